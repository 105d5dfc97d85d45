#include "extract/tags.h"

#include <catch2/catch.hpp>

using namespace planlupp;

TEST_CASE("a tag is a blank, a sign for less is none") {
  struct Case {
    const char* text;
    const char* expected;
  };
  const auto [text, expected] = GENERATE(values<Case>({
      {"<b>Jäv</b>", " Jäv "},
      {"en<br/>två", "en två"},
      {"<td class=\"n\">2</td>", " 2 "},
      {"x < y och z > w", "x < y och z > w"},
      {"5<6", "5<6"},
      {"<", "<"},
      {"<b", "<b"},
      {"", ""},
  }));
  CHECK(without_tags(text) == expected);
}

TEST_CASE("what runs on without an end is no tag") {
  CHECK(without_tags("<b" + std::string(500, 'x') + ">").starts_with("<bxx"));
}
