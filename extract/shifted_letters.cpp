#include "extract/shifted_letters.h"

#include <unicode/utf8.h>

#include <cstdint>

namespace planlupp {
namespace {

constexpr char32_t kFirst = 0x1000;  // no letter that is moved comes to stand below

bool is_hyphen(char32_t c) { return c == '-' || c == 0xAD || c == 0x2010 || c == 0x2011; }

bool is_letter(char32_t c) {
  return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
         (c >= 0xC0 && c <= 0xFF && c != 0xD7 && c != 0xF7);
}

// Where characters of three bytes in UTF-8 end that begin at `at`.
std::size_t end_of_run(std::string_view text, std::size_t at) {
  while (at + 3 <= text.size() && (static_cast<unsigned char>(text[at]) & 0xF0U) == 0xE0U) at += 3;
  return at;
}

std::u32string decoded(std::string_view text) {
  std::u32string out;
  const auto* s = reinterpret_cast<const std::uint8_t*>(text.data());
  const auto size = static_cast<std::int32_t>(text.size());
  for (std::int32_t i = 0; i < size;) {
    UChar32 c = 0;
    U8_NEXT_OR_FFFD(s, i, size, c);
    out += static_cast<char32_t>(c);
  }
  return out;
}

// The letter that a character was; `above`: the byte of the one before that belongs to it.
char32_t moved_back(char32_t character, char32_t& above) {
  const char32_t letter = above << 8U | character >> 8U;
  above = character & 0xFFU;
  return letter;
}

// How many characters from the first one on make letters.
std::size_t shifted(std::u32string_view characters) {
  std::size_t good = 0;
  char32_t above = 0;
  for (std::size_t i = 0; i < characters.size(); ++i) {
    const char32_t c = characters[i];
    if (c < kFirst || c > 0xFFFF) break;
    const char32_t letter = moved_back(c, above);
    if (!is_letter(letter) && !is_hyphen(letter)) break;
    if (above == 0) good = i + 1;
  }
  return good;
}

void append(std::string& out, char32_t c) {
  if (c < 0x80) {
    out += static_cast<char>(c);
  } else {
    out += static_cast<char>(0xC0U | c >> 6U);
    out += static_cast<char>(0x80U | (c & 0x3FU));
  }
}

}  // namespace

std::u32string letters_of_shifted(std::u32string_view characters) {
  if (characters.size() < 2 || shifted(characters) != characters.size()) return {};
  std::u32string letters;
  char32_t above = 0;
  for (const char32_t c : characters) {
    const char32_t letter = moved_back(c, above);
    const bool again = is_hyphen(letter) && !letters.empty() && letters.back() == '-';
    if (!again) letters += is_hyphen(letter) ? U'-' : letter;
  }
  return letters;
}

std::string undo_shifts(std::string_view text, std::size_t& repaired) {
  std::string out;
  std::size_t done = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const std::size_t end = end_of_run(text, i);
    if (end < i + 6) continue;
    const std::u32string run = decoded(text.substr(i, end - i));
    const std::size_t length = shifted(run);
    if (length < 2) {
      i += 2;
      continue;
    }
    out += text.substr(done, i - done);
    for (const char32_t c : letters_of_shifted(run.substr(0, length))) append(out, c);
    done = i + 3 * length;
    repaired += length;
    i = done - 1;
  }
  out += text.substr(done);
  return out;
}

}  // namespace planlupp
