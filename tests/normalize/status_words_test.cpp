#include "normalize/status_words.h"

#include <catch2/catch.hpp>

#include "normalize/terms.h"

using namespace planlupp;

TEST_CASE("a status or a legend's words tell how far a thing has come") {
  const auto terms = Terms::load({});
  REQUIRE(terms);
  const StatusWords words(**terms);
  const struct {
    const char* text;
    StatusCode code;
  } rows[] = {
      {"Genomförd", StatusCode::done},
      {"Åtgärden är genomförd och klar", StatusCode::done},
      {"Målet uppnås", StatusCode::done},
      {"Målet uppnås delvis", StatusCode::partly_done},
      {"Åtgärd delvis genomförd, beräknas bli klar i juni", StatusCode::partly_done},
      {"Pågår", StatusCode::partly_done},
      {"Målet uppnås inte", StatusCode::not_done},
      {"Ej påbörjad", StatusCode::not_done},
      {"Arbetet är inte klart eller delvis klart och hinns inte med i år", StatusCode::not_done},
      {"Reviderad", StatusCode::none},
      {"gul", StatusCode::none},
  };
  for (const auto& row : rows) {
    INFO(row.text);
    CHECK(words.code_of(row.text) == row.code);
  }
}

TEST_CASE("the document's own legend says what its colours mean") {
  const auto terms = Terms::load({});
  REQUIRE(terms);
  std::vector<TextLine> lines(3);
  lines[0].text = "Åtgärden är klar";
  lines[0].light = "#92d050";
  lines[1].text = "Reviderat";
  lines[1].light = "#ffd966";
  lines[2].text = "Åtgärden är inte påbörjad";
  const auto legend = read_legend(lines, StatusWords(**terms));
  REQUIRE(legend.size() == 1);
  CHECK(legend.at("grön") == StatusCode::done);
}
