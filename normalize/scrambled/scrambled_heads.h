// The heads of tables in a scrambled flow, put together from pieces: their titles stand among the
// cells, in runs or alone, and come again on each page.
//
//   "Risk" "Orsak"  "Jäv" ...  "S"  "2" "3"  "K" ...    head: Risk | Orsak | S | K
#pragma once

#include <cstddef>
#include <vector>

#include "normalize/flow/flow_header.h"
#include "normalize/flow/flow_rows.h"
#include "normalize/flow/flow_text.h"

namespace planlupp {

// Words [first, last) of the flow.
struct WordRange {
  std::size_t first = 0, last = 0;
};

// The head of one table on one page.
struct ScrambledHead {
  int page = 0;
  std::vector<HeaderColumn> columns;
  std::vector<WordRange> words;
  std::size_t kind = 0;
};

struct ScrambledHeads {
  std::vector<ScrambledHead> heads;
  std::vector<std::vector<HeaderColumn>> kinds;  // columns, where they stand first
  std::vector<WordRange> stubs;                  // what makes headings whole
  std::vector<WordRange> blocks;                 // all other words, between blank lines
};

[[nodiscard]] ScrambledHeads scrambled_heads(const RowContext& context,
                                             const std::vector<FlowHeader>& headers);

}  // namespace planlupp
