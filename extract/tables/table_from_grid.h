// A grid and the words that lie in it to a table: cells with their lines, fills and marks.
#pragma once

#include <span>

#include "extract/tables/page_model.h"

namespace planlupp {

// Every word goes to the cell its middle lies in. Words that run over an edge between their cells
// are cut there (split_words.h); `words` gets the halves.
[[nodiscard]] TableDraft table_from_grid(Page& page, Grid grid, std::vector<WordIndex>& words);

// The same with the field (row, column) of each word given: where columns are white gaps, a word
// may stand a little over the boundary.
struct Field {
  std::size_t row = 0, column = 0;
};
[[nodiscard]] TableDraft table_from_fields(const Page& page, Grid grid,
                                           std::span<const WordIndex> words,
                                           std::span<const Field> fields);

// The lines of one cell; text that is turned on its side is put in its own order of reading.
[[nodiscard]] std::vector<WordLine> cell_lines(const Page& page, std::span<const WordIndex> words);

}  // namespace planlupp
