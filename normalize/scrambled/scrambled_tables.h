// Tables out of a flow whose cells come in a scrambled order (scrambled_rows.h), where it is one.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "extract/table.h"
#include "normalize/flow/flow_header.h"
#include "normalize/flow/flow_rows.h"
#include "normalize/scrambled/scrambled_parts.h"

namespace planlupp {

struct ScrambledFound {
  Table table;
  std::vector<std::size_t> words;  // of its cells, ascending
  std::size_t first = 0;           // the first word of its head or cells
};

struct ScrambledTables {
  std::vector<ScrambledFound> tables;
  std::vector<WordRange> heads;
};

// Nothing where the cells come row by row, so that flow_rows.h reads them better.
[[nodiscard]] std::optional<ScrambledTables> scrambled_tables(
    const std::vector<TextLine>& lines, const RowContext& context,
    const std::vector<FlowHeader>& headers);

}  // namespace planlupp
