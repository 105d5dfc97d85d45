#include "normalize/scrambled_moves.h"

#include <bit>
#include <cmath>

namespace planlupp {
namespace {

constexpr double kPrior = 5;  // moves from each place that the usual ones stand for

// Shares before anything was seen; where many places may be meant, of each of them.
double usual(CellMove move, double columns) {
  switch (move) {
    case CellMove::right: return 0.4;
    case CellMove::skip: return 0.08 / columns;
    case CellMove::left: return 0.04 / columns;
    case CellMove::down: return 0.24;
    case CellMove::line: return 0.12;
    case CellMove::next: return 0.05 / columns;
    case CellMove::above: return 0.04 / columns;
    case CellMove::first: return 0.16 / columns;
    case CellMove::other: return 0.02 / columns;
  }
  return 0;
}

}  // namespace

MoveModel::MoveModel(std::size_t columns)
    : columns_(columns), seen_((2 * columns + 1) * columns * kCellMoves), cost_(seen_.size()) {
  learn();
}

void MoveModel::saw_way(const std::vector<MovePlace>& way, double times) {
  std::vector<std::uint64_t> filled(columns_, 0);
  MovePlace from;
  for (const MovePlace& to : way) {
    if (to.row >= 0 && to.row < 64) {
      auto& column = filled[static_cast<std::size_t>(to.column)];
      const auto open = [&filled](int c, int r) {
        return (filled[static_cast<std::size_t>(c)] >> static_cast<unsigned>(r) & 1U) == 0;
      };
      saw(from, to.column, move_kind(from, to, std::countr_one(column), open), times);
      column |= std::uint64_t{1} << static_cast<unsigned>(to.row);
    }
    from = to;
  }
}

void MoveModel::learn() {
  const std::size_t width = columns_ * kCellMoves;
  for (std::size_t begin = 0; begin < seen_.size(); begin += width) {
    double all = kPrior;
    for (std::size_t i = begin; i < begin + width; ++i) all += seen_[i];
    for (std::size_t i = begin; i < begin + width; ++i) {
      const double prior =
          usual(static_cast<CellMove>(i % kCellMoves), static_cast<double>(columns_));
      cost_[i] = -std::log((seen_[i] + kPrior * prior) / all);
      seen_[i] = 0;
    }
  }
}

}  // namespace planlupp
