#include "extract/account.h"

#include <catch2/catch.hpp>

#include "extract/extract.h"

using namespace planlupp;

namespace {

std::string balance(const std::string& came_in, const std::vector<std::string>& lines) {
  Account account;
  account.came_in(came_in);
  std::vector<TextLine> held;
  for (const std::string& text : lines) {
    TextLine line;
    line.text = text;
    held.push_back(line);
  }
  const auto note = account.balance(held);
  return note ? std::string(name_of(note->level)) + ": " + note->message : "";
}

}  // namespace

TEST_CASE("lines that hold all of a document leave nothing to tell") {
  struct Case {
    std::string came_in;
    std::vector<std::string> lines;
  };
  for (const Case& c : {Case{"Jäv vid be-\nslut", {"Jäv vid be", "slut"}},
                        {"a\tb\r\n\xc2\xa0 c", {"c", "ab"}},  // in any order
                        {"", {}},
                        {"◆ grön", {"◆", "grön"}},
                        {"soft\xc2\xadhyphen", {"softhyphen"}}}) {
    CHECK(balance(c.came_in, c.lines).empty());
  }
}

TEST_CASE("what is missing is a loss, what is too much a doubt, both with the characters") {
  CHECK(balance("Jäv ◆", {"Jv"}) ==
        "loss: expected every character of the document in its lines, found 2 (\"ä◆\") missing");
  CHECK(balance("ab", {"abba"}) ==
        "doubt: expected the document's characters in its lines, found 2 (\"ab\") more");
  CHECK(balance("punkt", {"• punkt"}).empty());  // the bullet was drawn
  CHECK(balance(std::string(100, 'x'), {""}).find("100 (\"xxxxxxxxxxxxxxxxxxxx\" ...)") !=
        std::string::npos);
}

TEST_CASE("a text that is read keeps its account") {
  const std::string text = "Plan 2024\n\nRisk\tNivå\nJäv ◆\t<b>R2</b>\n- punkt\n\nSida 1\n";
  const auto extraction = extract(std::as_bytes(std::span(text)), {});
  REQUIRE(extraction);
  for (const Note& note : extraction->notes) CHECK(note.code != "account");
}
