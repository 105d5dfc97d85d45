// Text exports that keep the page's layout, columns held by spaces (`pdftotext -layout`): every
// character is a field of a grid, and the grid is a page like any other.
//
//   Risk                   S   K
//   Jäv vid beslut om      2   3        ->  a Page of words at 6 x 12 points a character, read
//   inköp                                   by the same code as a PDF's (page_tables.h)
#pragma once

#include <span>

#include "extract/extract.h"
#include "extract/page.h"
#include "extract/text/text_lines.h"

namespace planlupp {

// The share of the lines with text that have gaps of several spaces inside: 0 for prose and flows,
// 0.3 and more where columns are held by spaces.
[[nodiscard]] double layout_strength(const TextLines& text);

// Whether lines below each other fall into three columns or more that begin at the same places: a
// table held by spaces, however much prose stands around it.
[[nodiscard]] bool has_columns(const TextLines& text);

// The lines of one page as a page; its size is that of its text.
[[nodiscard]] Page page_from_layout_text(std::span<const TextLine> lines, int number);

[[nodiscard]] Extraction read_layout(TextLines&& text, const ExtractOptions& options);

}  // namespace planlupp
