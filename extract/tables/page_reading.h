// What one page gives, with its own numbering of lines and tables: all that is kept of a page once
// its words are gone. reading_over_pages() puts the pages together.
#pragma once

#include <vector>

#include "extract/table.h"
#include "extract/tables/page_model.h"

namespace planlupp {

struct ReadTable {
  Table table;
  std::vector<double> xs;  // column boundaries
  double top = 0, bottom = 0;
  bool ruled = false, open_top = false, open_bottom = false;
  bool fragment = false;       // a table only if it goes on with the page before
  std::vector<double> starts;  // where its columns' texts begin, on a character grid
};

struct ReadElement {
  ElementKind kind = ElementKind::paragraph;
  std::size_t first = 0, last = 0;  // lines of the page
  std::size_t table = 0;
  double size = 0;  // of its text
  bool bold = false;
  bool furniture = false;
};

struct PageReading {
  int page = 0;
  double width = 0, height = 0;
  std::vector<TextLine> lines;
  std::vector<ReadTable> tables;
  std::vector<ReadElement> elements;  // in reading order; furniture too
  std::vector<Note> notes;
};

// Free text of the page in reading order, a paragraph or heading each.
struct Paragraph {
  std::vector<WordLine> lines;
  Box box;
  double size = 0;
  bool bold = false;
  bool furniture = false;
};

// Puts tables and paragraphs into reading order and gives every line its number.
[[nodiscard]] PageReading page_reading(const Page& page, std::vector<TableDraft> tables,
                                       std::vector<Paragraph> paragraphs);

}  // namespace planlupp
