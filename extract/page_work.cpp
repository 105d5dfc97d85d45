#include "extract/page_work.h"

#include <algorithm>
#include <utility>

#include "extract/edges_from_rulings.h"
#include "extract/header_rows.h"
#include "extract/lines_from_words.h"
#include "extract/paragraphs_from_lines.h"
#include "extract/ruled_tables.h"

namespace planlupp {
namespace {

Paragraph furniture_of(const WordLine& line) { return {{line}, line.box, line.size, false, true}; }

}  // namespace

PageWork begin_page(Page&& page, bool character_grid) {
  FreeWords free(page);
  PageWork work{std::move(page), std::move(free), {}, {}, {}, {}, character_grid};
  work.edges = edges_from_rulings(work.page);
  work.tables = ruled_tables(work.page, work.edges, work.free);
  work.lines = lines_from_words(work.page, work.free.all());
  work.margins = margins_of(work.page, work.lines, character_grid);
  return work;
}

PageReading finish_page(PageWork&& work, std::span<const Margins* const> neighbours) {
  const FurnitureCount furniture = count_furniture(work.margins, neighbours);
  const std::size_t first = std::min(furniture.top, work.lines.size());
  const std::size_t last =
      work.lines.size() - std::min(furniture.bottom, work.lines.size() - first);
  std::vector<Paragraph> paragraphs;
  for (std::size_t i = 0; i < first; ++i) paragraphs.push_back(furniture_of(work.lines[i]));
  const std::span body = std::span(work.lines).subspan(first, last - first);
  for (Paragraph& paragraph : paragraphs_from_lines(work.page, body)) {
    paragraphs.push_back(std::move(paragraph));
  }
  for (std::size_t i = last; i < work.lines.size(); ++i) {
    paragraphs.push_back(furniture_of(work.lines[i]));
  }
  for (TableDraft& table : work.tables) table.header_rows = count_header_rows(work.page, table);
  return page_reading(work.page, std::move(work.tables), std::move(paragraphs));
}

}  // namespace planlupp
