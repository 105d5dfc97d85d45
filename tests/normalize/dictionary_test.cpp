#include "normalize/dictionary.h"

#include <catch2/catch.hpp>

using namespace planlupp;

namespace {

const std::string kStem = "/usr/share/hunspell/sv_SE";

}  // namespace

TEST_CASE("what was asked for is told once, words of letters alone") {
  const Dictionary words(kStem);
  CHECK(words.knows("plan"));
  CHECK_FALSE(words.knows("planz"));
  CHECK(words.knows("plan"));
  static_cast<void>(words.knows("IT-plan"));
  static_cast<void>(words.knows(std::string("a\0b", 3)));
  CHECK(words.take_asked() == std::vector<std::string>{"plan", "planz"});
  CHECK(words.take_asked().empty());
}

TEST_CASE("what was learned is not asked for again, and no answer changes by it") {
  const Dictionary words(kStem);
  const std::vector<std::string> foreign{"två ord", "", std::string(50, 'a'), "\xFF\xFE"};
  words.learn({"planz", "plan"});
  words.learn(foreign);
  CHECK(words.take_asked() == std::vector<std::string>{"planz", "plan"});
  CHECK(words.knows("plan"));
  CHECK_FALSE(words.knows("planz"));
  CHECK(words.take_asked().empty());
  CHECK_FALSE(words.knows("två ord"));
}
