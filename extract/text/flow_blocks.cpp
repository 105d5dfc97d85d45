#include "extract/text/flow_blocks.h"

#include <utility>

namespace planlupp {

Extraction read_flow(TextLines&& text) {
  Extraction out;
  out.form = SourceForm::flow;
  out.page_count = text.page_count;
  out.lines = std::move(text.lines);
  for (std::size_t i = 0; i < out.lines.size();) {
    if (is_blank(out.lines[i].text)) {
      ++i;
      continue;
    }
    std::size_t end = i + 1;
    while (end < out.lines.size() && !is_blank(out.lines[end].text) &&
           out.lines[end].page == out.lines[i].page) {
      ++end;
    }
    out.elements.push_back({ElementKind::block, i, end, 0, 0});
    i = end;
  }
  return out;
}

}  // namespace planlupp
