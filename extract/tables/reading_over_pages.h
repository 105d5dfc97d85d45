// Pages put together: lines and elements in the order of the document, tables that pages cut made
// whole, headings told by their size and face against the body text of the document.
#pragma once

#include <vector>

#include "extract/tables/page_reading.h"

namespace planlupp {

// `pages` in order. With `join` false every part of a table stays a table of its own.
[[nodiscard]] Extraction reading_over_pages(std::vector<PageReading>&& pages, SourceForm form,
                                            bool join);

}  // namespace planlupp
