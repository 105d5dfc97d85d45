#include "extract/tables/row_text.h"

#include <algorithm>

namespace planlupp {

std::string bare_text(std::string_view line) {
  std::string text;
  for (const char c : line) {
    if (c != ' ' && c != '-') text += c;
  }
  if (text.ends_with("\xC2\xAD")) text.resize(text.size() - 2);
  if (text.ends_with("\xE2\x80\x90")) text.resize(text.size() - 3);
  return text;
}

std::string bare_text(const Cell& cell) {
  std::string text;
  for (const CellLine& line : cell.lines) text += bare_text(line.text);
  return text;
}

std::string bare_text(const Row& row) {
  std::string text;
  for (const Cell& cell : row.cells) text += bare_text(cell);
  return text;
}

std::size_t filled_cells(const Row& row) {
  return static_cast<std::size_t>(
      std::count_if(row.cells.begin(), row.cells.end(), [](const Cell& c) { return !c.empty(); }));
}

bool same_text(const Row& a, const Row& b) {
  return filled_cells(a) > 0 && bare_text(a) == bare_text(b);
}

}  // namespace planlupp
