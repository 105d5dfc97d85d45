// HTML and Markdown remnants in a text export: taken off, with what they said about the text.
//
//   "<ul style=...><li>• A</li><li>B</li></ul>"  -> lines "• A", "• B"
//   "<b>God vård</b>"                            -> line "God vård", bold
//   "RS<br>RUN"                                  -> lines "RS", "RUN"
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace planlupp {

struct MarkedText {
  std::vector<std::string> lines;  // trimmed, none empty
  bool bold = false;               // all of it
};

// "<tr><td>a</td><td>b</td></tr>" on one line is a row of a table.
[[nodiscard]] bool is_html_row(std::string_view line);
[[nodiscard]] std::vector<std::string_view> split_html_cells(std::string_view line);

// A line that is nothing but tags: "<table border="1">", "</tbody>".
[[nodiscard]] bool is_only_tags(std::string_view line);

// "f&ouml;r" -> "för": named and numeric characters.
[[nodiscard]] std::string decode_entities(std::string_view text);

[[nodiscard]] MarkedText strip_markup(std::string_view text);

}  // namespace planlupp
