#include "extract/tags.h"

#include <algorithm>

namespace planlupp {

std::size_t end_of_tag(std::string_view text, std::size_t at) {
  constexpr std::size_t kLongest = 120;
  if (text[at] != '<' || at + 1 >= text.size()) return at;
  const char next = text[at + 1];
  const bool tag = next == '/' || (next >= 'a' && next <= 'z') || (next >= 'A' && next <= 'Z');
  const std::size_t end = tag ? text.substr(0, at + kLongest).find('>', at) : text.npos;
  return end == text.npos ? at : end + 1;
}

std::string without_tags(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t tag = end_of_tag(text, i);
    out += tag > i ? ' ' : text[i];
    i = std::max(tag, i + 1);
  }
  return out;
}

}  // namespace planlupp
