#include "normalize/document_words.h"

#include <catch2/catch.hpp>

#include "normalize/normalize.h"
#include "normalize/terms.h"

using namespace planlupp;

namespace {

const Terms& terms() {
  static const auto kTerms = Terms::load({});
  return **kTerms;
}

std::vector<TextLine> lines(const std::string& text, int times) {
  std::vector<TextLine> out(static_cast<std::size_t>(times));
  for (TextLine& line : out) line.text = text;
  return out;
}

std::vector<TextLine> both(std::vector<TextLine> a, const std::vector<TextLine>& b) {
  a.insert(a.end(), b.begin(), b.end());
  return a;
}

}  // namespace

TEST_CASE("two words are one where the document writes it so often, and seldom apart") {
  const struct {
    int whole, open;  // lines
    bool joins;
  } rows[] = {{5, 0, true}, {4, 0, false}, {5, 1, true}, {9, 2, false}, {10, 2, true}};
  for (const auto& row : rows) {
    INFO(row.whole << " and " << row.open);
    const DocumentWords words(
        both(lines("Ny Lönekartan.", row.whole), lines("en löne kartan", row.open)), terms());
    CHECK(words.joins("Löne", "kartan") == row.joins);
    CHECK(words.count("Lönekartan") == row.whole);
  }
}

TEST_CASE("words of two lines are no neighbours") {
  const DocumentWords words(
      both(lines("lönekartan", 5), both(lines("löne", 9), lines("kartan", 9))), terms());
  CHECK(words.joins("löne", "kartan"));
}

TEST_CASE("words with a hyphen between lower-case letters are told once each") {
  const DocumentWords words(lines("följan-de och IT-system, följan-de e-post", 3), terms());
  CHECK(words.hyphened() == std::unordered_set<std::string>{"följan-de", "it-system"});
}

TEST_CASE("a document cuts its line ends where many lines end so") {
  CHECK(DocumentWords(lines("informat-", 8), terms()).cuts_line_ends());
  CHECK_FALSE(DocumentWords(lines("informat-", 7), terms()).cuts_line_ends());
  CHECK_FALSE(DocumentWords(lines("punkt -", 9), terms()).cuts_line_ends());
}
