// Orders in which the cells of a table's columns may come in a flow: the one of the headings, one
// with a column that has no heading, and both with the first column's cells last.
//
//   headings Risk, Kontrollmoment     text "Stickprov av avtal" "2 ggr/år" "Inköp utanför avtal"
#pragma once

#include <cstddef>

#include "normalize/flow/flow_header.h"
#include "normalize/flow/flow_tables.h"

namespace planlupp {

[[nodiscard]] ColumnOrder plain_order(const FlowHeader& header);

// The same with a column of that meaning, but without a heading, at a place.
[[nodiscard]] ColumnOrder with_column(const ColumnOrder& order, std::size_t at, Meaning meaning);

// The cells of the first column with a heading come last, those of the last one first.
[[nodiscard]] ColumnOrder swapped(const ColumnOrder& order);

// Whether a column of the text's order has a heading.
[[nodiscard]] bool has_heading(const ColumnOrder& order, std::size_t column);

}  // namespace planlupp
