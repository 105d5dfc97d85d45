// From which cell to which an export goes, where it does not go row by row. Whatever the export, a
// step is nearly always one of a few kinds; how often each comes is learned from the document.
//
//   right   to the next free cell of the row          "Risk" -> its "Sannolikhet"
//   skip    to a later one                            past an empty cell
//   down    to the next cell of the column            "4" -> "2"
//   line    to the first free cell of the row below
//   up      from a column to the first free cell of the next one
//   other   anywhere else
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace planlupp {

enum class CellMove : std::uint8_t { right, skip, down, line, up, other };
constexpr std::size_t kCellMoves = 6;

class MoveModel {
 public:
  MoveModel();
  [[nodiscard]] double cost(CellMove move) const {
    return cost_.at(static_cast<std::size_t>(move));
  }
  void saw(CellMove move) { seen_.at(static_cast<std::size_t>(move)) += 1; }
  void learn();  // from what was seen since the last time

 private:
  std::array<double, kCellMoves> seen_{}, cost_{};
};

}  // namespace planlupp
