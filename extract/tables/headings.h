// Which paragraphs are headings, and of what level: larger than the body text, or a short one in
// bold. The largest size of the document has level 1.
#pragma once

#include <vector>

#include "extract/tables/page_reading.h"

namespace planlupp {

// Makes the document's elements of the pages' ones (furniture has none); sets the roles of their
// lines. `elements` have the document's line numbers.
void tell_headings(const std::vector<ReadElement>& elements, Extraction& extraction);

}  // namespace planlupp
