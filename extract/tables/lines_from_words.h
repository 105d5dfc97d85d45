// Words to lines: those that share a baseline, from left to right; raised and lowered small words
// (notes, exponents) go to the line they hang on. The order of the words on the page is of no
// matter.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "extract/tables/page_model.h"

namespace planlupp {

// Lines from top to bottom.
[[nodiscard]] std::vector<WordLine> lines_from_words(const Page& page,
                                                     std::span<const WordIndex> words);

// The text of words [first, last) of a line.
[[nodiscard]] std::string text_of(const Page& page, std::span<const WordIndex> words);

// The box around the words; an empty box for none.
[[nodiscard]] Box box_of(const Page& page, std::span<const WordIndex> words);

}  // namespace planlupp
