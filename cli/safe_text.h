// Text for a terminal. What comes from documents, file names and arguments may hold escape
// sequences that would move the cursor, change the window's title or worse: no control character
// and nothing that changes the direction of writing is ever put out raw.
//
//   safe_line("a\x1b[2Jb\nc")  ->  "a␛[2Jb c"
#pragma once

#include <cstddef>
#include <iosfwd>
#include <string>
#include <string_view>
#include <vector>

namespace planlupp::cli {

// Control characters become visible; white space of every kind one space. One line.
[[nodiscard]] std::string safe_line(std::string_view text);
// The same, with line ends and tabs kept.
[[nodiscard]] std::string safe_text(std::string_view text);
// Bytes of a file's name as UTF-8: those that are none stand as \xE5.
[[nodiscard]] std::string utf8_name(std::string_view bytes);

// How many columns of a terminal the text takes: wide characters two, combining ones none.
[[nodiscard]] int display_width(std::string_view text);
// At most `width` columns, the end cut off with an ellipsis where it is longer.
[[nodiscard]] std::string cut_to_width(std::string_view text, int width);

// The text broken between words into lines of at most `width` columns (0: one line); a word that
// is longer stands on a line of its own.
[[nodiscard]] std::vector<std::string> wrapped(std::string_view text, int width);

// Puts out head and text, made safe, within `width` columns (0: no limit); lines after the first
// are indented by `indent`, and at least 20 columns wide. The head counts as `indent` columns.
void put_wrapped(std::ostream& out, std::string head, std::string_view text, std::size_t indent,
                 int width);

}  // namespace planlupp::cli
