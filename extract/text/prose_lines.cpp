#include "extract/text/prose_lines.h"

#include <re2/re2.h>

#include <algorithm>
#include <string>

#include "extract/text/text_lines.h"

namespace planlupp {
namespace {

constexpr std::size_t kHeadingBytes = 130;
constexpr std::size_t kHeadingWords = 14;

std::string_view trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t\f");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\f") - first + 1);
}

std::size_t count_words(std::string_view text) {
  std::size_t words = 0;
  bool inside = false;
  for (const char c : text) {
    words += c != ' ' && !inside;
    inside = c != ' ';
  }
  return words;
}

// A paragraph of one line that reads like a heading.
bool looks_like_heading(std::string_view line) {
  static const RE2 kItem(R"(^\s*(?:[-–*•·▪]\s|\(|\d{4}-\d{2}|\d+\)|.*[.;,:?!]$))");
  return line.size() <= kHeadingBytes && count_words(line) <= kHeadingWords &&
         !RE2::PartialMatch(line, kItem);
}

}  // namespace

bool is_contents_line(std::string_view line) {
  static const RE2 kDots(R"(^\s*\S.*?(?:\.{3,}|(?:\. ){3,}|…+)\s*\d{1,4}\s*$)");
  return RE2::FullMatch(line, kDots);
}

bool is_page_number(std::string_view line) {
  static const RE2 kNumber(
      R"(\s*(?:[-–]\s*)?(?:(?i:sid(?:a|an)?|s)\.?\s*)?\d{1,4})"
      R"((?:\s*(?:\(\s*\d{1,4}\s*\)|/\s*\d{1,4}|(?i:av)\s*\d{1,4}))?(?:\s*[-–])?\s*)");
  return RE2::FullMatch(line, kNumber);
}

int heading_depth(std::string_view line) {
  static const RE2 kMarks(R"(^\s*(#{1,6})\s+\S)"), kTags(R"(^\s*<h([1-6])\b)");
  static const RE2 kNumbers(R"(^\s*(\d{1,2}(?:\.\d{1,2}){1,4}\.?\s+\pL|\d{1,2}\.?\s+\p{Lu}))");
  re2::StringPiece found;
  if (RE2::PartialMatch(line, kMarks, &found)) return static_cast<int>(found.size());
  if (RE2::PartialMatch(line, kTags, &found)) return found[0] - '0';
  if (RE2::PartialMatch(line, kNumbers, &found)) {
    const auto* const number_end = std::find_if(
        found.begin(), found.end(), [](char c) { return c != '.' && (c < '0' || c > '9'); });
    const bool last = number_end != found.begin() && number_end[-1] == '.';
    return 1 + static_cast<int>(std::count(found.begin(), number_end, '.')) - (last ? 1 : 0);
  }
  return 0;
}

void add_prose(Extraction& extraction, std::size_t begin, std::size_t end) {
  auto& lines = extraction.lines;
  for (std::size_t i = begin; i < end;) {
    if (is_blank(lines[i].text)) {
      ++i;
      continue;
    }
    std::size_t last = i + 1;
    const bool marked =
        trimmed(lines[i].text).starts_with('#') || trimmed(lines[i].text).starts_with("<h");
    while (!marked && last < end && !is_blank(lines[last].text) &&
           !trimmed(lines[last].text).starts_with('#')) {
      ++last;
    }
    const std::string_view text = trimmed(lines[i].text);
    const bool one = last == i + 1;
    Element element{ElementKind::paragraph, i, last, 0, 0};
    LineRole role = LineRole::prose;
    if (one && (is_contents_line(text) || is_page_number(text) ||
                text.find('\t') != std::string_view::npos)) {
      role = LineRole::furniture;
    } else if (one && ((marked && heading_depth(text) > 0) || looks_like_heading(text))) {
      element.kind = ElementKind::heading;
      element.level = heading_depth(text);
      role = LineRole::heading;
    }
    for (std::size_t k = i; k < last; ++k) {
      lines[k].role = is_contents_line(lines[k].text) ? LineRole::furniture : role;
    }
    extraction.elements.push_back(element);
    i = last;
  }
}

}  // namespace planlupp
