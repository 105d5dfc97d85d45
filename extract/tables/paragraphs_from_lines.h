// Free lines to paragraphs: a line goes to the one above if it stands within the paragraph's
// distance, in the same style and above one another.
#pragma once

#include <span>
#include <vector>

#include "extract/tables/page_reading.h"

namespace planlupp {

[[nodiscard]] std::vector<Paragraph> paragraphs_from_lines(const Page& page,
                                                           std::span<const WordLine> lines);

}  // namespace planlupp
