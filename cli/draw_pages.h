// Pages as pictures with what was read marked on them.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "extract/pdf/draw.h"
#include "extract/result.h"
#include "extract/table.h"

namespace planlupp::cli {

struct DrawTarget {
  std::string path;         // "OUT.png" for one page; else a folder, made where it is missing
  std::optional<int> page;  // of OUT.png; the first page with a table where none is given
  std::string password;
};

// Writes the pages of the document `name` with its tables, cells and spans; the files written.
// Errors: those of draw_page(), unreadable where a picture cannot be written.
[[nodiscard]] Result<std::vector<std::string>> draw_tables(std::span<const std::byte> bytes,
                                                           const std::string& name,
                                                           const Extraction& extraction,
                                                           const DrawTarget& target);

// Writes one page to one file. Errors: the same.
[[nodiscard]] Status draw_boxes(std::span<const std::byte> bytes, int page,
                                std::span<const Outline> boxes, const DrawTarget& target);

}  // namespace planlupp::cli
