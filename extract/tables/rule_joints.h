// Where level rules are put together: border lines are drawn cell by cell, and where one piece ends
// and the next begins a column ends, although nothing is to be seen there.
//
//   Målvärde    Utfall   Kommentar
//   ---------- ------- ------------      three rules drawn as one line: two joints
//   Högst 7,0   7,7      ...
#pragma once

#include <span>
#include <vector>

#include "extract/tables/blocks_from_lines.h"
#include "extract/tables/columns_from_chunks.h"
#include "extract/tables/flow.h"

namespace planlupp {

// The places at which most rules of the block are put together, left to right, between the ends of
// its rules; empty where there are none.
[[nodiscard]] std::vector<double> column_edges(const Page& page, const Flow& flow, Block block);

// `chunks` cut between words at the edges.
[[nodiscard]] std::vector<Chunk> cut_at_edges(const Page& page, std::span<const WordLine> lines,
                                              std::span<const Chunk> chunks,
                                              const std::vector<double>& edges);

// One band between any two edges, as wide as the chunks in it.
[[nodiscard]] ColumnFit fit_between(const std::vector<double>& edges,
                                    std::span<const Chunk> chunks);

}  // namespace planlupp
