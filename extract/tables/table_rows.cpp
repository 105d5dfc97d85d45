#include "extract/tables/table_rows.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <string>
#include <utility>

#include "extract/tables/boxes.h"
#include "extract/tables/character_grid.h"
#include "extract/tables/chunks_from_lines.h"
#include "extract/tables/grid_rows.h"
#include "extract/tables/heading_lines.h"
#include "extract/tables/lines_from_words.h"
#include "extract/tables/rows_from_lines.h"
#include "extract/text_form.h"

namespace planlupp {
namespace {

constexpr double kRuledRows = 0.7;        // share of ruled bands that are one row: rules tell rows
constexpr double kSectionRows = 0.95;     // the same for section rows, which may hold many rows
constexpr double kParted = 1.6;           // times the least line pitch: a gap between rows
constexpr std::size_t kFewestLabels = 2;  // of one text
constexpr double kFull = 0.75;            // of the table: a line of text across it that runs on
constexpr double kGridGap = 2 * kFieldWidth;  // between a full cell and the next column
constexpr double kInsideRuled = 6;            // what evidence must exceed between such rules

const Word& word_at(const Page& page, const Flow& flow, const Piece& piece, std::size_t i) {
  return page.words[flow.lines[piece.line].words[i]];
}

// Where the piece's text ends; the dots that lead to a figure are no text that fills the cell.
double end_without_leader(const Page& page, const Flow& flow, const Piece& piece) {
  const Word& tail = word_at(page, flow, piece, piece.last - 1);
  if (!ends_in_leader(tail.text)) return piece.x1;
  if (!is_leader(tail.text)) return (tail.box.x0 + tail.box.x1) / 2;
  for (std::size_t i = piece.last; i-- > piece.first;) {
    const Word& word = word_at(page, flow, piece, i);
    if (!is_leader(word.text)) return word.box.x1;
  }
  return piece.x0;
}

RowLine row_line(const WordLine& line, std::size_t columns) {
  RowLine row;
  row.top = line.box.y0;
  row.bottom = line.box.y1;
  row.baseline = line.baseline;
  row.pieces.resize(columns);
  return row;
}

void put(const Page& page, const Flow& flow, const Piece& piece, RowLine& row) {
  LinePiece& into = row.pieces[piece.bands.first];
  const Word& head = word_at(page, flow, piece, piece.first);
  const Word& tail = word_at(page, flow, piece, piece.last - 1);
  into.filled = true;
  into.x0 = piece.x0;
  into.x1 = end_without_leader(page, flow, piece);
  into.first_width = width(head.box);
  into.numeric = is_numeric(text_of(page, flow, piece));
  into.lower_start = starts_lower(head.text);
  into.hyphen_end = ends_with_hyphen(tail.text);
  into.leader_end = ends_in_leader(tail.text);
  into.bold = head.bold;
  into.stop_end = ends_sentence(tail.text);
  into.colon_end = tail.text.ends_with(':');
  into.single_word = piece.last == piece.first + 1 && !head.text.ends_with('/');
}

std::vector<RowLine> row_lines(const Page& page, const Flow& flow, const Laid& laid,
                               std::size_t from) {
  std::vector<RowLine> rows;
  for (std::size_t i = laid.block.first + from; i < laid.block.last; ++i) {
    rows.push_back(row_line(flow.lines[i], laid.bands.size()));
    rows.back().ruled_above = i > laid.block.first && ruled_above(flow, i, laid.x0(), laid.x1());
  }
  for (const Piece& piece : laid.pieces) {
    if (piece.line < laid.block.first + from) continue;
    put(page, flow, piece, rows[piece.line - laid.block.first - from]);
  }
  return rows;
}

// Whether the lines between two rules are one row: half the columns are filled in half of the lines
// at most (and, if that is to be strict, some of them once), or the text runs on from line to line.
bool is_one_row(std::span<const RowLine> band, std::span<const RowColumn> columns, bool strict) {
  std::vector<std::size_t> filled;
  for (std::size_t c = 0; c < columns.size(); ++c) {
    const auto count = std::count_if(band.begin(), band.end(),
                                     [c](const RowLine& line) { return line.pieces[c].filled; });
    if (count > 0) filled.push_back(static_cast<std::size_t>(count));
  }
  if (filled.empty()) return true;
  std::sort(filled.begin(), filled.end());
  const std::size_t few = filled[filled.size() >= 4 ? 1 : 0];  // texts of one line
  if ((few == 1 || !strict) && 2 * filled[filled.size() / 2] <= band.size()) return true;
  const std::vector<std::uint8_t> starts = row_starts(band, columns, 0);
  return std::count(starts.begin(), starts.end(), 1) == 1;
}

// Whether rules, not text, tell the rows.
bool rules_tell(std::span<const RowLine> lines, std::span<const RowColumn> columns,
                double least = kRuledRows) {
  std::size_t bands = 0, single = 0, rules = 0;
  for (std::size_t first = 0; first < lines.size();) {
    std::size_t last = first + 1;
    while (last < lines.size() && !lines[last].ruled_above) ++last;
    rules += lines[first].ruled_above;
    if (last - first >= 2) {
      ++bands;
      single += is_one_row(lines.subspan(first, last - first), columns, least > kRuledRows);
    }
    first = last;
  }
  return rules >= 2 && bands >= 1 &&
         static_cast<double>(single) >= least * static_cast<double>(bands);
}

// How far text may run in a column: to the next one, if that begins at a straight edge.
double text_limit(const Flow& flow, const Laid& laid, std::size_t band) {
  const double own = laid.bands[band].x1;
  if (band + 1 == laid.bands.size()) return own;
  const double next = laid.bands[band + 1].x0, size = flow.lines[laid.block.first].size;
  std::size_t all = 0, at_edge = 0;
  for (const Piece& piece : laid.pieces) {
    if (piece.bands.first != band + 1) continue;
    ++all;
    at_edge += piece.x0 - next < 0.3 * size;
  }
  return 10 * at_edge >= 6 * all ? std::max(own, next - 1.2 * size) : own;
}

// Blank lines, or the like, between rows do what rules do.
void part_at_wide_gaps(std::vector<RowLine>& lines) {
  double least = 1e9;
  for (std::size_t i = 1; i < lines.size(); ++i) {
    const double pitch = lines[i].baseline - lines[i - 1].baseline;
    if (pitch > 0.9 * (lines[i].bottom - lines[i].top)) least = std::min(least, pitch);
  }
  for (std::size_t i = 1; i < lines.size(); ++i) {
    if (lines[i].baseline - lines[i - 1].baseline > kParted * least) lines[i].ruled_above = true;
  }
}

// So do rows that one text runs across.
void part_at_sections(const Laid& laid, std::size_t headings, std::vector<RowLine>& lines) {
  for (const Piece& piece : laid.pieces) {
    const bool across = piece.bands.first == 0 && piece.bands.last == laid.bands.size();
    if (!across || piece.line < laid.block.first + headings) continue;
    const std::size_t i = piece.line - laid.block.first - headings;
    lines[i].ruled_above = true;
    if (i + 1 < lines.size()) lines[i + 1].ruled_above = true;
  }
}

// The left edge that most texts of a band share.
double usual_start(const Laid& laid, std::size_t band) {
  std::map<long, std::size_t> counts;
  std::pair<std::size_t, long> most{0, 0};
  for (const Piece& piece : laid.pieces) {
    if (piece.bands.first != band) continue;
    const long x = std::lround(piece.x0);
    most = std::max(most, {++counts[x], -x});
  }
  return static_cast<double>(-most.second);
}

// On a character grid the columns have straight edges, but for texts that others push aside.
std::vector<RowColumn> grid_columns(const Laid& laid) {
  std::vector<RowColumn> columns;
  for (std::size_t b = 0; b < laid.bands.size(); ++b) {
    const double next = b + 1 < laid.bands.size() ? usual_start(laid, b + 1) : laid.x1();
    columns.push_back({std::max(laid.bands[b].x1, next - kGridGap), kFieldWidth});
  }
  return columns;
}

// How often the text stands at the left edge of a page's lines with more text beside it.
std::size_t times_at_edge(const Flow& flow, const std::string& text, double x0) {
  std::size_t times = 0;
  for (const long field : {field_at(x0) - 1, field_at(x0), field_at(x0) + 1}) {
    const auto at = flow.line_starts.find({text, field});
    if (at != flow.line_starts.end()) times += at->second.lines;
  }
  return times;
}

// Labels stand in the first column again and again, with text beside them: those of cards.
void mark_labels(const Page& page, const Flow& flow, const Laid& laid, std::size_t headings,
                 std::vector<RowLine>& lines) {
  for (const Piece& piece : laid.pieces) {
    if (piece.bands.first > 0 || piece.spans() || piece.line < laid.block.first + headings)
      continue;
    RowLine& line = lines[piece.line - laid.block.first - headings];
    LinePiece& label = line.pieces.front();
    if (label.lower_start || label.numeric || filled_in(line) < 2) continue;
    label.label = times_at_edge(flow, text_of(page, flow, piece), laid.x0()) >= kFewestLabels;
  }
}

// The lines of a text that runs across the table are one row, and part the rows around it.
void part_at_headings(const Flow& flow, const Laid& laid, std::size_t headings,
                      std::vector<RowLine>& lines) {
  std::vector<std::uint8_t> across(lines.size(), 0);
  for (const Piece& piece : laid.pieces) {
    if (piece.line < laid.block.first + headings || piece.bands.first > 0) continue;
    const std::size_t i = piece.line - laid.block.first - headings;
    if (filled_in(lines[i]) > 1) continue;
    const LinePiece& here = lines[i].pieces.front();
    const bool full = i > 0 && across[i - 1] &&
                      lines[i - 1].pieces.front().x1 - laid.x0() >= kFull * (laid.x1() - laid.x0());
    const bool goes_on = full && (here.lower_start || lines[i - 1].pieces.front().hyphen_end);
    across[i] = piece.bands.last == laid.bands.size() || goes_on ||
                (piece.bands.first == 0 && flow.looks[piece.line].lone != LoneLine::none);
    if (!across[i]) continue;
    lines[i].ruled_above = !goes_on;
    if (i + 1 < lines.size()) lines[i + 1].ruled_above = true;
  }
}

void start_on_grid(const Page& page, const Flow& flow, const Laid& laid, std::size_t headings,
                   std::vector<std::uint8_t>& starts) {
  std::vector<RowLine> lines = row_lines(page, flow, laid, headings);
  part_at_headings(flow, laid, headings, lines);
  mark_labels(page, flow, laid, headings, lines);
  const std::vector<std::uint8_t> body = grid_row_starts(lines, grid_columns(laid), kFieldHeight);
  std::copy(body.begin(), body.end(), starts.begin() + static_cast<std::ptrdiff_t>(headings));
}

void start_body(const Page& page, const Flow& flow, const Laid& laid, std::size_t headings,
                std::vector<std::uint8_t>& starts) {
  const std::vector<RowLine> lines = row_lines(page, flow, laid, headings);
  std::vector<RowColumn> columns;
  const double space = 0.28 * flow.lines[laid.block.first].size;
  for (std::size_t b = 0; b < laid.bands.size(); ++b) {
    columns.push_back({text_limit(flow, laid, b), space});
  }
  std::vector<RowLine> parted = lines, sections = lines;
  part_at_wide_gaps(parted);
  part_at_sections(laid, headings, sections);
  std::vector<std::uint8_t> body;
  if (rules_tell(lines, columns))
    body = row_starts(lines, columns, kInsideRuled);
  else if (rules_tell(parted, columns))
    body = row_starts(parted, columns, kInsideRuled);
  else if (rules_tell(sections, columns, kSectionRows))
    body = row_starts(sections, columns, kInsideRuled);
  else
    body = row_starts(lines, columns, 0);
  for (const Piece& piece : laid.pieces) {
    if (!piece.spans() || piece.line < laid.block.first + headings) continue;
    const std::size_t i = piece.line - laid.block.first - headings;
    body[i] = 1;
    if (i + 1 < body.size()) body[i + 1] = 1;
  }
  std::copy(body.begin(), body.end(), starts.begin() + static_cast<std::ptrdiff_t>(headings));
}

}  // namespace

std::vector<std::uint8_t> starts_of(const Page& page, const Flow& flow, const Laid& laid,
                                    std::size_t headings) {
  std::vector<std::uint8_t> starts(laid.block.last - laid.block.first, 0);
  start_headings(flow, laid, headings, starts);
  if (flow.character_grid)
    start_on_grid(page, flow, laid, headings, starts);
  else
    start_body(page, flow, laid, headings, starts);
  return starts;
}

}  // namespace planlupp
