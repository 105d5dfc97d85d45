#include "extract/pdf/symbol_font.h"

#include <catch2/catch.hpp>

using namespace planlupp;

TEST_CASE("signs of symbol fonts are the characters that look like them") {
  struct Row {
    std::string_view font;
    char32_t c, expected;
  };
  const Row rows[] = {
      {"Wingdings-Regular", 0xF0FC, U'✓'},
      {"Wingdings", U'ü', U'✓'},
      {"Wingdings", U'l', U'●'},
      {"Wingdings2", U'P', U'✓'},
      {"Wingdings-3", 0xF070, U'▲'},
      {"SymbolMT", 0xF0B7, U'•'},
      {"Symbol", U'α', U'α'},
      {"Calibri", 0xF0B7, U'•'},
      {"Calibri", U'ü', U'ü'},
      {"Calibri", U'l', U'l'},
      {"Calibri", 0xF041, U'A'},
      {"Wingdings", U'✓', U'✓'},
  };
  for (const Row& row : rows) {
    CAPTURE(row.font, static_cast<unsigned>(row.c));
    CHECK(symbol_character(symbol_font(row.font), row.c) == row.expected);
  }
}
