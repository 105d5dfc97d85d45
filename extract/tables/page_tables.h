// From pages to an Extraction: finds and rebuilds the tables of each page, joins what pages cut,
// tells headings, prose and furniture apart. One model for ruled, half-ruled and unruled tables;
// PDFs and layout-preserving text (as pages on a character grid) share it.
#pragma once

#include <deque>
#include <vector>

#include "extract/extract.h"
#include "extract/page.h"
#include "extract/tables/page_reading.h"
#include "extract/tables/page_work.h"

namespace planlupp {

class PageTables {
 public:
  PageTables(SourceForm form, const ExtractOptions& options);

  // Pages come in order. A few are held until their neighbours have come; of those before only
  // what page_reading.h keeps.
  void add(Page&& page);

  // After the last page.
  [[nodiscard]] Extraction finish();

 private:
  void finish_oldest();

  SourceForm form_;
  bool join_pages_;
  std::deque<PageWork> waiting_;
  std::deque<Margins> margins_;  // of the last pages, the waiting ones included
  std::size_t done_ = 0;         // of margins_: those whose page is finished
  std::vector<PageReading> readings_;
};

}  // namespace planlupp
