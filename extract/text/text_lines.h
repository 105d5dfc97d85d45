// A decoded text as lines: split at every kind of line end, pages counted by form feeds.
#pragma once

#include <string_view>
#include <vector>

#include "extract/limits.h"
#include "extract/result.h"
#include "extract/table.h"

namespace planlupp {

struct TextLines {
  std::vector<TextLine> lines;  // blank ones too: line i has number i + 1
  int page_count = 0;           // 0 where there is no form feed
};

// Errors: too_large (a line, or the number of lines).
[[nodiscard]] Result<TextLines> split_lines(std::string_view text, const Limits& limits);

[[nodiscard]] bool is_blank(std::string_view text);

}  // namespace planlupp
