#include "extract/tables/heading_lines.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "extract/tables/number_form.h"
#include "extract/text_form.h"

namespace planlupp {
namespace {

constexpr std::size_t kMostHeadingLines = 10;
constexpr std::size_t kRunningWords = 4;
constexpr double kCentred = 0.04;    // of the table's width
constexpr double kHalfPitch = 0.85;  // sizes
constexpr double kAtEdge = 2;        // points

struct LineForm {
  std::size_t words = 0, pieces = 0, numeric = 0, years = 0, bold = 0;
  std::size_t capitals = 0;   // pieces that begin with one
  bool first_filled = false;  // the first column
};

std::vector<LineForm> forms_of(const Page& page, const Flow& flow, const Laid& laid) {
  std::vector<LineForm> forms(laid.block.last - laid.block.first);
  for (const Piece& piece : laid.pieces) {
    LineForm& form = forms[piece.line - laid.block.first];
    ++form.pieces;
    form.words += piece.last - piece.first;
    form.first_filled |= piece.bands.first == 0;
    form.bold += page.words[flow.lines[piece.line].words[piece.first]].bold;
    form.capitals += starts_upper(text_of(page, flow, piece));
    if (piece.bands.first == 0) continue;
    const std::string text = text_of(page, flow, piece);
    form.numeric += is_numeric(text);
    form.years += is_year(text);
  }
  return forms;
}

bool has_figures(const LineForm& form) {
  return form.numeric > 0 && 2 * form.numeric + 1 >= form.pieces;
}

// A row of the body, in a table of figures; a row of years is none.
bool is_body(const LineForm& form) {
  return has_figures(form) && form.first_filled && 2 * form.years < form.numeric;
}

// The first line below a rule across the table. Bands of shading begin below any row: what looks
// like the body is no heading.
std::size_t above_rule(const Flow& flow, const Laid& laid, const std::vector<LineForm>& forms) {
  const std::size_t count = laid.block.last - laid.block.first;
  std::size_t first = 0, ruled = 0;
  for (std::size_t i = 1; i < count; ++i) {
    const std::size_t line = laid.block.first + i;
    if (!ruled_above(flow, line, laid.x0(), laid.x1())) continue;
    if (first == 0 && is_part_ruled(flow, laid, line)) continue;
    if (ruled++ == 0) first = i;
  }
  const auto body = std::count_if(forms.begin(), forms.end(), is_body);
  if (2 * static_cast<std::size_t>(body) > forms.size()) {
    for (std::size_t i = 1; i < first; ++i) {
      if (is_body(forms[i])) first = i;
    }
  }
  return first <= kMostHeadingLines && first < count ? first : 0;
}

std::size_t bold_lines(const std::vector<LineForm>& forms) {
  std::size_t count = 0;
  while (count < forms.size() && forms[count].bold == forms[count].pieces) ++count;
  while (count > 0 && forms[count - 1].pieces == 1 && forms[count - 1].first_filled) --count;
  return count < forms.size() && count <= kMostHeadingLines ? count : 0;
}

// Lines above the first one with figures in its columns; a line of figures (years) whose first
// column is empty, above lines where it is filled, is a heading too.
std::size_t above_figures(const std::vector<LineForm>& forms, bool character_grid) {
  const auto figures = std::count_if(forms.begin(), forms.end(), has_figures);
  if (2 * static_cast<std::size_t>(figures) < forms.size()) return 0;
  std::size_t count = 0;
  const auto leads = [&](const LineForm& form) {
    return !has_figures(form) || !form.first_filled || (form.years == form.numeric && count == 0);
  };
  while (count < forms.size() && leads(forms[count])) ++count;
  // A cell taller than the others of its row begins above them.
  while (character_grid && count > 1 && forms[count - 1].pieces == 1 &&
         forms[count - 1].words >= kRunningWords) {
    --count;
  }
  while (count > 0 && forms[count - 1].pieces == 1 && forms[count - 1].first_filled) --count;
  return count < forms.size() && count <= kMostHeadingLines ? count : 0;
}

// Labels beside what they say, or two of these side by side: each line fills all columns and begins
// anew in each, as lines of one head do not.
//
//   Organisation   Hagby kommun
//   Nämnd          Socialnämnden
bool are_labels(const std::vector<LineForm>& forms, std::size_t lines, std::size_t columns) {
  if (lines < 2 || (columns != 2 && columns != 4)) return false;
  return std::all_of(forms.begin(), forms.begin() + static_cast<std::ptrdiff_t>(lines),
                     [columns](const LineForm& form) {
                       return form.pieces == columns && form.capitals == columns;
                     });
}

bool is_column_of_figures(const Page& page, const Flow& flow, const Laid& laid,
                          std::size_t column) {
  std::size_t figures = 0, all = 0;
  for (std::size_t i = 0; i < laid.pieces.size(); ++i) {
    const Piece& piece = laid.pieces[i];
    const bool lone = (i == 0 || laid.pieces[i - 1].line != piece.line) &&
                      (i + 1 == laid.pieces.size() || laid.pieces[i + 1].line != piece.line);
    if (lone || piece.bands.first != column || piece.spans()) continue;
    ++all;
    figures += is_numeric(text_of(page, flow, piece));
  }
  return figures > 0 && 3 * figures >= 2 * all;
}

// Whether x is the middle of a rule across the table.
bool is_over_rules(const Flow& flow, const Laid& laid, double x) {
  const double top = flow.lines[laid.block.first].box.y0 - kAtEdge;
  const double bottom = flow.lines[laid.block.last - 1].box.y1 + kAtEdge;
  return std::any_of(flow.rules.begin(), flow.rules.end(), [&](const Edge& rule) {
    return rule.position > top && rule.position < bottom && rule.begin < laid.x0() + kAtEdge &&
           rule.end > laid.x1() - kAtEdge && std::abs((rule.begin + rule.end) / 2 - x) < kAtEdge;
  });
}

// Whether `line` has a head below one of the line above that spans more than it.
bool is_below_span(const Flow& flow, const Laid& laid, std::size_t line) {
  if (is_between(flow, laid.block, line)) return false;
  const std::size_t over = is_between(flow, laid.block, line - 1) ? line - 2 : line - 1;
  for (const Piece& above : laid.pieces) {
    if (above.line != over || !above.spans()) continue;
    for (const Piece& here : laid.pieces) {
      const bool within = here.line == line && here.bands.first >= above.bands.first &&
                          here.bands.last <= above.bands.last;
      const bool same =
          here.bands.first == above.bands.first && here.bands.last == above.bands.last;
      if (within && !same) return true;
    }
  }
  return false;
}

// Whether one text runs across the whole table there.
bool is_across(const Laid& laid, std::size_t line) {
  return std::any_of(laid.pieces.begin(), laid.pieces.end(), [&](const Piece& piece) {
    return piece.line == line && piece.bands.first == 0 && piece.bands.last == laid.bands.size();
  });
}

}  // namespace

bool is_part_ruled(const Flow& flow, const Laid& laid, std::size_t line) {
  const std::span<const Edge> rules = rules_above(flow, line);
  return !rules.empty() && std::none_of(rules.begin(), rules.end(), [&laid](const Edge& rule) {
    return rule.begin < laid.bands[0].x1 - kAtEdge;
  });
}

bool is_between(const Flow& flow, const Block& block, std::size_t line) {
  if (line <= block.first || line + 1 >= block.last) return false;
  const WordLine& here = flow.lines[line];
  const double above = here.baseline - flow.lines[line - 1].baseline;
  const double below = flow.lines[line + 1].baseline - here.baseline;
  return std::max(above, below) < kHalfPitch * here.size;
}

bool is_centred(const Page& page, const Flow& flow, const Laid& laid, const Piece& piece) {
  if (laid.bands.size() < 3 || page.character_grid) return false;
  const double width = laid.x1() - laid.x0();
  const double middle = (piece.x0 + piece.x1) / 2;
  const bool over_text = std::abs(middle - (laid.x0() + laid.x1()) / 2) < kCentred * width;
  if (!over_text && !is_over_rules(flow, laid, middle)) return false;
  if (is_numeric(text_of(page, flow, piece))) return false;
  if (is_column_of_figures(page, flow, laid, piece.bands.first)) return true;
  const Band& own = laid.bands[piece.bands.first];
  return std::abs(piece.x0 - own.x0) >= kAtEdge && std::abs(piece.x1 - own.x1) >= kAtEdge &&
         std::abs(middle - (own.x0 + own.x1) / 2) > kCentred * width;
}

std::size_t heading_lines(const Page& page, const Flow& flow, const Laid& laid) {
  const std::vector<LineForm> forms = forms_of(page, flow, laid);
  const std::size_t ruled = above_rule(flow, laid, forms), bold = bold_lines(forms);
  // A band of shading may begin below the first row, too.
  const bool row_between = 0 < bold && bold < ruled && forms[bold].first_filled &&
                           10 * forms[bold].pieces >= 6 * laid.bands.size();
  if (ruled > 0 && !row_between) return ruled;
  if (bold > 0) return bold;
  const std::size_t above = above_figures(forms, page.character_grid);
  return page.character_grid && are_labels(forms, above, laid.bands.size()) ? 0 : above;
}

// Heading lines are one row, but for those below a spanning head or a short rule.
void start_headings(const Flow& flow, const Laid& laid, std::size_t headings,
                    std::vector<std::uint8_t>& starts) {
  for (std::size_t i = 0; i < headings; ++i) {
    const std::size_t line = laid.block.first + i;
    starts[i] = i == 0 || is_below_span(flow, laid, line) || is_across(laid, line) ||
                !rules_above(flow, line).empty();
  }
}

}  // namespace planlupp
