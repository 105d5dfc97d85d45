#include "extract/page_tables.h"

#include <utility>

namespace planlupp {

PageTables::PageTables(SourceForm form, const ExtractOptions& options) : options_(options) {
  extraction_.form = form;
}

void PageTables::add(Page&& page) { extraction_.page_count = page.number; }

Extraction PageTables::finish() { return std::move(extraction_); }

}  // namespace planlupp
