#include <algorithm>
#include <optional>

#include "extract/pdf/draw.h"

namespace planlupp {
namespace {

constexpr Colour kTable = 0x1565C0;
constexpr Colour kCell = 0x2E7D32;
constexpr Colour kSpan = 0xEF6C00;

void join(std::optional<Box>& all, const Box& box) {
  if (!all) {
    all = box;
    return;
  }
  *all = {std::min(all->x0, box.x0), std::min(all->y0, box.y0), std::max(all->x1, box.x1),
          std::max(all->y1, box.y1)};
}

// Where the cell's text stands on the page.
std::optional<Box> box_on(const Extraction& extraction, const Cell& cell, int page) {
  std::optional<Box> out;
  for (const CellLine& line : cell.lines) {
    if (!line.box || line.line >= extraction.lines.size()) continue;
    if (extraction.lines[line.line].page == page) join(out, *line.box);
  }
  return out;
}

void add_table(const Extraction& extraction, const Table& table, int page,
               std::vector<Outline>& out) {
  if (std::find(table.pages.begin(), table.pages.end(), page) == table.pages.end()) return;
  std::optional<Box> whole;
  if (!table.pages.empty() && table.pages.front() == page) whole = table.box;
  for (std::size_t r = 0; r < table.rows.size(); ++r) {
    for (const Cell& cell : table.rows[r].cells) {
      const auto box = box_on(extraction, cell, page);
      if (!box) continue;
      const bool spans = cell.row_span > 1 || cell.column_span > 1;
      out.push_back({*box, spans ? kSpan : kCell, 0.6, r < table.header_rows ? 0.15 : 0.0});
      join(whole, *box);
    }
  }
  if (whole) out.push_back({*whole, kTable, 1.5, 0});
}

}  // namespace

std::vector<Outline> outlines(const Extraction& extraction, int page) {
  std::vector<Outline> out;
  for (const Table& table : extraction.tables) add_table(extraction, table, page, out);
  return out;
}

}  // namespace planlupp
