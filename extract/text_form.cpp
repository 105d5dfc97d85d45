#include "extract/text_form.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <cstddef>

namespace planlupp {
namespace {

// The code point at `i`, which moves on behind it. The text is valid UTF-8; what is not counts as
// U+FFFD, byte by byte.
UChar32 next_character(std::string_view text, std::size_t& i) {
  const auto lead = static_cast<unsigned char>(text[i++]);
  if (lead < 0x80) return lead;
  const int more = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : lead >= 0xC0 ? 1 : 0;
  if (more == 0) return 0xFFFD;
  UChar32 c = lead & (0x3F >> more);
  for (int k = 0; k < more; ++k) {
    if (i >= text.size() || (static_cast<unsigned char>(text[i]) & 0xC0) != 0x80) return 0xFFFD;
    c = c << 6 | (static_cast<unsigned char>(text[i++]) & 0x3F);
  }
  return c;
}

// Calls `take` with each code point until it gives false.
template <class Take>
void each_character(std::string_view text, const Take& take) {
  for (std::size_t i = 0; i < text.size();) {
    if (!take(next_character(text, i))) return;
  }
}

UChar32 last_character(std::string_view text) {
  std::size_t i = text.size();
  while (i > 0 && (static_cast<unsigned char>(text[i - 1]) & 0xC0) == 0x80) --i;
  if (i == 0) return 0;
  return next_character(text, --i);
}

}  // namespace

bool is_numeric(std::string_view text) {
  std::size_t digits = 0, letters = 0, others = 0, all = 0;
  each_character(text, [&](UChar32 c) {
    ++all;
    if (u_isdigit(c))
      ++digits;
    else if (u_isalpha(c))
      ++letters;
    else if (!u_isUWhiteSpace(c))
      ++others;
    return true;
  });
  if (digits == 0) return letters == 0 ? others > 0 && others <= 3 : text == "n/a" || text == "NA";
  return letters <= 1 + digits / 3 || (letters <= 3 && digits >= 1 && all <= 8);
}

bool starts_lower(std::string_view text) {
  bool lower = false;
  each_character(text, [&](UChar32 c) {
    lower = u_islower(c);
    return false;
  });
  return lower;
}

bool starts_upper(std::string_view text) {
  bool upper = false;
  each_character(text, [&](UChar32 c) {
    upper = u_isupper(c);
    return false;
  });
  return upper;
}

bool ends_with_hyphen(std::string_view text) {
  const UChar32 c = last_character(text);
  return c == '-' || c == 0xAD || c == 0x2010 || c == 0x2011;
}

bool ends_sentence(std::string_view text) {
  const UChar32 c = last_character(text);
  return c == '.' || c == '!' || c == '?' || c == ':';
}

bool is_list_mark(std::string_view text) {
  if (text.size() > 8) return false;
  std::size_t letters = 0, digits = 0, signs = 0, bullets = 0;
  each_character(text, [&](UChar32 c) {
    if (u_isdigit(c))
      ++digits;
    else if (u_isalpha(c))
      ++letters;
    else if (c == '.' || c == ')' || c == '(')
      ++signs;
    else
      ++bullets;
    return true;
  });
  if (letters + digits == 0) return bullets == 1 && signs == 0;
  if (bullets > 0 || signs == 0) return false;
  const UChar32 last = last_character(text);
  if (last != '.' && last != ')') return digits > 0 && letters == 0 && signs >= 1 && digits <= 4;
  return digits <= 4 && (letters <= 1 || (digits == 0 && letters <= 4));
}

bool is_bullet(std::string_view text) {
  constexpr std::array<std::string_view, 9> kBullets{
      "\u2022", "\u25AA", "\u25E6", "\u2023", "\u00B7", "\u25A0", "\u25CF", "\uF0B7", "\u2043"};
  return std::find(kBullets.begin(), kBullets.end(), text) != kBullets.end();
}

bool is_leader(std::string_view text) {
  std::size_t dots = 0, others = 0;
  each_character(text, [&](UChar32 c) {
    if (c == '.' || c == 0x2026 || c == 0xB7 || c == '_')
      dots += c == 0x2026 ? 3 : 1;
    else
      ++others;
    return true;
  });
  return dots >= 3 && others == 0;
}

bool ends_in_leader(std::string_view text) {
  return text.ends_with("....") || (text.size() <= 5 && is_leader(text));
}

bool has_word_character(std::string_view text) {
  bool found = false;
  each_character(text, [&](UChar32 c) {
    found = u_isalnum(c);
    return !found;
  });
  return found;
}

std::size_t length_of(std::string_view text) {
  std::size_t count = 0;
  each_character(text, [&](UChar32 c) {
    const auto type = u_charType(c);
    count += type != U_NON_SPACING_MARK && type != U_ENCLOSING_MARK;
    return true;
  });
  return count;
}

}  // namespace planlupp
