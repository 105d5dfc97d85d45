#include "extract/text/layout_reader.h"

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <utility>
#include <vector>

#include "extract/tables/character_grid.h"
#include "extract/tables/page_tables.h"
#include "extract/text/prose_lines.h"
#include "extract/text_form.h"

namespace planlupp {
namespace {

constexpr float kSize = 10;                // so that one space is a word space, two are a gap
constexpr std::size_t kGap = 3;            // spaces that hold a column
constexpr std::size_t kFewestColumns = 3;  // of lines that are a table by themselves
constexpr std::ptrdiff_t kSharedStarts = 2;
constexpr std::size_t kFewestPairs = 3;  // of such lines below each other
constexpr std::size_t kMostBetween = 3;  // other lines between two of them
constexpr std::size_t kTab = 8;
constexpr std::size_t kLeastWidth = 60;  // columns that lines of text run at least
constexpr std::size_t kMostWidth = 110;  // columns of the longest of them
constexpr std::size_t kRagged = 4;       // columns that a line may end early by chance

bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

bool is_space_at(std::string_view text, std::size_t i) {
  return text[i] == ' ' || text[i] == '\t' || text[i] == '\f' ||
         text.substr(i).starts_with("\xC2\xA0");
}

// Calls take(text of the word, first column, last column) for every word of a line.
template <class Take>
void each_word(std::string_view line, const Take& take) {
  std::size_t column = 0, word = 0, word_column = 0;
  bool inside = false;
  const auto close = [&](std::size_t i) {
    if (inside) take(line.substr(word, i - word), word_column, column);
    inside = false;
  };
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (is_space_at(line, i)) {
      close(i);
      if (line[i] == '\xC2') ++i;
      if (line[i] == '\t')
        column += kTab - column % kTab;
      else
        column += line[i] != '\f';
      continue;
    }
    if (is_continuation(line[i])) continue;
    if (!inside) {
      inside = true;
      word = i;
      word_column = column;
    }
    ++column;
  }
  close(line.size());
}

bool has_gap(std::string_view line) {
  bool found = false;
  std::size_t end = 0;
  each_word(line, [&](std::string_view, std::size_t begin, std::size_t last) {
    found |= end > 0 && begin - end >= kGap;
    end = last;
  });
  return found;
}

// Where the line's texts begin: the first, and those behind gaps.
std::vector<std::size_t> starts_in(std::string_view line) {
  std::vector<std::size_t> starts;
  std::size_t end = 0;
  each_word(line, [&](std::string_view, std::size_t begin, std::size_t last) {
    if (starts.empty() || begin - end >= kGap) starts.push_back(begin);
    end = last;
  });
  return starts;
}

Word word_at(std::string_view text, std::size_t row, std::size_t first, std::size_t last) {
  Word word;
  word.text = text;
  const double y = kFieldHeight * static_cast<double>(row);
  word.box = {kFieldWidth * static_cast<double>(first), y + 1,
              kFieldWidth * static_cast<double>(last), y + kFieldHeight - 1};
  word.baseline = y + kFieldHeight - 3;
  word.font_size = kSize;
  for (std::size_t column = first; column <= last; ++column) {
    word.edges.push_back(static_cast<float>(kFieldWidth * static_cast<double>(column)));
  }
  return word;
}

// Where a line's text ends, in columns of the grid.
std::size_t end_of(std::string_view line) {
  std::size_t end = 0;
  each_word(line, [&](std::string_view, std::size_t, std::size_t last) { end = last; });
  return end;
}

std::size_t first_word_width(std::string_view line) {
  std::size_t width = 0;
  each_word(line, [&](std::string_view, std::size_t first, std::size_t last) {
    if (width == 0) width = last - first;
  });
  return width;
}

// How far lines of text run, in columns of the grid: as far as the longest does, and most of what
// the widest table takes.
std::size_t text_width(const Extraction& read) {
  std::size_t width = kLeastWidth;
  for (const TextLine& line : read.lines) {
    const std::size_t last = end_of(line.text);
    width = std::max(width, has_gap(line.text) ? last * 3 / 4 : last);
  }
  return std::min(width, kMostWidth);
}

bool ends_early(std::string_view line, std::string_view next, std::size_t width) {
  if (is_blank(line) || is_blank(next)) return false;
  if (starts_lower(next.substr(next.find_first_not_of(" \t\f")))) return false;
  return end_of(line) + 1 + first_word_width(next) + kRagged <= width;
}

int rank(LineRole role) {
  switch (role) {
    case LineRole::cell: return 4;
    case LineRole::header_row: return 3;
    case LineRole::heading: return 2;
    case LineRole::prose: return 1;
    case LineRole::furniture: return 0;
  }
  return 0;
}

// Puts what was read from the pages back on the lines of the file.
class FileLines {
 public:
  FileLines(std::vector<TextLine>&& lines, std::vector<std::size_t> page_starts)
      : lines_(std::move(lines)), starts_(std::move(page_starts)), seen_(lines_.size(), 0) {}

  Extraction put_back(Extraction&& read) {
    places_.reserve(read.lines.size());
    for (const TextLine& line : read.lines) places_.push_back(place_of(line));
    for (std::size_t i = 0; i < places_.size(); ++i) raise(places_[i], read.lines[i].role);
    for (Table& table : read.tables) renumber(table);
    std::vector<Element> elements = std::move(read.elements);
    read.elements.clear();
    read.lines = std::move(lines_);
    width_ = text_width(read);
    std::size_t done = 0;
    for (const Element& element : elements) {
      if (element.kind != ElementKind::table) continue;
      Element table = element;
      const auto [first, last] = stretch_of(element);
      add_text(read, done, std::max(first, done));
      table.first = std::max(first, done);
      table.last = done = std::max(last, done);
      read.elements.push_back(table);
    }
    add_text(read, done, read.lines.size());
    return std::move(read);
  }

 private:
  [[nodiscard]] std::size_t place_of(const TextLine& line) const {
    const std::size_t start = starts_.at(static_cast<std::size_t>(line.page) - 1);
    const double y = line.box ? (line.box->y0 + line.box->y1) / 2 : 0;
    return std::min(start + static_cast<std::size_t>(y / kFieldHeight), lines_.size() - 1);
  }

  void raise(std::size_t line, LineRole role) {
    if (seen_[line] && rank(role) <= rank(lines_[line].role)) return;
    lines_[line].role = role;
    seen_[line] = 1;
  }

  void renumber(Table& table) const {
    table.box = {};
    for (Row& row : table.rows) {
      for (Cell& cell : row.cells) {
        for (CellLine& line : cell.lines) {
          line.line = places_.at(line.line);
          line.box.reset();
        }
      }
    }
  }

  [[nodiscard]] std::pair<std::size_t, std::size_t> stretch_of(const Element& element) const {
    std::size_t first = seen_.size(), last = 0;
    for (std::size_t i = element.first; i < element.last; ++i) {
      first = std::min(first, places_[i]);
      last = std::max(last, places_[i] + 1);
    }
    return {std::min(first, last), last};
  }

  // What lies between tables: prose and headings, but for running heads and feet.
  void add_text(Extraction& read, std::size_t first, std::size_t last) const {
    const auto is_furniture = [&](std::size_t i) {
      return seen_[i] && read.lines[i].role == LineRole::furniture;
    };
    for (std::size_t i = first; i < last; ++i) {
      if (is_furniture(i)) continue;
      std::size_t end = i;
      while (end < last && !is_furniture(end)) ++end;
      add_paragraphs(read, i, end);
      i = end;
    }
  }

  // A line that ends although the next one's first word would have fitted ends its paragraph.
  void add_paragraphs(Extraction& read, std::size_t first, std::size_t last) const {
    while (first < last) {
      std::size_t end = first + 1;
      while (end < last && !ends_early(read.lines[end - 1].text, read.lines[end].text, width_)) {
        ++end;
      }
      add_prose(read, first, end);
      first = end;
    }
  }

  std::vector<TextLine> lines_;
  std::vector<std::size_t> starts_;  // of the pages
  std::vector<std::uint8_t> seen_;
  std::vector<std::size_t> places_;  // of the lines read
  std::size_t width_ = 0;            // of lines of text
};

}  // namespace

double layout_strength(const TextLines& text) {
  std::size_t filled = 0, held = 0;
  for (const TextLine& line : text.lines) {
    if (is_blank(line.text)) continue;
    ++filled;
    held += line.text.find('\t') == std::string::npos && has_gap(line.text);
  }
  return filled == 0 ? 0 : static_cast<double>(held) / static_cast<double>(filled);
}

bool has_columns(const TextLines& text) {
  std::vector<std::size_t> above;
  std::size_t pairs = 0, between = 0;
  for (const TextLine& line : text.lines) {
    std::vector<std::size_t> here = starts_in(line.text);
    if (line.text.find('\t') != std::string::npos) here.clear();
    if (here.size() < kFewestColumns) {
      if (++between > kMostBetween) above.clear();
      continue;
    }
    const auto shared = std::count_if(here.begin() + 1, here.end(), [&above](std::size_t start) {
      return std::find(above.begin(), above.end(), start) != above.end();
    });
    pairs += shared >= kSharedStarts;
    between = 0;
    above = std::move(here);
  }
  return pairs >= kFewestPairs;
}

Page page_from_layout_text(std::span<const TextLine> lines, int number) {
  Page page;
  page.number = number;
  page.character_grid = true;
  page.height = kFieldHeight * static_cast<double>(lines.size());
  for (std::size_t row = 0; row < lines.size(); ++row) {
    each_word(lines[row].text, [&](std::string_view word, std::size_t first, std::size_t last) {
      page.words.push_back(word_at(word, row, first, last));
      page.width = std::max(page.width, page.words.back().box.x1);
    });
  }
  return page;
}

Extraction read_layout(TextLines&& text, const ExtractOptions& options) {
  PageTables tables(SourceForm::layout, options);
  std::vector<std::size_t> starts;
  for (std::size_t first = 0; first < text.lines.size();) {
    std::size_t last = first;
    while (last < text.lines.size() && text.lines[last].page == text.lines[first].page) ++last;
    starts.push_back(first);
    tables.add(page_from_layout_text(std::span(text.lines).subspan(first, last - first),
                                     static_cast<int>(starts.size())));
    first = last;
  }
  Extraction extraction =
      FileLines(std::move(text.lines), std::move(starts)).put_back(tables.finish());
  extraction.page_count = text.page_count;
  return extraction;
}

}  // namespace planlupp
