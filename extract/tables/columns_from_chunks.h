// The columns of a run of lines that no rules divide: where the chunks of its lines stand above one
// another, and white runs down between them. A chunk that crosses a gap which most lines respect
// (a title, a spanning head, a section row) does not close the gap.
//
//   Table of areas              crosses the gap: spanning
//   Norrland      298 517
//   Svealand       96 410
//   |-- band 0 -| |band 1|
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "extract/tables/page_model.h"

namespace planlupp {

struct Band {
  double x0 = 0, x1 = 0;  // of the text in it
};

struct ColumnFit {
  std::vector<Band> bands;             // left to right
  std::vector<std::uint8_t> spanning;  // for each chunk: it crosses a gap
};

// `chunks` of `lines`, by line. A chunk's word spaces close no gap: where they lie in one that
// other lines show to be wide, they may be its narrowest place.
[[nodiscard]] ColumnFit columns_from_chunks(const Page& page, std::span<const WordLine> lines,
                                            std::span<const Chunk> chunks);

// The bands a chunk stands over: [first, last); never empty if there are bands.
struct BandRange {
  std::size_t first = 0, last = 0;
};
[[nodiscard]] BandRange bands_under(const std::vector<Band>& bands, double x0, double x1);

}  // namespace planlupp
