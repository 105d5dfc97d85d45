// Which lines begin a row, and which text makes columns.
#include <catch2/catch.hpp>

#include "extract/tables/rows_from_lines.h"
#include "extract/text_form.h"

using namespace planlupp;

namespace {

// Lines as texts of their columns; 5 points a character, columns 20 characters wide.
std::vector<RowLine> lines_of(const std::vector<std::vector<std::string>>& texts) {
  std::vector<RowLine> lines;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    RowLine line;
    line.baseline = 12 * static_cast<double>(i + 1);
    line.top = line.baseline - 8;
    line.bottom = line.baseline + 2;
    for (std::size_t c = 0; c < texts[i].size(); ++c) {
      const std::string& text = texts[i][c];
      LinePiece piece;
      piece.filled = !text.empty();
      piece.x0 = 120.0 * static_cast<double>(c);
      piece.x1 = piece.x0 + 5.0 * static_cast<double>(length_of(text));
      piece.first_width = 5.0 * static_cast<double>(std::min(text.find(' '), text.size()));
      piece.numeric = is_numeric(text);
      piece.lower_start = starts_lower(text);
      piece.hyphen_end = ends_with_hyphen(text);
      line.pieces.push_back(piece);
    }
    lines.push_back(line);
  }
  return lines;
}

std::string starts_of(const std::vector<std::vector<std::string>>& texts, double strictness = 0) {
  const std::vector<RowLine> lines = lines_of(texts);
  std::vector<RowColumn> columns;
  for (std::size_t c = 0; c < texts[0].size(); ++c) {
    columns.push_back({120.0 * static_cast<double>(c) + 100, 3});
  }
  std::string out;
  for (const std::uint8_t start : row_starts(lines, columns, strictness)) out += start ? '1' : '0';
  return out;
}

}  // namespace

TEST_CASE("Lines begin rows by what their columns show") {
  struct Case {
    const char* what;
    std::vector<std::vector<std::string>> lines;
    std::string expected;
  };
  const Case cases[] = {
      {"figures below figures",
       {{"Norrland", "12"}, {"Svealand", "7"}, {"Skaraborg", "31"}},
       "111"},
      {"texts that fill every column in every line",
       {{"Avtal saknas for ink", "Genomgang av listor"},
        {"Nycklar forsvinner", "Inventering i mars"},
        {"Larm gar inte fram", "Provlarm varje host"},
        {"Brandposter ar torra", "Provtryckning"}},
       "1111"},
      {"texts that fill every column and run on",
       {{"Avtal saknas for ink", "Genomgang av listor"},
        {"forda varor och tjan", "over leverantorer"},
        {"ster hos kommunens", "med egna avtal"}},
       "100"},
      {"a text that was forced to wrap",
       {{"Otydliga mal och", "Malens matbarhet"}, {"uppfoljning i namnden", ""}},
       "10"},
      {"a hyphen at the line's end",
       {{"Organisation/styr-", "A"}, {"ning", ""}, {"Stress", "B"}},
       "101"},
      {"the next word would have fitted", {{"Stress", "Ja"}, {"Brand", "Nej"}}, "11"},
      {"a wrapped first column with its figures on the last line",
       {{"Hospitals", "2 013"}, {"Retail sale and other", ""}, {"providers of goods", "3 612"}},
       "110"},
      {"a section between rows of figures",
       {{"Maine", "13"}, {"Midwest", ""}, {"Ohio", "17"}},
       "111"},
  };
  for (const Case& c : cases) {
    INFO(c.what);
    CHECK(starts_of(c.lines) == c.expected);
  }
}

TEST_CASE("A rule between lines begins a row, and cells centred on their row do not") {
  std::vector<RowLine> lines =
      lines_of({{"Risk", ""}, {"", "Ja"}, {"nummer ett", ""}, {"Nu", "Nej"}});
  lines[1].baseline = 18;  // between the two lines of the first column
  lines[3].ruled_above = true;
  const std::vector<RowColumn> columns{{100, 3}, {220, 3}};
  CHECK(row_starts(lines, columns, 6) == std::vector<std::uint8_t>{1, 0, 0, 1});
}

TEST_CASE("Text has a form") {
  const std::pair<const char*, bool> numeric[] = {
      {"12 345", true}, {"-3,4 %", true}, {"(12)", true},     {"–", true},        {"..", true},
      {"45 g", true},   {"Ja", false},    {"Kvartal", false}, {"3 ggr/år", false}};
  for (const auto& [text, expected] : numeric) {
    INFO(text);
    CHECK(is_numeric(text) == expected);
  }
  const std::pair<const char*, bool> marks[] = {{"•", true},   {"1.", true},  {"a)", true},
                                                {"2.1", true}, {"12", false}, {"Ja", false}};
  for (const auto& [text, expected] : marks) {
    INFO(text);
    CHECK(is_list_mark(text) == expected);
  }
  CHECK(ends_with_hyphen("styr\u00AD"));
  CHECK(ends_with_hyphen("styr-"));
  CHECK_FALSE(ends_with_hyphen("styr"));
  CHECK(is_leader("....."));
  CHECK_FALSE(is_leader("a...."));
  CHECK(ends_in_leader("Maine....."));
  CHECK(length_of("åäö") == 3);
}
