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

[[nodiscard]] MarkedText strip_markup(std::string_view text);

}  // namespace planlupp
