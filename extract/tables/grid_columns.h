// The columns of a table on a character grid. A text export keeps the places of a row's texts, but
// pushes them a few characters to and fro from row to row, and leaves a single space where a cell
// is full, so that white gaps seldom run through:
//
//   Handläggningstid från     Väsentlig avvikelse. 6 av 18     Ja
//   Bemanning per station genomföras p.g.a. att uppgif-    Ja     <- two texts, one space
//   och månad             att ta ut ur systemet.
//
// What stays is where texts begin: near places are one column unless two texts of one line begin
// there.
#pragma once

#include <vector>

#include "extract/tables/blocks_from_lines.h"
#include "extract/tables/pieces_from_chunks.h"

namespace planlupp {

struct GridColumns {
  std::vector<Band> bands;    // left to right, apart from each other
  std::vector<Piece> pieces;  // by line, from left to right
};

// One band where the texts of the block's lines begin at one place.
[[nodiscard]] GridColumns grid_columns(const Page& page, const Flow& flow, Block block);

}  // namespace planlupp
