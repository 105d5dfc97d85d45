#include "normalize/both_ranks.h"

#include <catch2/catch.hpp>

#include "normalize/terms.h"

using namespace planlupp;

TEST_CASE("two ranks in one cell are told apart by letters, by the heading, or by custom") {
  const auto terms = Terms::load({});
  REQUIRE(terms);
  const struct {
    const char *text, *heading, *likelihood, *severity, *score;
  } rows[] = {
      {"3 x 4 = 12", "Riskvärde", "3", "4", "12"},
      {"3x4", "Riskvärde", "3", "4", ""},
      {"12 (3×4)", "Riskvärde (S x K)", "3", "4", "12"},
      {"12 (4*3)", "Riskvärde (K x S)", "3", "4", "12"},
      {"S3 K4", "Riskbedömning", "3", "4", ""},
      {"K: 4, S: 3", "Riskbedömning", "3", "4", ""},
      {"V 4 S 3", "", "3", "4", ""},
      {"3/4", "Placering i matris (S/K)", "3", "4", ""},
      {"4/3", "Konsekvens / sannolikhet", "3", "4", ""},
  };
  for (const auto& row : rows) {
    CAPTURE(row.text, row.heading);
    const auto both = parse_both_ranks(row.text, row.heading, **terms);
    REQUIRE(both);
    CHECK(both->likelihood == row.likelihood);
    CHECK(both->severity == row.severity);
    CHECK(both->score == row.score);
  }
}

TEST_CASE("other figures in a cell are no pair of ranks") {
  const auto terms = Terms::load({});
  REQUIRE(terms);
  for (const char* text : {"12", "R3 Åtgärdas snarast", "4/3", "12 (hög)", "S3 S4", "2031-04-30",
                           "3 x per år", "A3 B4", ""}) {
    CAPTURE(text);
    CHECK_FALSE(parse_both_ranks(text, "Riskvärde", **terms));
  }
}

TEST_CASE("a heading that joins likelihood and severity announces both") {
  const auto terms = Terms::load({});
  REQUIRE(terms);
  for (const char* heading : {"S/K", "S×K", "S x K", "SxK", "Sannolikhet x konsekvens = riskvärde",
                              "Sannolikhet/ konsekvens", "Placering i matris (K/S)"}) {
    CAPTURE(heading);
    CHECK(names_both_ranks(heading, **terms));
  }
  for (const char* heading :
       {"Riskvärde", "Sannolikhet", "Risk/konsekvens", "Konsekvens", "K", ""}) {
    CAPTURE(heading);
    CHECK_FALSE(names_both_ranks(heading, **terms));
  }
}

TEST_CASE("a heading that is nothing but both ranks ends with them, or with their product") {
  const auto terms = Terms::load({});
  REQUIRE(terms);
  const struct {
    const char* heading;
    bool whole;
  } rows[] = {
      {"Sannolikhet x konsekvens", true},
      {"Sannolikhet x konsekvens = riskvärde", true},
      {"Sannoli khet x konsekv ens = r iskvärd e", true},
      {"S x K", true},
      {"Sannolikhet x konsekvens Åtgärd", false},
      {"Sannolikhet x konsekvens = hög", false},
      {"Riskvärde (S x K)", false},
      {"Sannolikhet", false},
  };
  for (const auto& row : rows) {
    CAPTURE(row.heading);
    CHECK(is_both_ranks(row.heading, **terms) == row.whole);
  }
}
