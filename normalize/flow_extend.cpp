// Where a cell that begins before a unit may end, and what it costs until there.
#include <algorithm>

#include "normalize/flow_search.h"

namespace planlupp {
namespace {

constexpr double kGiveUp = 34;  // a cell whose inside costs more is none
constexpr std::size_t kSectionLines = 4;
constexpr std::size_t kCellLines = 90;  // lines of a cell at most
constexpr double kBlankInTail = 2;
constexpr double kCapital = 2.8;  // a line in a cell begins a sentence that none ended
constexpr double kCapitalInLine = 1.8;
constexpr double kStranger = 1.5;      // inside a cell stands what looks like another one
constexpr double kSentenceLine = 1.2;  // a sentence begins with the line
constexpr double kItem = 2;            // a list item behind an empty line goes on with the cell
constexpr double kItemInLine = 6;      // a list item begins in the middle of a line
constexpr double kClosedEnd = 1.5;
constexpr double kTailForm = 2.5;      // the most that the form of a tail costs
constexpr double kNamed = 3;           // a group has the name of a chapter, or another cell has it
constexpr double kClosedInside = 1.5;  // what stands inside a cell of a closed form costs no more

}  // namespace

// What a cell of any column pays for going on over the joint before unit b; its column may add to
// it (Joined::wraps, by how wide the line before is).
RowSearch::Impl::Joined RowSearch::Impl::joined(std::size_t u, std::size_t b,
                                                std::size_t lines) const {
  const FlowUnit& last = units_[b - 1];
  const FlowUnit& next = units_[b];
  const double stranger =
      (hints_.stranger(b) ? kStranger : 0) + (hints_.stranger(b - 1) ? kStranger : 0);
  Joined out;
  if (next.joint < Joint::line) {
    const bool capital = next.upper && !next.acronym && !last.sentence_end;
    out.cost = joints_->interior(next.joint, lines) + stranger + (capital ? kCapitalInLine : 0) +
               (next.bullet ? kItemInLine : 0);
    return out;
  }
  out.line = true;
  if (last.hyphen || last.leads_on) {
    out.cost = next.joint == Joint::line ? 0 : joints_->interior(next.joint, lines);
    return out;
  }
  out.cost = joints_->interior(next.joint, lines) + stranger;
  if (next.bullet && next.joint > Joint::line) out.cost += kItem;
  if (next.joint > Joint::line) out.tail = kBlankInTail;
  if (hints_.row_label(b) || hints_.section(b)) out.cost += kLabelInCell;
  if (hints_.figures(b)) out.cost += kFigures;
  if (next.bullet) return out;
  out.wraps = !units_[u].bullet;
  if (next.upper && !next.acronym) out.cost += last.sentence_end ? kSentenceLine : kCapital;
  return out;
}

// Areas that have the names of chapters have them all, and other cells have none.
double RowSearch::Impl::name_cost(std::size_t column, std::size_t u, std::size_t b) const {
  const Meaning meaning = columns_->meaning(column);
  if (hints_.named(u, b + 1)) return is_group(meaning) ? -kNamed : kNamed;
  return hints_.names_areas() && meaning == Meaning::area ? kNamed : 0;
}

const std::vector<double>& RowSearch::Impl::form_costs(const FormSet& forms) {
  std::vector<double>& costs = form_costs_[forms.bits()];
  if (costs.empty()) {
    for (std::size_t c = 0; c < n_; ++c) costs.push_back(columns_->cost(c, forms));
  }
  return costs;
}

void RowSearch::Impl::put(std::size_t u, std::size_t s, std::size_t from, double cost) {
  if (cost < end(u, s).cost) end(u, s) = {cost, from};
  cheapest_[u] = std::min(cheapest_[u], cost);
}

// What the joint after unit b costs as the end of a cell.
double RowSearch::Impl::parted(std::size_t b, std::size_t lines, bool closed) const {
  if (b + 1 >= units_.size()) return 0;
  const Joint joint = units_[b + 1].joint;
  const double cost = joints_->boundary(joint, lines);
  // What looks like a whole cell may end in the middle of a line.
  return joint == Joint::space && lines == 1 && closed ? std::min(cost, kClosedEnd) : cost;
}

// The cells that end with unit b, of all columns that are still possible.
void RowSearch::Impl::end_cells(std::size_t u, std::size_t b, double width, std::size_t lines,
                                double limit) {
  const FlowSpan& span = units_.span(u, b);
  const auto& forms = form_costs(span.forms);
  const double behind = parted(b, lines, span.closed);
  const std::size_t words = units_[b].last - units_[u].first;
  for (std::size_t c = 0; c < n_; ++c) {
    if (least_[c] == kNever) continue;
    const double inner = span.closed ? std::min(inside_[c], kClosedInside) : inside_[c];
    const double all = inner + columns_->wide_cost(c, width) + behind;
    const double odd =
        span.oddness + columns_->shape_cost(c, words, units_[b].sentence_end) + name_cost(c, u, b);
    const double plain = start(u, c).cost, cut_off = start(u, cut(c)).cost;
    const double tail = start(u, tail_of(c)).cost;
    if (plain <= limit) put(b + 1, c, u, plain + all + forms[c] + odd);
    if (cut_off <= limit) {
      put(b + 1, cut(c), u, cut_off + all + forms[c] + odd - open_cost(c, u, b));
    }
    if (tail <= limit) {  // what is left of a cell need not look like one
      put(b + 1, tail_of(c), u,
          tail + all + in_tail_ + std::min(forms[c], kTailForm) + std::max(0.0, odd - kTailForm));
    }
  }
}

// Cells of all columns, whole ones, first halves and tails, begin before unit u: those that cost no
// more than the limit so far.
void RowSearch::Impl::extend_cells(std::size_t u, double limit) {
  for (std::size_t c = 0; c < n_; ++c) {
    const double least =
        std::min({start(u, c).cost, start(u, cut(c)).cost, start(u, tail_of(c)).cost});
    least_[c] = least <= limit ? least : kNever;
    inside_[c] = 0;
  }
  in_tail_ = 0;
  double x = units_[u].x0;
  std::size_t lines = 1;
  for (std::size_t b = u; b < units_.size(); ++b) {
    if (b > u) {
      const Joined joint = joined(u, b, lines);
      const double width = units_[b - 1].x1 - x;
      const SetLine line{width, width + kBlankWidth + units_[b].next_width};
      for (std::size_t c = 0; c < n_; ++c) {
        inside_[c] += joint.cost;
        if (joint.line) inside_[c] += columns_->wide_cost(c, width);
        if (joint.wraps) inside_[c] += columns_->wrap_cost(c, line);
      }
      in_tail_ += joint.tail;
      if (joint.line) {
        ++lines;
        x = units_[b].x0;
      }
    }
    if (lines > kCellLines) break;
    bool any = false;
    for (std::size_t c = 0; c < n_; ++c) {
      if (inside_[c] > kGiveUp || least_[c] + inside_[c] > cheapest_[b + 1] + beam_) {
        least_[c] = kNever;
      }
      any = any || least_[c] != kNever;
    }
    if (!any) break;
    end_cells(u, b, units_[b].x1 - x, lines, limit);
  }
}

// A line outside of the table.
void RowSearch::Impl::extend_outside(std::size_t u) {
  const std::size_t s = outside();
  const std::size_t to = hints_.line_end(u);
  const double width = units_[to - 1].x1;
  double cost = hints_.outside(u);
  const double prose =
      std::max(std::min(1.12 * widest_, 0.85 * context_.page_width), 0.75 * context_.page_width);
  // Running text holds no cells.
  bool cells = hints_.row_label(u);
  for (std::size_t b = u; b < to; ++b) cells = cells || hints_.stranger(b);
  if (width > prose) cost = std::min(cost, cells ? 4 : 0.5);
  if (hints_.near_figures(u)) cost = std::min(cost, hints_.figures(u) ? 0.5 : 1.5);
  const std::size_t next = to < units_.size() ? hints_.line_end(to) : to;
  if (cost == kHeadingLine && next > to && units_[next - 1].x1 > prose) cost = 1.5;
  if (start(u, s).before == outside() && units_[u - 1].x1 > prose) {
    cost = std::min(cost, 0.8);  // goes on with a paragraph
  }
  put(to, s, u, start(u, s).cost + cost);
}

// The cost of going on over the joint before unit b in a row that spans the table.
double RowSearch::Impl::inside_span(std::size_t s, std::size_t b, std::size_t lines) const {
  const FlowUnit& last = units_[b - 1];
  const FlowUnit& next = units_[b];
  if (next.joint < Joint::line) {
    const bool capital = next.upper && !next.acronym && !last.sentence_end;
    return joints_->interior(next.joint, lines) + (hints_.stranger(b) ? kStranger : 0) +
           (hints_.stranger(b - 1) ? kStranger : 0) + (capital ? kCapitalInLine : 0) +
           (next.bullet ? kItemInLine : 0);
  }
  const bool capital = next.upper && !last.sentence_end;
  if (s == section() && (lines >= kSectionLines || last.x1 < 0.8 * widest_)) return kGiveUp;
  const bool item = next.bullet && next.joint > Joint::line;
  return joints_->interior(next.joint, lines) + (capital ? kCapital : 0) + (item ? 2 * kItem : 0);
}

// Sections, labels and their values.
void RowSearch::Impl::extend(std::size_t u, std::size_t s) {
  if (s == outside()) return extend_outside(u);
  const double begin = start(u, s).cost;
  if (s == label()) {
    const std::size_t to = hints_.label_end(u);
    if (to > u) put(to, s, u, begin);
    return;
  }
  double cost = 0;
  std::size_t lines = 1;
  for (std::size_t b = u; b < units_.size(); ++b) {
    if (b > u) {
      cost += inside_span(s, b, lines);
      if (units_[b].joint >= Joint::line) ++lines;
    }
    if (cost > kGiveUp || lines > kCellLines) break;
    if (begin + cost > cheapest_[b + 1] + beam_) break;
    double all = begin + cost + units_.span(u, b).oddness;
    if (b + 1 < units_.size()) {
      if (units_[b + 1].joint < Joint::line) continue;
      all += joints_->boundary(units_[b + 1].joint, 1);
    }
    put(b + 1, s, u, all);
  }
}

}  // namespace planlupp
