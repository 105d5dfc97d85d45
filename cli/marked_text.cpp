#include "cli/marked_text.h"

#include <algorithm>
#include <ostream>
#include <utility>

#include "cli/safe_text.h"
#include "extract/tags.h"

namespace planlupp::cli {
namespace {

constexpr std::string_view kRed = "\x1b[31m", kGreen = "\x1b[32m", kBold = "\x1b[1m",
                           kPlain = "\x1b[0m";
constexpr int kLeastRoom = 20;  // columns

bool begins_character(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; }

// The nearest byte at or before `at` that a word begins with.
std::size_t word_begin(std::string_view text, std::size_t at) {
  while (at > 0 && text[at - 1] != ' ' && text[at - 1] != '\n') --at;
  return at;
}

// A word of a comparison.
struct Word {
  std::string text;
  Change change = Change::same;
};

// `signs`: [- and -], {+ and +} stand around what was removed or added.
std::vector<Word> words_of(const std::vector<DiffPart>& parts, bool signs) {
  std::vector<Word> words;
  for (const DiffPart& part : parts) {
    const std::size_t first = words.size();
    for (std::string& word : wrapped(safe_line(part.text), 1)) {
      words.push_back({std::move(word), part.change});
    }
    if (!signs || part.change == Change::same) continue;
    const bool added = part.change == Change::added;
    words[first].text.insert(0, added ? "{+" : "[-");
    words.back().text += added ? "+}" : "-]";
  }
  return words;
}

// One line, without markup; where the text's lines end a dot stands, once.
std::string one_line(std::string_view text) {
  std::string line;
  bool ends = false, blank = false;
  for (const char c : without_tags(text)) {
    ends |= c == '\n';
    blank |= c == '\n' || c == ' ' || c == '\t';
    if (c == '\n' || c == ' ' || c == '\t') continue;
    if (blank) line += ends ? " · " : " ";
    ends = blank = false;
    line += c;
  }
  if (blank) line += ends ? " · " : " ";
  return safe_line(line);
}

}  // namespace

void put_diff(std::ostream& out, const std::vector<DiffPart>& parts, const DiffStyle& style) {
  const int room =
      style.width == 0 ? 0 : std::max(kLeastRoom, style.width - static_cast<int>(style.indent));
  std::string line;
  int used = 0;
  Change now = Change::same;  // the colour in which the line is being written
  const auto end_line = [&] {
    out << std::string(style.indent, ' ') << line << (now == Change::same ? "" : kPlain) << '\n';
    line.clear();
    used = 0;
    now = Change::same;
  };
  for (const Word& word : words_of(parts, !style.colour)) {
    const int columns = display_width(word.text);
    if (room > 0 && used > 0 && used + 1 + columns > room) end_line();
    const Change wanted = style.colour ? word.change : Change::same;
    if (now != wanted && now != Change::same) line += kPlain;
    if (used > 0) line += ' ';
    if (now != wanted && wanted != Change::same) line += wanted == Change::added ? kGreen : kRed;
    line += word.text;
    used += columns + (used > 0 ? 1 : 0);
    now = wanted;
  }
  end_line();
}

std::string snippet(std::string_view text,
                    const std::vector<std::pair<std::size_t, std::size_t>>& found, int width,
                    bool colour) {
  const auto room = static_cast<std::size_t>(std::max(width, 40));
  const std::size_t first = found.empty() ? 0 : found.front().first;
  const std::size_t begin = first < room / 2 ? 0 : word_begin(text, first - room / 3);
  std::size_t end = std::min(text.size(), begin + room);
  const auto line_ends = std::ranges::count(text.substr(begin, end - begin), '\n');
  if (end < text.size())
    end -= std::min<std::size_t>(2 * static_cast<std::size_t>(line_ends), end - begin);
  while (end < text.size() && !begins_character(text[end])) --end;
  std::string line = begin > 0 ? "… " : "";
  std::size_t at = begin;
  while (at < text.size() && !found.empty() && at < first &&
         (text[at] == ' ' || text[at] == '\n' || end_of_tag(text, at) > at)) {
    at = std::max(at + 1, end_of_tag(text, at));
  }
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
