// Text with marks in it for people: what was found, what was reworded. In colour on a terminal,
// with signs elsewhere.
//
//   beslut verkställs [-inte-] {+ej+}        «målen» för nämnden
#pragma once

#include <cstddef>
#include <iosfwd>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "store/word_diff.h"

namespace planlupp::cli {

struct DiffStyle {
  std::size_t indent = 0;
  int width = 0;  // columns of the terminal; 0: no limit
  bool colour = false;
};

// Broken between words, every line indented; no colour goes on over a line's end.
void put_diff(std::ostream& out, const std::vector<DiffPart>& parts, const DiffStyle& style);

// The part of a text around its first stretch found, about `width` columns of it, on one line, with
// all that is found in it marked. `found`: bytes [first, second), ascending.
[[nodiscard]] std::string snippet(std::string_view text,
                                  const std::vector<std::pair<std::size_t, std::size_t>>& found,
                                  int width, bool colour);

}  // namespace planlupp::cli
