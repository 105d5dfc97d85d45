#include "extract/tables/page_work.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "extract/tables/boxes.h"
#include "extract/tables/bullets_from_areas.h"
#include "extract/tables/charts.h"
#include "extract/tables/edges_from_rulings.h"
#include "extract/tables/flows_beside.h"
#include "extract/tables/grid_heads.h"
#include "extract/tables/header_rows.h"
#include "extract/tables/lines_from_words.h"
#include "extract/tables/open_table.h"
#include "extract/tables/page_columns.h"
#include "extract/tables/paragraphs_from_lines.h"
#include "extract/tables/ruled_tables.h"
#include "extract/tables/table_judgement.h"

namespace planlupp {
namespace {

constexpr double kBandWidth = 40;  // points: a coloured area of a table is at least that wide

Paragraph furniture_of(const WordLine& line) { return {{line}, line.box, line.size, false, true}; }

// The level edges of rules and shading that lie in no table yet.
std::vector<Edge> free_rules(const PageWork& work) {
  std::vector<Edge> rules;
  const auto keep = [&](const Edge& edge) {
    const double x = (edge.begin + edge.end) / 2;
    if (lies_in({x, edge.position, x, edge.position}, work.charts)) return false;
    return std::none_of(work.tables.begin(), work.tables.end(), [&](const TableDraft& table) {
      const Box box = table.box();
      return edge.position > box.y0 - 1 && edge.position < box.y1 + 1 &&
             overlap(edge.begin, edge.end, box.x0, box.x1) > 0;
    });
  };
  for (const Edge& edge : work.edges.level) {
    if (keep(edge)) rules.push_back(edge);
  }
  for (const Edge& edge : edges_from_areas(work.page).level) {
    if (edge.end - edge.begin > kBandWidth && keep(edge)) rules.push_back(edge);
  }
  return rules;
}

void add_text(const PageWork& work, std::span<const WordLine> lines, bool furniture,
              std::vector<Paragraph>& paragraphs) {
  for (Paragraph& paragraph : paragraphs_from_lines(work.page, lines)) {
    paragraph.furniture = furniture;
    paragraphs.push_back(std::move(paragraph));
  }
}

// Tables that gaps hold, and the text between them.
void read_flow(PageWork& work, std::vector<WordLine> lines, std::vector<Paragraph>& paragraphs) {
  const Flow flow = flow_of(work.page, std::move(lines), free_rules(work));
  const auto paragraphs_before =
      std::count_if(paragraphs.begin(), paragraphs.end(),
                    [](const Paragraph& paragraph) { return !paragraph.furniture; });
  std::size_t done = 0;
  const auto text_until = [&](std::size_t line) {
    if (line > done)
      add_text(work, std::span(flow.lines).subspan(done, line - done), false, paragraphs);
    done = std::max(done, line);
  };
  std::vector<Block> blocks;
  for (const Block& block : blocks_from_lines(work.page, flow)) {
    for (const Block& part : split_at_heads(work.page, flow, block)) blocks.push_back(part);
  }
  for (const Block& block : blocks) {
    if (is_contents_list(work.page, flow, block)) {
      text_until(block.first);
      add_text(work, std::span(flow.lines).subspan(block.first, block.last - block.first), true,
               paragraphs);
      done = block.last;
      continue;
    }
    // What stands first on a page may be the last row of a table on the page before.
    // So may a row of many columns be one whose heads stand over a table above.
    const bool top = paragraphs_before == 0 && block.first == 0;
    const bool row = !flow.character_grid && flow.chunks_of(block.first).size() >= kRowAlone;
    std::optional<OpenTable> open = open_table(work.page, flow, block, done, top || row);
    if (!open) continue;
    text_until(open->block.first);
    if (work.character_grid) {
      for (TableDraft& part : split_at_repeated_heads(work.page, std::move(open->table))) {
        work.tables.push_back(std::move(part));
      }
    } else {
      work.tables.push_back(std::move(open->table));
    }
    done = open->block.last;
  }
  text_until(flow.lines.size());
}

}  // namespace

PageWork begin_page(Page&& page, bool character_grid) {
  add_drawn_bullets(page);
  FreeWords free(page);
  PageWork work{std::move(page), std::move(free), {}, {}, {}, {}, {}, {}, character_grid};
  work.edges = edges_from_rulings(work.page);
  work.tables = ruled_tables(work.page, work.edges, work.free);
  if (!character_grid) work.charts = charts_on(work.page);
  std::vector<WordIndex> words, labels;
  for (const WordIndex word : work.free.all()) {
    (lies_in(work.page.words[word].box, work.charts) ? labels : words).push_back(word);
  }
  work.lines = lines_from_words(work.page, words);
  work.labels = lines_from_words(work.page, labels);
  work.margins = margins_of(work.page, work.lines, character_grid);
  return work;
}

PageReading finish_page(PageWork&& work, std::span<const Margins* const> neighbours) {
  const FurnitureCount furniture = count_furniture(work.margins, neighbours);
  const std::size_t first = std::min(furniture.top, work.lines.size());
  const std::size_t last =
      work.lines.size() - std::min(furniture.bottom, work.lines.size() - first);
  for (TableDraft& table : work.tables) table.header_rows = count_header_rows(work.page, table);

  std::vector<Paragraph> paragraphs;
  for (std::size_t i = 0; i < first; ++i) paragraphs.push_back(furniture_of(work.lines[i]));
  std::vector<WordLine> body(work.lines.begin() + static_cast<std::ptrdiff_t>(first),
                             work.lines.begin() + static_cast<std::ptrdiff_t>(last));
  if (work.character_grid) {
    for (std::vector<WordLine>& part : flows_beside(work.page, std::move(body), {})) {
      read_flow(work, std::move(part), paragraphs);
    }
  } else {
    for (std::vector<WordLine>& flow : page_columns(work.page, std::move(body))) {
      for (std::vector<WordLine>& part :
           flows_beside(work.page, std::move(flow), free_rules(work))) {
        read_flow(work, std::move(part), paragraphs);
      }
    }
    add_text(work, work.labels, false, paragraphs);
  }
  for (std::size_t i = last; i < work.lines.size(); ++i) {
    paragraphs.push_back(furniture_of(work.lines[i]));
  }
  return page_reading(work.page, std::move(work.tables), std::move(paragraphs));
}

}  // namespace planlupp
