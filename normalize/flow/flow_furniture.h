// Which lines of a paged text are no content: page numbers, running heads and feet, contents lists.
#pragma once

#include <string_view>
#include <vector>

#include "extract/table.h"
#include "normalize/terms.h"

namespace planlupp {

enum class LineKind : unsigned char { content, furniture, contents, stray };

// One for each line. Running heads are told by their coming again at the edges of the pages.
[[nodiscard]] std::vector<LineKind> line_kinds(const std::vector<TextLine>& lines,
                                               const Terms& terms);

// "Mål och uppdrag.....5": the length of the title, 0 where it is no such line.
[[nodiscard]] std::size_t contents_title(std::string_view line);

}  // namespace planlupp
