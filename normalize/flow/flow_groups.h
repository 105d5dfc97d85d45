// Heads over heads in a flow, where both are read as one row of headings:
//
//   Process | Risk | Riskbedömning       | Kontroll               Process | Risk | S | K | Moment
//                  | S        | K        | Moment | Frekvens
//   text: "Process Risk Riskbedömning Kontroll" "S K Moment Frekvens"
#pragma once

#include <vector>

#include "normalize/flow/flow_header.h"
#include "normalize/flow/flow_tables.h"
#include "normalize/flow/flow_text.h"

namespace planlupp {

// Orders in which some headings of a first line stand over those of the lines below.
[[nodiscard]] std::vector<ColumnOrder> grouped_orders(const FlowHeader& header,
                                                      const FlowText& text);

}  // namespace planlupp
