#include "normalize/text.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>

namespace planlupp {
namespace {

// The code point at `i`, which moves behind it; a stray byte counts as U+FFFD.
char32_t next_char(std::string_view text, std::size_t& i) {
  const auto* s = reinterpret_cast<const std::uint8_t*>(text.data());
  if (s[i] < 0x80) return s[i++];
  UChar32 c = 0;
  auto at = static_cast<std::int32_t>(i);
  U8_NEXT(s, at, static_cast<std::int32_t>(text.size()), c);
  i = static_cast<std::size_t>(at);
  return c < 0 ? char32_t{0xFFFD} : static_cast<char32_t>(c);
}

// Calls f(code point, begin, end) for each code point.
template <class F>
void for_each_char(std::string_view text, F f) {
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t begin = i;
    const char32_t c = next_char(text, i);
    f(c, begin, i);
  }
}

void append(std::string& out, UChar32 c) {
  char buffer[4];
  std::int32_t n = 0;
  U8_APPEND_UNSAFE(reinterpret_cast<std::uint8_t*>(buffer), n, c);
  out.append(buffer, static_cast<std::size_t>(n));
}

bool is_space(char32_t c) {
  if (c < 0x80) return c == ' ' || (c >= 9 && c <= 13);
  if (c < 0x100) return c == 0x85 || c == 0xA0;
  return u_isUWhiteSpace(static_cast<UChar32>(c)) != 0;
}

// Where the last character before `end` begins.
std::size_t char_before(std::string_view text, std::size_t end) {
  const auto* s = reinterpret_cast<const std::uint8_t*>(text.data());
  auto at = static_cast<std::int32_t>(end);
  U8_BACK_1(s, 0, at);
  return static_cast<std::size_t>(at);
}

// Where white space at the end begins.
std::size_t end_of_words(std::string_view text) {
  std::size_t end = text.size();
  while (end > 0) {
    const std::size_t at = char_before(text, end);
    if (!is_space(first_char(text.substr(at, end - at)))) break;
    end = at;
  }
  return end;
}

bool is_letter_or_number(char32_t c) {
  if (c < 0x80) return is_letter(c) || is_digit(c);
  return (U_GET_GC_MASK(static_cast<UChar32>(c)) & (U_GC_L_MASK | U_GC_N_MASK)) != 0;
}

bool is_invisible(char32_t c) {
  return c == 0xAD || (c >= 0x200B && c <= 0x200D) || c == 0x2060 || c == 0xFEFF;
}

}  // namespace

std::string lower(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for_each_char(text, [&](char32_t c, std::size_t begin, std::size_t end) {
    if (c < 0x80) {
      out += static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
    } else if (c == 0xFFFD) {
      out.append(text.substr(begin, end - begin));
    } else {
      append(out, u_tolower(static_cast<UChar32>(c)));
    }
  });
  return out;
}

std::string collapse_space(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  bool pending = false;
  for_each_char(text, [&](char32_t c, std::size_t begin, std::size_t end) {
    if (is_invisible(c)) return;
    if (is_space(c)) {
      pending = !out.empty();
      return;
    }
    if (pending) out += ' ';
    pending = false;
    out.append(text.substr(begin, end - begin));
  });
  return out;
}

std::string letters_key(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for_each_char(text, [&](char32_t c, std::size_t, std::size_t) {
    if (is_letter(c) || is_digit(c)) append(out, u_tolower(static_cast<UChar32>(c)));
  });
  return out;
}

std::string without_brackets(std::string_view text) {
  std::string out;
  int depth = 0;
  for (const char c : text) {
    if (c == '(') ++depth;
    if (depth == 0) out += c;
    if (c == ')' && depth > 0) --depth;
  }
  return out;
}

std::vector<WordSpan> split_words(std::string_view text) {
  std::vector<WordSpan> words;
  bool open = false;
  for_each_char(text, [&](char32_t c, std::size_t begin, std::size_t end) {
    if (is_space(c)) {
      open = false;
      return;
    }
    if (!open) words.push_back({begin, end});
    open = true;
    words.back().end = end;
  });
  return words;
}

std::string_view first_word(std::string_view text) {
  std::size_t begin = text.size(), end = text.size();
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t at = i;
    const bool space = is_space(next_char(text, i));
    if (!space && begin == text.size()) begin = at;
    if (!space || begin == text.size()) continue;
    end = at;
    break;
  }
  return text.substr(begin, end - begin);
}

std::string_view last_word(std::string_view text) {
  const std::size_t end = end_of_words(text);
  std::size_t begin = end;
  while (begin > 0) {
    const std::size_t at = char_before(text, begin);
    if (is_space(first_char(text.substr(at, begin - at)))) break;
    begin = at;
  }
  return text.substr(begin, end - begin);
}

std::string_view bare_word(std::string_view word) {
  std::size_t begin = word.size(), end = 0;
  for_each_char(word, [&](char32_t c, std::size_t from, std::size_t to) {
    if (!is_letter_or_number(c)) return;
    begin = std::min(begin, from);
    end = to;
  });
  return begin < end ? word.substr(begin, end - begin) : std::string_view{};
}

bool all_letters(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    if (!is_letter(next_char(text, i))) return false;
  }
  return !text.empty();
}

std::size_t length(std::string_view text) {
  std::size_t n = 0;
  for (const char c : text) n += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
  return n;
}

char32_t first_char(std::string_view text) {
  if (text.empty()) return 0;
  const auto* s = reinterpret_cast<const std::uint8_t*>(text.data());
  std::int32_t i = 0;
  UChar32 c = 0;
  U8_NEXT(s, i, static_cast<std::int32_t>(text.size()), c);
  return c < 0 ? char32_t{0xFFFD} : static_cast<char32_t>(c);
}

char32_t last_char(std::string_view text) {
  if (text.empty()) return 0;
  const auto* s = reinterpret_cast<const std::uint8_t*>(text.data());
  auto i = static_cast<std::int32_t>(text.size());
  UChar32 c = 0;
  U8_PREV(s, 0, i, c);
  return c < 0 ? char32_t{0xFFFD} : static_cast<char32_t>(c);
}

bool is_lower(char32_t c) {
  if (c < 128) return c >= 'a' && c <= 'z';
  return u_islower(static_cast<UChar32>(c)) != 0;
}

bool is_upper(char32_t c) {
  if (c < 128) return c >= 'A' && c <= 'Z';
  return u_isupper(static_cast<UChar32>(c)) != 0;
}

bool is_letter(char32_t c) {
  if (c < 128) return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  return u_isalpha(static_cast<UChar32>(c)) != 0;
}

bool is_digit(char32_t c) { return c >= '0' && c <= '9'; }

bool is_bullet(char32_t c) {
  switch (c) {
    case U'•':
    case U'·':
    case U'▪':
    case U'■':
    case U'●':
    case U'○':
    case U'◦':
    case U'‣':
    case U'∙':
    case U'►':
    case U'➢':
    case U'✓':
    case U'-':
    case U'–':
    case U'*': return true;
    default: return c >= 0xE000 && c <= 0xF8FF;  // symbol fonts
  }
}

std::string_view trim(std::string_view text) {
  const std::size_t end = end_of_words(text);
  std::size_t begin = 0;
  for (std::size_t i = 0; i < end; begin = i) {
    if (!is_space(next_char(text, i))) break;
  }
  return text.substr(begin, end - begin);
}

bool starts_with_fold(std::string_view text, std::string_view prefix) {
  return lower(text.substr(0, prefix.size())) == lower(prefix);
}

}  // namespace planlupp
