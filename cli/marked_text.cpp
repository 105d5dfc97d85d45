#include "cli/marked_text.h"

#include <algorithm>

#include "cli/safe_text.h"

namespace planlupp::cli {
namespace {

constexpr std::string_view kRed = "\x1b[31m", kGreen = "\x1b[32m", kBold = "\x1b[1m",
                           kPlain = "\x1b[0m";

bool begins_character(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; }

// The nearest byte at or before `at` that a word begins with.
std::size_t word_begin(std::string_view text, std::size_t at) {
  while (at > 0 && text[at - 1] != ' ' && text[at - 1] != '\n') --at;
  return at;
}

}  // namespace

namespace {

// One line; where the text's lines end a dot stands.
std::string one_line(std::string_view text) {
  std::string line;
  for (const char c : text) line += c == '\n' ? std::string(" · ") : std::string(1, c);
  return safe_line(line);
}

}  // namespace

std::string diff_text(const std::vector<DiffPart>& parts, bool colour) {
  std::string text;
  for (const DiffPart& part : parts) {
    text += text.empty() ? "" : " ";
    const std::string words = safe_line(part.text);
    if (part.change == Change::same) {
      text += words;
    } else if (part.change == Change::removed) {
      text += colour ? std::string(kRed) + words + std::string(kPlain) : "[-" + words + "-]";
    } else {
      text += colour ? std::string(kGreen) + words + std::string(kPlain) : "{+" + words + "+}";
    }
  }
  return text;
}

std::string snippet(std::string_view text,
                    const std::vector<std::pair<std::size_t, std::size_t>>& found, int width,
                    bool colour) {
  const auto room = static_cast<std::size_t>(std::max(width, 40));
  const std::size_t first = found.empty() ? 0 : found.front().first;
  const std::size_t begin = first < room / 2 ? 0 : word_begin(text, first - room / 3);
  std::size_t end = std::min(text.size(), begin + room);
  while (end < text.size() && !begins_character(text[end])) --end;
  std::string line = begin > 0 ? "… " : "";
  std::size_t at = begin;
  for (const auto& [from, to] : found) {
    if (from < at || to > end) continue;
    line += one_line(text.substr(at, from - at));
    line += colour ? std::string(kBold) : "«";
    line += one_line(text.substr(from, to - from));
    line += colour ? std::string(kPlain) : "»";
    at = to;
  }
  line += one_line(text.substr(at, end - at));
  return line + (end < text.size() ? " …" : "");
}

}  // namespace planlupp::cli
