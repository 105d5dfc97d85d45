#include "extract/tables/grid_match.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace planlupp {
namespace {

constexpr double kNarrowest = 0.7, kWidest = 1.45, kStep = 0.01;  // factors tried
constexpr double kOff = 30;                                       // points that are too far
constexpr double kOffOnAverage = 15;
constexpr double kLeft = 1e9;

struct Match {
  double cost = std::numeric_limits<double>::infinity();
  std::vector<std::size_t> places;
};

// The places of `few`, stretched by `factor`, that are nearest in all.
Match match(std::span<const double> few, std::span<const double> many, double factor) {
  const std::size_t n = few.size(), m = many.size();
  std::vector<std::vector<double>> cost(n + 1, std::vector<double>(m + 1, kLeft));
  for (std::size_t j = 0; j <= m; ++j) cost[0][j] = 0;
  for (std::size_t i = 1; i <= n; ++i) {
    for (std::size_t j = i; j <= m; ++j) {
      const double x = few.front() + factor * (few[i - 1] - few.front());
      const double shift = many.front() - few.front();
      const double off = std::abs(x + shift - many[j - 1]);
      const double taken = cost[i - 1][j - 1] + (off > kOff ? kLeft : off);
      cost[i][j] = std::min(cost[i][j - 1], taken);
    }
  }
  Match found{cost[n][m], std::vector<std::size_t>(n)};
  for (std::size_t i = n, j = m; i > 0 && j > 0;) {
    if (j > i && cost[i][j] == cost[i][j - 1]) {
      --j;
    } else {
      found.places[--i] = --j;
    }
  }
  return found;
}

}  // namespace

std::optional<std::vector<std::size_t>> matched_starts(std::span<const double> few,
                                                       std::span<const double> many) {
  if (few.size() > many.size() || 2 * few.size() < many.size() || few.size() < 2) {
    return std::nullopt;
  }
  Match best;
  const auto steps = static_cast<int>((kWidest - kNarrowest) / kStep);
  for (int step = 0; step <= steps; ++step) {
    Match found = match(few, many, kNarrowest + kStep * step);
    if (found.cost < best.cost) best = std::move(found);
  }
  const bool near = best.cost <= kOffOnAverage * static_cast<double>(few.size());
  if (!near || best.places.front() != 0) return std::nullopt;
  return best.places;
}

}  // namespace planlupp
