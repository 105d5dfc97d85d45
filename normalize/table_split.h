// A table in which another head stands is several: the rows from that head on are a table of their
// own.
//
//   Mål               | Målvärde           Mål               | Målvärde
//   Färre skador      | Högst 10     ->    Färre skador      | Högst 10
//   Aktivitet         | Slutdatum
//   Inventera trappor | 2031-05-01         Aktivitet         | Slutdatum
//                                          Inventera trappor | 2031-05-01
#pragma once

#include "extract/table.h"

namespace planlupp {

class Terms;

[[nodiscard]] Extraction split_tables(Extraction extraction, const Terms& terms);

}  // namespace planlupp
