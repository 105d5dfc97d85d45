#include "extract/tables/header_rows.h"

#include <algorithm>
#include <string>
#include <vector>

#include "extract/tables/lines_from_words.h"
#include "extract/text_form.h"

namespace planlupp {
namespace {

constexpr std::size_t kMostRows = 6;

// What the cells of one row look like.
struct RowLook {
  std::size_t filled = 0;  // cells with text that begin in the row
  std::size_t bold = 0, marked = 0, numeric = 0, shaded = 0, cells = 0;
  std::size_t reaches = 0;  // rows covered by its tallest cell
  bool lone = false;        // one cell over the whole width
  std::string fill;         // of most of its cells
};

std::string text_of_cell(const Page& page, const DraftCell& cell) {
  std::string text;
  for (const WordLine& line : cell.lines) {
    if (!text.empty()) text += ' ';
    text += text_of(page, line.words);
  }
  return text;
}

std::vector<RowLook> looks_of(const Page& page, const TableDraft& table) {
  std::vector<RowLook> looks(table.rows());
  for (const DraftCell& cell : table.cells) {
    RowLook& look = looks.at(cell.at.row);
    ++look.cells;
    look.shaded += !cell.fill.empty();
    if (!cell.fill.empty()) look.fill = cell.fill;
    if (cell.lines.empty()) continue;
    ++look.filled;
    look.bold += cell.bold;
    look.marked += cell.marked_header;
    look.numeric += is_numeric(text_of_cell(page, cell));
    look.reaches = std::max(look.reaches, cell.at.rows);
    look.lone = look.filled == 1 && cell.at.columns == table.columns() && table.columns() > 1;
  }
  return looks;
}

bool is_marked(const RowLook& look) { return look.filled > 0 && look.marked == look.filled; }

bool is_bold(const RowLook& look) { return look.filled > 0 && look.bold == look.filled; }

bool is_shaded(const RowLook& look) { return look.cells > 0 && look.shaded == look.cells; }

std::size_t count_while(const std::vector<RowLook>& looks, bool (*holds)(const RowLook&)) {
  std::size_t count = 0;
  while (count < looks.size() && holds(looks[count])) ++count;
  return count;
}

// Rows that are told from the first body row by `holds`; none if all are like that.
std::size_t told_by(const std::vector<RowLook>& looks, bool (*holds)(const RowLook&)) {
  const std::size_t count = count_while(looks, holds);
  return count < looks.size() && count <= kMostRows ? count : 0;
}

// Words above figures: rows without a figure above a body where half the cells are figures.
std::size_t told_by_figures(const std::vector<RowLook>& looks) {
  std::size_t numeric = 0, filled = 0;
  for (const RowLook& look : looks) {
    numeric += look.numeric;
    filled += look.filled;
  }
  if (looks.size() < 2 || 5 * numeric < 2 * filled) return 0;
  std::size_t count = 0;
  while (count < looks.size() && 4 * looks[count].numeric <= looks[count].filled) ++count;
  while (count > 1 && looks[count - 1].filled <= 1) --count;  // a section row, not a heading
  return count < looks.size() && count <= kMostRows ? count : 0;
}

}  // namespace

std::size_t count_header_rows(const Page& page, const TableDraft& table) {
  const std::vector<RowLook> looks = looks_of(page, table);
  if (looks.size() < 2) return looks.size() == 1 && is_marked(looks.front()) ? 1 : 0;
  std::size_t count = told_by(looks, is_marked);
  if (count == 0) count = told_by(looks, is_bold);
  if (count == 0 && (is_shaded(looks[0]) && looks[0].fill != looks[1].fill)) {
    count = told_by(looks, is_shaded);
    if (count == 0) count = 1;
  }
  if (count == 0) count = told_by_figures(looks);
  // Section rows in bold below the headings are no headings, cells that reach down are.
  while (count > 1 && looks[count - 1].lone) --count;
  if (count > 0) count = std::max(count, std::min(looks[0].reaches, looks.size() - 1));
  return count;
}

}  // namespace planlupp
