#include "extract/tables/number_form.h"

#include <algorithm>
#include <array>
#include <initializer_list>

#include "extract/text_form.h"

namespace planlupp {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::size_t digits_at(std::string_view text, std::size_t i) {
  std::size_t n = 0;
  while (i + n < text.size() && is_digit(text[i + n])) ++n;
  return n;
}

}  // namespace

bool is_currency_sign(std::string_view text) {
  constexpr std::array<std::string_view, 6> kSigns{"$", "€", "£", "¥", "US$", "R$"};
  return std::find(kSigns.begin(), kSigns.end(), text) != kSigns.end();
}

bool continues_figure(std::string_view left, std::string_view right) {
  const std::size_t group = digits_at(right, 0);
  if (group != 3) return false;
  // What follows the group: decimals, a sign, a note mark.
  if (right.size() > group && has_word_character(right.substr(group, 1))) return false;
  std::size_t digits = 0;
  while (digits < left.size() && is_digit(left[left.size() - 1 - digits])) ++digits;
  if (digits == 0 || digits > 3) return false;
  return !has_word_character(left.substr(0, left.size() - digits));
}

bool is_long_figure(std::string_view text) {
  return text.size() >= 5 && std::any_of(text.begin(), text.end(), is_digit) && is_numeric(text);
}

bool is_year(std::string_view text) {
  if (digits_at(text, 0) != 4 || !(text.starts_with("19") || text.starts_with("20"))) return false;
  text.remove_prefix(4);
  for (const std::string_view dash : {"-", "/", "–"}) {
    if (!text.starts_with(dash) || text.size() <= dash.size()) continue;
    const std::size_t more = digits_at(text, dash.size());
    return (more == 2 || more == 4) && dash.size() + more == text.size();
  }
  if (text.size() <= 1) return true;
  return text.size() <= 3 && text.front() != ' ' && !has_word_character(text.substr(0, 1));
}

}  // namespace planlupp
