// Cells of closed forms (figures, levels, responses), sought among themselves before all others:
// few columns can hold them, and where all are full or their figures multiply, their rows are
// certain.
//
//   "5" "3" "4" "3" "20" "begränsa" "9" "Acceptera"    ->   5 | 4 | 20 | begränsa
//                                                           3 | 3 |  9 | Acceptera
#include <algorithm>

#include "normalize/scrambled/scrambled_search.h"

namespace planlupp {
namespace {

constexpr double kLeftwards = 0.8;   // a cell comes after one to its right
constexpr double kMostRight = 0.7;   // of the rows, whose figures multiply
constexpr double kClosedCost = 1.6;  // of a cell of a closed form, at most

}  // namespace

// Of a row, what stands further left is mostly written first.
double ScrambledSearch::Impl::leftwards_cost(const Hyp& hyp, std::size_t c, int r) const {
  double cost = 0;
  for (std::size_t right = c + 1; right < n_; ++right) {
    if (closed_column_.at(right) && !hyp.open(static_cast<int>(right), r)) cost += kLeftwards;
  }
  return cost;
}

// Which units are cells of closed forms, alone in their block or beside others of their kind.
void ScrambledSearch::Impl::mark_closed() {
  closed_.assign(pieces_.units(), false);
  is_held_.assign(pieces_.units(), false);
  held_.assign(pieces_.units(), {});
  reserved_.fill(0);
  for (std::size_t c = 0; c < n_; ++c) {
    closed_column_.at(c) = has_closed_cells(view_->columns, c);
  }
  for (std::size_t u = 0; u < pieces_.units(); ++u) {
    for (const std::size_t p : pieces_.from(u)) {
      const ScrambledPiece& piece = pieces_[p];
      if (!piece.closed || (piece.part && !piece.whole && piece.number == 0)) continue;
      double least = kNever;
      std::size_t best = 0;
      for (std::size_t c = 0; c < n_; ++c) {
        const double cost = piece.form.at(c);
        if (cost >= least) continue;
        least = cost;
        best = c;
      }
      if (least > kClosedCost || !closed_column_.at(best)) continue;
      for (std::size_t v = piece.first; v <= piece.last; ++v) closed_[v] = true;
    }
  }
}

// Full columns leave no doubt about their rows, nor do figures that multiply.
bool ScrambledSearch::Impl::sure(const PlacedRows& rows) const {
  std::array<std::size_t, kScrambledColumns> count{};
  std::vector<RowFigures> figures(rows.rows);
  for (const PlacedCell& cell : rows.cells) {
    if (cell.outside) continue;
    ++count.at(cell.column);
    const int slot = slot_.at(cell.column);
    if (slot >= 0) {
      figures[cell.row].at(static_cast<std::size_t>(slot)) = pieces_[cell.piece].number;
    }
  }
  bool full = rows.rows > 0;
  for (std::size_t c = 0; c < n_; ++c) {
    full = full && (!closed_column_.at(c) || count.at(c) == rows.rows);
  }
  const auto right = std::count_if(figures.begin(), figures.end(), [](const auto& v) {
    return v[0] > 0 && v[2] > 0 && v[0] * v[1] == v[2];
  });
  return full || static_cast<double>(right) > kMostRight * static_cast<double>(rows.rows);
}

void ScrambledSearch::Impl::hold_closed(const PlacedRows& rows) {
  for (const PlacedCell& cell : rows.cells) {
    if (cell.outside) continue;
    const ScrambledPiece& piece = pieces_[cell.piece];
    if (piece.form.at(cell.column) > kClosedCost) continue;
    for (std::size_t u = piece.first; u <= piece.last; ++u) is_held_[u] = true;
    reserved_.at(cell.column) |= std::uint64_t{1} << cell.row;
    held_[piece.first] = {cell.piece, static_cast<std::int16_t>(cell.column),
                          static_cast<std::int16_t>(cell.row)};
  }
}

bool ScrambledSearch::Impl::crosses_held(const ScrambledPiece& piece) const {
  for (std::size_t u = piece.first; u <= piece.last; ++u) {
    if (is_held_[u]) return true;
  }
  return false;
}

// What is no cell of a closed form is passed over, wherever it may belong.
void ScrambledSearch::Impl::pass_over(std::size_t unit) {
  hyps_[unit + 1] = hyps_[unit];
  for (Hyp& hyp : hyps_[unit + 1]) hyp.column = -2;
}

}  // namespace planlupp
