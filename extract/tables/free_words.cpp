#include "extract/tables/free_words.h"

#include <algorithm>
#include <numeric>

#include "extract/tables/boxes.h"

namespace planlupp {

FreeWords::FreeWords(const Page& page) : by_y_(page.words.size()), taken_(page.words.size(), 0) {
  std::iota(by_y_.begin(), by_y_.end(), 0U);
  std::stable_sort(by_y_.begin(), by_y_.end(), [&page](WordIndex a, WordIndex b) {
    return middle_y(page.words[a].box) < middle_y(page.words[b].box);
  });
  ys_.reserve(by_y_.size());
  for (const WordIndex word : by_y_) ys_.push_back(middle_y(page.words[word].box));
}

std::vector<WordIndex> FreeWords::in(const Page& page, const Box& box) const {
  std::vector<WordIndex> found;
  const auto begin = std::lower_bound(ys_.begin(), ys_.end(), box.y0) - ys_.begin();
  const auto end = std::upper_bound(ys_.begin(), ys_.end(), box.y1) - ys_.begin();
  for (auto i = begin; i < end; ++i) {
    const WordIndex word = by_y_[static_cast<std::size_t>(i)];
    const double x = middle_x(page.words[word].box);
    if (!taken_[word] && x >= box.x0 && x <= box.x1) found.push_back(word);
  }
  return found;
}

std::vector<WordIndex> FreeWords::all() const {
  std::vector<WordIndex> found;
  for (const WordIndex word : by_y_) {
    if (!taken_[word]) found.push_back(word);
  }
  return found;
}

void FreeWords::take(std::span<const WordIndex> words) {
  for (const WordIndex word : words) taken_[word] = 1;
}

void FreeWords::give_back(std::span<const WordIndex> words) {
  for (const WordIndex word : words) taken_[word] = 0;
}

void FreeWords::add(const Page& page, WordIndex word) {
  const double y = middle_y(page.words[word].box);
  const auto at = std::upper_bound(ys_.begin(), ys_.end(), y) - ys_.begin();
  ys_.insert(ys_.begin() + at, y);
  by_y_.insert(by_y_.begin() + at, word);
  taken_.resize(page.words.size(), 0);
}

}  // namespace planlupp
