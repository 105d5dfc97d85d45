// The text of cells and rows without what wrapping changes: white space, hyphens at line ends. What
// wraps differently on another page is the same.
#pragma once

#include <string>

#include "extract/table.h"

namespace planlupp {

[[nodiscard]] std::string bare_text(std::string_view text);
[[nodiscard]] std::string bare_text(const Cell& cell);
[[nodiscard]] std::string bare_text(const Row& row);  // of all its cells

[[nodiscard]] std::size_t filled_cells(const Row& row);

// Whether rows with text say the same, however it lies in their cells.
[[nodiscard]] bool same_text(const Row& a, const Row& b);

}  // namespace planlupp
