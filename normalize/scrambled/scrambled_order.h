// In which order the columns of a plan's table mostly stand, where a text does not tell: "Område"
// before "Risk", "Sannolikhet" before "Konsekvens", both before "Riskvärde".
#pragma once

#include "normalize/terms.h"

namespace planlupp {

// What rows of a table are about.
[[nodiscard]] bool is_subject(Meaning meaning);

// What stands first of all in a row.
[[nodiscard]] bool stands_first(Meaning meaning);

// Whether the one mostly stands before the other: 1 yes, -1 no, 0 not known.
[[nodiscard]] int usual_order(Meaning a, Meaning b);

}  // namespace planlupp
