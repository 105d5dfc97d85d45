#include "normalize/scrambled_moves.h"

#include <cmath>

namespace planlupp {
namespace {

constexpr std::array<double, kCellMoves> kShares{0.45, 0.05, 0.24, 0.12, 0.08, 0.06};
constexpr double kPrior = 24;      // moves that the shares stand for
constexpr double kAnywhere = 1.6;  // one of several places: what "other" costs more

}  // namespace

MoveModel::MoveModel() { learn(); }

void MoveModel::learn() {
  double all = kPrior;
  for (const double n : seen_) all += n;
  for (std::size_t m = 0; m < kCellMoves; ++m) {
    cost_.at(m) = -std::log((seen_.at(m) + kPrior * kShares.at(m)) / all);
  }
  cost_.at(static_cast<std::size_t>(CellMove::other)) += kAnywhere;
  seen_.fill(0);
}

}  // namespace planlupp
