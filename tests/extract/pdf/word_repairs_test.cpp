#include "extract/pdf/word_repairs.h"

#include <catch2/catch.hpp>

using namespace planlupp;

namespace {

Word word(const std::string& text, float x, double baseline = 100) {
  Word out;
  out.text = text;
  const float width = 5 * static_cast<float>(text.size());
  out.box = {x, baseline - 9, x + width, baseline + 2.5};
  out.baseline = baseline;
  out.font_size = 10;
  for (std::size_t i = 0; i <= text.size(); ++i) {
    out.edges.push_back(x + 5 * static_cast<float>(i));
  }
  return out;
}

std::vector<std::string> texts(const std::vector<Word>& words) {
  std::vector<std::string> out;
  for (const Word& w : words) out.push_back(w.text);
  return out;
}

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("a word drawn twice is one bold word") {
  std::vector<Word> words = {word("Risk", 10), word("Jag", 40), word("Risk", 10.4F)};
  drop_copies(words);
  CHECK(texts(words) == Texts{"Risk", "Jag"});
  CHECK(words[0].bold);
  CHECK_FALSE(words[1].bold);
}

TEST_CASE("the same word elsewhere is no copy") {
  std::vector<Word> words = {word("Risk", 10), word("Risk", 14), word("Risk", 10, 112)};
  drop_copies(words);
  CHECK(words.size() == 3);
}

TEST_CASE("pieces drawn apart that touch are one word, in whatever order") {
  std::vector<Word> words = {word("het", 45), word("annat", 10, 200), word("verksam", 10)};
  join_touching(words, {0, 1, 2});
  CHECK(texts(words) == Texts{"annat", "verksamhet"});
  CHECK(words[1].edges.size() == 11);
  CHECK(words[1].box.x1 == 60);
}

TEST_CASE("pieces on other lines, of other sizes, or after a space stay apart") {
  std::vector<Word> other_line = {word("verksam", 10), word("het", 45, 104)};
  join_touching(other_line, {0, 1});
  CHECK(other_line.size() == 2);
  std::vector<Word> other_size = {word("verksam", 10), word("het", 45)};
  other_size[1].font_size = 6;
  join_touching(other_size, {0, 1});
  CHECK(other_size.size() == 2);
  std::vector<Word> gap = {word("verksam", 10), word("het", 46.5F)};
  join_touching(gap, {0, 1});
  CHECK(gap.size() == 2);
}

TEST_CASE("words are dropped only when all of them is outside or unreadable") {
  std::vector<Word> words = {word("inne", 10), word("halv", -10), word("ute", -20),
                             word("under", 10, 900)};
  CHECK(drop_outside(words, 600, 800) == 2);
  CHECK(texts(words) == Texts{"inne", "halv"});
  words = {word("a\uFFFD", 10), word("\uFFFD\uFFFD", 10)};
  CHECK(drop_unreadable(words) == 1);
  CHECK(words.size() == 1);
}
