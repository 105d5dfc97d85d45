// Tags that markup left in a line, where only their extent matters; what they say of the text is
// read by text/markup.h.
//
//   "<b>Jäv</b>": 0 -> 3, 6 -> 10      "x < y": 2 -> 2
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace planlupp {

// Where a tag that begins at the byte `at` ends; `at` itself where none begins. `at` is below the
// text's size.
[[nodiscard]] std::size_t end_of_tag(std::string_view text, std::size_t at);

// The text with a blank for each tag.
[[nodiscard]] std::string without_tags(std::string_view text);

}  // namespace planlupp
