// The page of a record with its cells marked.
#pragma once

#include "cli/draw_pages.h"
#include "extract/result.h"
#include "store/find.h"

namespace planlupp::cli {

// Writes the picture `target.path`; of a record that stands on several pages the first. The
// document is read again from where it was imported. Errors: unreadable (it is gone or has
// changed), unsupported (the record has no place on a page), those of draw_boxes().
[[nodiscard]] Status draw_record(const FoundRecord& found, const DrawTarget& target);

}  // namespace planlupp::cli
