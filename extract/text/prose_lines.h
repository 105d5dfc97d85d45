// Lines that are in no table: headings, paragraphs, contents lists, page numbers. Needs no
// Swedish: a heading is marked ("## 2 Mål"), numbered ("2.1 Ekonomi") or a short paragraph of one
// line without a full stop.
#pragma once

#include <cstddef>
#include <string_view>

#include "extract/table.h"

namespace planlupp {

// Appends the elements of lines [begin, end) to the extraction and gives the lines their roles.
void add_prose(Extraction& extraction, std::size_t begin, std::size_t end);

// "Mål och uppdrag.....5", "2 Mål . . . . 5"
[[nodiscard]] bool is_contents_line(std::string_view line);

// "3", "Sid 3", "3 (12)", "Sida 3 av 12", "- 3 -"
[[nodiscard]] bool is_page_number(std::string_view line);

// The depth that a heading's mark or number tells: "## x" 2, "2.1 x" 2, "3 x" 1; 0: none.
[[nodiscard]] int heading_depth(std::string_view line);

}  // namespace planlupp
