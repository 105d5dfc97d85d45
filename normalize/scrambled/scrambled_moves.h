// From which cell to which an export goes, where it does not go row by row. Whatever the export, a
// step is nearly always one of a few kinds; which of them from which column to which is learned,
// best from sheets set out as the document's are (scrambled_sheet.h).
//
//   right   to the next free cell of the row          "Risk" -> its "Sannolikhet"
//   skip    to a later one                            past an empty cell
//   left    to an earlier one
//   down    to the next cell of the column            "4" -> "2"
//   line    to the first free cell of the row below
//   next    to another one of the row below
//   above   to one of the row above
//   up      to the first free cell of the next column that is not read as far down
//   first   to the first free cell of another column
//   other   anywhere else
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace planlupp {

enum class CellMove : std::uint8_t { right, skip, left, down, line, next, above, up, first, other };
constexpr std::size_t kCellMoves = 10;

// Where a way stands: at a cell, at the title of a column (row -1), or nowhere yet (column -1).
struct MovePlace {
  int column = -1, row = -1;
};

// `State`: open(column, row): whether a place is free; first_open(column): the first that is.
template <typename State>
[[nodiscard]] CellMove move_kind(const MovePlace& from, const MovePlace& to, const State& state) {
  const bool known = from.column >= 0;
  const auto free_between = [&](int begin, int end) {
    for (int c = begin; c < end; ++c) {
      if (state.open(c, to.row)) return true;
    }
    return false;
  };
  if (known && from.row >= 0 && to.row == from.row) {
    if (to.column < from.column) return CellMove::left;
    return free_between(from.column + 1, to.column) ? CellMove::skip : CellMove::right;
  }
  if (known && to.row == from.row + 1) {
    if (to.column == from.column) return CellMove::down;
    return free_between(0, to.column) ? CellMove::next : CellMove::line;
  }
  if (to.row == state.first_open(to.column)) {
    bool up = known && to.row < from.row && to.column > from.column;
    for (int c = from.column; up && c < to.column; ++c) up = state.first_open(c) >= from.row;
    return up ? CellMove::up : CellMove::first;
  }
  return known && to.row + 1 == from.row ? CellMove::above : CellMove::other;
}

class MoveModel {
 public:
  static constexpr double kUnknownFrom = 1.5;  // from a place not known (column -2)

  explicit MoveModel(std::size_t columns);

  [[nodiscard]] double cost(const MovePlace& from, int to, CellMove move) const {
    if (from.column < -1) return kUnknownFrom;
    return by_column_ ? cost_[index(from, to, move)] : kind_cost_[static_cast<std::size_t>(move)];
  }
  void saw(const MovePlace& from, int to, CellMove move) {
    seen_[index(from, to, move)] += 1;
    kind_seen_.at(static_cast<std::size_t>(move)) += 1;
  }
  // A whole page, title by title and cell by cell.
  void saw_way(const std::vector<MovePlace>& way);
  void learn();  // from what was seen since the last time
  // From now on each column has ways of its own: there is enough to learn them from.
  void set_by_column() { by_column_ = true; }

 private:
  // Cells, titles and the begin are different places to come from.
  [[nodiscard]] std::size_t source(const MovePlace& from) const {
    if (from.column < 0) return 2 * columns_;
    return static_cast<std::size_t>(from.column) + (from.row < 0 ? columns_ : 0);
  }
  [[nodiscard]] std::size_t index(const MovePlace& from, int to, CellMove move) const {
    return (source(from) * columns_ + static_cast<std::size_t>(to)) * kCellMoves +
           static_cast<std::size_t>(move);
  }

  std::size_t columns_;
  bool by_column_ = false;
  std::array<double, kCellMoves> kind_seen_{}, kind_cost_{};
  std::vector<double> seen_, cost_;
};

}  // namespace planlupp
