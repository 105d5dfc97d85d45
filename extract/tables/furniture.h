// Running heads and feet: lines at the top or the bottom of a page that stand on its neighbours
// too, at the same height and with the same text but for the figures (page numbers). Column
// headings repeated on every page are none: what stands below them is aligned with them; nor is a
// line that a page has several times, with other figures.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "extract/tables/page_model.h"

namespace planlupp {

struct MarginLine {
  std::string form;  // its text with every number as "#"
  double y = 0;      // from the nearer end of the page
  bool numbers_only = false;
};

// The outermost free lines of a page, from the end inwards.
struct Margins {
  std::vector<MarginLine> top, bottom;
};

// `lines` from top to bottom. Where heights tell nothing (text on a character grid), `by_rank`
// compares lines by their order alone.
[[nodiscard]] Margins margins_of(const Page& page, std::span<const WordLine> lines, bool by_rank);

struct FurnitureCount {
  std::size_t top = 0, bottom = 0;  // lines at each end
};

// How many of the page's margin lines its neighbours repeat.
[[nodiscard]] FurnitureCount count_furniture(const Margins& margins,
                                             std::span<const Margins* const> neighbours);

}  // namespace planlupp
