#include "extract/text/text_decode.h"

#include <catch2/catch.hpp>
#include <string>

using namespace planlupp;

namespace {

Result<DecodedText> decode(const std::string& bytes, const Limits& limits = {}) {
  return decode_text(std::as_bytes(std::span(bytes.data(), bytes.size())), limits);
}

std::string wide(const std::u16string& text, bool little, bool mark) {
  std::string out;
  if (mark) out += little ? "\xFF\xFE" : "\xFE\xFF";
  for (const char16_t c : text) {
    const char low = static_cast<char>(c & 0xFF), high = static_cast<char>(c >> 8);
    out += little ? low : high;
    out += little ? high : low;
  }
  return out;
}

}  // namespace

TEST_CASE("the same words come out of every encoding") {
  const std::string wanted = "Åtgärd för jäv i nämnden\n";
  const std::u16string utf16 = u"Åtgärd för jäv i nämnden\n";
  const struct {
    const char* encoding;
    std::string bytes;
  } rows[] = {
      {"UTF-8", wanted},
      {"UTF-8 with mark", "\xEF\xBB\xBF" + wanted},
      {"UTF-16LE with mark", wide(utf16, true, true)},
      {"UTF-16BE with mark", wide(utf16, false, true)},
      {"UTF-16LE", wide(utf16, true, false)},
      {"UTF-16BE", wide(utf16, false, false)},
      {"Windows-1252", "\xC5tg\xE4rd f\xF6r j\xE4v i n\xE4mnden\n"},
      {"Mac Roman", "\x81tg\x8Ard f\x9Ar j\x8Av i n\x8Amnden\n"},
      {"decomposed", "A\xCC\x8Atga\xCC\x88rd fo\xCC\x88r ja\xCC\x88v i na\xCC\x88mnden\n"},
      {"twice UTF-8", "Ã…tgÃ¤rd fÃ¶r jÃ¤v i nÃ¤mnden\n"},
  };
  for (const auto& row : rows) {
    INFO(row.encoding);
    const auto decoded = decode(row.bytes);
    REQUIRE(decoded);
    CHECK(decoded->text == wanted);
  }
}

TEST_CASE("what was repaired is noted") {
  const auto twice = decode("fÃ¶rvaltning â€“ nÃ¤mnd");
  REQUIRE(twice);
  CHECK(twice->text == "förvaltning – nämnd");
  REQUIRE(twice->notes.size() == 1);
  CHECK(twice->notes.front().code == "double-encoded");
  CHECK(decode("nämnd")->notes.empty());
}

TEST_CASE("binary content is refused, a stray NUL byte is not") {
  std::string binary;
  for (int i = 0; i < 600; ++i) binary += static_cast<char>(i * 37 % 256);
  const auto refused = decode(binary);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code == ErrorCode::unsupported);

  std::string stray(400, 'a');
  stray[200] = '\0';
  const auto kept = decode(stray);
  REQUIRE(kept);
  CHECK(kept->text[200] == ' ');
  CHECK(kept->notes.front().code == "nul-bytes");
}

TEST_CASE("a few broken bytes in UTF-8 are read as Windows-1252 and told as lost") {
  const auto broken = decode("Åtgärd för jäv\nnämnd\xE5n\n");
  REQUIRE(broken);
  CHECK(broken->text == "Åtgärd för jäv\nnämndån\n");
  REQUIRE(broken->notes.size() == 1);
  CHECK(broken->notes.front().level == NoteLevel::loss);
  CHECK(broken->notes.front().code == "broken-bytes");
  CHECK(broken->notes.front().place.line == 2);
  const auto cut = decode("Åtgärd för jäv i nämnd\xC3");
  REQUIRE(cut);
  CHECK(cut->text.find("\xEF\xBF\xBD") == std::string::npos);
}

TEST_CASE("lines of another encoding in UTF-8 are read in that, and told as a doubt") {
  struct Case {
    const char* line;
    const char* wanted;
    const char* message;
  };
  const auto [line, wanted, message] = GENERATE(values<Case>({
      {"J\xE4v i n\xE4mnden \x96 \xE5r f\xF6r \xE5r", "Jäv i nämnden – år för år",
       "1 line is no UTF-8; read as Windows-1252"},
      {"J\x8Av i n\x8Amnden \xD0 \x8Cr f\x9Ar \x8Cr", "Jäv i nämnden – år för år",
       "1 line is no UTF-8; read as Mac Roman"},
  }));
  const auto mixed = decode("Åtgärd för jäv\n" + std::string(line) + "\nÖver\n");
  REQUIRE(mixed);
  CHECK(mixed->text == "Åtgärd för jäv\n" + std::string(wanted) + "\nÖver\n");
  REQUIRE(mixed->notes.size() == 1);
  CHECK(mixed->notes.front().level == NoteLevel::doubt);
  CHECK(mixed->notes.front().place.line == 2);
  CHECK(mixed->notes.front().message == message);
}

TEST_CASE("UTF-8 with many broken bytes is an error that names the line, never U+FFFD") {
  const auto broken = decode("Åtgärd för jäv\nnämnd\xE5\xE5\xE5\xE5 \xE5\xE5\xE5\xE5\n");
  REQUIRE_FALSE(broken);
  CHECK(broken.error().code == ErrorCode::damaged);
  CHECK(broken.error().place == "line 2");
}

TEST_CASE("a text over the limit is too large") {
  Limits limits;
  limits.text_bytes = 10;
  const auto large = decode("elva tecken", limits);
  REQUIRE_FALSE(large);
  CHECK(large.error().code == ErrorCode::too_large);
}
