// Lines to chunks: a line is cut where a gap beats its own word space.
#pragma once

#include <span>
#include <vector>

#include "extract/tables/page_model.h"

namespace planlupp {

// In the order of the lines, from left to right.
[[nodiscard]] std::vector<Chunk> chunks_from_lines(const Page& page,
                                                   std::span<const WordLine> lines);

[[nodiscard]] std::string text_of(const Page& page, std::span<const WordLine> lines,
                                  const Chunk& chunk);

}  // namespace planlupp
