// Pages made by hand for the tests of table rebuilding: words of 5 points a character at 10 points
// of size, rules, coloured areas.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "extract/tables/page_tables.h"

namespace planlupp::hand {

class HandPage {
 public:
  explicit HandPage(int number = 1, double width = 595, double height = 842) {
    page.number = number;
    page.width = width;
    page.height = height;
  }

  // Words of `text` from x on, with single spaces between; `baseline` is y.
  HandPage& put(double x, double baseline, std::string_view text, double size = 10,
                bool bold = false) {
    for (std::size_t begin = 0; begin < text.size();) {
      const std::size_t end = std::min(text.find(' ', begin), text.size());
      x = put_word(x, baseline, text.substr(begin, end - begin), size, bold) + 0.28 * size;
      begin = end + 1;
    }
    return *this;
  }

  // The last word ends at x.
  HandPage& put_right(double x, double baseline, std::string_view text) {
    return put(x - 5 * static_cast<double>(text.size()), baseline, text);
  }

  HandPage& level(double y, double x0, double x1) {
    page.horizontal.push_back({y, x0, x1, 0.5, 0});
    return *this;
  }

  // A rule drawn piece by piece, from each x to the next.
  HandPage& pieces(double y, const std::vector<double>& xs) {
    for (std::size_t i = 1; i + 1 < xs.size(); ++i) page.joints.push_back({xs[i], y});
    return level(y, xs.front(), xs.back());
  }

  HandPage& upright(double x, double y0, double y1) {
    page.vertical.push_back({x, y0, y1, 0.5, 0});
    return *this;
  }

  HandPage& area(double x0, double y0, double x1, double y1, Colour colour, bool mark = false) {
    page.areas.push_back({{x0, y0, x1, y1}, colour, mark});
    return *this;
  }

  // Every rule of a grid.
  HandPage& grid(const std::vector<double>& xs, const std::vector<double>& ys) {
    for (const double y : ys) level(y, xs.front(), xs.back());
    for (const double x : xs) upright(x, ys.front(), ys.back());
    return *this;
  }

  Page page;

 private:
  double put_word(double x, double baseline, std::string_view text, double size, bool bold) {
    Word word;
    word.text = text;
    word.font_size = static_cast<float>(size);
    word.baseline = baseline;
    word.bold = bold;
    for (const char c : text) {
      if ((static_cast<unsigned char>(c) & 0xC0) == 0x80) continue;
      word.edges.push_back(static_cast<float>(x));
      x += size / 2;
    }
    word.edges.push_back(static_cast<float>(x));
    word.box = {word.edges.front(), baseline - 0.8 * size, x, baseline + 0.2 * size};
    page.words.push_back(std::move(word));
    return x;
  }
};

inline Extraction read(std::vector<HandPage> pages, bool join = true) {
  ExtractOptions options;
  options.join_pages = join;
  PageTables tables(SourceForm::pdf, options);
  for (HandPage& hand : pages) tables.add(std::move(hand.page));
  return tables.finish();
}

// The rows of a table: cells by "|", covered ones as "^".
inline std::vector<std::string> rows_of(const Table& table) {
  std::vector<std::string> rows;
  for (const Row& row : table.rows) {
    std::string text;
    for (const Cell& cell : row.cells) text += (cell.covered ? "^" : plain_text(cell)) + "|";
    rows.push_back(text);
  }
  return rows;
}

}  // namespace planlupp::hand
