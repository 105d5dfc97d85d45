#include "normalize/flow/flow_furniture.h"

#include <re2/re2.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "normalize/text.h"

namespace planlupp {
namespace {

constexpr std::size_t kEdge = 4;  // lines at a page's edge that may be furniture

struct PageLines {
  std::vector<std::size_t> lines;  // those that are not blank
};

bool is_page_number(std::string_view line) {
  static const RE2 kNumber(
      R"((?i)(?:(?:sidan?|sid|page|s|p)\b\.?\s*\d+(?:\s*(?:av|of|/)\s*\d+|\s*\(\d+\))?|)"
      R"(\d+\s?\(\d+\)|[-–]\s\d+\s[-–]))");
  return RE2::FullMatch(trim(line), kNumber);
}

// Digits count as one, so that page numbers are alike.
std::string edge_key(std::string_view line) {
  std::string key;
  for (const char c : letters_key(line)) {
    const bool digit = c >= '0' && c <= '9';
    if (digit && key.ends_with('#')) continue;
    key += digit ? '#' : c;
  }
  return key;
}

// A row of column headings comes again on each page too, but is no furniture.
bool is_header(std::string_view line, const Terms& terms) {
  if (terms.label(line)) return true;
  const auto spans = terms.split_headings(line);
  std::size_t known = 0, letters = 0;
  for (const HeadingSpan& span : spans) {
    if (span.meaning == Meaning::other) continue;
    ++known;
    letters += span.end - span.begin;
  }
  return known >= 2 && letters * 2 > trim(line).size();
}

class Furniture {
 public:
  Furniture(const std::vector<TextLine>& lines, const Terms& terms)
      : lines_(lines), terms_(terms), kinds_(lines.size(), LineKind::content) {
    for (std::size_t i = 0; i < lines.size(); ++i) {
      if (trim(lines[i].text).empty()) continue;
      if (pages_.empty() || lines[pages_.back().lines.back()].page != lines[i].page) {
        pages_.push_back({});
      }
      pages_.back().lines.push_back(i);
    }
  }

  std::vector<LineKind> kinds() {
    mark_plain();
    if (pages_.size() > 1) {
      mark_edges(true);
      mark_edges(false);
    }
    return std::move(kinds_);
  }

 private:
  void mark_plain() {
    for (const PageLines& page : pages_) {
      for (std::size_t n = 0; n < page.lines.size(); ++n) {
        const std::size_t i = page.lines[n];
        const std::string_view text = trim(lines_[i].text);
        if (contents_title(text) > 0) {
          kinds_[i] = LineKind::contents;
        } else if (is_page_number(text)) {
          kinds_[i] = LineKind::furniture;
        }
      }
      mark_strays(page);
    }
  }

  // Bullets in a row without anything between them.
  void mark_strays(const PageLines& page) {
    const auto lone = [&](std::size_t i) {
      const std::string_view text = trim(lines_[i].text);
      return is_bullet(first_char(text)) && length(text) == 1 && text != "-" && text != "–";
    };
    for (std::size_t n = 0; n < page.lines.size(); ++n) {
      if (!lone(page.lines[n])) continue;
      std::size_t end = n + 1;
      while (end < page.lines.size() && lone(page.lines[end])) ++end;
      if (end - n > 1) {
        for (std::size_t k = n; k < end; ++k) kinds_[page.lines[k]] = LineKind::stray;
      }
      n = end;
    }
  }

  // The n-th line from the page's edge, or SIZE_MAX.
  [[nodiscard]] static std::size_t at(const PageLines& page, bool top, std::size_t n) {
    if (n >= page.lines.size()) return static_cast<std::size_t>(-1);
    return top ? page.lines[n] : page.lines[page.lines.size() - 1 - n];
  }

  void mark_edges(bool top) {
    // What stands n lines from the edge -> on which pages.
    std::map<std::pair<std::string, std::size_t>, std::set<std::size_t>> seen;
    for (std::size_t p = 0; p < pages_.size(); ++p) {
      for (std::size_t n = 0; n < kEdge; ++n) {
        const std::size_t i = at(pages_[p], top, n);
        if (i < lines_.size()) seen[{edge_key(lines_[i].text), n}].insert(p);
      }
    }
    for (const PageLines& page : pages_) {
      for (std::size_t n = 0; n < kEdge; ++n) {
        const std::size_t i = at(page, top, n);
        if (i >= lines_.size()) break;
        if (kinds_[i] != LineKind::content) continue;
        const std::string key = edge_key(lines_[i].text);
        const std::string_view text = trim(lines_[i].text);
        const bool cut =
            text.ends_with("\u00AD") || text.ends_with("-") || is_lower(first_char(text));
        if (cut || !comes_again(key, seen[{key, n}]) || is_header(text, terms_)) break;
        kinds_[i] = LineKind::furniture;
      }
    }
  }

  [[nodiscard]] bool comes_again(const std::string& key, const std::set<std::size_t>& on) const {
    if (key.empty() || on.size() < 2) return false;
    if (on.size() == pages_.size()) return true;
    if (on.size() + 1 < pages_.size() || on.count(0) != 0) return false;
    // Not on the first page: then the first page says it elsewhere (a title), or it is a number.
    if (key.find('#') != std::string::npos) return true;
    return std::any_of(pages_.front().lines.begin(), pages_.front().lines.end(),
                       [&](std::size_t i) { return edge_key(lines_[i].text) == key; });
  }

  const std::vector<TextLine>& lines_;
  const Terms& terms_;
  std::vector<PageLines> pages_;
  std::vector<LineKind> kinds_;
};

}  // namespace

std::size_t contents_title(std::string_view line) {
  std::size_t end = line.size();
  while (end > 0 && (is_digit(static_cast<unsigned char>(line[end - 1])) || line[end - 1] == ' ')) {
    --end;
  }
  if (end == line.size()) return 0;
  std::size_t dots = 0;
  while (end > 0 && (line[end - 1] == '.' || line[end - 1] == ' ' || line[end - 1] == '\t')) {
    dots += line[end - 1] == '.' ? 1 : 0;
    --end;
  }
  return dots >= 4 ? end : 0;
}

std::vector<LineKind> line_kinds(const std::vector<TextLine>& lines, const Terms& terms) {
  return Furniture(lines, terms).kinds();
}

}  // namespace planlupp
