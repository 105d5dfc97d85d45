#include "extract/shifted_letters.h"

#include <catch2/catch.hpp>
#include <string>

#include "extract/text/text_decode.h"

using namespace planlupp;

TEST_CASE("letters that were written a byte off are moved back, and nothing else is") {
  const std::pair<const char*, const char*> cases[] = {
      {"rela琀椀oner", "relationer"},
      {"ska琀琀 och u琀昀all", "skatt och utfall"},
      {"bered괠က", "bered-"},  // a soft hyphen and a hyphen, one glyph
      {"\u201d琀椀d\u201d", "”tid”"},
      {"琀椀\u2013", "ti–"},
      {"rä琀", "rä琀"},  // one alone may be anything
      {"中文 한국어 にほん", "中文 한국어 にほん"},
      {"• – ” €", "• – ” €"},
      {"••", "••"},
      {"", ""},
      {"å", "å"},
      {"\xE7\x90", "\xE7\x90"},  // cut
  };
  for (const auto& [text, expected] : cases) {
    std::size_t repaired = 0;
    CHECK(undo_shifts(text, repaired) == expected);
    CHECK((repaired > 0) == (std::string(text) != expected));
    std::size_t again = 0;
    CHECK(undo_shifts(expected, again) == expected);
  }
}

TEST_CASE("a text with shifted letters tells of them") {
  const std::string text = "Ska琀琀eintäkter\n";
  const auto decoded = decode_text(std::as_bytes(std::span(text)), {});
  REQUIRE(decoded);
  CHECK(decoded->text == "Skatteintäkter\n");
  REQUIRE(decoded->notes.size() == 1);
  CHECK(decoded->notes.front().code == "shifted-letters");
}
