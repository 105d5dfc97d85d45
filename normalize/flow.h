// Turns the blocks of a flow into tables, headings and paragraphs, each line with its role; what
// holds no blocks is left as it is.
#pragma once

#include "extract/table.h"
#include "normalize/terms.h"

namespace planlupp {

[[nodiscard]] Extraction rebuild_blocks(Extraction extraction, const Terms& terms);

}  // namespace planlupp
