// A comparison of two years for people.
#pragma once

#include <iosfwd>
#include <string>

#include "store/compare.h"

namespace planlupp::cli {

struct CompareStyle {
  bool all = false;  // what did not change too
  bool colour = false;
  int width = 0;
};

void show_comparison(std::ostream& out, const CompareRequest& request, const Comparison& comparison,
                     const CompareStyle& style);

// A risk's score or level, a goal's status or outcome, as the document states it.
[[nodiscard]] std::string stated_rating(const YearRecord& record);

}  // namespace planlupp::cli
