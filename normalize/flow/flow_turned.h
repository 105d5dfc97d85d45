// Headings that were turned on their side: exports by flow give them behind all else of their page.
//
//   Nr  Risk         |  |  | Åtgärd         "Nr Risk Åtgärd"
//                    S  K  R                "1 Jäv vid beslut 2 3 6 Utbilda"
//   1   Jäv vid ...  2  3  6 Utbilda        "Sannolikhet Konsekvens Riskvärde" (page)
#pragma once

#include <vector>

#include "normalize/flow/flow_header.h"
#include "normalize/flow/flow_tables.h"
#include "normalize/flow/flow_text.h"

namespace planlupp {

// Gives heads at a page's end, with no row below them, to the table above: its last columns.
void take_turned_heads(std::vector<FlowHeader>& headers, const FlowText& text);

// Orders of columns with the turned ones, together, at each place.
[[nodiscard]] std::vector<ColumnOrder> turned_orders(const FlowHeader& header);

}  // namespace planlupp
