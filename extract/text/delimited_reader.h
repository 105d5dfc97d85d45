// Text exports whose cells are given: by tabs (with or without HTML remnants) or by pipes
// (Markdown). One block of rows between blank lines is one table; whether two blocks are one table
// that a page cut, or two, is a question of what their headings say and is settled in normalize/.
//
//   Risk<tab>S<tab>K              | Risk | S | K |
//   Jäv vid beslut<tab>2<tab>3    |---|---|---|
//                                 | Jäv vid beslut | 2 | 3 |
#pragma once

#include "extract/extract.h"
#include "extract/text/text_lines.h"

namespace planlupp {

// How many lines look like rows of such a table.
[[nodiscard]] std::size_t count_tab_rows(const TextLines& text);
[[nodiscard]] std::size_t count_pipe_rows(const TextLines& text);

// Errors: too_large (columns).
[[nodiscard]] Result<Extraction> read_delimited(TextLines&& text, SourceForm form,
                                                const ExtractOptions& options);

}  // namespace planlupp
