// Makes tables of the rows that were found in a flow.
#pragma once

#include <cstddef>
#include <vector>

#include "extract/table.h"
#include "normalize/flow/flow_header.h"
#include "normalize/flow/flow_rows.h"
#include "normalize/flow/flow_text.h"

namespace planlupp {

// The stretches of lines that the words cover, one for each line.
[[nodiscard]] std::vector<CellLine> cell_lines(const std::vector<TextLine>& lines,
                                               const FlowText& text,
                                               const std::vector<std::size_t>& words);

// In which order the columns' cells come in the text, and where they belong in the table. They
// differ where an export gives the cells in another order than the headings, or where a column has
// no heading.
struct ColumnOrder {
  // A heading that stands over others.
  struct Group {
    std::size_t title = 0;            // of the header's columns
    std::size_t first = 0, last = 0;  // places in the table
  };
  std::size_t columns = 0;            // of the table
  std::vector<std::size_t> place;     // of the header's columns in the table
  std::vector<std::size_t> searched;  // place in the table of each column, in the text's order
  std::vector<Meaning> meanings;      // of each column, in the text's order
  std::vector<Group> groups;
};

// Without the words that are outside of it.
[[nodiscard]] Table make_table(const std::vector<TextLine>& lines, const FlowText& text,
                               const FlowHeader& header, const ColumnOrder& order,
                               const FlowRegion& region, const FoundRows& rows);

}  // namespace planlupp
