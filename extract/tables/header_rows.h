// How many of a table's first rows are its column headings: by the document's own marks, by their
// bold face or shading against the rows below, by figures below words.
#pragma once

#include <cstddef>

#include "extract/tables/page_model.h"

namespace planlupp {

[[nodiscard]] std::size_t count_header_rows(const Page& page, const TableDraft& table);

}  // namespace planlupp
