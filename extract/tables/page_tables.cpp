#include "extract/tables/page_tables.h"

#include <utility>

#include "extract/tables/reading_over_pages.h"

namespace planlupp {
namespace {

constexpr std::size_t kNeighbours = 2;  // pages on each side: left and right pages may differ

}  // namespace

PageTables::PageTables(SourceForm form, const ExtractOptions& options)
    : form_(form), join_pages_(options.join_pages) {}

void PageTables::add(Page&& page) {
  waiting_.push_back(begin_page(std::move(page), form_ != SourceForm::pdf));
  margins_.push_back(waiting_.back().margins);
  if (waiting_.size() > kNeighbours) finish_oldest();
}

void PageTables::finish_oldest() {
  std::vector<const Margins*> neighbours;
  for (std::size_t i = 0; i < margins_.size(); ++i) {
    if (i != done_) neighbours.push_back(&margins_[i]);
  }
  readings_.push_back(finish_page(std::move(waiting_.front()), neighbours));
  waiting_.pop_front();
  if (done_ < kNeighbours)
    ++done_;
  else
    margins_.pop_front();
}

Extraction PageTables::finish() {
  while (!waiting_.empty()) finish_oldest();
  return reading_over_pages(std::move(readings_), form_, join_pages_);
}

}  // namespace planlupp
