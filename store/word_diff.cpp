#include "store/word_diff.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>

namespace planlupp {
namespace {

std::vector<std::string_view> words(std::string_view text) {
  std::vector<std::string_view> all;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find(' ', begin), text.size());
    if (end > begin) all.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return all;
}

void add(std::vector<DiffPart>& parts, Change change, std::string_view word) {
  if (parts.empty() || parts.back().change != change) parts.push_back({change, {}});
  std::string& text = parts.back().text;
  text.append(text.empty() ? "" : " ").append(word);
}

}  // namespace

std::vector<DiffPart> word_diff(std::string_view before, std::string_view after) {
  constexpr std::size_t kMost = 4'000'000;  // cells of the table below
  const auto a = words(before), b = words(after);
  std::vector<DiffPart> parts;
  if ((a.size() + 1) * (b.size() + 1) > kMost) {
    for (const std::string_view word : a) add(parts, Change::removed, word);
    for (const std::string_view word : b) add(parts, Change::added, word);
    return parts;
  }
  // common[i][j]: the most words that a from i and b from j have in common, in order.
  const std::size_t width = b.size() + 1;
  std::vector<std::uint32_t> common((a.size() + 1) * width);
  for (std::size_t i = a.size(); i-- > 0;) {
    for (std::size_t j = b.size(); j-- > 0;) {
      common[i * width + j] =
          a[i] == b[j] ? common[(i + 1) * width + j + 1] + 1
                       : std::max(common[(i + 1) * width + j], common[i * width + j + 1]);
    }
  }
  std::size_t i = 0, j = 0;
  while (i < a.size() || j < b.size()) {
    if (i < a.size() && j < b.size() && a[i] == b[j]) {
      add(parts, Change::same, a[i++]);
      ++j;
    } else if (j == b.size() ||
               (i < a.size() && common[(i + 1) * width + j] >= common[i * width + j + 1])) {
      add(parts, Change::removed, a[i++]);
    } else {
      add(parts, Change::added, b[j++]);
    }
  }
  return parts;
}

}  // namespace planlupp
