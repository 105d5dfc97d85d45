#include "normalize/target_value.h"

#include <catch2/catch.hpp>

#include "normalize/terms.h"

using namespace planlupp;

TEST_CASE("a target value's form, number and unit are told") {
  const auto terms = Terms::load({});
  REQUIRE(terms);
  const TargetGrammar grammar(**terms);
  const struct {
    const char* text;
    const char* op;
    std::optional<double> value;
    const char* unit;
  } rows[] = {
      {"Minst 50 %", ">=", 50, "%"},
      {"Minst 3 st", ">=", 3, "st"},
      {"Högst 5,3 %", "<=", 5.3, "%"},
      {"mindre än 20%", "<=", 20, "%"},
      {"≤ 4,8 %", "<=", 4.8, "%"},
      {"<250 rec/TIN", "<=", 250, "rec/TIN"},
      {"-20 %", "change", -20, "%"},
      {"-1,1 %", "change", -1.1, "%"},
      {"100 %", "=", 100, "%"},
      {"1 500 st", "=", 1500, "st"},
      {"200 kWh/m²", "=", 200, "kWh/m²"},
      {"8", "=", 8, ""},
      {"100 % år 2030", "=", 100, "%"},
      {"4,5 (KS) 4,5 (BUN)", "per body", std::nullopt, ""},
      {"4,8 % (KS) 4,8 % (BUN)", "per body", std::nullopt, ""},
      {"Större andel än 2021", "vs year", std::nullopt, ""},
      {"Högre än föregående år", "vs year", std::nullopt, ""},
      {"< året innan", "vs year", std::nullopt, ""},
      {"Genomförd aktivitet", "done", std::nullopt, ""},
      {"Kompletteras senare", "unset", std::nullopt, ""},
      {"Målvärde kompletteras efter 2021", "unset", std::nullopt, ""},
      {"Alla ska känna sig trygga", "", std::nullopt, ""},
  };
  for (const auto& row : rows) {
    INFO(row.text);
    const Target target = grammar.parse(row.text);
    CHECK(target.op == row.op);
    CHECK(target.value.has_value() == row.value.has_value());
    if (target.value && row.value) CHECK(*target.value == Approx(*row.value));
    CHECK(target.unit == row.unit);
  }
}
