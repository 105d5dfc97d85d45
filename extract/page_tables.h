// From pages to an Extraction: finds and rebuilds the tables of each page, joins what pages cut,
// tells headings, prose and furniture apart. One model for ruled, half-ruled and unruled tables;
// PDFs and layout-preserving text (as pages on a character grid) share it.
#pragma once

#include "extract/extract.h"
#include "extract/page.h"

namespace planlupp {

class PageTables {
 public:
  PageTables(SourceForm form, const ExtractOptions& options);

  // Pages come in order.
  void add(Page&& page);

  // After the last page.
  [[nodiscard]] Extraction finish();

 private:
  ExtractOptions options_;
  Extraction extraction_;
};

}  // namespace planlupp
