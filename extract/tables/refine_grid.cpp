#include "extract/tables/refine_grid.h"

#include <algorithm>
#include <map>

#include "extract/tables/boxes.h"
#include "extract/tables/chunks_from_lines.h"
#include "extract/tables/columns_from_chunks.h"
#include "extract/tables/grid_from_edges.h"
#include "extract/tables/lines_from_words.h"
#include "extract/tables/rows_from_lines.h"
#include "extract/text_form.h"

namespace planlupp {
namespace {

constexpr std::size_t kFewestRows = 3;     // rows of text in a ruled row, to be rows
constexpr std::size_t kFewestLines = 3;    // lines with two chunks in a ruled column, to be columns
constexpr std::size_t kMostRuledRows = 3;  // with more, rules tell rows
constexpr double kStrict = 1;
constexpr double kPadding = 2;       // points
constexpr double kLeastPitch = 0.6;  // of the height of its box: less is one line, not quite level
constexpr double kParted = 1.35;     // times the least pitch of lines: a gap between rows
constexpr double kInsideParts = 6;   // what evidence must exceed between such gaps

std::vector<WordIndex> words_of(const DraftCell& cell) {
  std::vector<WordIndex> words;
  for (const WordLine& line : cell.lines) {
    words.insert(words.end(), line.words.begin(), line.words.end());
  }
  return words;
}

// Cells that begin and end with the same rules, side by side; and those beside them that begin
// higher up (a head without a rule below it).
struct Band {
  std::vector<const DraftCell*> cells;
  double top = 0;         // what stands above is a head's
  std::size_t lines = 0;  // of its tallest cell
};

void take(const DraftCell& cell, Band& band) {
  band.cells.push_back(&cell);
  std::size_t lines = 0;
  for (const WordLine& line : cell.lines) lines += line.baseline > band.top;
  band.lines = std::max(band.lines, lines);
}

std::vector<Band> bands_of(const TableDraft& table) {
  std::map<std::pair<std::size_t, std::size_t>, Band> bands;
  for (const DraftCell& cell : table.cells) {
    if (cell.lines.empty()) continue;
    Band& band = bands[{cell.at.row, cell.at.rows}];
    band.top = table.ys[cell.at.row];
    take(cell, band);
  }
  std::vector<Band> out;
  for (auto& [key, band] : bands) {
    const std::size_t own = band.cells.size();
    const auto [row, rows] = key;
    for (const DraftCell& cell : table.cells) {
      const bool taller = cell.at.row < row && cell.at.row + cell.at.rows == row + rows;
      if (own >= 2 && taller && !cell.lines.empty()) take(cell, band);
    }
    std::sort(band.cells.begin(), band.cells.end(),
              [](const DraftCell* a, const DraftCell* b) { return a->at.column < b->at.column; });
    out.push_back(std::move(band));
  }
  return out;
}

LinePiece piece_of(const Page& page, const WordLine& line) {
  LinePiece piece;
  const Word& head = page.words[line.words.front()];
  piece.filled = true;
  piece.x0 = line.box.x0;
  piece.x1 = line.box.x1;
  piece.first_width = width(head.box);
  piece.numeric = is_numeric(text_of(page, line.words));
  piece.lower_start = starts_lower(head.text);
  piece.hyphen_end = ends_with_hyphen(page.words[line.words.back()].text);
  piece.leader_end = ends_in_leader(page.words[line.words.back()].text);
  piece.bold = head.bold;
  return piece;
}

// The band's lines with what each cell has on them.
std::vector<RowLine> row_lines(const Page& page, const Band& band) {
  std::vector<WordIndex> words;
  for (const DraftCell* cell : band.cells) {
    for (const WordIndex word : words_of(*cell)) {
      if (page.words[word].baseline > band.top) words.push_back(word);
    }
  }
  std::vector<RowLine> rows;
  for (const WordLine& line : lines_from_words(page, words)) {
    RowLine row{line.box.y0, line.box.y1, line.baseline, {}, false};
    row.pieces.resize(band.cells.size());
    rows.push_back(std::move(row));
  }
  for (std::size_t c = 0; c < band.cells.size(); ++c) {
    for (const WordLine& line : band.cells[c]->lines) {
      if (line.baseline <= band.top) continue;
      const auto row =
          std::min_element(rows.begin(), rows.end(), [&](const auto& a, const auto& b) {
            return std::abs(a.baseline - line.baseline) < std::abs(b.baseline - line.baseline);
          });
      if (row != rows.end()) row->pieces[c] = piece_of(page, line);
    }
  }
  return rows;
}

// A column whose every line is a figure.
bool has_column_of_figures(const std::vector<RowLine>& rows) {
  for (std::size_t c = 0; c < rows.front().pieces.size(); ++c) {
    std::size_t figures = 0, others = 0;
    for (const RowLine& row : rows) {
      if (!row.pieces[c].filled) continue;
      (row.pieces[c].numeric ? figures : others) += 1;
    }
    if (figures >= kFewestRows && 4 * others <= figures) return true;
  }
  return false;
}

// Marks where all cells have a gap that is wider than those between the lines of a text; how many.
std::size_t part_at_gaps(std::vector<RowLine>& rows) {
  double least = 1e9;
  for (std::size_t i = 1; i < rows.size(); ++i) {
    const double pitch = rows[i].baseline - rows[i - 1].baseline;
    if (pitch > kLeastPitch * (rows[i].bottom - rows[i].top)) least = std::min(least, pitch);
  }
  std::size_t gaps = 0;
  for (std::size_t i = 1; i < rows.size(); ++i) {
    rows[i].ruled_above = rows[i].baseline - rows[i - 1].baseline > kParted * least;
    gaps += rows[i].ruled_above;
  }
  return gaps;
}

// Whether such gaps part rows rather than paragraphs: below most of them half the cells begin.
bool gaps_part_rows(const std::vector<RowLine>& rows) {
  std::size_t parts = 0, begun = 0;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (i > 0 && !rows[i].ruled_above) continue;
    const std::vector<LinePiece>& pieces = rows[i].pieces;
    const auto filled = static_cast<std::size_t>(
        std::count_if(pieces.begin(), pieces.end(), [](const LinePiece& p) { return p.filled; }));
    ++parts;
    begun += filled >= 2 && 2 * filled > pieces.size();
  }
  return parts >= kFewestRows && 10 * begun >= 8 * parts;
}

// Whether nearly all rows begin with a text in the first column and in half of the cells.
bool begin_with_keys(const std::vector<RowLine>& rows, const std::vector<std::uint8_t>& starts) {
  std::size_t all = 0, good = 0;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (!starts[i]) continue;
    const std::vector<LinePiece>& pieces = rows[i].pieces;
    const auto filled = static_cast<std::size_t>(
        std::count_if(pieces.begin(), pieces.end(), [](const LinePiece& p) { return p.filled; }));
    ++all;
    good += pieces.front().filled && filled >= 3 && 2 * filled > pieces.size();
  }
  return all >= kFewestRows && 10 * good >= 9 * all;
}

// For each of the band's lines whether a row begins there; none if it is one row.
std::vector<std::uint8_t> starts_in(const TableDraft& table, const Band& band,
                                    std::vector<RowLine>& rows) {
  std::vector<RowColumn> columns;
  for (const DraftCell* cell : band.cells) {
    columns.push_back({table.xs[cell->at.column + cell->at.columns] - kPadding, 3});
  }
  if (has_column_of_figures(rows)) return row_starts(rows, columns, kStrict);
  if (part_at_gaps(rows) + 1 >= kFewestRows && gaps_part_rows(rows)) {
    return row_starts(rows, columns, kInsideParts);
  }
  if (table.rows() > kMostRuledRows) return {};
  for (RowLine& row : rows) row.ruled_above = false;
  std::vector<std::uint8_t> starts = row_starts(rows, columns, kStrict);
  return begin_with_keys(rows, starts) ? starts : std::vector<std::uint8_t>{};
}

// The heights at which text rows of the band meet; none if it is one row.
std::vector<double> levels_in(const Page& page, const TableDraft& table, const Band& band) {
  if (band.cells.size() < 2 || band.lines < kFewestRows) return {};
  std::vector<RowLine> rows = row_lines(page, band);
  if (rows.empty()) return {};
  const std::vector<std::uint8_t> starts = starts_in(table, band, rows);
  if (static_cast<std::size_t>(std::count(starts.begin(), starts.end(), 1)) < kFewestRows) {
    return {};
  }
  std::vector<double> levels;
  for (std::size_t i = 1; i < rows.size(); ++i) {
    if (starts[i]) levels.push_back((rows[i - 1].bottom + rows[i].top) / 2);
  }
  if (std::any_of(band.cells.begin(), band.cells.end(),
                  [&](const DraftCell* cell) { return table.ys[cell->at.row] < band.top; })) {
    levels.push_back(band.top);
  }
  return levels;
}

// Grid fields between two positions of the table.
std::pair<std::size_t, std::size_t> fields_between(const std::vector<double>& positions,
                                                   double from, double to) {
  return {field_of(positions, from + 1), field_of(positions, to - 1) + 1};
}

bool refine_rows(const Page& page, const TableDraft& table, Grid& grid) {
  bool found = false;
  for (const Band& band : bands_of(table)) {
    for (const double y : levels_in(page, table, band)) {
      for (const DraftCell* cell : band.cells) {
        const auto [first, last] = fields_between(grid.xs, table.xs[cell->at.column],
                                                  table.xs[cell->at.column + cell->at.columns]);
        const std::size_t at = insert_level(grid, y, first, last);
        for (std::size_t c = first; c < last; ++c) grid.level(at, c) = 1;
      }
      found = true;
    }
  }
  return found;
}

// Cells of one ruled column with their lines, from top to bottom.
struct Column {
  std::vector<const DraftCell*> cells;
  std::vector<WordLine> lines;
  std::vector<std::size_t> cell_of;  // for each line
};

std::vector<Column> columns_of(const TableDraft& table) {
  std::vector<Column> columns(table.columns());
  for (const DraftCell& cell : table.cells) {
    if (cell.at.columns != 1) continue;
    Column& column = columns[cell.at.column];
    for (const WordLine& line : cell.lines) {
      column.lines.push_back(line);
      column.cell_of.push_back(column.cells.size());
    }
    column.cells.push_back(&cell);
  }
  return columns;
}

// Whether the gaps hold columns: most lines have them, and what stands there is short.
bool is_several(const Column& column, const std::vector<Chunk>& chunks, const ColumnFit& fit) {
  if (fit.bands.size() < 2) return false;
  std::vector<std::size_t> per_line(column.lines.size(), 0);
  std::size_t words = 0;
  for (const Chunk& chunk : chunks) {
    ++per_line[chunk.line];
    words += chunk.last - chunk.first;
  }
  const auto several = static_cast<std::size_t>(
      std::count_if(per_line.begin(), per_line.end(), [](std::size_t n) { return n >= 2; }));
  return several >= kFewestLines && 10 * several >= 7 * column.lines.size() &&
         words <= 4 * chunks.size();
}

bool refine_columns(const Page& page, const TableDraft& table, Grid& grid) {
  bool found = false;
  for (const Column& column : columns_of(table)) {
    if (column.lines.size() < kFewestLines) continue;
    const std::vector<Chunk> chunks = chunks_from_lines(page, column.lines);
    const ColumnFit fit = columns_from_chunks(page, column.lines, chunks);
    if (!is_several(column, chunks, fit)) continue;
    std::vector<std::uint8_t> crossed(column.cells.size(), 0);
    for (std::size_t i = 0; i < chunks.size(); ++i) {
      if (fit.spanning[i]) crossed[column.cell_of[chunks[i].line]] = 1;
    }
    for (std::size_t b = 0; b + 1 < fit.bands.size(); ++b) {
      const double x = (fit.bands[b].x1 + fit.bands[b + 1].x0) / 2;
      for (std::size_t c = 0; c < column.cells.size(); ++c) {
        const GridCell& at = column.cells[c]->at;
        if (crossed[c]) continue;
        const auto [first, last] =
            fields_between(grid.ys, table.ys[at.row], table.ys[at.row + at.rows]);
        const std::size_t line = insert_upright(grid, x, first, last);
        for (std::size_t r = first; r < last; ++r) grid.upright(line, r) = 1;
      }
      found = true;
    }
  }
  return found;
}

}  // namespace

bool refine_grid(const Page& page, const TableDraft& table, Grid& grid) {
  const bool columns = refine_columns(page, table, grid);
  const bool rows = refine_rows(page, table, grid);
  return rows || columns;
}

}  // namespace planlupp
