// PDFs: bytes to pages, one pass through Poppler. The only header of the only file that sees it.
#pragma once

#include <cstddef>
#include <functional>
#include <span>

#include "extract/extract.h"
#include "extract/page.h"

namespace planlupp {

// Whether the bytes are a PDF (its header may stand behind some junk).
[[nodiscard]] bool is_pdf(std::span<const std::byte> bytes);

struct PdfSummary {
  int page_count = 0;
  std::vector<int> missing_pages;  // 1-based; damaged, over a limit, or scans
  std::vector<Note> notes;
};

// Reads page after page and hands each to `take`; nothing of a page is kept afterwards.
// Errors: damaged, encrypted, too_large.
[[nodiscard]] Result<PdfSummary> read_pages(std::span<const std::byte> bytes,
                                            const ExtractOptions& options,
                                            const std::function<void(Page&&)>& take);

}  // namespace planlupp
