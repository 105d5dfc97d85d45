#include "extract/tables/ruled_tables.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "extract/tables/boxes.h"
#include "extract/tables/edges_from_rulings.h"
#include "extract/tables/grid_from_edges.h"
#include "extract/tables/implied_levels.h"
#include "extract/tables/refine_grid.h"
#include "extract/tables/stacked_tables.h"
#include "extract/tables/table_from_grid.h"

namespace planlupp {
namespace {

constexpr double kMostCrossed = 0.25;  // share of words that rules strike through: a drawing
constexpr double kTopOfPage = 0.2;
constexpr double kFewestFilled = 0.12;

double area_of(const Grid& grid) { return width(grid.box()) * height(grid.box()); }

// Whether an edge of the grid runs through the middle of the word.
bool is_crossed(const Grid& grid, const Box& box) {
  const double x = middle_x(box), y = middle_y(box);
  const std::size_t row = field_of(grid.ys, y), column = field_of(grid.xs, x);
  const double reach = 0.25 * height(box);
  for (std::size_t line = row; line <= row + 1; ++line) {
    if (grid.level(line, column) && std::abs(grid.ys[line] - y) < reach) return true;
  }
  return false;
}

bool is_drawing(const Page& page, const Grid& grid, const std::vector<WordIndex>& words) {
  const auto crossed = std::count_if(words.begin(), words.end(), [&](WordIndex word) {
    return is_crossed(grid, page.words[word].box);
  });
  return static_cast<double>(crossed) > kMostCrossed * static_cast<double>(words.size());
}

bool is_table(const TableDraft& table) {
  std::size_t filled = 0;
  std::set<std::size_t> columns;
  for (const DraftCell& cell : table.cells) {
    if (cell.lines.empty() && cell.fill.empty()) continue;
    ++filled;
    if (!cell.lines.empty()) columns.insert(cell.at.column);
  }
  return columns.size() >= 2 &&
         static_cast<double>(filled) >= kFewestFilled * static_cast<double>(table.cells.size());
}

// The rest of a row that the page before cut may have text in one cell only.
bool may_be_rest(const Page& page, const TableDraft& table) {
  return table.rows() <= 2 && table.ys.front() < kTopOfPage * page.height;
}

// The ends of the uprights against the first and last level rule tell whether a page cut the table.
void mark_open_ends(const Grid& grid, TableDraft& table) {
  const auto open = [&grid](std::size_t line) {
    std::size_t edges = 0;
    for (std::size_t c = 0; c < grid.columns(); ++c) edges += grid.level(line, c);
    return 2 * edges < grid.columns();
  };
  table.open_top = open(0);
  table.open_bottom = open(grid.rows());
}

}  // namespace

std::vector<TableDraft> ruled_tables(Page& page, const Edges& edges, FreeWords& free) {
  std::vector<Grid> grids;
  for (Edges& group : joined_at_open_rows(connected_edges(edges))) {
    group = with_implied_levels(std::move(group));
    for (Grid& grid : split_side_by_side(grid_from_edges(group))) {
      if (grid.columns() >= 2 && grid.rows() >= 1) grids.push_back(std::move(grid));
    }
  }
  std::stable_sort(grids.begin(), grids.end(),
                   [](const Grid& a, const Grid& b) { return area_of(a) < area_of(b); });
  std::vector<TableDraft> tables;
  for (Grid& grid : grids) {
    std::vector<WordIndex> words = free.in(page, grid.box());
    if (words.empty() || is_drawing(page, grid, words)) continue;
    const std::size_t before = page.words.size();
    TableDraft table = table_from_grid(page, grid, words);
    if (refine_grid(page, table, grid)) {
      table = table_from_grid(page, grid, words);
      table.confidence = 0.9;
      table.reason = "rows or columns inside ruled ones told by their text";
    }
    for (std::size_t i = before; i < page.words.size(); ++i) {
      free.add(page, static_cast<WordIndex>(i));
    }
    table.fragment = !is_table(table);
    if (table.fragment && !may_be_rest(page, table)) continue;
    mark_open_ends(grid, table);
    table.ruled = true;
    free.take(words);
    for (TableDraft& part : split_stacked(std::move(table))) tables.push_back(std::move(part));
  }
  return tables;
}

}  // namespace planlupp
