#include "normalize/unread.h"

#include <catch2/catch.hpp>

#include "normalize/read_text.h"
#include "normalize/terms.h"

namespace planlupp {
namespace {

// The line's rest when the given texts were read from it, each into a field of its own.
std::string unread(const std::string& line, const std::vector<std::string>& read) {
  constexpr std::array kFields{Field::description, Field::severity, Field::likelihood,
                               Field::response};
  RecordSet records;
  records.lines.push_back({0, 7, line, LineRole::cell, {}});
  Record& risk = records.risks.emplace_back();
  for (std::size_t i = 0; i < read.size(); ++i) {
    Value value;
    value.text = read[i];
    value.origins.push_back({{0, 7, {}}, read[i]});
    risk.fields.emplace(kFields.at(i), value);
  }
  const auto found = find_unread(records, {"riskägare"}, test::vocabulary().terms());
  return found.empty() ? "" : found.front().text;
}

TEST_CASE("what no value was read from is told, cell by cell") {
  struct Case {
    const char* line;
    std::vector<std::string> read;
    const char* unread;
  };
  const auto [line, read, expected] = GENERATE(values<Case>({
      {"Jäv vid beslut\t2\tUtbildning", {"Jäv vid beslut", "2"}, "Utbildning"},
      {"Jäv vid beslut\t2\t2", {"Jäv vid beslut", "2"}, "2"},
      {"Jäv vid beslut\t2\t2", {"Jäv vid beslut", "2", "2"}, ""},
      {"Jäv\tRätt\tFel", {"Rätt"}, "Jäv Fel"},
      {"Kostnad 12 kr", {}, "Kostnad 12 kr"},
      {"Fel (1–5)\t5\t3", {"3", "5"}, "Fel (1–5)"},
      {"Är 2\t2024", {"2024", "2"}, "Är"},
      {"Ö", {}, "Ö"},
      {"Nej", {}, "Nej"},
      {"x < y och z > w", {}, "x < y och z > w"},
  }));
  CAPTURE(line);
  CHECK(unread(line, read) == expected);
}

TEST_CASE("bullets, rules, markup, dashes, labels and headings hold no value") {
  struct Case {
    const char* line;
    std::vector<std::string> read;
  };
  const auto [line, read] = GENERATE(values<Case>({
      {"•", {}},
      {"- ", {}},
      {"Orsak:", {}},
      {"Orsak:   Vikarier   Konsekvens:", {"Vikarier"}},
      {"Orsak\tVikarier\t\tOrsak\t-", {"Vikarier"}},
      {"Riskägare\tVikarier", {"Vikarier"}},
      {"| <b></b> |", {}},
      {"| **Orsak** | Vikarier | – |", {"Vikarier"}},
      {"<p>Vikarier&nbsp;slutar</p><br>&amp; byter\\.", {"Vikarier slutar & byter."}},
      {"<ul><li>Ett</li><li>Två</li></ul>", {"• Ett • Två"}},
  }));
  CAPTURE(line);
  CHECK(unread(line, read).empty());
}

TEST_CASE("a figure and its label are one text, and cover it once") {
  RecordSet records;
  records.lines.push_back({0, 1, "3 - Möjlig\t3 - Möjlig", LineRole::cell, {}});
  Value value;
  value.origins.push_back({{0, 1, {}}, "3 - Möjlig"});
  Record& risk = records.risks.emplace_back();
  risk.fields.emplace(Field::likelihood, value);
  risk.fields.emplace(Field::likelihood_label, value);
  const auto found = find_unread(records, {}, test::vocabulary().terms());
  REQUIRE(found.size() == 1);
  CHECK(found.front().text == "3 - Möjlig");
}

TEST_CASE("headings and prose are not asked for values") {
  RecordSet records;
  for (const LineRole role :
       {LineRole::heading, LineRole::prose, LineRole::header_row, LineRole::furniture}) {
    records.lines.push_back({0, 1, "Riskbild", role, {}});
  }
  CHECK(find_unread(records, {}, test::vocabulary().terms()).empty());
}

TEST_CASE("a cell that a row has more than the header reaches the store and is not unread") {
  const RecordSet records = test::read(
      "# Internkontrollplan 2031 för hamnnämnden\n\nRisk\tS\tK\nKajen rasar\t3\t4\textra\n"
      "Kranen välter\t2\t2\n");
  REQUIRE(records.risks.size() == 2);
  CHECK(records.unread.empty());
}

}  // namespace
}  // namespace planlupp
