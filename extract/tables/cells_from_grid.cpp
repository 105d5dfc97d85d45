#include "extract/tables/cells_from_grid.h"

#include <algorithm>
#include <cstdint>
#include <numeric>

namespace planlupp {
namespace {

constexpr double kThinnest = 3.5;  // points: less holds no text

using Labels = std::vector<std::uint32_t>;

std::uint32_t root(Labels& parent, std::uint32_t i) {
  while (parent[i] != i) i = parent[i] = parent[parent[i]];
  return i;
}

void unite(Labels& parent, std::uint32_t a, std::uint32_t b) {
  const std::uint32_t x = root(parent, a), y = root(parent, b);
  parent[std::max(x, y)] = std::min(x, y);
}

// For each field the number of the cell it belongs to.
Labels labels_of(const Grid& grid) {
  const std::size_t columns = grid.columns();
  Labels parent(grid.rows() * columns);
  std::iota(parent.begin(), parent.end(), 0U);
  for (std::size_t row = 0; row < grid.rows(); ++row) {
    for (std::size_t column = 0; column < columns; ++column) {
      const auto here = static_cast<std::uint32_t>(row * columns + column);
      if (column + 1 < columns && !grid.upright(column + 1, row)) unite(parent, here, here + 1);
      if (row + 1 < grid.rows() && !grid.level(row + 1, column)) {
        unite(parent, here, here + static_cast<std::uint32_t>(columns));
      }
    }
  }
  for (std::uint32_t i = 0; i < parent.size(); ++i) parent[i] = root(parent, i);
  return parent;
}

// The widest run of the label from (row, column), and the rows below that have the same run.
GridCell rectangle_at(const Labels& labels, const std::vector<std::uint8_t>& taken,
                      std::size_t columns, std::size_t row, std::size_t column) {
  const std::uint32_t label = labels[row * columns + column];
  const auto is_free = [&](std::size_t r, std::size_t c) {
    return c < columns && labels[r * columns + c] == label && !taken[r * columns + c];
  };
  GridCell cell{row, column, 1, 1};
  while (is_free(row, column + cell.columns)) ++cell.columns;
  const std::size_t rows = labels.size() / columns;
  for (std::size_t r = row + 1; r < rows; ++r) {
    const bool before = column > 0 && is_free(r, column - 1);
    bool same = !before && !is_free(r, column + cell.columns);
    for (std::size_t c = column; same && c < column + cell.columns; ++c) same = is_free(r, c);
    if (!same) break;
    ++cell.rows;
  }
  return cell;
}

// Keeps of the positions those marked as used; gives for each old index the new one.
std::vector<std::size_t> keep_used(std::vector<double>& positions,
                                   const std::vector<std::uint8_t>& used) {
  std::vector<std::size_t> renumbered(positions.size());
  std::vector<double> kept;
  for (std::size_t i = 0; i < positions.size(); ++i) {
    const bool outer = i == 0 || i + 1 == positions.size();
    const bool thin = !kept.empty() && positions[i] - kept.back() < kThinnest;
    if (outer && thin && i > 0 && kept.size() > 1)
      kept.back() = positions[i];
    else if (outer || (used[i] && !thin))
      kept.push_back(positions[i]);
    renumbered[i] = kept.size() - 1;
  }
  positions = std::move(kept);
  return renumbered;
}

}  // namespace

std::vector<GridCell> cells_from_grid(const Grid& grid) {
  const std::size_t columns = grid.columns();
  const Labels labels = labels_of(grid);
  std::vector<std::uint8_t> taken(labels.size(), 0);
  std::vector<GridCell> cells;
  for (std::size_t i = 0; i < labels.size(); ++i) {
    if (taken[i]) continue;
    const GridCell cell = rectangle_at(labels, taken, columns, i / columns, i % columns);
    for (std::size_t r = cell.row; r < cell.row + cell.rows; ++r) {
      const auto begin = taken.begin() + static_cast<std::ptrdiff_t>(r * columns + cell.column);
      std::fill(begin, begin + static_cast<std::ptrdiff_t>(cell.columns), std::uint8_t{1});
    }
    cells.push_back(cell);
  }
  return cells;
}

Grid grid_of_cells(Grid grid, const std::vector<GridCell>& cells) {
  grid.uprights.assign(grid.xs.size() * grid.rows(), 1);
  grid.levels.assign(grid.ys.size() * grid.columns(), 1);
  for (const GridCell& cell : cells) {
    for (std::size_t r = cell.row; r < cell.row + cell.rows; ++r) {
      for (std::size_t x = cell.column + 1; x < cell.column + cell.columns; ++x) {
        grid.upright(x, r) = 0;
      }
    }
    for (std::size_t y = cell.row + 1; y < cell.row + cell.rows; ++y) {
      for (std::size_t c = cell.column; c < cell.column + cell.columns; ++c) grid.level(y, c) = 0;
    }
  }
  return grid;
}

void compact(Grid& grid, std::vector<GridCell>& cells) {
  std::vector<std::uint8_t> used_x(grid.xs.size(), 0), used_y(grid.ys.size(), 0);
  for (const GridCell& cell : cells) {
    used_x[cell.column] = used_x[cell.column + cell.columns] = 1;
    used_y[cell.row] = used_y[cell.row + cell.rows] = 1;
  }
  const std::vector<std::size_t> x = keep_used(grid.xs, used_x);
  const std::vector<std::size_t> y = keep_used(grid.ys, used_y);
  std::vector<GridCell> kept;
  for (const GridCell& cell : cells) {
    const std::size_t row = y[cell.row], column = x[cell.column];
    const std::size_t rows = y[cell.row + cell.rows] - row;
    const std::size_t columns = x[cell.column + cell.columns] - column;
    if (rows > 0 && columns > 0) kept.push_back({row, column, rows, columns});
  }
  cells = std::move(kept);
  grid.uprights.clear();
  grid.levels.clear();
}

}  // namespace planlupp
