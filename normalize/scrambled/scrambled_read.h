// Reads the pages of scrambled tables together: what is learned on one about widths, words and ways
// helps to read the others. Several beginnings are tried; the one whose reading, set out as a
// sheet, comes nearest to the order of the text is gone on with (scrambled_sheet.h).
#pragma once

#include <cstddef>
#include <memory>
#include <vector>

#include "normalize/scrambled/scrambled_refine.h"
#include "normalize/scrambled/scrambled_rows.h"

namespace planlupp {

// What stands on one page between two rows that span the table.
struct ScrambledSegment;
struct ReadSegment {
  std::size_t table = 0, kind = 0;
  const ScrambledSegment* text = nullptr;
  bool continues = false;  // the row before may go on
  bool cut = false;        // its last row may go on behind it
  ScrambledSearch search;
  std::vector<SheetTitle> titles;  // of its head, where it stands on its page
  PlacedRows rows;                 // what was found
  double disorder = 1;             // of its order, a step
};

class SegmentReader {
 public:
  // `kinds`: what the columns of each kind of table mean.
  SegmentReader(std::vector<ReadSegment>& segments, const std::vector<std::vector<Meaning>>& kinds);
  ~SegmentReader();

  // By the cells alone.
  void read();
  // By sheets as well: where they explain the order of the text, their reading is taken.
  void read_sheets();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

// What a first reading costs, to compare tables with other columns.
[[nodiscard]] double first_cost(std::vector<ReadSegment>& segments,
                                const std::vector<std::vector<Meaning>>& kinds);

}  // namespace planlupp
