// What `tables` shows before any meaning is put on it: joined, or as it stands on each page.
#include <catch2/catch.hpp>

#include "normalize/normalize.h"

using namespace planlupp;

namespace {

// A table of one column head and one row on `page`; its lines are appended.
void add_part(Extraction& extraction, int page, const char* text) {
  Table table;
  table.columns = 2;
  table.header_rows = 1;
  table.pages = {page};
  const std::size_t first = extraction.lines.size();
  for (const char* cell : {"Risk", "Sannolikhet", text, "3"}) {
    if (table.rows.empty() || table.rows.back().cells.size() == 2) {
      table.rows.emplace_back();
      table.rows.back().page = page;
    }
    extraction.lines.push_back({page, 1, cell, LineRole::cell, {}, {}});
    Cell made;
    made.lines.push_back({cell, extraction.lines.size() - 1, {}});
    table.rows.back().cells.push_back(made);
  }
  extraction.elements.push_back(
      {ElementKind::table, first, extraction.lines.size(), 0, extraction.tables.size()});
  extraction.tables.push_back(table);
}

}  // namespace

TEST_CASE("Parts of a table stay apart where the pages are not to be joined") {
  Extraction extraction;
  extraction.form = SourceForm::pdf;
  add_part(extraction, 1, "Brand");
  add_part(extraction, 2, "Stress");
  const Vocabulary vocabulary = std::move(*Vocabulary::load({}));
  CHECK(rebuild_flow(extraction, vocabulary).tables.size() == 1);
  CHECK(rebuild_flow(extraction, vocabulary, false).tables.size() == 2);
}
