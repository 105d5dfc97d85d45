#include "extract/tables/stacked_tables.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <utility>

namespace planlupp {
namespace {

constexpr std::size_t kFewestHeads = 2;
constexpr std::size_t kFewestRows = 2;  // of a table: its heads and a row

struct RowLook {
  std::size_t filled = 0, bold = 0;
  std::set<std::size_t> edges;  // columns at which its cells begin, but the first
  bool covered = false;         // a cell from above reaches into it

  [[nodiscard]] bool is_head() const { return filled >= kFewestHeads && bold == filled; }
};

std::vector<RowLook> looks_of(const TableDraft& table) {
  std::vector<RowLook> rows(table.rows());
  for (const DraftCell& cell : table.cells) {
    RowLook& row = rows.at(cell.at.row);
    row.filled += !cell.lines.empty();
    row.bold += !cell.lines.empty() && cell.bold;
    if (cell.at.column > 0) row.edges.insert(cell.at.column);
    for (std::size_t r = 1; r < cell.at.rows; ++r) rows.at(cell.at.row + r).covered = true;
  }
  return rows;
}

std::set<std::size_t> edges_between(const std::vector<RowLook>& rows, std::size_t first,
                                    std::size_t last) {
  std::set<std::size_t> edges;
  for (std::size_t r = first; r < last; ++r)
    edges.insert(rows[r].edges.begin(), rows[r].edges.end());
  return edges;
}

bool share_none(const std::set<std::size_t>& a, const std::set<std::size_t>& b) {
  return !a.empty() && !b.empty() &&
         std::none_of(a.begin(), a.end(), [&b](std::size_t edge) { return b.contains(edge); });
}

// Rows [first, last) with the columns that they use.
TableDraft part_of(const TableDraft& table, const std::vector<RowLook>& rows, std::size_t first,
                   std::size_t last) {
  TableDraft part;
  std::set<std::size_t> edges = edges_between(rows, first, last);
  edges.insert({0, table.columns()});
  for (const std::size_t edge : edges) part.xs.push_back(table.xs[edge]);
  const auto place = [&edges](std::size_t column) {
    return static_cast<std::size_t>(std::distance(edges.begin(), edges.lower_bound(column)));
  };
  part.ys.assign(table.ys.begin() + static_cast<std::ptrdiff_t>(first),
                 table.ys.begin() + static_cast<std::ptrdiff_t>(last) + 1);
  for (const DraftCell& cell : table.cells) {
    if (cell.at.row < first || cell.at.row >= last) continue;
    part.cells.push_back(cell);
    GridCell& at = part.cells.back().at;
    const std::size_t end = place(at.column + at.columns);
    at = {at.row - first, place(at.column), at.rows, end - place(at.column)};
  }
  part.confidence = table.confidence;
  part.reason = table.reason;
  part.ruled = table.ruled;
  part.open_top = first == 0 && table.open_top;
  part.open_bottom = last == table.rows() && table.open_bottom;
  return part;
}

}  // namespace

std::vector<TableDraft> split_stacked(TableDraft&& table) {
  std::vector<TableDraft> parts;
  const std::vector<RowLook> rows = looks_of(table);
  std::size_t first = 0;
  for (std::size_t r = kFewestRows; r + kFewestRows <= rows.size() && rows[0].is_head(); ++r) {
    if (r < first + kFewestRows || !rows[r].is_head() || rows[r].covered) continue;
    if (rows[r - 1].is_head() || rows[r + 1].is_head()) continue;
    if (!share_none(edges_between(rows, first, r), edges_between(rows, r, r + kFewestRows)))
      continue;
    parts.push_back(part_of(table, rows, first, r));
    first = r;
  }
  if (first == 0)
    parts.push_back(std::move(table));
  else
    parts.push_back(part_of(table, rows, first, rows.size()));
  return parts;
}

}  // namespace planlupp
