#include "extract/tables/grid_heads.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <utility>

#include "extract/tables/lines_from_words.h"

namespace planlupp {
namespace {

constexpr std::size_t kFewestHeads = 2;  // cells with text in a row of heads

struct RowText {
  std::string text;
  std::size_t filled = 0;
};

std::vector<RowText> texts_of(const Page& page, const TableDraft& table) {
  std::vector<RowText> rows(table.rows());
  for (const DraftCell& cell : table.cells) {
    RowText& row = rows[cell.at.row];
    row.filled += !cell.lines.empty();
    row.text += '|';
    for (const WordLine& line : cell.lines) row.text += text_of(page, line.words) + ' ';
  }
  return rows;
}

TableDraft part_of(const TableDraft& table, std::size_t first, std::size_t last) {
  TableDraft part;
  part.xs = table.xs;
  part.starts = table.starts;
  part.confidence = table.confidence;
  part.reason = table.reason;
  part.ys.assign(table.ys.begin() + static_cast<std::ptrdiff_t>(first),
                 table.ys.begin() + static_cast<std::ptrdiff_t>(last) + 1);
  for (const DraftCell& cell : table.cells) {
    if (cell.at.row < first || cell.at.row >= last) continue;
    part.cells.push_back(cell);
    part.cells.back().at.row -= first;
  }
  part.header_rows = first == 0 ? table.header_rows : 1;
  return part;
}

}  // namespace

std::vector<TableDraft> split_at_repeated_heads(const Page& page, TableDraft&& table) {
  const std::vector<RowText> rows = texts_of(page, table);
  std::vector<std::size_t> starts{0};
  for (std::size_t r = 1; r + 1 < rows.size(); ++r) {
    if (rows[0].filled >= kFewestHeads && rows[r].text == rows[0].text) starts.push_back(r);
  }
  if (starts.size() == 1) {
    std::vector<TableDraft> whole;
    whole.push_back(std::move(table));
    return whole;
  }
  starts.push_back(rows.size());
  std::vector<TableDraft> parts;
  for (std::size_t i = 0; i + 1 < starts.size(); ++i) {
    parts.push_back(part_of(table, starts[i], starts[i + 1]));
  }
  parts.front().header_rows = std::max<std::size_t>(parts.front().header_rows, 1);
  return parts;
}

}  // namespace planlupp
