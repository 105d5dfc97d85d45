#include "extract/pdf/content_lexer.h"

#include <catch2/catch.hpp>

using namespace planlupp;

namespace {

// The tokens as text: operands as they are, an operator in angle brackets.
std::string tokens(std::string_view content) {
  ContentLexer lexer(content);
  std::string out;
  for (;;) {
    const auto step = lexer.next();
    if (step == ContentLexer::Step::end) return out;
    if (step == ContentLexer::Step::bad) return out + "bad";
    for (const Operand& o : lexer.operands()) {
      switch (o.kind) {
        case Operand::Kind::number: {
          std::string number = std::to_string(o.number);
          number.erase(number.find_last_not_of('0') + 1);
          out += number + " ";
          break;
        }
        case Operand::Kind::name: out += "/" + std::string(lexer.text(o)) + " "; break;
        case Operand::Kind::string: out += "(" + std::string(lexer.text(o)) + ") "; break;
        case Operand::Kind::array_begin: out += "[ "; break;
        case Operand::Kind::array_end: out += "] "; break;
        case Operand::Kind::dict_begin: out += "<< "; break;
        case Operand::Kind::dict_end: out += ">> "; break;
        case Operand::Kind::other: out += "? "; break;
      }
    }
    out += "<" + std::string(lexer.operation()) + ">";
  }
}

}  // namespace

TEST_CASE("content streams are cut into operands and operators") {
  struct Row {
    std::string_view content, expected;
  };
  const Row rows[] = {
      {"", ""},
      {"q 1 0 0 -1 .5 -10.25 cm", "<q>1. 0. 0. -1. 0.5 -10.25 <cm>"},
      {"/F1 9 Tf", "/F1 9. <Tf>"},
      {"[(a) -20(b)]TJ", "[ (a) -20. (b) ] <TJ>"},
      {"(a\\(b\\)(c)\\101\\n) Tj", "(a(b)(c)A\n) <Tj>"},
      {"(a\\\nb\r\nc) Tj", "(ab\nc) <Tj>"},
      {"<414 2 4>Tj", "(AB@) <Tj>"},
      {"/A#20B gs%comment\nQ", "/A B <gs><Q>"},
      {"/P<</MCID 3/X[1 2]>>BDC", "/P << /MCID 3. /X [ 1. 2. ] >> <BDC>"},
      {"T* (x) ' 1 2 (y) \"", "<T*>(x) <'>1. 2. (y) <\">"},
      {"true false null x", "? ? ? <x>"},
      {"0 0 1 rg/F1 1 Tf", "0. 0. 1. <rg>/F1 1. <Tf>"},
  };
  for (const Row& row : rows) CHECK(tokens(row.content) == row.expected);
}

TEST_CASE("what is no content stream is bad, not guessed at") {
  for (const char* content : {"(open", "<41", "<4x>Tj", "1 2", ")", "}", "1.2.3 w", "--5 w", "> x",
                              "\\ x", "\xff", "(a\\"}) {
    const std::string found = tokens(content);
    CAPTURE(content);
    CHECK(found.substr(found.size() - 3) == "bad");
  }
}
