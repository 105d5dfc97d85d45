// The front door of extraction: bytes in, lines and tables out. Knows files' formats and pages,
// neither Swedish nor SQL.
#pragma once

#include <cstddef>
#include <span>
#include <string>

#include "extract/limits.h"
#include "extract/result.h"
#include "extract/table.h"

namespace planlupp {

struct ExtractOptions {
  Limits limits;
  std::string password;    // for encrypted PDFs; the empty one is always tried
  bool join_pages = true;  // false: tables as they stand on each page, repeated heads included
};

// Reads a document; what it is is told by its content, never by a name.
// Errors: unsupported (no text and no PDF), damaged, encrypted, too_large.
[[nodiscard]] Result<Extraction> extract(std::span<const std::byte> bytes,
                                         const ExtractOptions& options);

}  // namespace planlupp
