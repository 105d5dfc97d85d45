#include "extract/tables/page_reading.h"

#include <algorithm>
#include <utility>

#include "extract/tables/boxes.h"
#include "extract/tables/cell_fills.h"
#include "extract/tables/lines_from_words.h"

namespace planlupp {
namespace {

constexpr std::size_t kLegendLines = 12;  // a longer paragraph is running text

// A table or a paragraph, by its place on the page.
struct Piece {
  Box box;
  std::size_t index = 0;
  bool table = false;
};

bool is_vivid(Colour colour) {
  const int r = static_cast<int>(colour >> 16 & 0xFF), g = static_cast<int>(colour >> 8 & 0xFF),
            b = static_cast<int>(colour & 0xFF);
  return std::max({r, g, b}) - std::min({r, g, b}) > 0x38;
}

// The colour of a symbol just left of the line; empty: none.
std::string light_before(const Page& page, const WordLine& line) {
  const double size = line.size > 0 ? line.size : height(line.box);
  for (const Area& area : page.areas) {
    const double gap = line.box.x0 - area.box.x1;
    const bool small = std::max(width(area.box), height(area.box)) < 2.5 * size;
    const bool beside = middle_y(area.box) > line.box.y0 && middle_y(area.box) < line.box.y1;
    if (small && beside && gap > -0.5 && gap < 2 * size && is_vivid(area.colour)) {
      return hex_of(area.colour);
    }
  }
  return {};
}

std::size_t add_line(const Page& page, const WordLine& line, LineRole role, PageReading& out) {
  TextLine text;
  text.page = page.number;
  text.number = static_cast<int>(out.lines.size()) + 1;
  text.text = text_of(page, line.words);
  text.role = role;
  text.box = line.box;
  out.lines.push_back(std::move(text));
  return out.lines.size() - 1;
}

Cell cell_of(const Page& page, const DraftCell& draft, LineRole role, PageReading& out) {
  Cell cell;
  cell.fill = draft.fill;
  cell.bold = draft.bold;
  cell.row_span = static_cast<int>(draft.at.rows);
  cell.column_span = static_cast<int>(draft.at.columns);
  for (const WordLine& line : draft.lines) {
    const std::size_t index = add_line(page, line, role, out);
    cell.lines.push_back({out.lines[index].text, index, line.box});
  }
  return cell;
}

Table empty_table(const Page& page, const TableDraft& draft) {
  Table table;
  table.columns = draft.columns();
  table.header_rows = draft.header_rows;
  table.pages = {page.number};
  table.box = draft.box();
  table.confidence = draft.confidence;
  table.reason = draft.reason;
  Row row;
  row.page = page.number;
  row.cells.resize(table.columns);
  for (Cell& cell : row.cells) cell.covered = true;
  table.rows.assign(draft.rows(), row);
  return table;
}

void add_table(const Page& page, const TableDraft& draft, PageReading& out) {
  ReadTable read{empty_table(page, draft), draft.xs,       draft.ys.front(),
                 draft.ys.back(),          draft.ruled,    draft.open_top,
                 draft.open_bottom,        draft.fragment, draft.starts};
  ReadElement element;
  element.kind = ElementKind::table;
  element.first = out.lines.size();
  element.table = out.tables.size();
  for (const DraftCell& cell : draft.cells) {
    const LineRole role = cell.at.row < draft.header_rows ? LineRole::header_row : LineRole::cell;
    read.table.rows.at(cell.at.row).cells.at(cell.at.column) = cell_of(page, cell, role, out);
  }
  element.last = out.lines.size();
  out.tables.push_back(std::move(read));
  out.elements.push_back(element);
}

void add_paragraph(const Page& page, const Paragraph& paragraph, PageReading& out) {
  ReadElement element;
  element.first = out.lines.size();
  element.size = paragraph.size;
  element.bold = paragraph.bold;
  element.furniture = paragraph.furniture;
  const LineRole role = paragraph.furniture ? LineRole::furniture : LineRole::prose;
  for (const WordLine& line : paragraph.lines) {
    const std::size_t added = add_line(page, line, role, out);
    if (paragraph.lines.size() <= kLegendLines) {
      out.lines[added].light = light_before(page, line);
    }
  }
  element.last = out.lines.size();
  out.elements.push_back(element);
}

// From top to bottom; what stands side by side from left to right.
bool before(const Piece& a, const Piece& b) {
  const double shared = overlap_y(a.box, b.box);
  const bool beside =
      shared > 0.5 * std::min(height(a.box), height(b.box)) && overlap_x(a.box, b.box) <= 0;
  return beside ? a.box.x0 < b.box.x0 : a.box.y0 < b.box.y0;
}

// Tables among the paragraphs, whose order (columns of text) is kept.
std::vector<Piece> in_order(const std::vector<TableDraft>& tables,
                            const std::vector<Paragraph>& paragraphs) {
  std::vector<Piece> pieces;
  for (std::size_t i = 0; i < paragraphs.size(); ++i) pieces.push_back({paragraphs[i].box, i});
  std::vector<Piece> sorted;
  for (std::size_t i = 0; i < tables.size(); ++i) sorted.push_back({tables[i].box(), i, true});
  std::stable_sort(sorted.begin(), sorted.end(),
                   [](const Piece& a, const Piece& b) { return a.box.y0 < b.box.y0; });
  for (const Piece& table : sorted) {
    const auto at = std::find_if(pieces.begin(), pieces.end(), [&table](const Piece& piece) {
      return before(table, piece) &&
             (piece.table || overlap_x(table.box, piece.box) > 0 || piece.box.y0 > table.box.y1);
    });
    pieces.insert(at, table);
  }
  return pieces;
}

}  // namespace

PageReading page_reading(const Page& page, std::vector<TableDraft> tables,
                         std::vector<Paragraph> paragraphs) {
  PageReading out;
  out.page = page.number;
  out.width = page.width;
  out.height = page.height;
  out.notes = page.notes;
  for (const Piece& piece : in_order(tables, paragraphs)) {
    if (piece.table)
      add_table(page, tables[piece.index], out);
    else
      add_paragraph(page, paragraphs[piece.index], out);
  }
  return out;
}

}  // namespace planlupp
