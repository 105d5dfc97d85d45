// Records that stand in running text, a label and its value after the other, become label-value
// tables, where the source gives lines and tables as they stood (a flow finds its own,
// flow_labels).
//
//   ### Risk 2: Jäv vid inköp          (empty)      | Risk 2: Jäv vid inköp
//   **Orsak:** Vänner säljer           Orsak:       | Vänner säljer
//   Sannolikhet: 2  Riskvärde: 8       Sannolikhet: | 2
//                                      Riskvärde:   | 8
//
// Where the lines do not name the risk, the heading right above them does: the table's first row
// has it, without a label.
#pragma once

#include "extract/table.h"

namespace planlupp {

class Terms;

// Whether the first row names the record, without a label.
[[nodiscard]] bool has_title_row(const Table& table);

[[nodiscard]] Extraction group_label_lines(Extraction extraction, const Terms& terms);

}  // namespace planlupp
