#include "normalize/colour.h"

#include <catch2/catch.hpp>

using namespace planlupp;

TEST_CASE("the colours of traffic lights have names, paper and tints have none") {
  const struct {
    const char* colour;
    const char* name;
  } rows[] = {
      {"#92d050", "grön"}, {"#00b050", "grön"}, {"#70ad47", "grön"},   {"#008000", "grön"},
      {"#ffd966", "gul"},  {"#ffff00", "gul"},  {"#ffc000", "gul"},    {"#ff0000", "röd"},
      {"#e8534a", "röd"},  {"#c00000", "röd"},  {"#ed7d31", "orange"}, {"#f4b183", "orange"},
      {"#4472c4", "blå"},  {"#a6a6a6", "grå"},  {"#ffffff", ""},       {"#000000", ""},
      {"#d9e2f3", ""},     {"#eeeeee", ""},     {"rubbish", ""},
  };
  for (const auto& row : rows) {
    INFO(row.colour);
    CHECK(colour_name(row.colour) == row.name);
  }
}
