// What extraction gives: the lines of a document, its headings, and its tables as they stand on
// the page, before any meaning is put on them.
//
// The account. Every line of the document is in Extraction::lines once, in reading order, and
// has one role; the lines' text put together is the document's text (white space and line-break
// hyphens aside). A cell does not own text of its own making: each CellLine is a stretch of a
// line and says of which. Elements give the reading order of headings, paragraphs and tables.
//
//   line 0 "Internkontrollplan 2024"         heading     element 0: heading
//   line 1 "Risk<tab>S<tab>K"                header_row  element 1: table 0
//   line 2 "Jäv vid beslut<tab>2<tab>3"      cell
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extract/note.h"
#include "extract/place.h"

namespace planlupp {

enum class LineRole {
  prose,       // running text, lists, captions
  heading,     // a heading of the document or a chapter
  cell,        // text of a table's body
  header_row,  // column headings, first and repeated
  furniture,   // page numbers, running heads and feet, contents lists
};

[[nodiscard]] std::string_view name_of(LineRole role);

struct TextLine {
  int page = 0;      // as in Place
  int number = 0;    // as Place::line
  std::string text;  // UTF-8, NFC, as it stood: white space inside kept, no line end
  LineRole role = LineRole::prose;
  std::optional<Box> box;  // PDFs only
  std::string light{};     // "#rrggbb": a coloured symbol drawn before the line, as in a legend
};

// A stretch of one line that lies in one cell.
struct CellLine {
  std::string text;        // markup removed, ends trimmed; bullets as they stood
  std::size_t line = 0;    // index into Extraction::lines
  std::optional<Box> box;  // PDFs only
};

struct Cell {
  std::vector<CellLine> lines;  // top to bottom; a cell that runs over pages has lines of both
  std::string fill;             // colour behind or of a lone mark: "#rrggbb"; empty: none
  bool bold = false;            // all its text is bold or marked as heading
  int row_span = 1;             // rows and columns that the cell covers, itself included
  int column_span = 1;
  bool covered = false;  // covered by a spanning cell above or to the left; then empty

  [[nodiscard]] bool empty() const { return lines.empty(); }
};

struct Row {
  std::vector<Cell> cells;  // as many as Table::columns
  int page = 0;             // where the row begins
  double confidence = 1.0;  // 0 to 1: that these are its cells, where rows were put together
  std::string reason{};     // why the confidence is below 1
};

enum class TableForm {
  grid,         // rows and columns, with or without header rows
  label_value,  // two columns per pair: a label, its value ("Risk:" | "Jäv"); no header rows
};

struct Table {
  TableForm form = TableForm::grid;
  std::size_t columns = 0;
  std::size_t header_rows = 0;  // the first rows; repeated heads on later pages are dropped
  std::vector<Row> rows;        // header rows included
  std::vector<int> pages;       // ascending, 1-based
  Box box;                      // on the first page; PDFs only
  double confidence = 1.0;      // 0 to 1: that this is a table and these are its cells
  std::string reason;           // why the confidence is below 1
};

enum class ElementKind { heading, paragraph, table, block };

// A piece of the document in reading order: lines [first, last) of Extraction::lines.
struct Element {
  ElementKind kind = ElementKind::paragraph;
  std::size_t first = 0;
  std::size_t last = 0;
  int level = 0;          // headings: 1 is the title, 2 a chapter ...; 0: not known
  std::size_t table = 0;  // tables: index into Extraction::tables
};

// What kind of source the document was.
enum class SourceForm {
  tab_separated,  // rows of cells held by tabs, with or without HTML remnants
  markdown,       // pipe tables
  layout,         // columns held by spaces
  flow,           // line after line, no columns left: elements of kind `block`
  pdf,
};

[[nodiscard]] std::string_view name_of(SourceForm form);

struct Extraction {
  SourceForm form = SourceForm::flow;
  std::vector<TextLine> lines;
  std::vector<Table> tables;
  std::vector<Element> elements;
  std::vector<Note> notes;
  int page_count = 0;              // 0 where the source has no pages
  std::vector<int> missing_pages;  // pages that could not be read (scans, damage), 1-based
};

// The cell's lines joined by one space, nothing healed.
[[nodiscard]] std::string plain_text(const Cell& cell);

// The first of the row's lines, an index into Extraction::lines; `none` where it has none.
[[nodiscard]] std::size_t first_line(const Row& row, std::size_t none);

// The lines of the row are column headings.
void mark_heads(const Row& row, std::vector<TextLine>& lines);

// The rows [from, to) as a table of their own, on the pages where they begin. How many of them are
// heads is for the caller to say.
[[nodiscard]] Table rows_between(const Table& table, std::size_t from, std::size_t to);

// The table lies on that page too, the last so far; nothing happens for page 0, of a source without
// pages.
void add_page(Table& table, int page);

}  // namespace planlupp
