// The chunks of a block laid over its columns: what stands in one column is a piece of it; what
// crosses a gap is cut where two words stand at the gap as the columns do, or spans.
//
//   bands        |--- 0 ---|   |- 1 -|
//                Norrland       2 350       two pieces
//                Övre Norrland  1 020       one chunk, its space too narrow: cut, two pieces
//                Hela landet, slutliga      spans bands 0 to 1
#pragma once

#include <string>
#include <vector>

#include "extract/tables/columns_from_chunks.h"
#include "extract/tables/flow.h"

namespace planlupp {

struct Piece {
  std::size_t line = 0, first = 0, last = 0;  // words [first, last) of the flow's line
  double x0 = 0, x1 = 0;
  BandRange bands;

  [[nodiscard]] bool spans() const { return bands.last > bands.first + 1; }
};

// By line, from left to right.
[[nodiscard]] std::vector<Piece> pieces_from_chunks(const Page& page, const Flow& flow,
                                                    std::span<const Chunk> chunks,
                                                    const ColumnFit& fit);

[[nodiscard]] std::string text_of(const Page& page, const Flow& flow, const Piece& piece);

}  // namespace planlupp
