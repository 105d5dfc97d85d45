#include "extract/table.h"

#include <catch2/catch.hpp>

using namespace planlupp;

namespace {

// A row of one cell on a line and page; a negative line: an empty cell.
Row row_on(int line, int page) {
  Row row;
  row.page = page;
  row.cells.resize(1);
  if (line >= 0) row.cells[0].lines.push_back({"x", static_cast<std::size_t>(line), {}});
  return row;
}

Table three_rows() {
  Table table;
  table.columns = 1;
  table.header_rows = 1;
  table.rows = {row_on(4, 2), row_on(6, 2), row_on(9, 3)};
  table.pages = {2, 3};
  table.confidence = 0.7;
  table.reason = "told by white gaps";
  return table;
}

}  // namespace

TEST_CASE("rows cut out of a table keep what is known of it, and lie on their own pages") {
  const Table part = rows_between(three_rows(), 1, 3);
  REQUIRE(part.rows.size() == 2);
  CHECK(part.header_rows == 0);
  CHECK(part.pages == std::vector<int>{2, 3});
  CHECK(part.confidence == 0.7);
  CHECK(part.reason == "told by white gaps");
  CHECK(rows_between(three_rows(), 2, 3).pages == std::vector<int>{3});
}

TEST_CASE("a table lies on a page once, and on none where the source has no pages") {
  Table table;
  for (const int page : {0, 1, 1, 0, 2}) add_page(table, page);
  CHECK(table.pages == std::vector<int>{1, 2});
}

TEST_CASE("a row begins at its first line and its lines may become heads") {
  CHECK(first_line(row_on(6, 1), 99) == 6);
  CHECK(first_line(row_on(-1, 1), 99) == 99);
  std::vector<TextLine> lines(3);
  mark_heads(row_on(1, 1), lines);
  CHECK(lines[0].role == LineRole::prose);
  CHECK(lines[1].role == LineRole::header_row);
}
