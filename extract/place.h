// Where something stands in a document. A place travels with every value from the bytes to the
// store, so that a person can be shown the page and the line that a figure was read from.
#pragma once

#include <optional>

namespace planlupp {

// A rectangle on a page in points (1/72 inch), origin at the top left corner of the page as it is
// shown (after /Rotate and CropBox), y downwards; x0 <= x1 and y0 <= y1.
struct Box {
  double x0 = 0, y0 = 0, x1 = 0, y1 = 0;
};

struct Place {
  int page = 0;  // 1-based; 0 where the source has no pages or they are not known
  int line =
      0;  // 1-based; in text files the line of the file, in PDFs the line of the page; 0: none
  std::optional<Box> box;  // PDFs only
};

}  // namespace planlupp
