#include "extract/table.h"

#include <algorithm>

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

std::size_t first_line(const Row& row, std::size_t none) {
  std::size_t first = none;
  for (const Cell& cell : row.cells) {
    for (const CellLine& line : cell.lines) first = std::min(first, line.line);
  }
  return first;
}

void mark_heads(const Row& row, std::vector<TextLine>& lines) {
  for (const Cell& cell : row.cells) {
    for (const CellLine& line : cell.lines) lines[line.line].role = LineRole::header_row;
  }
}

Table rows_between(const Table& table, std::size_t from, std::size_t to) {
  Table part;
  part.form = table.form;
  part.columns = table.columns;
  part.box = table.box;
  part.confidence = table.confidence;
  part.reason = table.reason;
  const auto at = table.rows.begin();
  part.rows.assign(at + static_cast<std::ptrdiff_t>(from), at + static_cast<std::ptrdiff_t>(to));
  for (const Row& row : part.rows) add_page(part, row.page);
  return part;
}

void add_page(Table& table, int page) {
  const int last = table.pages.empty() ? 0 : table.pages.back();
  if (last < page) table.pages.push_back(page);
}

}  // namespace planlupp
