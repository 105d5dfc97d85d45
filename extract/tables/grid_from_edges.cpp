#include "extract/tables/grid_from_edges.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace planlupp {
namespace {

constexpr double kSameLine = 2.0;  // positions nearer than this are one grid line
constexpr double kOverhang = 4.0;  // an end that sticks out further is an open side
constexpr double kCovered = 0.6;   // of a field's side, to be an edge
constexpr std::size_t kMostFields = 250'000;

std::vector<double> clustered(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  std::vector<double> out;
  double sum = 0, first = 0;
  std::size_t count = 0;
  for (const double value : values) {
    if (count > 0 && value - first > kSameLine) {
      out.push_back(sum / static_cast<double>(count));
      sum = 0;
      count = 0;
    }
    if (count == 0) first = value;
    sum += value;
    ++count;
  }
  if (count > 0) out.push_back(sum / static_cast<double>(count));
  return out;
}

// The edges' own positions, and how far those that cross them reach beyond.
std::vector<double> grid_lines(const std::vector<Edge>& own, const std::vector<Edge>& across) {
  std::vector<double> values;
  for (const Edge& edge : own) values.push_back(edge.position);
  std::vector<double> lines = clustered(std::move(values));
  double low = lines.front(), high = lines.back();
  for (const Edge& edge : across) {
    low = std::min(low, edge.begin);
    high = std::max(high, edge.end);
  }
  if (low < lines.front() - kOverhang) lines.insert(lines.begin(), low);
  if (high > lines.back() + kOverhang) lines.push_back(high);
  return lines;
}

std::size_t nearest(const std::vector<double>& lines, double value) {
  const auto at = std::lower_bound(lines.begin(), lines.end(), value);
  if (at == lines.end()) return lines.size() - 1;
  const auto i = static_cast<std::size_t>(at - lines.begin());
  return i > 0 && value - lines[i - 1] < lines[i] - value ? i - 1 : i;
}

// Marks the stretches of one grid line that edges cover.
template <class Mark>
void cover(const std::vector<Edge>& edges, const std::vector<double>& own,
           const std::vector<double>& across, const Mark& mark) {
  const std::size_t fields = across.size() - 1;
  std::vector<double> covered(own.size() * fields, 0);
  for (const Edge& edge : edges) {
    const std::size_t line = nearest(own, edge.position);
    for (std::size_t i = field_of(across, edge.begin); i < fields && across[i] < edge.end; ++i) {
      const double length = std::min(edge.end, across[i + 1]) - std::max(edge.begin, across[i]);
      covered[line * fields + i] += std::max(0.0, length);
    }
  }
  for (std::size_t line = 0; line < own.size(); ++line) {
    for (std::size_t i = 0; i < fields; ++i) {
      if (covered[line * fields + i] >= kCovered * (across[i + 1] - across[i])) mark(line, i);
    }
  }
}

Grid empty_grid(std::vector<double> xs, std::vector<double> ys) {
  Grid grid{std::move(xs), std::move(ys), {}, {}};
  grid.uprights.assign(grid.xs.size() * grid.rows(), 0);
  grid.levels.assign(grid.ys.size() * grid.columns(), 0);
  return grid;
}

}  // namespace

std::size_t field_of(const std::vector<double>& positions, double value) {
  const auto at = std::upper_bound(positions.begin(), positions.end(), value);
  const auto i = static_cast<std::size_t>(at - positions.begin());
  if (i == 0) return 0;
  return std::min(i - 1, positions.size() >= 2 ? positions.size() - 2 : 0);
}

Grid grid_from_edges(const Edges& edges) {
  if (edges.level.empty() || edges.upright.empty()) return {};
  std::vector<double> xs = grid_lines(edges.upright, edges.level);
  std::vector<double> ys = grid_lines(edges.level, edges.upright);
  if (xs.size() < 2 || ys.size() < 2 || xs.size() * ys.size() > kMostFields) return {};
  Grid grid = empty_grid(std::move(xs), std::move(ys));
  cover(edges.upright, grid.xs, grid.ys,
        [&grid](std::size_t x, std::size_t row) { grid.upright(x, row) = 1; });
  cover(edges.level, grid.ys, grid.xs,
        [&grid](std::size_t y, std::size_t column) { grid.level(y, column) = 1; });
  return grid;
}

Grid full_grid(std::vector<double> xs, std::vector<double> ys) {
  Grid grid = empty_grid(std::move(xs), std::move(ys));
  std::fill(grid.uprights.begin(), grid.uprights.end(), std::uint8_t{1});
  std::fill(grid.levels.begin(), grid.levels.end(), std::uint8_t{1});
  return grid;
}

namespace {

// The columns [first, last) of a grid; levels at which nothing happens there are kept, as no edges.
Grid part_of(const Grid& grid, std::size_t first, std::size_t last) {
  const auto at = [&grid](std::size_t i) {
    return grid.xs.begin() + static_cast<std::ptrdiff_t>(i);
  };
  std::size_t top = 0, bottom = grid.rows();
  const auto has_level = [&](std::size_t y) {
    for (std::size_t c = first; c < last; ++c) {
      if (grid.level(y, c)) return true;
    }
    return false;
  };
  while (top < bottom && !has_level(top)) ++top;
  while (bottom > top + 1 && !has_level(bottom)) --bottom;
  if (top >= bottom) return {};
  const auto y = [&grid](std::size_t i) {
    return grid.ys.begin() + static_cast<std::ptrdiff_t>(i);
  };
  Grid part = empty_grid({at(first), at(last + 1)}, {y(top), y(bottom + 1)});
  for (std::size_t r = 0; r < part.rows(); ++r) {
    for (std::size_t x = 0; x < part.xs.size(); ++x) {
      part.upright(x, r) = grid.upright(first + x, top + r);
    }
  }
  for (std::size_t l = 0; l < part.ys.size(); ++l) {
    for (std::size_t c = 0; c < part.columns(); ++c) {
      part.level(l, c) = grid.level(top + l, first + c);
    }
  }
  return part;
}

// The first and the last level at which columns [first, last) have an edge.
std::pair<std::size_t, std::size_t> extent_of(const Grid& grid, std::size_t first,
                                              std::size_t last) {
  std::size_t low = grid.ys.size(), high = 0;
  for (std::size_t y = 0; y < grid.ys.size(); ++y) {
    for (std::size_t c = first; c < last; ++c) {
      if (!grid.level(y, c)) continue;
      low = std::min(low, y);
      high = std::max(high, y);
    }
  }
  return {low, high};
}

// Whether the columns [a, b) begin below and end above the columns [c, d): a smaller table beside.
bool stands_inside(const Grid& grid, std::size_t a, std::size_t b, std::size_t c, std::size_t d) {
  const auto [low, high] = extent_of(grid, a, b);
  const auto [outer_low, outer_high] = extent_of(grid, c, d);
  if (low >= high || low <= outer_low || high >= outer_high) return false;
  // A cell that a page cut has no level edges there either, but its outer side goes on.
  const std::size_t side = a < c ? a : b;
  for (std::size_t row = outer_low; row < outer_high; ++row) {
    if ((row < low || row >= high) && grid.upright(side, row)) return false;
  }
  return true;
}

// Whether the column boundary divides two tables.
bool divides(const Grid& grid, std::size_t first, std::size_t x) {
  const std::size_t last = grid.columns();
  std::size_t left = 0, right = 0, both = 0;
  for (std::size_t y = 0; y < grid.ys.size(); ++y) {
    const bool l = grid.level(y, x - 1), r = grid.level(y, x);
    both += l && r;
    left += l && !r;
    right += r && !l;
  }
  if (left >= 2 && right >= 2 && both <= 1) return true;
  return stands_inside(grid, first, x, x, last) || stands_inside(grid, x, last, first, x);
}

}  // namespace

std::vector<Grid> split_side_by_side(Grid grid) {
  std::vector<Grid> parts;
  std::size_t first = 0;
  for (std::size_t x = 1; x < grid.columns(); ++x) {
    if (!divides(grid, first, x)) continue;
    parts.push_back(part_of(grid, first, x));
    first = x;
  }
  if (first == 0) {
    parts.push_back(std::move(grid));
  } else {
    parts.push_back(part_of(grid, first, grid.columns()));
  }
  return parts;
}

std::size_t insert_level(Grid& grid, double y, std::size_t first, std::size_t last) {
  const std::size_t near = nearest(grid.ys, y);
  if (std::abs(grid.ys[near] - y) < kSameLine) return near;
  const Grid old = grid;
  const auto at = static_cast<std::size_t>(std::lower_bound(grid.ys.begin(), grid.ys.end(), y) -
                                           grid.ys.begin());
  if (at == 0 || at == grid.ys.size()) return near;
  grid.ys.insert(grid.ys.begin() + static_cast<std::ptrdiff_t>(at), y);
  grid = empty_grid(std::move(grid.xs), std::move(grid.ys));
  for (std::size_t row = 0; row < grid.rows(); ++row) {
    const std::size_t from = row < at ? row : row - 1;
    for (std::size_t x = 0; x < grid.xs.size(); ++x) grid.upright(x, row) = old.upright(x, from);
  }
  for (std::size_t line = 0; line < grid.ys.size(); ++line) {
    for (std::size_t column = 0; column < grid.columns(); ++column) {
      grid.level(line, column) = line == at
                                     ? static_cast<std::uint8_t>(column >= first && column < last)
                                     : old.level(line < at ? line : line - 1, column);
    }
  }
  return at;
}

std::size_t insert_upright(Grid& grid, double x, std::size_t first, std::size_t last) {
  const std::size_t near = nearest(grid.xs, x);
  if (std::abs(grid.xs[near] - x) < kSameLine) return near;
  const Grid old = grid;
  const auto at = static_cast<std::size_t>(std::lower_bound(grid.xs.begin(), grid.xs.end(), x) -
                                           grid.xs.begin());
  if (at == 0 || at == grid.xs.size()) return near;
  grid.xs.insert(grid.xs.begin() + static_cast<std::ptrdiff_t>(at), x);
  grid = empty_grid(std::move(grid.xs), std::move(grid.ys));
  for (std::size_t column = 0; column < grid.columns(); ++column) {
    const std::size_t from = column < at ? column : column - 1;
    for (std::size_t y = 0; y < grid.ys.size(); ++y) grid.level(y, column) = old.level(y, from);
  }
  for (std::size_t line = 0; line < grid.xs.size(); ++line) {
    for (std::size_t row = 0; row < grid.rows(); ++row) {
      grid.upright(line, row) = line == at ? static_cast<std::uint8_t>(row >= first && row < last)
                                           : old.upright(line < at ? line : line - 1, row);
    }
  }
  return at;
}

}  // namespace planlupp
