#include "normalize/scrambled/scrambled_pieces.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

#include "normalize/scrambled/scrambled_figures.h"
#include "normalize/text.h"

namespace planlupp {
namespace {

constexpr double kMostLines = 7;
constexpr double kOutside = 16, kProseOutside = 0.5, kNumberedOutside = 1.5, kPageOutside = 1,
                 kPageAmong = 4;
constexpr double kFragmentForm = 2.5;
constexpr double kNoRank = 5;            // a number too high for a rank
constexpr std::size_t kLineUnits = 12;   // of a line that may hold several cells
constexpr std::size_t kBlockCells = 12;  // that may stand below each other in a block
constexpr double kNever = std::numeric_limits<double>::infinity();

constexpr double kLikely = 1.5;     // of a column's usual forms
constexpr double kNearRows = 0.34;  // a whole number of rows, nearly
constexpr std::size_t kOften = 3;
constexpr double kOftenElsewhere = 2;

bool groups_rows(Meaning meaning) {
  switch (meaning) {
    case Meaning::area:
    case Meaning::assignment:
    case Meaning::category:
    case Meaning::process:
    case Meaning::strategy:
    case Meaning::unit: return true;
    default: return false;
  }
}

bool is_rank(Meaning meaning) {
  return meaning == Meaning::likelihood || meaning == Meaning::severity ||
         meaning == Meaning::consequence_or_severity;
}

// Columns that hold the same kind of closed cells.
int column_class(const ColumnModel& columns, std::size_t column) {
  const Meaning meaning = columns.meaning(column);
  switch (meaning) {
    case Meaning::consequence_or_severity:
      return static_cast<int>(has_closed_cells(columns, column) ? Meaning::likelihood : meaning);
    case Meaning::severity:
    case Meaning::score:
    case Meaning::score_inherent:
    case Meaning::score_residual: return static_cast<int>(Meaning::likelihood);
    default: return static_cast<int>(meaning);
  }
}

FlowRegion region_of(const RowContext& context, const std::vector<WordRange>& blocks) {
  FlowRegion out;
  for (const WordRange& block : blocks) {
    for (std::size_t w = block.first; w < block.last; ++w) {
      out.words.push_back(w);
      out.joints.push_back(w == block.first ? Joint::blank : context.text.words[w].joint);
    }
  }
  return out;
}

}  // namespace

bool has_closed_cells(const ColumnModel& columns, std::size_t column) {
  switch (columns.meaning(column)) {
    case Meaning::consequence_or_severity: {
      bool likelihood = false, severity = false;
      for (std::size_t c = 0; c < columns.size(); ++c) {
        likelihood = likelihood || columns.meaning(c) == Meaning::likelihood;
        severity = severity || columns.meaning(c) == Meaning::severity;
      }
      return likelihood && !severity;
    }
    case Meaning::likelihood:
    case Meaning::severity:
    case Meaning::score:
    case Meaning::score_inherent:
    case Meaning::score_residual:
    case Meaning::level:
    case Meaning::response: return true;
    default: return false;
  }
}

ColumnTexts::ColumnTexts(const std::vector<Meaning>& columns) {
  for (const Meaning meaning : columns) groups_.push_back(groups_rows(meaning));
  any_groups_ = std::find(groups_.begin(), groups_.end(), true) != groups_.end();
}

void ColumnTexts::saw(std::size_t column, const std::string& key) {
  auto& counts = seen_[key];
  counts.resize(groups_.size());
  counts.at(column) += 1;
}

void ColumnTexts::learn() {
  known_ = std::move(seen_);
  seen_.clear();
}

double ColumnTexts::cost(std::size_t column, const std::string& key) const {
  double cost = 0;
  const auto count = count_.find(key);
  if (any_groups_ && !groups_.at(column) && count != count_.end() && count->second >= kOften) {
    cost = kOftenElsewhere;
  }
  const auto found = known_.find(key);
  if (found == known_.end()) return cost;
  double all = 0;
  for (const double n : found->second) all += n;
  if (all < 2) return cost;
  const double share =
      (found->second.at(column) + 0.2) / (all + 0.2 * static_cast<double>(groups_.size()));
  return cost + std::min(4.0, -std::log(share));
}

ScrambledPieces::ScrambledPieces(const RowContext& context, const std::vector<WordRange>& blocks)
    : context_(context), region_(region_of(context, blocks)), units_(context_, region_) {
  from_.resize(units_.size());
  prose_width_ = running_text_width(context_.text);
  for (std::size_t u = 0; u < units_.size();) {
    std::size_t end = u + 1;
    while (end < units_.size() && units_[end].joint < Joint::blank) ++end;
    add_block(u, end);
    u = end;
  }
}

void ScrambledPieces::add_block(std::size_t begin, std::size_t end) {
  bool one_line = true;
  for (std::size_t u = begin + 1; u < end; ++u) {
    one_line = one_line && units_[u].joint < Joint::line;
  }
  if (!one_line) return add_below(begin, end);
  if (end - begin > kLineUnits && is_symbol(begin)) return add_below(begin, end);
  if (end - begin > kLineUnits) return add_piece(begin, end - 1, begin, end);
  for (std::size_t first = begin; first < end; ++first) {
    for (std::size_t last = first; last < end; ++last) add_piece(first, last, begin, end);
  }
}

// Whether a cell may begin with a line of a block.
bool ScrambledPieces::may_begin(std::size_t unit) const {
  const FlowUnit& before = units_[unit - 1];
  if (units_[unit].joint < Joint::line || units_[unit].lower || units_[unit].bullet) return false;
  return !before.hyphen && !before.leads_on && !before.comma;
}

// A symbol with which a line begins: a cell of its own, whatever follows.
bool ScrambledPieces::is_symbol(std::size_t unit) {
  const bool line = unit == 0 || units_[unit].joint >= Joint::line;
  return line && units_[unit].last == units_[unit].first + 1 &&
         units_.span(unit, unit).forms.has(CellForm::symbol);
}

// Cells of a column that stand close together share a block, and symbols with what follows them.
void ScrambledPieces::add_below(std::size_t begin, std::size_t end) {
  std::vector<std::size_t> cuts{begin};
  for (std::size_t u = begin + 1; u < end; ++u) {
    if (may_begin(u) || is_symbol(u) || is_symbol(u - 1)) cuts.push_back(u);
  }
  cuts.push_back(end);
  if (cuts.size() > kBlockCells) cuts = {begin, end};
  for (std::size_t i = 0; i + 1 < cuts.size(); ++i) {
    for (std::size_t j = i + 1; j < cuts.size(); ++j) {
      add_piece(cuts[i], cuts[j] - 1, begin, end);
      ScrambledPiece& piece = pieces_.back();
      piece.part = piece.inline_start = i > 0 && units_[cuts[i]].joint < Joint::line;
      piece.below_start = i > 0 && !piece.inline_start && !is_symbol(cuts[i]);
    }
  }
}

void ScrambledPieces::add_piece(std::size_t first, std::size_t last, std::size_t begin,
                                std::size_t end) {
  ScrambledPiece piece;
  piece.first = first;
  piece.last = last;
  piece.whole = first == begin && last + 1 == end;
  piece.inline_start = first > begin;
  piece.part = first > begin || last + 1 < end;
  piece.lower = units_[first].lower;
  const FlowUnit& tail = units_[last];
  const FlowSpan& span = units_.span(first, last);
  piece.closed = span.closed;
  piece.open = (tail.hyphen ? 6 : 0) + (tail.leads_on ? 4 : 0) + (tail.comma ? 3 : 0);
  piece.odd = std::max(0.0, span.oddness - piece.open);
  if (piece.whole) piece.outside = outside_cost(begin, end);
  const std::string text = units_.text(first, last);
  piece.key = letters_key(text);
  std::size_t line = first + 1;
  while (line <= last && units_[line].joint < Joint::line) ++line;
  if (line <= last && piece.whole) {
    const std::string label = units_.text(first, line - 1);
    if (context_.terms.label(label)) piece.label = letters_key(label);
  }
  std::size_t digits = 0;
  while (digits < text.size() && text[digits] >= '0' && text[digits] <= '9') ++digits;
  if (digits > 0 && digits <= 2) piece.number = std::stoi(text.substr(0, digits));
  from_[first].push_back(pieces_.size());
  pieces_.push_back(std::move(piece));
}

double ScrambledPieces::outside_cost(std::size_t begin, std::size_t end) {
  double widest = 0;
  bool several = false;
  for (std::size_t u = begin; u < end; ++u) {
    widest = std::max(widest, units_[u].x1);
    several = several || (u > begin && units_[u].joint >= Joint::line);
  }
  if (widest > prose_width_) return kProseOutside;
  const std::string text = units_.text(begin, end - 1);
  const FlowWord& word = context_.text.words[region_.words[units_[begin].first]];
  const bool at_edge = begin == 0 || end == units_.size();
  if (text == std::to_string(context_.text.lines[word.line].page)) {
    return at_edge ? kPageOutside : kPageAmong;
  }
  if (several || units_.span(begin, end - 1).closed) return kOutside;
  const bool numbered = text.find(' ') < 6 && is_digit(first_char(text)) && text.size() > 8;
  return numbered && !units_[end - 1].sentence_end ? kNumberedOutside : kOutside;
}

double ScrambledPieces::lines_cost(const ColumnModel& columns, std::size_t column,
                                   const ScrambledPiece& piece) const {
  double cost = 0, x = units_[piece.first].x0;
  for (std::size_t u = piece.first; u <= piece.last; ++u) {
    const bool ends = u == piece.last || units_[u + 1].joint >= Joint::line;
    if (!ends) continue;
    const double width = units_[u].x1 - x;
    cost += columns.wide_cost(column, width);
    if (u == piece.last) break;
    const bool bullet = units_[u + 1].bullet || units_[piece.first].bullet;
    if (!units_[u].hyphen && !bullet) {
      cost += columns.wrap_cost(column, {width, width + kBlankWidth + units_[u + 1].next_width});
    }
    x = units_[u + 1].x0;
  }
  return cost;
}

CellEnd ScrambledPieces::end_of(const ScrambledPiece& piece) const {
  const FlowUnit& end = units_[piece.last];
  std::size_t line = piece.last;
  while (line > piece.first && units_[line].joint < Joint::line) --line;
  return {true, end.hyphen, end.leads_on, end.comma, end.sentence_end, end.x1 - units_[line].x0};
}

double ScrambledPieces::joint_cost(const ColumnModel& columns, std::size_t column,
                                   const CellEnd& end, const ScrambledPiece& piece) const {
  const FlowUnit& next = units_[piece.first];
  if (end.hyphen || end.leads_on) return -3;
  const double wrap =
      columns.wrap_cost(column, {end.width, end.width + kBlankWidth + next.next_width});
  if (end.comma) return wrap - 2.5;
  if (next.lower) return wrap + (end.sentence_end ? 2 : -1.5);
  return wrap + (end.sentence_end ? 1 : 2);
}

void ScrambledPieces::price(const ColumnModel& columns, const ColumnTexts& texts,
                            const std::vector<CellEnd>& before) {
  const std::size_t n = std::min(columns.size(), kScrambledColumns);
  for (ScrambledPiece& piece : pieces_) {
    const FormSet& forms = units_.span(piece.first, piece.last).forms;
    for (std::size_t c = 0; c < n; ++c) {
      const double lines = std::min(kMostLines, lines_cost(columns, c, piece));
      const double form = columns.cost(c, forms);
      piece.form.at(c) = columns.prior_cost(c, forms);
      const double shape = columns.shape_cost(c, length_of(piece), units_[piece.last].sentence_end);
      piece.cost.at(c) =
          form + shape + lines + piece.odd + piece.cue.at(c) + texts.cost(c, piece.key);
      if (piece.number > kHighestRank && is_rank(columns.meaning(c))) piece.cost.at(c) += kNoRank;
      piece.more.at(c) = lines;
      piece.tail.at(c) = kNever;
      if (before.empty()) continue;
      const CellEnd& end = before.at(c);
      const double joint =
          end.there ? joint_cost(columns, c, end, piece) : 1.0 - 0.8 * columns.empty_cost(c);
      piece.tail.at(c) =
          std::min(form, kFragmentForm) + lines + std::max(0.0, piece.odd - 2.5) + joint;
    }
  }
}

void ScrambledPieces::read(const MeaningCues& cues, const std::vector<Meaning>& columns) {
  for (ScrambledPiece& piece : pieces_) {
    if (piece.closed) continue;
    const auto costs = cues.costs(units_.text(piece.first, piece.last), columns);
    for (std::size_t c = 0; c < std::min(costs.size(), kScrambledColumns); ++c) {
      piece.cue.at(c) = costs[c];
    }
  }
}

std::size_t ScrambledPieces::symbols() {
  std::size_t count = 0;
  for (std::size_t u = 0; u < units_.size(); ++u) count += is_symbol(u) ? 1 : 0;
  return count;
}

int ScrambledPieces::class_of(const ColumnModel& columns, std::size_t first, std::size_t last) {
  const FlowSpan& span = units_.span(first, last);
  if (!span.closed) return -1;
  int best = -1;
  double least = kLikely;
  for (std::size_t c = 0; c < columns.size(); ++c) {
    const double cost = columns.prior_cost(c, span.forms);
    if (cost >= least) continue;
    least = cost;
    best = column_class(columns, c);
  }
  return best;
}

std::size_t ScrambledPieces::likely_rows(const ColumnModel& columns) {
  std::map<int, double> count, across, votes;
  for (std::size_t c = 0; c < columns.size(); ++c) ++across[column_class(columns, c)];
  for (std::size_t u = 0; u < units_.size();) {
    std::size_t end = u + 1;
    while (end < units_.size() && units_[end].joint < Joint::blank) ++end;
    if (const int whole = class_of(columns, u, end - 1); whole >= 0) {
      ++count[whole];
    } else if (end - u <= kLineUnits) {
      for (std::size_t at = u; at < end; ++at) {
        const bool line = at == u || units_[at].joint >= Joint::line;
        if (!line && !is_digit(first_char(units_.text(at, at)))) continue;
        if (const int one = class_of(columns, at, at); one >= 0) ++count[one];
      }
    }
    u = end;
  }
  for (const auto& [kind, cells] : count) {
    const double rows = cells / across[kind];
    const double near = std::round(rows);
    if (near >= 2 && std::abs(rows - near) <= kNearRows)
      votes[static_cast<int>(near)] += across[kind];
  }
  std::size_t best = 0;
  double most = 1;
  for (const auto& [rows, weight] : votes) {
    if (weight <= most) continue;
    most = weight;
    best = static_cast<std::size_t>(rows);
  }
  return best;
}

std::string ScrambledPieces::first_label() const {
  for (const ScrambledPiece& piece : pieces_) {
    if (!piece.label.empty()) return piece.label;
  }
  return {};
}

void ScrambledPieces::set_first_label(const std::string& label) {
  for (ScrambledPiece& piece : pieces_) piece.begins = piece.label == label;
}

std::size_t ScrambledPieces::block_begin(std::size_t unit) const {
  while (unit > 0 && units_[unit].joint < Joint::blank) --unit;
  return unit;
}

SetShape ScrambledPieces::shape(const ScrambledPiece& piece) const {
  SetShape out;
  double x = units_[piece.first].x0;
  for (std::size_t u = piece.first; u <= piece.last; ++u) {
    if (u > piece.first && units_[u].joint >= Joint::line) {
      out.lines += 1;
      x = units_[u].x0;
    }
    out.width = std::max(out.width, units_[u].x1 - x);
    for (std::size_t w = units_[u].first; w < units_[u].last; ++w) {
      const auto& parts = context_.text.words[region_.words[w]].parts;
      out.lines += parts.empty() ? 0 : static_cast<double>(parts.size() - 1);
    }
  }
  return out;
}

void ScrambledPieces::count(ColumnTexts& texts) const {
  for (const ScrambledPiece& piece : pieces_) {
    if (piece.whole && !piece.closed) texts.count(piece.key);
  }
}

std::vector<std::size_t> ScrambledPieces::words(const ScrambledPiece& piece) const {
  std::vector<std::size_t> out;
  for (std::size_t w = units_[piece.first].first; w < units_[piece.last].last; ++w) {
    out.push_back(region_.words[w]);
  }
  return out;
}

void ScrambledPieces::teach(std::size_t column, const ScrambledPiece& piece, bool whole,
                            ColumnModel& columns, ColumnTexts& texts) {
  if (whole) {
    columns.saw_cell(column, units_.span(piece.first, piece.last).forms, length_of(piece),
                     units_[piece.last].sentence_end);
    texts.saw(column, piece.key);
  }
  double x = units_[piece.first].x0;
  for (std::size_t b = piece.first; b <= piece.last; ++b) {
    const bool last = b == piece.last;
    if (!last && units_[b + 1].joint < Joint::line) continue;
    const double width = units_[b].x1 - x;
    const bool bullet = units_[piece.first].bullet || (!last && units_[b + 1].bullet);
    const bool wrapped = !last && !units_[b].hyphen && !bullet;
    columns.saw_line(column, {width, wrapped ? width + kBlankWidth + units_[b + 1].next_width : 0});
    if (!last) x = units_[b + 1].x0;
  }
}

}  // namespace planlupp
