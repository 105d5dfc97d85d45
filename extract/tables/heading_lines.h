// The heads of a table whose columns are known: how many of its first lines they are, and which of
// these are rows of their own.
#pragma once

#include <cstdint>
#include <vector>

#include "extract/tables/laid.h"

namespace planlupp {

// Lines from the block's first on that are column headings; 0 where nothing tells them.
[[nodiscard]] std::size_t heading_lines(const Page& page, const Flow& flow, const Laid& laid);

// Heading lines are one row, but for those below a spanning head or a short rule: sets the first
// `headings` of `starts`.
void start_headings(const Flow& flow, const Laid& laid, std::size_t headings,
                    std::vector<std::uint8_t>& starts);

// Whether the line stands half way between its neighbours: heads centred beside heads of two lines.
[[nodiscard]] bool is_between(const Flow& flow, const Block& block, std::size_t line);

// Whether a text alone on its line stands over the middle of the table, and of none of its columns
// (but one of figures).
[[nodiscard]] bool is_centred(const Page& page, const Flow& flow, const Laid& laid,
                              const Piece& piece);

// Whether the rules above the line leave out the first column: heads stand over the others, and
// the first one's own head beside them.
[[nodiscard]] bool is_part_ruled(const Flow& flow, const Laid& laid, std::size_t line);

}  // namespace planlupp
