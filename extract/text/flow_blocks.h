// A flow: lines without columns. Blocks are runs of lines between blank ones; what they are is told
// in normalize/, where the words are known.
#pragma once

#include "extract/extract.h"
#include "extract/text/text_lines.h"

namespace planlupp {

[[nodiscard]] Extraction read_flow(TextLines&& text);

}  // namespace planlupp
