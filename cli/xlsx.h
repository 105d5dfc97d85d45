// Records as an Excel workbook: a sheet for each kind of record, heads that stay in view,
// filters, and a link from each row to its document.
#pragma once

#include <string>
#include <vector>

#include "extract/result.h"
#include "store/list.h"
#include "store/store.h"

namespace planlupp::cli {

// Writes the file `path`. Errors: unreadable (the place cannot be written), too_large (more rows
// than a sheet has), those of the store.
[[nodiscard]] Status write_workbook(Store& store, const Filter& filter, const std::string& path);

}  // namespace planlupp::cli
