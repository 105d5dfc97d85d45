// A page under work: what is done as soon as it is read, and what must wait until its neighbours
// are known (running heads tell themselves by being repeated).
#pragma once

#include <span>

#include "extract/tables/free_words.h"
#include "extract/tables/furniture.h"
#include "extract/tables/page_reading.h"

namespace planlupp {

struct PageWork {
  Page page;
  FreeWords free;
  std::vector<TableDraft> tables;
  Edges edges;
  std::vector<Box> charts;
  std::vector<WordLine> labels;  // of charts
  std::vector<WordLine> lines;   // of the other words that no ruled table claimed
  Margins margins;
  bool character_grid = false;
};

[[nodiscard]] PageWork begin_page(Page&& page, bool character_grid);

[[nodiscard]] PageReading finish_page(PageWork&& work, std::span<const Margins* const> neighbours);

}  // namespace planlupp
