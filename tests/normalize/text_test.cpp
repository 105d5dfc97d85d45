#include "normalize/text.h"

#include <catch2/catch.hpp>

using namespace planlupp;

TEST_CASE("the first and the last word are those between the first and last white space") {
  const struct {
    std::string text, first, last, trimmed;
  } rows[] = {
      {"", "", "", ""},
      {" \t\n", "", "", ""},
      {"mål", "mål", "mål", "mål"},
      {"  brist på\u00A0personal ", "brist", "personal", "brist på\u00A0personal"},
      {"\u2003å ä ö\u2003", "å", "ö", "å ä ö"},
      {"(a), b.", "(a),", "b.", "(a), b."},
  };
  for (const auto& row : rows) {
    INFO(row.text);
    CHECK(first_word(row.text) == row.first);
    CHECK(last_word(row.text) == row.last);
    CHECK(trim(row.text) == row.trimmed);
  }
}

TEST_CASE("a word is bare without the signs around it, and keeps those within") {
  const struct {
    std::string word, bare;
    bool letters;  // the bare one is letters only
  } rows[] = {
      {"(leverantörer),", "leverantörer", true},
      {"IT-system.", "IT-system", false},
      {"–", "", false},
      {"§7", "7", false},
      {"m²", "m²", false},
      {"\"Åtgärd\"", "Åtgärd", true},
  };
  for (const auto& row : rows) {
    INFO(row.word);
    CHECK(bare_word(row.word) == row.bare);
    CHECK(all_letters(bare_word(row.word)) == row.letters);
  }
}
