#include "extract/table.h"

namespace planlupp {

std::string_view name_of(LineRole role) {
  switch (role) {
    case LineRole::prose: return "prose";
    case LineRole::heading: return "heading";
    case LineRole::cell: return "cell";
    case LineRole::header_row: return "header_row";
    case LineRole::furniture: return "furniture";
  }
  return "unknown";
}

std::string_view name_of(SourceForm form) {
  switch (form) {
    case SourceForm::tab_separated: return "tab_separated";
    case SourceForm::markdown: return "markdown";
    case SourceForm::layout: return "layout";
    case SourceForm::flow: return "flow";
    case SourceForm::pdf: return "pdf";
  }
  return "unknown";
}

std::string plain_text(const Cell& cell) {
  std::string text;
  for (const CellLine& line : cell.lines) {
    if (!text.empty()) text += ' ';
    text += line.text;
  }
  return text;
}

void add_page(Table& table, int page) {
  const int last = table.pages.empty() ? 0 : table.pages.back();
  if (last < page) table.pages.push_back(page);
}

}  // namespace planlupp
