#include "extract/tables/bullets_from_areas.h"

#include <algorithm>
#include <numeric>
#include <vector>

#include "extract/tables/boxes.h"

namespace planlupp {
namespace {

constexpr double kLargest = 0.6;  // of the font size
constexpr double kSmallest = 0.1;
constexpr double kFarthest = 2.0;    // sizes from the dot to the word
constexpr std::size_t kMost = 2000;  // dots on a page: more are a drawing

bool is_dark(Colour colour) {
  return (colour >> 16 & 0xFF) + (colour >> 8 & 0xFF) + (colour & 0xFF) < 3 * 0x70;
}

bool may_be_bullet(const Area& area) {
  return area.mark && std::max(width(area.box), height(area.box)) <= 8;
}

bool fits(const Area& dot, const Word& word) {
  const double size = std::max(width(dot.box), height(dot.box));
  if (size > kLargest * word.font_size || size < kSmallest * word.font_size) return false;
  const double above = word.baseline - middle_y(dot.box);
  if (above < 0.1 * word.font_size || above > 0.6 * word.font_size) return false;
  const double gap = word.box.x0 - dot.box.x1;
  return gap > 0 && gap < kFarthest * word.font_size &&
         (is_dark(dot.colour) || dot.colour == word.colour);
}

Word bullet_of(const Area& dot, const Word& word) {
  Word bullet = word;
  bullet.text = "\u2022";
  bullet.box.x0 = dot.box.x0;
  bullet.box.x1 = dot.box.x1;
  bullet.edges = {static_cast<float>(dot.box.x0), static_cast<float>(dot.box.x1)};
  bullet.space_after = true;
  return bullet;
}

// The word right of the dot, if nothing else stands on its line close to the dot's left.
const Word* word_beside(const Page& page, const std::vector<std::size_t>& by_baseline,
                        const Area& dot) {
  const double from = middle_y(dot.box), to = from + 12;
  auto at = std::lower_bound(
      by_baseline.begin(), by_baseline.end(), from,
      [&page](std::size_t word, double y) { return page.words[word].baseline < y; });
  const Word* nearest = nullptr;
  for (; at != by_baseline.end() && page.words[*at].baseline <= to; ++at) {
    const Word& word = page.words[*at];
    if (word.rotation != 0) continue;
    const double gap = dot.box.x0 - word.box.x1;
    const bool same_line = contains({0, word.box.y0, 1, word.box.y1}, 0.5, middle_y(dot.box));
    if (same_line && word.box.x0 < dot.box.x0 && gap < 0.6 * word.font_size) return nullptr;
    if (!fits(dot, word)) continue;
    if (!nearest || word.box.x0 < nearest->box.x0) nearest = &word;
  }
  return nearest;
}

}  // namespace

void add_drawn_bullets(Page& page) {
  std::vector<Area> dots;
  std::copy_if(page.areas.begin(), page.areas.end(), std::back_inserter(dots), may_be_bullet);
  if (dots.empty() || dots.size() > kMost) return;
  std::vector<std::size_t> by_baseline(page.words.size());
  std::iota(by_baseline.begin(), by_baseline.end(), std::size_t{0});
  std::sort(by_baseline.begin(), by_baseline.end(), [&page](std::size_t a, std::size_t b) {
    return page.words[a].baseline < page.words[b].baseline;
  });
  std::vector<Word> bullets;
  for (const Area& dot : dots) {
    if (const Word* word = word_beside(page, by_baseline, dot)) {
      bullets.push_back(bullet_of(dot, *word));
    }
  }
  for (Word& bullet : bullets) page.words.push_back(std::move(bullet));
}

}  // namespace planlupp
