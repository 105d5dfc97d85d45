// How far heads span that have no short rule below them: each line of heads is laid over the
// columns so that every head stands over the middle, or at the edge, of those it gets.
//
//             Number             Change            over columns 1 to 3 and 4 to 5
//   Region    2004  2005  2006   2005  2006
#pragma once

#include <vector>

#include "extract/tables/laid.h"

namespace planlupp {

// Sets the columns of the pieces of `line`, a line of heads above another one, `below`.
void span_heads(const Flow& flow, Laid& laid, std::size_t line, std::size_t below);

}  // namespace planlupp
