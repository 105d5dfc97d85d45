// The words of a page that no table has claimed yet.
#pragma once

#include <span>
#include <vector>

#include "extract/tables/page_model.h"

namespace planlupp {

class FreeWords {
 public:
  explicit FreeWords(const Page& page);

  // Those whose middle lies in the box, by their height on the page.
  [[nodiscard]] std::vector<WordIndex> in(const Page& page, const Box& box) const;
  [[nodiscard]] std::vector<WordIndex> all() const;

  void take(std::span<const WordIndex> words);
  void give_back(std::span<const WordIndex> words);
  void add(const Page& page, WordIndex word);  // a new one, split off another

 private:
  std::vector<WordIndex> by_y_;
  std::vector<double> ys_;
  std::vector<std::uint8_t> taken_;
};

}  // namespace planlupp
