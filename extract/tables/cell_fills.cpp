#include "extract/tables/cell_fills.h"

#include <algorithm>
#include <array>

#include "extract/tables/boxes.h"
#include "extract/tables/grid_from_edges.h"
#include "extract/text_form.h"

namespace planlupp {
namespace {

constexpr double kCovers = 0.55;  // of the cell, to be its background
constexpr double kSmallest = 3;   // points: a mark's side

bool is_white(Colour colour) {
  return (colour >> 16 & 0xFF) >= 0xFA && (colour >> 8 & 0xFF) >= 0xFA && (colour & 0xFF) >= 0xFA;
}

bool is_grey(Colour colour) {
  const int r = static_cast<int>(colour >> 16 & 0xFF), g = static_cast<int>(colour >> 8 & 0xFF),
            b = static_cast<int>(colour & 0xFF);
  return std::max({r, g, b}) - std::min({r, g, b}) < 24;
}

Box box_of(const TableDraft& table, const GridCell& at) {
  return {table.xs[at.column], table.ys[at.row], table.xs[at.column + at.columns],
          table.ys[at.row + at.rows]};
}

// For each field of the table's grid the cell that lies on it.
std::vector<std::size_t> owners(const TableDraft& table) {
  std::vector<std::size_t> owner(table.rows() * table.columns(), 0);
  for (std::size_t i = 0; i < table.cells.size(); ++i) {
    const GridCell& at = table.cells[i].at;
    for (std::size_t r = at.row; r < at.row + at.rows; ++r) {
      for (std::size_t c = at.column; c < at.column + at.columns; ++c) {
        owner.at(r * table.columns() + c) = i;
      }
    }
  }
  return owner;
}

void lay(const Area& area, const Box& box, DraftCell& cell) {
  const double shared =
      std::max(0.0, overlap_x(area.box, box)) * std::max(0.0, overlap_y(area.box, box));
  const bool covers = shared >= kCovers * width(box) * height(box);
  const bool inside = cell.lines.empty() && contains(box, middle_x(area.box), middle_y(area.box)) &&
                      width(area.box) >= kSmallest && height(area.box) >= kSmallest &&
                      shared >= 0.8 * width(area.box) * height(area.box);
  if (!covers && !inside) return;
  cell.fill = is_white(area.colour) ? "" : hex_of(area.colour);
}

// A symbol that stands alone in its cell gives the cell its colour.
void colour_of_symbol(const Page& page, DraftCell& cell) {
  if (!cell.fill.empty() || cell.lines.size() != 1 || cell.lines[0].words.size() != 1) return;
  const Word& word = page.words[cell.lines[0].words[0]];
  if (has_word_character(word.text) || is_grey(word.colour)) return;
  cell.fill = hex_of(word.colour);
}

}  // namespace

std::string hex_of(Colour colour) {
  constexpr std::array<char, 16> kDigits{'0', '1', '2', '3', '4', '5', '6', '7',
                                         '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'};
  std::string text = "#";
  for (int shift = 20; shift >= 0; shift -= 4) text += kDigits.at((colour >> shift) & 0xF);
  return text;
}

void fill_cells(const Page& page, TableDraft& table) {
  if (table.cells.empty()) return;
  const Box outer = table.box();
  std::vector<std::size_t> owner;
  for (const Area& area : page.areas) {
    if (overlap_x(area.box, outer) <= 1 || overlap_y(area.box, outer) <= 1) continue;
    if (owner.empty()) owner = owners(table);
    const std::size_t first = field_of(table.ys, area.box.y0 + 0.5);
    const std::size_t last = field_of(table.ys, area.box.y1 - 0.5);
    const std::size_t left = field_of(table.xs, area.box.x0 + 0.5);
    const std::size_t right = field_of(table.xs, area.box.x1 - 0.5);
    for (std::size_t r = first; r <= last; ++r) {
      for (std::size_t c = left; c <= right; ++c) {
        DraftCell& cell = table.cells[owner[r * table.columns() + c]];
        lay(area, box_of(table, cell.at), cell);
      }
    }
  }
  for (DraftCell& cell : table.cells) colour_of_symbol(page, cell);
}

}  // namespace planlupp
