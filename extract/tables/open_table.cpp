#include "extract/tables/open_table.h"

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

#include "extract/tables/boxes.h"
#include "extract/tables/empty_columns.h"
#include "extract/tables/grid_columns.h"
#include "extract/tables/grid_from_edges.h"
#include "extract/tables/grouped_list.h"
#include "extract/tables/head_spans.h"
#include "extract/tables/heading_lines.h"
#include "extract/tables/rule_joints.h"
#include "extract/tables/table_from_grid.h"
#include "extract/tables/table_judgement.h"
#include "extract/tables/table_rows.h"

namespace planlupp {
namespace {

constexpr std::size_t kMostHeadsAbove = 6;  // lines looked at above the block
constexpr double kHeadPitch = 1.8;          // sizes
constexpr double kRuledPitch = 2.8;         // the same over a rule
constexpr double kLargerTitle = 1.08;       // times the size of the lines below
constexpr double kCentred = 0.04;           // of the width: a title stands over the whole table
constexpr double kHalf = 0.55;              // of the table's width
constexpr double kMargin = 2;               // points around the text

Laid lay(const Page& page, const Flow& flow, Block block) {
  if (flow.character_grid) {
    GridColumns columns = grid_columns(page, flow, block);
    return {block, std::move(columns.bands), std::move(columns.pieces)};
  }
  const std::size_t first = flow.looks[block.first].first;
  const std::size_t last = flow.looks[block.last - 1].last;
  std::vector<Chunk> chunks =
      with_empty_columns(page, flow.lines, std::span(flow.chunks).subspan(first, last - first));
  ColumnFit fit = columns_from_chunks(page, flow.lines, chunks);
  if (const std::vector<double> edges = column_edges(page, flow, block);
      fit.bands.size() <= edges.size()) {
    chunks = cut_at_edges(page, flow.lines, chunks, edges);
    fit = fit_between(edges, chunks);
  }
  if (fit.bands.size() < 2) return {block, fit.bands, {}};
  return {block, fit.bands, pieces_from_chunks(page, flow, chunks, fit)};
}

// Whether a lone line above the block may be one of its heads: it stands over the columns right of
// the first, or over one column alone; a title begins at the left and runs on.
bool is_head(const Flow& flow, const Laid& laid, std::size_t line) {
  const WordLine& here = flow.lines[line];
  const WordLine& below = flow.lines[line + 1];
  if (flow.looks[line].prose) return false;
  const double most = rules_above(flow, line + 1).empty() ? kHeadPitch : kRuledPitch;
  if (below.baseline - here.baseline > most * std::max(here.size, below.size)) return false;
  if (here.box.x0 < laid.x0() - 4 || here.box.x1 > laid.x1() + 4 * here.size) return false;
  const double off = std::abs(middle_x(here.box) - (laid.x0() + laid.x1()) / 2);
  const bool title = here.size > kLargerTitle * below.size ||
                     (here.words.size() >= 4 && off < kCentred * (laid.x1() - laid.x0()));
  if (title && !flow.looks[line].several) return false;
  return here.box.x0 > laid.bands[0].x1 - kMargin ||
         (flow.looks[line].several && here.box.x0 >= laid.x0() - 4);
}

// Lines above that belong to the table: down from a rule across it, or heads by their place.
std::size_t first_with_heads(const Flow& flow, const Laid& laid, std::size_t free_from) {
  const std::size_t first = laid.block.first;
  const std::size_t lowest = std::max(free_from, first - std::min(first, kMostHeadsAbove));
  for (std::size_t i = first; i-- > lowest && !flow.looks[i].prose;) {
    const bool inner = flow.lines[i].box.x0 > laid.bands[0].x1 - kMargin;
    if (!flow.looks[i].several && !inner) break;  // a caption
    if (ruled_above(flow, i, laid.x0(), laid.x1())) return i;
  }
  if (ruled_above(flow, first, laid.x0(), laid.x1()) && !is_part_ruled(flow, laid, first)) {
    return first;
  }
  std::size_t from = first;
  while (from > lowest && is_head(flow, laid, from - 1)) --from;
  return from;
}

// Rows of the block's lines, from the marks where rows begin.
std::vector<std::size_t> rows_of(const std::vector<std::uint8_t>& starts) {
  std::vector<std::size_t> rows;
  std::size_t row = 0;
  for (std::size_t i = 0; i < starts.size(); ++i) {
    if (i > 0 && starts[i]) ++row;
    rows.push_back(row);
  }
  return rows;
}

std::vector<double> row_boundaries(const Flow& flow, Block block,
                                   const std::vector<std::size_t>& rows) {
  std::vector<double> ys{flow.lines[block.first].box.y0 - kMargin};
  for (std::size_t i = 1; i < rows.size(); ++i) {
    if (rows[i] == rows[i - 1]) continue;
    const WordLine& above = flow.lines[block.first + i - 1];
    const WordLine& below = flow.lines[block.first + i];
    ys.push_back(std::max((above.box.y1 + below.box.y0) / 2, ys.back() + 0.5));
  }
  ys.push_back(std::max(flow.lines[block.last - 1].box.y1 + kMargin, ys.back() + 0.5));
  return ys;
}

std::vector<double> column_boundaries(const std::vector<Band>& bands) {
  std::vector<double> xs{bands.front().x0 - kMargin};
  for (std::size_t i = 1; i < bands.size(); ++i) {
    xs.push_back((bands[i - 1].x1 + bands[i].x0) / 2);
  }
  xs.push_back(bands.back().x1 + kMargin);
  return xs;
}

// The columns that a short rule below the head covers, if it stands below this head alone.
std::optional<BandRange> range_by_rule(const Flow& flow, const Laid& laid, const Piece& piece) {
  for (const Edge& rule : rules_above(flow, piece.line + 1)) {
    const double middle = (piece.x0 + piece.x1) / 2;
    if (rule.begin > middle || rule.end < middle) continue;
    const bool shared =
        std::any_of(laid.pieces.begin(), laid.pieces.end(), [&](const Piece& other) {
          const double x = (other.x0 + other.x1) / 2;
          return other.bands.first != piece.bands.first && other.line <= piece.line &&
                 rule.begin < x && x < rule.end;
        });
    const BandRange under = bands_under(laid.bands, rule.begin, rule.end);
    if (!shared && under.first <= piece.bands.first && under.last >= piece.bands.last &&
        under.last - under.first < laid.bands.size()) {
      return under;
    }
    return std::nullopt;
  }
  return std::nullopt;
}

// The line of the heads that those of `line` may span: behind its other lines, where a rule ends
// them.
std::size_t heads_below(const Flow& flow, const Laid& laid, std::size_t line, std::size_t end) {
  const std::size_t next = is_between(flow, laid.block, line + 1) ? line + 2 : line + 1;
  std::size_t ruled = next;
  while (ruled < end && rules_above(flow, ruled).empty()) ++ruled;
  return ruled < end ? ruled : next;
}

// The second line of spanning heads, above the heads that they span, spans what they do.
bool goes_on(const Flow& flow, Laid& laid, std::size_t line) {
  if (!rules_above(flow, line).empty()) return false;
  std::vector<std::pair<Piece*, BandRange>> below;
  for (Piece& piece : laid.pieces) {
    if (piece.line != line) continue;
    const auto above =
        std::find_if(laid.pieces.begin(), laid.pieces.end(), [&](const Piece& other) {
          return other.line + 1 == line && other.spans() &&
                 other.bands.first <= piece.bands.first && other.bands.last >= piece.bands.last;
        });
    if (above == laid.pieces.end()) return false;
    if (!below.empty() && below.back().second.first == above->bands.first) return false;
    below.emplace_back(&piece, above->bands);
  }
  for (const auto& [piece, bands] : below) piece->bands = bands;
  return !below.empty();
}

// How far the heads of a line span: told by short rules below them, else by their place.
void span_line(const Flow& flow, Laid& laid, std::size_t line, std::size_t headings) {
  if (is_between(flow, laid.block, line) ||
      (line + 1 < laid.block.first + headings && goes_on(flow, laid, line))) {
    return;
  }
  std::size_t told = 0;
  for (Piece& piece : laid.pieces) {
    if (piece.line != line) continue;
    if (const auto range = range_by_rule(flow, laid, piece)) {
      piece.bands = *range;
      ++told;
    }
  }
  const std::size_t below = heads_below(flow, laid, line, laid.block.first + headings);
  if (told == 0 && below < laid.block.first + headings) span_heads(flow, laid, line, below);
}

// Takes out the edges that spanning pieces cross, as far as no other piece of the row stands there.
void open_spans(Grid& grid, const Laid& laid, const std::vector<std::size_t>& rows) {
  const std::size_t columns = grid.columns();
  std::vector<std::uint8_t> taken(grid.rows() * columns, 0);
  const auto row_of = [&](const Piece& piece) { return rows[piece.line - laid.block.first]; };
  for (const Piece& piece : laid.pieces) {
    if (!piece.spans()) taken[row_of(piece) * columns + piece.bands.first] = 1;
  }
  for (const Piece& piece : laid.pieces) {
    if (!piece.spans()) continue;
    const std::size_t row = row_of(piece);
    for (std::size_t c = piece.bands.first + 1; c < piece.bands.last; ++c) {
      if (taken[row * columns + c]) break;
      grid.upright(c, row) = 0;
    }
  }
}

// Heads that stand between the lines of two rows reach over both.
void open_tall_heads(Grid& grid, const Flow& flow, const Laid& laid,
                     const std::vector<std::size_t>& rows) {
  const auto row_at = [&](std::size_t line) { return rows[line - laid.block.first]; };
  for (const Piece& piece : laid.pieces) {
    if (!is_between(flow, laid.block, piece.line)) continue;
    const std::size_t row = row_at(piece.line);
    if (row_at(piece.line - 1) != row || row_at(piece.line + 1) != row + 1) continue;
    const bool taken = std::any_of(laid.pieces.begin(), laid.pieces.end(), [&](const Piece& other) {
      return other.bands.first < piece.bands.last && piece.bands.first < other.bands.last &&
             other.line != piece.line &&
             (row_at(other.line) == row || row_at(other.line) == row + 1);
    });
    if (taken || piece.spans()) continue;
    grid.level(row + 1, piece.bands.first) = 0;
  }
}

// A first column that the rules between two rows leave out, though not those between others, has
// one cell there: a group.
void open_unruled(Grid& grid, const Flow& flow, const Laid& laid,
                  const std::vector<std::size_t>& rows, std::size_t headings) {
  std::vector<std::uint8_t> filled(grid.rows(), 0);
  for (const Piece& piece : laid.pieces) {
    if (piece.bands.first == 0) filled[rows[piece.line - laid.block.first]] = 1;
  }
  const double x = (laid.bands.front().x0 + laid.bands.front().x1) / 2;
  const std::size_t body = rows.empty() ? 0 : rows[std::min(headings, rows.size() - 1)];
  const bool at_top = filled[body] != 0;  // else groups' texts may stand in their middle
  bool ruled = false;                     // the column, somewhere
  std::vector<std::size_t> bare;
  for (std::size_t i = 1; i < rows.size(); ++i) {
    const std::size_t row = rows[i], line = laid.block.first + i;
    if (row == rows[i - 1] || !ruled_above(flow, line, laid.x0(), laid.x1())) continue;
    const std::span<const Edge> rules = rules_above(flow, line);
    const bool covered = std::any_of(rules.begin(), rules.end(), [x](const Edge& rule) {
      return rule.begin <= x && x <= rule.end;
    });
    ruled = ruled || covered;
    if (!covered && (!filled[row] || (!at_top && !filled[row - 1]))) bare.push_back(row);
  }
  for (const std::size_t row : bare) {
    if (ruled) grid.level(row, 0) = 0;
  }
}

TableDraft draft_of(const Page& page, const Flow& flow, const Laid& laid,
                    const GroupedRows& grouped, std::size_t headings) {
  const std::vector<std::size_t> rows = rows_of(grouped.starts);
  Grid grid = full_grid(column_boundaries(laid.bands), row_boundaries(flow, laid.block, rows));
  open_spans(grid, laid, rows);
  open_tall_heads(grid, flow, laid, rows);
  open_unruled(grid, flow, laid, rows, headings);
  std::vector<WordIndex> words;
  std::vector<Field> fields;
  for (const Piece& piece : laid.pieces) {
    const bool name = !grouped.name_rows.empty() && piece.bands.first == 0;
    const std::size_t row = (name ? grouped.name_rows : rows)[piece.line - laid.block.first];
    for (std::size_t w = piece.first; w < piece.last; ++w) {
      words.push_back(flow.lines[piece.line].words[w]);
      fields.push_back({row, piece.bands.first});
    }
  }
  return table_from_fields(page, std::move(grid), words, fields);
}

// How many pieces each line of the block has.
std::vector<std::size_t> pieces_per_line(const Laid& laid) {
  std::vector<std::size_t> counts(laid.block.last - laid.block.first, 0);
  for (const Piece& piece : laid.pieces) ++counts[piece.line - laid.block.first];
  return counts;
}

// Lines above the first rule across the block or below the last one are a caption or notes if they
// do not fill the columns.
Block between_rules(const Flow& flow, const Laid& laid) {
  Block block = laid.block;
  const std::vector<std::size_t> counts = pieces_per_line(laid);
  const auto sparse = [&](std::size_t line) {
    return 2 * counts[line - laid.block.first] < laid.bands.size() + 1;
  };
  std::vector<std::size_t> ruled;
  for (std::size_t i = block.first; i <= block.last; ++i) {
    if (ruled_above(flow, i, laid.x0(), laid.x1())) ruled.push_back(i);
  }
  if (ruled.size() < 2) return block;
  const std::size_t top = ruled.front(), bottom = ruled.back();
  bool drop = top > block.first && top <= block.first + 3 && ruled.size() >= 3;
  for (std::size_t i = block.first; i < top; ++i) drop = drop && sparse(i);
  if (drop) block.first = top;
  drop = bottom < block.last;
  for (std::size_t i = bottom; i < block.last; ++i) drop = drop && sparse(i);
  if (drop && bottom > block.first + 1) block.last = bottom;
  return block;
}

// A lone text across a gap in the body is a section row of the whole width, or a first cell that is
// longer than the others; one that stands over the middle of the table is a section row too.
void widen_section_rows(const Page& page, const Flow& flow, Laid& laid, std::size_t headings) {
  const std::vector<std::size_t> counts = pieces_per_line(laid);
  for (Piece& piece : laid.pieces) {
    const std::size_t i = piece.line - laid.block.first;
    const bool body = i >= headings;
    if (counts[i] != 1) continue;
    const bool section = i > 0 && is_centred(page, flow, laid, piece);
    if (!section && !(body && piece.spans())) continue;
    if (flow.character_grid && piece.bands.first > 0) continue;  // goes on with a wide cell
    // No cell of a text export is wider than its column.
    const bool in_first = !flow.character_grid && piece.x0 < laid.x0() + 4 &&
                          piece.x1 - piece.x0 < kHalf * (laid.x1() - laid.x0());
    piece.bands = in_first ? BandRange{0, 1} : BandRange{0, laid.bands.size()};
  }
}

std::size_t rows_in(const std::vector<std::uint8_t>& starts, std::size_t lines) {
  std::size_t rows = 0;
  for (std::size_t i = 0; i < lines; ++i) rows += starts[i];
  return rows;
}

}  // namespace

std::optional<OpenTable> open_table(const Page& page, const Flow& flow, Block block,
                                    std::size_t free_from, bool may_be_rest) {
  Laid laid = lay(page, flow, block);
  if (laid.bands.size() < 2) return std::nullopt;
  const Block inner = between_rules(flow, laid);
  if (inner.first != block.first || inner.last != block.last) {
    if (inner.last < inner.first + 2) return std::nullopt;
    block = inner;
    laid = lay(page, flow, block);
  }
  Judgement judgement = judge(page, flow, laid);
  const bool fragment = judgement.confidence < kLeastConfidence;
  if (fragment && !may_be_rest) return std::nullopt;
  if (fragment) judgement = {kLeastConfidence, "the rest of a table that the page cut"};
  const std::size_t from = first_with_heads(flow, laid, free_from);
  if (from < block.first) {
    Laid whole = lay(page, flow, {from, block.last});
    if (whole.bands.size() >= laid.bands.size()) laid = std::move(whole);
  }
  const bool list = is_grouped_list(laid, flow.character_grid);
  const std::size_t headings = std::max<std::size_t>(heading_lines(page, flow, laid), list);
  for (std::size_t i = 0; i < headings; ++i) span_line(flow, laid, laid.block.first + i, headings);
  widen_section_rows(page, flow, laid, headings);
  const GroupedRows rows = list ? grouped_rows(page, flow, laid, headings)
                                : GroupedRows{starts_of(page, flow, laid, headings), {}};
  OpenTable open{draft_of(page, flow, laid, rows, headings), laid.block};
  open.table.header_rows = std::min(rows_in(rows.starts, headings), open.table.rows() - 1);
  open.table.confidence = judgement.confidence;
  open.table.reason = judgement.reason;
  open.table.fragment = fragment;
  if (flow.character_grid) {
    for (const Band& band : laid.bands) open.table.starts.push_back(band.x0);
  }
  return open;
}

}  // namespace planlupp
