// A word that runs over a column boundary is two: where cells stand so close that no space is left
// between their texts, the word is cut at the glyph that stands at the boundary.
//
//   12 345|6 789     ->   "345" and "6"
//   Riskpoä|ng       ->   one word that is too long for its cell: left alone
#pragma once

#include <optional>

#include "extract/tables/page_model.h"

namespace planlupp {

// Cuts words[index] at x if a glyph begins there and what follows looks like a beginning. The
// second half is appended to page.words; gives its index.
std::optional<WordIndex> split_word(Page& page, WordIndex index, double x);

}  // namespace planlupp
