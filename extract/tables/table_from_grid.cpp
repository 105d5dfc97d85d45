#include "extract/tables/table_from_grid.h"

#include <algorithm>
#include <cmath>

#include "extract/tables/boxes.h"
#include "extract/tables/cell_fills.h"
#include "extract/tables/cells_from_grid.h"
#include "extract/tables/grid_from_edges.h"
#include "extract/tables/lines_from_words.h"
#include "extract/tables/split_words.h"

namespace planlupp {
namespace {

// A word that reaches over an edge with at least this much of its font size on both sides may be
// two words.
constexpr double kReachesOver = 0.4;

void split_at_edges(Page& page, const Grid& grid, std::vector<WordIndex>& words) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    const Word& word = page.words[words[i]];
    if (word.rotation != 0) continue;
    const double margin = kReachesOver * word.font_size;
    const auto at = std::upper_bound(grid.xs.begin(), grid.xs.end(), word.box.x0 + margin);
    if (at == grid.xs.end() || *at > word.box.x1 - margin) continue;
    const auto x = static_cast<std::size_t>(at - grid.xs.begin());
    if (x == 0 || x == grid.columns()) continue;
    if (!grid.upright(x, field_of(grid.ys, middle_y(word.box)))) continue;
    if (const auto tail = split_word(page, words[i], *at)) words.push_back(*tail);
  }
}

std::vector<WordLine> turned_lines(const Page& page, std::vector<WordIndex> words) {
  const bool down = page.words[words.front()].rotation == 1;  // read from top to bottom
  std::sort(words.begin(), words.end(), [&](WordIndex a, WordIndex b) {
    const Word& left = page.words[a];
    const Word& right = page.words[b];
    const double gap = left.baseline - right.baseline;
    if (std::abs(gap) > 1) return down ? gap > 0 : gap < 0;
    return down ? left.box.y0 < right.box.y0 : left.box.y1 > right.box.y1;
  });
  std::vector<WordLine> lines;
  for (const WordIndex index : words) {
    const Word& word = page.words[index];
    if (lines.empty() || std::abs(word.baseline - lines.back().baseline) > 1) {
      lines.push_back({{}, word.box, word.baseline, word.font_size});
    }
    lines.back().words.push_back(index);
    lines.back().box = united(lines.back().box, word.box);
  }
  return lines;
}

bool all_bold(const Page& page, const std::vector<WordIndex>& words) {
  return !words.empty() && std::all_of(words.begin(), words.end(),
                                       [&page](WordIndex word) { return page.words[word].bold; });
}

bool marked_header(const Page& page, const std::vector<WordIndex>& words) {
  return !words.empty() && std::all_of(words.begin(), words.end(), [&page](WordIndex word) {
    const int mark = page.words[word].mark;
    return mark >= 0 && static_cast<std::size_t>(mark) < page.marks.size() &&
           page.marks[static_cast<std::size_t>(mark)].header;
  });
}

// The cell of each field of the grid.
std::vector<std::size_t> owners_of(const Grid& grid, const std::vector<GridCell>& cells) {
  const std::size_t columns = grid.columns();
  std::vector<std::size_t> owner(grid.rows() * columns, 0);
  for (std::size_t i = 0; i < cells.size(); ++i) {
    for (std::size_t r = cells[i].row; r < cells[i].row + cells[i].rows; ++r) {
      for (std::size_t c = cells[i].column; c < cells[i].column + cells[i].columns; ++c) {
        owner[r * columns + c] = i;
      }
    }
  }
  return owner;
}

}  // namespace

std::vector<WordLine> cell_lines(const Page& page, std::span<const WordIndex> words) {
  std::vector<WordIndex> level, turned;
  for (const WordIndex word : words) {
    (page.words[word].rotation % 2 == 0 ? level : turned).push_back(word);
  }
  std::vector<WordLine> lines;
  if (!turned.empty()) lines = turned_lines(page, std::move(turned));
  for (WordLine& line : lines_from_words(page, level)) lines.push_back(std::move(line));
  return lines;
}

TableDraft table_from_fields(const Page& page, Grid grid, std::span<const WordIndex> words,
                             std::span<const Field> fields) {
  std::vector<GridCell> cells = cells_from_grid(grid);
  const std::vector<std::size_t> owner = owners_of(grid, cells);
  std::vector<std::vector<WordIndex>> texts(cells.size());
  for (std::size_t i = 0; i < words.size(); ++i) {
    texts[owner[fields[i].row * grid.columns() + fields[i].column]].push_back(words[i]);
  }
  TableDraft table;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    table.cells.push_back({cells[i], cell_lines(page, texts[i]), "", all_bold(page, texts[i]),
                           marked_header(page, texts[i])});
  }
  table.xs = std::move(grid.xs);
  table.ys = std::move(grid.ys);
  fill_cells(page, table);
  return table;
}

TableDraft table_from_grid(Page& page, Grid grid, std::vector<WordIndex>& words) {
  split_at_edges(page, grid, words);
  std::vector<GridCell> cells = cells_from_grid(grid);
  compact(grid, cells);
  grid = grid_of_cells(std::move(grid), cells);
  std::vector<Field> fields;
  fields.reserve(words.size());
  for (const WordIndex word : words) {
    const Box& box = page.words[word].box;
    fields.push_back({field_of(grid.ys, middle_y(box)), field_of(grid.xs, middle_x(box))});
  }
  return table_from_fields(page, std::move(grid), words, fields);
}

}  // namespace planlupp
