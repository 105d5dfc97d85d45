#include "extract/text/text_lines.h"

#include <algorithm>

namespace planlupp {

bool is_blank(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == ' ' || (c >= 9 && c <= 13)) continue;
    // The no-break space is C2 A0.
    if (c == '\xC2' && i + 1 < text.size() && text[i + 1] == '\xA0') {
      ++i;
      continue;
    }
    return false;
  }
  return true;
}

Result<TextLines> split_lines(std::string_view text, const Limits& limits) {
  TextLines out;
  const bool paged = text.find('\f') != std::string_view::npos;
  int page = paged ? 1 : 0;
  out.page_count = page;
  for (std::size_t begin = 0; begin < text.size();) {
    std::size_t end = std::min(text.find_first_of("\n\r\v\f", begin), text.size());
    const std::string_view line = text.substr(begin, end - begin);
    const auto number = static_cast<int>(out.lines.size()) + 1;
    if (line.size() > limits.line_bytes || out.lines.size() >= limits.lines) {
      return Error{ErrorCode::too_large, "line " + std::to_string(number),
                   line.size() > limits.line_bytes
                       ? "expected at most " + std::to_string(limits.line_bytes) +
                             " bytes in a line, found " + std::to_string(line.size())
                       : "expected at most " + std::to_string(limits.lines) + " lines"};
    }
    const bool feed = end < text.size() && text[end] == '\f';
    if (!(feed && line.empty())) {
      out.lines.push_back({page, number, std::string(line), LineRole::prose, std::nullopt, {}});
    }
    if (feed && end + 1 < text.size()) out.page_count = ++page;
    if (end < text.size() && text[end] == '\r' && end + 1 < text.size() && text[end + 1] == '\n') {
      ++end;
    }
    begin = end + 1;
  }
  return out;
}

}  // namespace planlupp
