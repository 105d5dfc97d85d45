#include "normalize/terms.h"

#include <catch2/catch.hpp>

using namespace planlupp;

namespace {

std::unique_ptr<Terms> terms(std::vector<TermSources::File> files = {}) {
  auto loaded = Terms::load({std::move(files), ""});
  REQUIRE(loaded);
  return std::move(*loaded);
}

}  // namespace

TEST_CASE("a heading is known whatever its spaces, case, brackets and year") {
  const auto t = terms();
  const struct {
    const char* text;
    Meaning meaning;
  } rows[] = {
      {"Riskpoäng", Meaning::score},     {"Riskpoän g", Meaning::score},
      {"RISKPOÄNG", Meaning::score},     {"Hantering av risk (välj en)", Meaning::response},
      {"Risk:", Meaning::risk},          {"Målvärde 2031", Meaning::target},
      {"Utfall 2030", Meaning::outcome}, {"Process / rutin", Meaning::process},
  };
  for (const auto& row : rows) {
    INFO(row.text);
    const auto found = t->heading(row.text);
    REQUIRE(found);
    CHECK(found->meaning == row.meaning);
    CHECK(found->exact);
  }
}

TEST_CASE("a heading with words of its own is known by its beginning, a sentence is not") {
  const auto t = terms();
  const auto found = t->heading("Kontrollmoment för perioden");
  REQUIRE(found);
  CHECK(found->meaning == Meaning::control);
  CHECK_FALSE(found->exact);
  CHECK_FALSE(t->heading("Risk att rutinen inte följs"));
  CHECK_FALSE(t->label("Kontrollmoment för perioden"));
}

TEST_CASE("an abbreviated heading is the shortest known one that begins so") {
  const auto t = terms();
  struct {
    const char* text;
    std::optional<Meaning> meaning;
  } const rows[] = {
      {"Frekv.", Meaning::frequency},
      {"Omr.", Meaning::area},
      {"Kontr.-moment", Meaning::control},
      {"Kontroll-ansv.", Meaning::control_responsible},
      {"Rapp. till", Meaning::reports_to},
      {"Konsekv.", Meaning::consequence_or_severity},
      {"Tidp.", std::nullopt},   // Tidplan or Tidpunkt
      {"Fel.", std::nullopt},    // a short sentence
      {"frekv.", std::nullopt},  // no heading begins small
  };
  for (const auto& row : rows) {
    INFO(row.text);
    CHECK(t->label(row.text) == row.meaning);
  }
}

TEST_CASE("a question says what is asked for") {
  const auto t = terms();
  struct {
    const char* text;
    std::optional<Meaning> meaning;
  } const rows[] = {
      {"Vad kan gå fel?", Meaning::risk},
      {"Vilken är risken?", Meaning::risk},
      {"Vad ska kontrolleras?", Meaning::control},
      {"Hur ska det kontrolleras?", Meaning::method},
      {"När ska det kontrolleras?", Meaning::frequency},
      {"När ska åtgärden vara klar?", Meaning::deadline},
      {"Vem ansvarar?", Meaning::responsible},
      {"Vem utför kontrollen?", Meaning::control_responsible},
      {"Till vem rapporteras resultatet?", Meaning::reports_to},
      {"Vilka följder får det?", Meaning::consequence},
      {"Är beloppet rätt?", std::nullopt},
  };
  for (const auto& row : rows) {
    INFO(row.text);
    CHECK(t->label(row.text) == row.meaning);
  }
}

TEST_CASE("a heading of a part of the document is no area") {
  const auto t = terms();
  CHECK(t->names_part("Läsanvisning"));
  CHECK(t->names_part("Mål och indikatorer"));
  CHECK_FALSE(t->names_part("Mål för äldre"));
}

TEST_CASE("a line of headings is cut where the known ones are") {
  const auto t = terms();
  const std::string line = "Område Beskrivning av risk Zorbplats S K Åtgärd Klart senast";
  const auto spans = t->split_headings(line);
  const Meaning wanted[] = {Meaning::area,       Meaning::risk,     Meaning::other,
                            Meaning::likelihood, Meaning::severity, Meaning::measure,
                            Meaning::deadline};
  REQUIRE(spans.size() == std::size(wanted));
  for (std::size_t i = 0; i < spans.size(); ++i) CHECK(spans[i].meaning == wanted[i]);
  CHECK(line.substr(spans[2].begin, spans[2].end - spans[2].begin) == "Zorbplats");
}

TEST_CASE("a user's headings come before the built-in ones") {
  const auto t = terms({{"headings.tsv", "heading\tmeaning\nZorbplats\tunit\nRisk\tcause\n"}});
  CHECK(t->label("zorbplats") == Meaning::unit);
  CHECK(t->label("Risk") == Meaning::cause);
}

TEST_CASE("a user's table that would be passed over is an error that says what is expected") {
  struct Case {
    const char* name;
    const char* content;
    const char* place;
    const char* says;
  };
  const auto [name, content, place, says] = GENERATE(values<Case>({
      {"headings.tsv", "Zorbplats\tunit\n", "headings.tsv, line 1", "\"heading meaning\""},
      {"headings.tsv", "# mine\n\nheading unit\n", "headings.tsv, line 3", "\"heading unit\""},
      {"headings.tsv", "heading\tmeaning\nA\n", "headings.tsv, line 2", "a known meaning"},
      {"headings.tsv", "heading\tmeaning\n\xC5r\tunit\n", "headings.tsv, line 2", "UTF-8"},
      {"rubriker.tsv", "heading\tmeaning\nA\tunit\n", "rubriker.tsv", "headings.tsv"},
      {"document_kinds.tsv", "kind\ttitle\noperational_plan\t(\n", "document_kinds.tsv, line 2",
       "an RE2 pattern"},
  }));
  CAPTURE(name, content);
  const auto refused = Terms::load({{{name, content}}, ""});
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code == ErrorCode::usage);
  CHECK(refused.error().place == place);
  CHECK(refused.error().message.find(says) != std::string::npos);
}

TEST_CASE("a user's table may begin with a byte order mark and end its lines as Windows does") {
  const auto t = terms({{"headings.tsv", "\xEF\xBB\xBFheading\tmeaning\r\nZorbplats\tunit\r\n"}});
  CHECK(t->label("Zorbplats") == Meaning::unit);
}

TEST_CASE("a user's malformed line is an error that names the file and the line") {
  const auto many = Terms::load({{{"headings.tsv", "heading\tmeaning\nA\tb\tc\n"}}, ""});
  REQUIRE_FALSE(many);
  CHECK(many.error().code == ErrorCode::usage);
  CHECK(many.error().place == "headings.tsv, line 2");
  const auto unknown = Terms::load({{{"headings.tsv", "heading\tmeaning\nA\tzorb\n"}}, ""});
  REQUIRE_FALSE(unknown);
  CHECK(unknown.error().message.find("zorb") != std::string::npos);
}
