#include "extract/tables/tables_over_pages.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <utility>

#include "extract/tables/grid_match.h"
#include "extract/tables/row_text.h"
#include "extract/text_form.h"

namespace planlupp {
namespace {

constexpr double kSameEdge = 8;          // points: column edges that are the same on the next page
constexpr double kSameStart = 2;         // points: where texts begin
constexpr double kEndsEarly = 0.45;      // of the page: a table that ends above this was not cut
constexpr double kAlwaysFilled = 0.9;    // share of rows that fill a column that must be filled
constexpr std::size_t kFewestHeads = 2;  // cells with text in a row of heads
constexpr double kJoins = 1.5;           // the evidence that a row was cut

// For each boundary of `few` its place in `many`; nothing if one has none.
std::optional<std::vector<std::size_t>> matched(const std::vector<double>& few,
                                                const std::vector<double>& many) {
  std::vector<std::size_t> places;
  for (const double x : few) {
    const auto near = std::min_element(many.begin(), many.end(), [x](double a, double b) {
      return std::abs(a - x) < std::abs(b - x);
    });
    if (near == many.end() || std::abs(*near - x) > kSameEdge) return std::nullopt;
    const auto place = static_cast<std::size_t>(near - many.begin());
    if (!places.empty() && place <= places.back()) return std::nullopt;
    places.push_back(place);
  }
  const bool whole = !places.empty() && places.front() == 0 && places.back() + 1 == many.size();
  return whole ? std::optional(places) : std::nullopt;
}

bool same_columns(const ReadTable& a, const ReadTable& b) {
  if (!a.starts.empty() && !b.starts.empty()) {
    return a.table.columns == b.table.columns || matched_starts(a.starts, b.starts) ||
           matched_starts(b.starts, a.starts);
  }
  if (a.ruled != b.ruled) return false;
  if (!a.ruled) return a.table.columns == b.table.columns;
  return matched(a.xs, b.xs) || matched(b.xs, a.xs);
}

// Spreads the columns of a table over the finer boundaries that `places` points to.
void spread(ReadTable& read, const std::vector<std::size_t>& places, std::vector<double> xs) {
  const std::size_t columns = xs.size() - 1;
  for (Row& row : read.table.rows) {
    std::vector<Cell> cells(columns);
    for (Cell& cell : cells) cell.covered = true;
    for (std::size_t c = 0; c < row.cells.size(); ++c) {
      Cell& cell = row.cells[c];
      if (cell.covered) continue;
      const std::size_t end =
          std::min(c + static_cast<std::size_t>(cell.column_span), places.size() - 1);
      cell.column_span = static_cast<int>(places[end] - places[c]);
      cells[places[c]] = std::move(cell);
    }
    row.cells = std::move(cells);
  }
  read.table.columns = columns;
  read.xs = std::move(xs);
}

// Puts the columns of a table at their places among more.
void place(ReadTable& read, const std::vector<std::size_t>& places, std::vector<double> starts) {
  for (Row& row : read.table.rows) {
    std::vector<Cell> cells(starts.size());
    for (std::size_t c = 0; c < row.cells.size(); ++c) {
      Cell& cell = row.cells[c];
      const std::size_t span = static_cast<std::size_t>(std::max(1, cell.column_span));
      if (!cell.covered && span > 1) {
        const std::size_t last = places[std::min(c + span, places.size()) - 1];
        cell.column_span = static_cast<int>(last - places[c]) + 1;
        for (std::size_t i = places[c] + 1; i <= last; ++i) cells[i].covered = true;
      }
      if (!cell.covered) cells[places[c]] = std::move(cell);
    }
    row.cells = std::move(cells);
  }
  read.table.columns = starts.size();
  read.starts = std::move(starts);
}

void unify_columns(ReadTable& a, ReadTable& b) {
  if (a.table.columns == b.table.columns) return;
  if (!a.starts.empty() && !b.starts.empty()) {
    if (const auto places = matched_starts(b.starts, a.starts))
      place(b, *places, a.starts);
    else if (const auto back = matched_starts(a.starts, b.starts))
      place(a, *back, b.starts);
    return;
  }
  if (const auto places = matched(b.xs, a.xs))
    spread(b, *places, a.xs);
  else if (const auto back = matched(a.xs, b.xs))
    spread(a, *back, b.xs);
}

// The cell that lies at (row, column): itself, or the one that spans it.
Cell* owner(Table& table, std::size_t row, std::size_t column) {
  for (std::size_t r = row + 1; r-- > 0;) {
    for (std::size_t c = column + 1; c-- > 0;) {
      Cell& cell = table.rows[r].cells[c];
      if (cell.covered) continue;
      if (r + static_cast<std::size_t>(cell.row_span) > row &&
          c + static_cast<std::size_t>(cell.column_span) > column) {
        return &cell;
      }
      break;
    }
  }
  return nullptr;
}

// Share of the body rows that have text of their own in the column.
double fill_ratio(const Table& table, std::size_t column) {
  std::size_t filled = 0, all = 0;
  for (std::size_t r = table.header_rows; r + 1 < table.rows.size(); ++r) {
    const Cell& cell = table.rows[r].cells[column];
    if (cell.covered) continue;
    ++all;
    filled += !cell.empty();
  }
  return all == 0 ? 0 : static_cast<double>(filled) / static_cast<double>(all);
}

// What one column says on whether its cell was cut.
double column_evidence(const Cell& above, const Cell& below, double filled, bool key) {
  if (below.empty()) {
    if (above.empty() || filled < kAlwaysFilled) return 0;
    return key ? 1.5 : 1.2;
  }
  const std::string& head = below.lines.front().text;
  if (above.empty()) return starts_lower(head) ? 0.5 : filled >= kAlwaysFilled ? 0.5 : -0.5;
  const std::string& tail = above.lines.back().text;
  if (ends_with_hyphen(tail)) return starts_lower(head) ? 3 : 0.5;
  if (starts_lower(head)) return ends_sentence(tail) ? 0.5 : 2;
  if (is_numeric(head) && is_numeric(tail)) return -2.5;
  if (ends_sentence(tail)) return key ? -1.5 : -0.3;
  return key ? -2 : -1;
}

bool same_spans(Table& table, const Row& below) {
  const std::size_t last = table.rows.size() - 1;
  for (std::size_t c = 0; c < below.cells.size(); ++c) {
    const Cell& cell = below.cells[c];
    if (cell.covered) continue;
    Cell* const above = owner(table, last, c);
    if (!above || above->column_span != cell.column_span) return false;
  }
  return true;
}

bool row_was_cut(ReadTable& table, const ReadTable& next, const Row& below) {
  Table& above = table.table;
  if (above.rows.size() <= above.header_rows || !same_spans(above, below)) return false;
  double evidence = table.open_bottom || next.open_top ? 2.5 : 0;
  for (std::size_t c = 0; c < below.cells.size(); ++c) {
    if (below.cells[c].covered) continue;
    const Cell* const cell = owner(above, above.rows.size() - 1, c);
    evidence += column_evidence(*cell, below.cells[c], fill_ratio(above, c), c == 0);
  }
  return evidence >= kJoins;
}

void join_cell(Cell& above, Cell&& below) {
  std::move(below.lines.begin(), below.lines.end(), std::back_inserter(above.lines));
  if (above.fill.empty()) above.fill = std::move(below.fill);
  below.lines.clear();
}

// The rest of a row that the page cut goes to the row's cells.
void join_rows(Table& table, Row&& below) {
  const std::size_t last = table.rows.size() - 1;
  for (std::size_t c = 0; c < below.cells.size(); ++c) {
    Cell& cell = below.cells[c];
    if (cell.covered) continue;
    Cell* const above = owner(table, last, c);
    above->row_span += cell.row_span - 1;
    join_cell(*above, std::move(cell));
  }
}

bool runs_on(const Cell& above, const Cell& below) {
  if (above.empty() || below.empty()) return false;
  const std::string& tail = above.lines.back().text;
  return starts_lower(below.lines.front().text) && !ends_sentence(tail);
}

// A group cell that the page cut within its group: its text runs on although the row is a new one.
void join_group_cells(Table& table, Row& below) {
  const std::size_t last = table.rows.size() - 1;
  for (std::size_t c = 0; c + 1 < below.cells.size(); ++c) {
    Cell& cell = below.cells[c];
    if (cell.covered) continue;
    Cell* const above = owner(table, last, c);
    const bool spans = above && above->column_span == cell.column_span &&
                       (above->row_span > 1 || cell.row_span > 1);
    if (!spans || (!cell.empty() && !runs_on(*above, cell))) break;
    above->row_span += cell.row_span;
    join_cell(*above, std::move(cell));
    cell = Cell{};
    cell.covered = true;
  }
}

// Where the leftmost text of a column begins; nothing where it has none.
std::optional<double> start_of(const Table& table, std::size_t column) {
  std::optional<double> start;
  for (const Row& row : table.rows) {
    for (const CellLine& line : row.cells[column].lines) {
      if (line.box && (!start || line.box->x0 < *start)) start = line.box->x0;
    }
  }
  return start;
}

// How many lines of `cell` are the text of `head`; nothing if it does not begin with them.
std::optional<std::size_t> lines_of_head(const Cell& head, const Cell& cell) {
  const std::string text = bare_text(head);
  Cell part;
  for (std::size_t i = 0; i <= cell.lines.size(); ++i) {
    if (bare_text(part) == text) return i;
    if (i < cell.lines.size()) part.lines.push_back(cell.lines[i]);
  }
  return std::nullopt;
}

// On a character grid nothing may part repeated heads from the rest of a row below them: what
// follows their text becomes a row of its own.
void part_from_heads(const Table& table, Table& next) {
  if (table.rows.empty() || next.rows.empty()) return;
  const Row& heads = table.rows.front();
  Row& first = next.rows.front();
  if (heads.cells.size() != first.cells.size() || same_text(heads, first)) return;
  std::vector<std::size_t> counts;
  std::size_t filled = 0;
  for (std::size_t c = 0; c < heads.cells.size(); ++c) {
    const auto count = lines_of_head(heads.cells[c], first.cells[c]);
    if (!count) return;
    filled += *count > 0;
    counts.push_back(*count);
  }
  if (filled < kFewestHeads) return;
  Row rest = first;
  for (std::size_t c = 0; c < counts.size(); ++c) {
    auto& head = first.cells[c].lines;
    auto& body = rest.cells[c].lines;
    head.resize(counts[c]);
    body.erase(body.begin(), body.begin() + static_cast<std::ptrdiff_t>(counts[c]));
  }
  next.rows.insert(next.rows.begin() + 1, std::move(rest));
}

}  // namespace

bool begins_alike(const ReadTable& a, const ReadTable& b) {
  if (a.table.columns != b.table.columns) return false;
  std::size_t alike = 0;
  for (std::size_t c = 0; c < a.table.columns; ++c) {
    const auto above = start_of(a.table, c), below = start_of(b.table, c);
    if (!below) continue;
    if (!above || std::abs(*above - *below) > kSameStart) return false;
    ++alike;
  }
  return alike >= 2;
}

std::size_t repeated_heads(const Table& table, const Table& next) {
  const std::size_t most =
      std::min({std::max<std::size_t>(table.header_rows, 1), table.rows.size(), next.rows.size()});
  std::size_t count = 0;
  while (count < most && same_text(table.rows[count], next.rows[count])) ++count;
  return count;
}

bool continues(ReadTable& table, ReadTable& next, double page_height, std::size_t sisters) {
  if (!same_columns(table, next)) return false;
  if (next.fragment && !next.ruled && next.starts.empty() && !begins_alike(table, next)) {
    return false;
  }
  if (!next.starts.empty()) {
    unify_columns(table, next);
    part_from_heads(table.table, next.table);
  }
  const std::size_t heads = repeated_heads(table.table, next.table);
  if (heads > 0 && sisters < 2) return true;
  if (heads > 0) {
    unify_columns(table, next);
    return heads < next.table.rows.size() && row_was_cut(table, next, next.table.rows[heads]);
  }
  if (page_height > 0 && table.bottom < kEndsEarly * page_height) return false;
  return next.table.header_rows == 0 || table.table.header_rows == 0 || next.open_top;
}

std::size_t append(ReadTable& table, ReadTable&& next) {
  Table& into = table.table;
  const std::size_t heads = repeated_heads(into, next.table);
  if (heads > 0) into.header_rows = std::max(into.header_rows, heads);
  unify_columns(table, next);
  for (const int page : next.table.pages) {
    if (into.pages.empty() || into.pages.back() != page) into.pages.push_back(page);
  }
  into.confidence = std::min(into.confidence, next.table.confidence);
  if (into.reason.empty()) into.reason = next.table.reason;
  for (std::size_t r = heads; r < next.table.rows.size(); ++r) {
    Row& row = next.table.rows[r];
    if (r == heads && row_was_cut(table, next, row)) {
      join_rows(into, std::move(row));
      continue;
    }
    if (r == heads) join_group_cells(into, row);
    into.rows.push_back(std::move(row));
  }
  table.bottom = next.bottom;
  table.open_bottom = next.open_bottom;
  return heads;
}

}  // namespace planlupp
