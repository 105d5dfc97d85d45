// A grid and the words that lie in it to a table: cells with their lines, fills and marks.
#pragma once

#include <span>

#include "extract/page_model.h"

namespace planlupp {

// Every word goes to the cell its middle lies in. Words that run over an edge between their cells
// are cut there (split_words.h); `words` gets the halves.
[[nodiscard]] TableDraft table_from_grid(Page& page, Grid grid, std::vector<WordIndex>& words);

// The lines of one cell; text that is turned on its side is put in its own order of reading.
[[nodiscard]] std::vector<WordLine> cell_lines(const Page& page, std::span<const WordIndex> words);

}  // namespace planlupp
