#include "extract/pdf/word_repairs.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <string_view>
#include <utility>

namespace planlupp {
namespace {

constexpr double kSameSpot = 1.0 / 6;  // of the font size
constexpr double kTouching = 0.06;     // of the font size: no space is as narrow
constexpr double kSameLine = 0.12;     // of the font size
constexpr std::string_view kUnreadable = "\xEF\xBF\xBD";

// The end of the word in its direction of reading, and its beginning.
double first_edge(const Word& w) { return w.edges.empty() ? w.box.x0 : w.edges.front(); }
double last_edge(const Word& w) { return w.edges.empty() ? w.box.x1 : w.edges.back(); }

void erase_marked(std::vector<Word>& words, const std::vector<bool>& dead) {
  std::size_t index = 0;
  std::erase_if(words, [&](const Word&) { return dead[index++]; });
}

bool is_copy(const Word& a, const Word& b) {
  const double near = kSameSpot * static_cast<double>(a.font_size);
  return a.text == b.text && a.rotation == b.rotation &&
         std::abs(a.font_size - b.font_size) < 0.1F * a.font_size &&
         std::abs(a.box.x0 - b.box.x0) < near && std::abs(a.box.y0 - b.box.y0) < near &&
         std::abs(a.box.x1 - b.box.x1) < near;
}

// Whether `b` goes on where `a` ends. Both were closed by a jump of the pen, not by a space: no
// glyph of a space reaches into the little room between.
bool touches(const Word& a, const Word& b) {
  if (a.rotation != b.rotation || a.invisible != b.invisible) return false;
  const double size = static_cast<double>(std::max(a.font_size, b.font_size));
  if (std::min(a.font_size, b.font_size) < 0.9 * size) return false;
  const bool backwards = a.rotation == 2 || a.rotation == 3;
  const double gap = (first_edge(b) - last_edge(a)) * (backwards ? -1 : 1);
  return std::abs(gap) < kTouching * size && std::abs(a.baseline - b.baseline) < kSameLine * size;
}

void append(Word& a, const Word& b) {
  a.text += b.text;
  a.box = {std::min(a.box.x0, b.box.x0), std::min(a.box.y0, b.box.y0), std::max(a.box.x1, b.box.x1),
           std::max(a.box.y1, b.box.y1)};
  if (!a.edges.empty()) a.edges.pop_back();
  a.edges.insert(a.edges.end(), b.edges.begin(), b.edges.end());
  a.bold = a.bold && b.bold;
}

}  // namespace

void drop_copies(std::vector<Word>& words) {
  // Alike texts beside each other, from top to bottom.
  std::vector<std::pair<std::size_t, std::size_t>> order;
  order.reserve(words.size());
  for (std::size_t i = 0; i < words.size(); ++i) {
    order.emplace_back(std::hash<std::string_view>()(words[i].text), i);
  }
  std::sort(order.begin(), order.end(), [&](const auto& a, const auto& b) {
    if (a.first != b.first) return a.first < b.first;
    if (words[a.second].box.y0 != words[b.second].box.y0) {
      return words[a.second].box.y0 < words[b.second].box.y0;
    }
    return a.second < b.second;
  });
  std::vector<bool> dead(words.size());
  bool any = false;
  for (std::size_t i = 0; i < order.size(); ++i) {
    if (dead[order[i].second]) continue;
    Word& word = words[order[i].second];
    for (std::size_t k = i + 1; k < order.size() && order[k].first == order[i].first; ++k) {
      const Word& other = words[order[k].second];
      if (other.box.y0 - word.box.y0 > static_cast<double>(word.font_size)) break;
      if (dead[order[k].second] || !is_copy(word, other)) continue;
      word.bold = true;
      word.invisible = word.invisible && other.invisible;
      dead[order[k].second] = any = true;
    }
  }
  if (any) erase_marked(words, dead);
}

void join_touching(std::vector<Word>& words, const std::vector<std::size_t>& jumps) {
  struct Begin {
    double baseline;
    std::size_t index;
  };
  std::vector<Begin> begins;
  for (const std::size_t jump : jumps) {
    if (jump + 1 < words.size()) begins.push_back({words[jump + 1].baseline, jump + 1});
  }
  if (!words.empty()) begins.push_back({words.front().baseline, 0});
  const auto above = [](const Begin& a, const Begin& b) {
    return a.baseline != b.baseline ? a.baseline < b.baseline : a.index < b.index;
  };
  std::sort(begins.begin(), begins.end(), above);
  std::vector<bool> dead(words.size());
  bool any = false;
  for (std::size_t at : jumps) {
    if (dead[at]) continue;
    const double slack = kSameLine * static_cast<double>(words[at].font_size);
    const double low = words[at].baseline - slack;
    const double high = words[at].baseline + slack;
    auto next = std::lower_bound(begins.begin(), begins.end(), Begin{low, 0}, above);
    for (; next != begins.end() && next->baseline <= high; ++next) {
      const std::size_t other = next->index;
      if (other == at || dead[other] || !touches(words[at], words[other])) continue;
      append(words[at], words[other]);
      dead[other] = any = true;
    }
  }
  if (any) erase_marked(words, dead);
}

std::size_t drop_outside(std::vector<Word>& words, double width, double height) {
  return std::erase_if(words, [&](const Word& w) {
    return !(w.box.x1 > 0 && w.box.y1 > 0 && w.box.x0 < width && w.box.y0 < height);
  });
}

std::size_t drop_unreadable(std::vector<Word>& words) {
  return std::erase_if(words, [](const Word& w) {
    for (std::size_t i = 0; i < w.text.size(); i += kUnreadable.size()) {
      if (w.text.compare(i, kUnreadable.size(), kUnreadable) != 0) return false;
    }
    return true;
  });
}

}  // namespace planlupp
