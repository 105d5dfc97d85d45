// Finds the rows of column headings in a flow, where they stand on one line, each on its own, or
// wrapped ("Riskpoä" / "ng"), and where they come again after a page break, even in pieces.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "normalize/flow/flow_text.h"
#include "normalize/terms.h"

namespace planlupp {

struct HeaderColumn {
  std::string title;
  Meaning meaning = Meaning::other;
  std::size_t first = 0, last = 0;  // words of the flow
};

struct FlowHeader {
  std::size_t first = 0, last = 0;  // words of the flow
  std::vector<HeaderColumn> columns;
  std::string key;         // letters_key of all titles: equal for tables of the same kind
  bool repeat = false;     // the head of the table before, again after a page break
  std::size_t turned = 0;  // how many columns, the last ones, stand elsewhere (flow_turned.h)
};

// In reading order.
[[nodiscard]] std::vector<FlowHeader> find_headers(const FlowText& text, const Terms& terms);

// The words [first, last) with blanks between them, line breaks as "\n".
[[nodiscard]] std::string joined(const FlowText& text, std::size_t first, std::size_t last);

}  // namespace planlupp
