// The form of a piece of text, without its meaning: what tells a figure from a phrase, a wrapped
// line from a new one, a list item from a cell.
#pragma once

#include <cstddef>
#include <string_view>

namespace planlupp {

// Figures, with their signs, units and brackets: "12 345", "-3,4 %", "(12)", "–", "n/a", "..".
[[nodiscard]] bool is_numeric(std::string_view text);

[[nodiscard]] bool starts_lower(std::string_view text);
[[nodiscard]] bool starts_upper(std::string_view text);
[[nodiscard]] bool ends_with_hyphen(std::string_view text);  // the soft one too
[[nodiscard]] bool ends_sentence(std::string_view text);     // . ! ? :

// A bullet, or the number or letter of a list item: "•", "-", "1.", "a)", "(iv)".
[[nodiscard]] bool is_list_mark(std::string_view text);

[[nodiscard]] bool is_bullet(std::string_view text);  // a sign that is used for nothing else

// Dots (or the like) that lead the eye to a figure: "......".
[[nodiscard]] bool is_leader(std::string_view text);

[[nodiscard]] bool ends_in_leader(std::string_view text);  // "Maine....."

// At least one letter or digit.
[[nodiscard]] bool has_word_character(std::string_view text);

// Code points, combining marks not counted.
[[nodiscard]] std::size_t length_of(std::string_view text);

}  // namespace planlupp
