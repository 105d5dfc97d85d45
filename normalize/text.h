// Small pure helpers on UTF-8 text, shared by everything that reads Swedish words.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace planlupp {

// Lower case (å ä ö too), as one sees it in a word list; nothing else changed.
[[nodiscard]] std::string lower(std::string_view text);

// Every kind of space (no-break, thin, tab, line end) becomes one ordinary space, runs collapse,
// ends are trimmed; soft hyphens and zero-width characters are removed.
[[nodiscard]] std::string collapse_space(std::string_view text);

// Letters and digits only, in lower case: the form in which headings and labels are compared.
// "Risk-värde (S x K):" -> "riskvärdesxk"
[[nodiscard]] std::string letters_key(std::string_view text);

// Without its bracketed help texts: "Hantering av risk (behålla ...)" -> "Hantering av risk".
[[nodiscard]] std::string without_brackets(std::string_view text);

struct WordSpan {
  std::size_t begin = 0, end = 0;  // bytes
};

// The runs between white space.
[[nodiscard]] std::vector<WordSpan> split_words(std::string_view text);

// The first (last) of them; empty where there is none.
[[nodiscard]] std::string_view first_word(std::string_view text);
[[nodiscard]] std::string_view last_word(std::string_view text);

// Without the punctuation around it: "(leverantörer)," -> "leverantörer".
[[nodiscard]] std::string_view bare_word(std::string_view word);

// Letters and nothing else, one at least.
[[nodiscard]] bool all_letters(std::string_view text);

// Code points, not bytes.
[[nodiscard]] std::size_t length(std::string_view text);

// The first (last) code point; 0 for an empty text.
[[nodiscard]] char32_t first_char(std::string_view text);
[[nodiscard]] char32_t last_char(std::string_view text);

[[nodiscard]] bool is_lower(char32_t c);
[[nodiscard]] bool is_upper(char32_t c);
[[nodiscard]] bool is_letter(char32_t c);
[[nodiscard]] bool is_digit(char32_t c);  // ASCII digits only: what figures are written with

// Signs that begin a list item: • · ▪ ■ – - and the like, private-use ones of symbol fonts too.
[[nodiscard]] bool is_bullet(char32_t c);

[[nodiscard]] std::string_view trim(std::string_view text);

[[nodiscard]] bool starts_with_fold(std::string_view text, std::string_view prefix);

}  // namespace planlupp
