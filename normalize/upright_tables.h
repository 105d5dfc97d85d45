// Tables that lie on their side, a record a column, are stood upright: a record a row.
//
//               | Risk 1         | Risk 2            Risk           | Sannolikhet | (empty)
//   Risk        | Jäv vid beslut | Brand       ->    Jäv vid beslut | 2           | Risk 1
//   Sannolikhet | 2              | 3                 Brand          | 3           | Risk 2
//
// Where the labels come again below, for other records, these follow as further rows; what a page
// cut off goes on with its record.
#pragma once

#include "extract/table.h"

namespace planlupp {

class Terms;

[[nodiscard]] Extraction stand_upright(Extraction extraction, const Terms& terms);

}  // namespace planlupp
