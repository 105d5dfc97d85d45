#include "cli/safe_text.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdio>
#include <ostream>

namespace planlupp::cli {
namespace {

// The next character at `at`, which moves on; negative where the bytes are no UTF-8.
UChar32 next_character(std::string_view text, std::size_t& at) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  const std::size_t size = text.size();
  UChar32 character = 0;
  U8_NEXT(bytes, at, size, character);
  return character;
}

void append(std::string& text, UChar32 character) {
  std::array<std::uint8_t, 4> bytes{};
  std::size_t size = 0;
  U8_APPEND_UNSAFE(bytes.data(), size, character);
  text.append(reinterpret_cast<const char*>(bytes.data()), size);
}

bool is_dangerous(UChar32 c) {
  return c < 0x20 || (c >= 0x7f && c < 0xa0) || c == 0x2028 || c == 0x2029 || c == 0x061c ||
         c == 0x200e || c == 0x200f || (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
}

// U+001B as ␛, others as <U+009B>.
void append_visible(std::string& text, UChar32 c) {
  if (c < 0x20) return append(text, 0x2400 + c);
  if (c == 0x7f) return append(text, 0x2421);
  std::array<char, 16> name{};
  std::snprintf(name.data(), name.size(), "<U+%04X>", static_cast<unsigned>(c));
  text += name.data();
}

std::string made_safe(std::string_view text, bool one_line) {
  std::string safe;
  safe.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const UChar32 c = next_character(text, at);
    const bool line_white_space = c == '\n' || c == '\t' || c == '\r';
    if (c < 0) {
      append(safe, 0xfffd);
    } else if (line_white_space && one_line) {
      if (!safe.ends_with(' ')) safe += ' ';
    } else if (is_dangerous(c) && c != '\n' && c != '\t') {
      append_visible(safe, c);
    } else {
      append(safe, c);
    }
  }
  return safe;
}

int width_of(UChar32 c) {
  const int type = u_charType(c);
  if (type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK || type == U_FORMAT_CHAR) return 0;
  const int wide = u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH);
  return wide == U_EA_WIDE || wide == U_EA_FULLWIDTH ? 2 : 1;
}

}  // namespace

std::string safe_line(std::string_view text) { return made_safe(text, true); }
std::string safe_text(std::string_view text) { return made_safe(text, false); }

std::string utf8_name(std::string_view bytes) {
  std::string name;
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t from = at;
    if (next_character(bytes, at) >= 0) {
      name += bytes.substr(from, at - from);
      continue;
    }
    for (const char c : bytes.substr(from, at - from)) {
      std::array<char, 8> escaped{};
      std::snprintf(escaped.data(), escaped.size(), "\\x%02X", static_cast<unsigned char>(c));
      name += escaped.data();
    }
  }
  return name;
}

int display_width(std::string_view text) {
  int width = 0;
  for (std::size_t at = 0; at < text.size();) width += width_of(next_character(text, at));
  return width;
}

std::string cut_to_width(std::string_view text, int width) {
  if (width <= 0) return {};
  int used = 0;
  std::size_t fits = 0;  // bytes that leave room for the ellipsis
  for (std::size_t at = 0; at < text.size();) {
    used += width_of(next_character(text, at));
    if (used > width) return std::string(text.substr(0, fits)) + "…";
    if (used < width) fits = at;
  }
  return std::string(text);
}

std::vector<std::string> wrapped(std::string_view text, int width) {
  std::vector<std::string> lines(1);
  int used = 0;
  while (!text.empty()) {
    const std::string_view word = text.substr(0, text.find(' '));
    text.remove_prefix(std::min(text.size(), word.size() + 1));
    const int columns = display_width(word);
    if (width > 0 && used > 0 && used + 1 + columns > width) {
      lines.emplace_back();
      used = 0;
    }
    if (used > 0) lines.back() += ' ';
    lines.back() += word;
    used += columns + (used > 0 ? 1 : 0);
  }
  return lines;
}

void put_wrapped(std::ostream& out, std::string head, std::string_view text, std::size_t indent,
                 int width) {
  constexpr int kLeast = 20;
  const int room = width == 0 ? 0 : std::max(kLeast, width - static_cast<int>(indent));
  for (const std::string& line : wrapped(safe_line(text), room)) {
    out << head << line << '\n';
    head.assign(indent, ' ');
  }
}

}  // namespace planlupp::cli
