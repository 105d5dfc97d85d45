#include "normalize/scrambled/scrambled_moves.h"

#include <bit>
#include <cmath>

namespace planlupp {
namespace {

// Which places of a page have been read.
struct Read {
  std::vector<std::uint64_t> filled;
  [[nodiscard]] bool open(int c, int r) const {
    return (filled[static_cast<std::size_t>(c)] >> static_cast<unsigned>(r) & 1U) == 0;
  }
  [[nodiscard]] int first_open(int c) const {
    return std::countr_one(filled[static_cast<std::size_t>(c)]);
  }
};

constexpr double kPrior = 5, kKindPrior = 24;  // moves that the usual ones stand for

// How many places one of a kind may go to, about.
double places(CellMove move) {
  switch (move) {
    case CellMove::right:
    case CellMove::skip:
    case CellMove::down:
    case CellMove::line:
    case CellMove::up: return 1;
    default: return 5;
  }
}

// Shares before anything was seen.
double usual(CellMove move) {
  switch (move) {
    case CellMove::right: return 0.45;
    case CellMove::skip: return 0.05;
    case CellMove::down: return 0.24;
    case CellMove::line: return 0.12;
    case CellMove::up: return 0.08;
    case CellMove::other: return 0.01;
    default: return 0.0125;
  }
}

}  // namespace

MoveModel::MoveModel(std::size_t columns)
    : columns_(columns), seen_((2 * columns + 1) * columns * kCellMoves), cost_(seen_.size()) {
  learn();
}

void MoveModel::saw_way(const std::vector<MovePlace>& way) {
  Read read{std::vector<std::uint64_t>(columns_, 0)};
  MovePlace from;
  for (const MovePlace& to : way) {
    if (to.row >= 0 && to.row < 64) {
      saw(from, to.column, move_kind(from, to, read));
      read.filled[static_cast<std::size_t>(to.column)] |= std::uint64_t{1}
                                                          << static_cast<unsigned>(to.row);
    }
    from = to;
  }
}

void MoveModel::learn() {
  double kinds = kKindPrior;
  for (const double seen : kind_seen_) kinds += seen;
  for (std::size_t m = 0; m < kCellMoves; ++m) {
    const auto move = static_cast<CellMove>(m);
    const double share = (kind_seen_.at(m) + kKindPrior * usual(move)) / kinds;
    kind_cost_.at(m) = -std::log(share / places(move));
  }
  kind_seen_.fill(0);
  const std::size_t width = columns_ * kCellMoves;
  for (std::size_t begin = 0; begin < seen_.size(); begin += width) {
    double all = kPrior;
    for (std::size_t i = begin; i < begin + width; ++i) all += seen_[i];
    for (std::size_t i = begin; i < begin + width; ++i) {
      const auto move = static_cast<CellMove>(i % kCellMoves);
      const double prior = usual(move) / places(move);
      cost_[i] = -std::log((seen_[i] + kPrior * prior) / all);
      seen_[i] = 0;
    }
  }
}

}  // namespace planlupp
