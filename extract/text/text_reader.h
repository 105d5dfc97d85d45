// Text exports: bytes to lines, and lines to headings, paragraphs and tables.
#pragma once

#include <cstddef>
#include <span>

#include "extract/extract.h"

namespace planlupp {

// Errors: unsupported (binary content), damaged (an encoding that contradicts itself), too_large.
[[nodiscard]] Result<Extraction> read_text(std::span<const std::byte> bytes,
                                           const ExtractOptions& options);

}  // namespace planlupp
