// Where in a flow there may be a table without a full grid: runs of lines that fall into several
// chunks, with what stands between them; and lines that rules of one length hold together.
#pragma once

#include <vector>

#include "extract/tables/flow.h"

namespace planlupp {

constexpr std::size_t kRowAlone = 4;  // texts of a row that may be a table by itself

struct Block {
  std::size_t first = 0, last = 0;  // lines of the flow
};

// A line of heads that stands again inside the block begins another table, and one of heads that no
// column above has:
//
//   **Indikator**      **Utfall**  **Målvärde**
//   Besök              3,2         4,0
//   **Aktivitet**  **Start**    **Slut**
[[nodiscard]] std::vector<Block> split_at_heads(const Page& page, const Flow& flow, Block block);

[[nodiscard]] std::vector<Block> blocks_from_lines(const Page& page, const Flow& flow);

}  // namespace planlupp
