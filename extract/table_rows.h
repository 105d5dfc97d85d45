// The rows of a table whose columns are known: how many of its lines are column headings, and at
// which lines rows begin.
#pragma once

#include <cstdint>
#include <vector>

#include "extract/blocks_from_lines.h"
#include "extract/pieces_from_chunks.h"

namespace planlupp {

// Pieces of a block, by line: all that the steps below look at.
struct Laid {
  Block block;
  std::vector<Band> bands;
  std::vector<Piece> pieces;

  [[nodiscard]] double x0() const { return bands.front().x0; }
  [[nodiscard]] double x1() const { return bands.back().x1; }
};

// Lines from the block's first on that are column headings; 0 where nothing tells them.
[[nodiscard]] std::size_t heading_lines(const Page& page, const Flow& flow, const Laid& laid);

// For each line of the block whether a row begins there.
[[nodiscard]] std::vector<std::uint8_t> starts_of(const Page& page, const Flow& flow,
                                                  const Laid& laid, std::size_t headings);

}  // namespace planlupp
