// A block of lines to a table whose columns are white gaps; rules and shading help where there are
// any. Nothing where the block is no table: prose, a list, a contents list, a chart's labels.
#pragma once

#include <optional>

#include "extract/tables/blocks_from_lines.h"

namespace planlupp {

struct OpenTable {
  TableDraft table;
  Block block;  // the lines it took: heads above may have been added
};

// `free_from`: the first line that the table may take for its heads. `may_be_rest`: what is no
// table by itself is a fragment, which the page before may go on with.
[[nodiscard]] std::optional<OpenTable> open_table(const Page& page, const Flow& flow, Block block,
                                                  std::size_t free_from, bool may_be_rest);

}  // namespace planlupp
