// A block of lines laid over its columns.
#pragma once

#include <vector>

#include "extract/tables/blocks_from_lines.h"
#include "extract/tables/pieces_from_chunks.h"

namespace planlupp {

// Pieces of a block, by line: all that the next steps look at.
struct Laid {
  Block block;
  std::vector<Band> bands;
  std::vector<Piece> pieces;

  [[nodiscard]] double x0() const { return bands.front().x0; }
  [[nodiscard]] double x1() const { return bands.back().x1; }
};

}  // namespace planlupp
