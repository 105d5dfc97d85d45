// Where a cell that begins before a unit may end, and what it costs until there.
#include <algorithm>

#include "normalize/flow/flow_search.h"

namespace planlupp {
namespace {

constexpr float kGiveUp = 34;  // a cell whose inside costs more is none
constexpr std::size_t kSectionLines = 4;
constexpr std::size_t kCellLines = 90;  // lines of a cell at most
constexpr float kBlankInTail = 2;
constexpr float kCapital = 2.8F;  // a line in a cell begins a sentence that none ended
constexpr float kCapitalInLine = 1.8F;
constexpr float kStranger = 1.5F;      // inside a cell stands what looks like another one
constexpr float kSentenceLine = 1.2F;  // a sentence begins with the line
constexpr float kItem = 2;             // a list item behind an empty line goes on with the cell
constexpr float kItemInLine = 6;       // a list item begins in the middle of a line
constexpr double kProseLine = 0.5;     // a line of running text outside of the table
constexpr double kCellLine = 4;        // the same with what looks like a cell
constexpr double kCellOutside = 2.5;   // each more of them
constexpr double kClosedEnd = 1.5;
constexpr float kTailForm = 2.5F;      // the most that the form of a tail costs
constexpr float kClosedInside = 1.5F;  // what stands inside a cell of a closed form costs no more

}  // namespace

// What a cell of any column pays for going on over the joint before unit b; its column may add to
// it (Joined::wraps, by how wide the line before is).
RowSearch::Impl::Joined RowSearch::Impl::joined(std::size_t b) const {
  Joined out;
  out.line = units_[b].joint >= Joint::line;
  for (std::size_t lines = 1; lines <= out.cost.size(); ++lines) {
    out.cost[lines - 1] = joined_cost(b, lines);
  }
  const bool surely = out.line && (units_[b - 1].hyphen || units_[b - 1].leads_on);
  if (!out.line || surely) return out;
  if (units_[b].joint > Joint::line) out.tail = kBlankInTail;
  out.wraps = !units_[b].bullet;
  return out;
}

float RowSearch::Impl::joined_cost(std::size_t b, std::size_t lines) const {
  const FlowUnit& last = units_[b - 1];
  const FlowUnit& next = units_[b];
  const bool capital = next.upper && !next.acronym;
  auto cost = static_cast<float>(joints_->interior(next.joint, lines));
  if (next.joint >= Joint::line && (last.hyphen || last.leads_on)) {
    return next.joint == Joint::line ? 0 : cost;
  }
  cost += (hints_.stranger(b) ? kStranger : 0) + (hints_.stranger(b - 1) ? kStranger : 0);
  if (next.joint < Joint::line) {
    return cost + (capital && !last.sentence_end ? kCapitalInLine : 0) +
           (next.bullet ? kItemInLine : 0);
  }
  if (next.bullet && next.joint > Joint::line) cost += kItem;
  if (hints_.row_label(b) || hints_.section(b)) cost += kLabelInCell;
  if (hints_.figures(b)) cost += kFigures;
  if (next.bullet || !capital) return cost;
  return cost + (last.sentence_end ? kSentenceLine : kCapital);
}

void RowSearch::Impl::price_joints() {
  joined_.assign(size_, {});
  for (std::size_t b = 1; b < size_; ++b) joined_[b] = joined(b);
}

void RowSearch::Impl::put(std::size_t u, std::size_t s, std::size_t from, float cost) {
  cheapest_[u] = std::min(cheapest_[u], cost);
  if (cost >= end(u, s)) return;
  end_cost_[at(u, s)] = cost;
  end_from_[at(u, s)] = static_cast<std::int32_t>(from);
}

void RowSearch::Impl::put_lanes(std::size_t place, Lanes costs, LaneInts from) {
  const Lanes old = load(&end_cost_[place]);
  const LaneInts less = costs < old;
  store(&end_cost_[place], less ? costs : old);
  store(&end_from_[place], less ? from : load(&end_from_[place]));
}

// What the joint after unit b costs as the end of a cell.
double RowSearch::Impl::parted(std::size_t b, std::size_t lines, bool closed) const {
  if (b + 1 >= size_) return 0;
  const Joint joint = units_[b + 1].joint;
  const double cost = joints_->boundary(joint, lines);
  // What looks like a whole cell may end in the middle of a line.
  return joint == Joint::space && lines == 1 && closed ? std::min(cost, kClosedEnd) : cost;
}

// The cells that end with unit b, of all columns that are still possible.
void RowSearch::Impl::end_cells(std::size_t u, std::size_t b, float width, std::size_t lines) {
  const FlowSpan& span = units_.span(u, b);
  const bool sentence = units_[b].sentence_end;
  const std::size_t words = units_[b].last - units_[u].first;
  const float* forms = prices_->forms(span.look, span.forms);
  const float* shapes = prices_->shapes(words, sentence);
  const float* phrases = prices_->shapes(words, false);
  const float* sentences = prices_->shapes(words, true);
  const float* names = hints_.named(u, b + 1) ? prices_->named()
                       : hints_.names_areas() ? prices_->nameless()
                                              : nullptr;
  const Lanes behind = all(static_cast<float>(parted(b, lines, span.closed)));
  const Lanes most_inside = all(span.closed ? kClosedInside : kNever);
  const LaneInts from = all(static_cast<std::int32_t>(u));
  const std::size_t place = at(b + 1, 0);
  Lanes cheapest = all(kNever);
  for (std::size_t c = 0; c < room_; c += kLanes) {
    const Lanes inner = least(load(&inside_[c]), most_inside) + prices_->wide(c, width) + behind;
    Lanes odd = all(span.oddness) + load(shapes + c);
    if (names != nullptr) odd += load(names + c);
    const Lanes whole = inner + load(forms + c) + odd;
    const Lanes plain = load(&plain_[c]) + whole;
    put_lanes(place + c, plain, from);
    cheapest = least(cheapest, plain);
    if (cuts_) {
      Lanes open = all(span.open);
      if (!sentence) open += most(all(0.0F), load(phrases + c) - load(sentences + c));
      const Lanes cut_off = load(&cut_[c]) + whole - open;
      put_lanes(place + cut(c), cut_off, from);
      cheapest = least(cheapest, cut_off);
    }
    if (tails_) {  // what is left of a cell need not look like one
      const Lanes tail = load(&tail_[c]) + inner + all(in_tail_) +
                         least(load(forms + c), all(kTailForm)) +
                         most(all(0.0F), odd - all(kTailForm));
      put_lanes(place + tail_of(c), tail, from);
      cheapest = least(cheapest, tail);
    }
  }
  cheapest_[b + 1] = std::min(cheapest_[b + 1], least_of(cheapest));
}

// Cells of all columns, whole ones, first halves and tails, begin before unit u: those that cost no
// more than the limit so far. Whether there are any.
bool RowSearch::Impl::begin_lanes(std::size_t u, float limit) {
  const auto begin = [&](std::size_t state, std::vector<float>& into) {
    Lanes any = all(kNever);
    for (std::size_t c = 0; c < room_; c += kLanes) {
      const Lanes costs = load(&start_cost_[at(u, state + c)]);
      const Lanes kept = costs <= all(limit) ? costs : all(kNever);
      store(&into[c], kept);
      any = least(any, kept);
    }
    return least_of(any) < kNever;
  };
  const bool plain = begin(0, plain_);
  cuts_ = begin(cut(0), cut_);
  tails_ = begin(tail_of(0), tail_);
  for (std::size_t c = 0; c < room_; c += kLanes) {
    store(&least_[c], least(load(&plain_[c]), least(load(&cut_[c]), load(&tail_[c]))));
    store(&inside_[c], all(0.0F));
  }
  in_tail_ = 0;
  return plain || cuts_ || tails_;
}

// The cells of unit u go on over the joint before unit b; the line before it began at x.
void RowSearch::Impl::join_lanes(std::size_t u, std::size_t b, std::size_t lines, float x) {
  const Joined& joint = joined_[b];
  const Lanes cost = all(joint.cost[std::min(lines, joint.cost.size()) - 1]);
  const float width = static_cast<float>(units_[b - 1].x1) - x;
  const float with_next = width + static_cast<float>(kBlankWidth + units_[b].next_width);
  const bool wraps = joint.wraps && !units_[u].bullet;
  for (std::size_t c = 0; c < room_; c += kLanes) {
    Lanes inside = load(&inside_[c]) + cost;
    if (joint.line) inside += prices_->wide(c, width);
    if (wraps) inside += prices_->wrap(c, with_next);
    store(&inside_[c], inside);
  }
  in_tail_ += joint.tail;
}

// Whether any cell may still go on to unit b; gives up the others.
bool RowSearch::Impl::still_open(std::size_t b) {
  const Lanes limit = all(cheapest_[b + 1] + beam_);
  Lanes any = all(kNever);
  for (std::size_t c = 0; c < room_; c += kLanes) {
    const Lanes inside = load(&inside_[c]), cost = load(&least_[c]);
    const LaneInts over = (inside > all(kGiveUp)) | (cost + inside > limit);
    const Lanes kept = over ? all(kNever) : cost;
    store(&least_[c], kept);
    store(&plain_[c], over ? all(kNever) : load(&plain_[c]));
    store(&cut_[c], over ? all(kNever) : load(&cut_[c]));
    store(&tail_[c], over ? all(kNever) : load(&tail_[c]));
    any = least(any, kept);
  }
  return least_of(any) < kNever;
}

void RowSearch::Impl::extend_cells(std::size_t u, float limit) {
  if (!begin_lanes(u, limit)) return;
  auto x = static_cast<float>(units_[u].x0);
  std::size_t lines = 1;
  for (std::size_t b = u; b < size_; ++b) {
    if (b > u) {
      join_lanes(u, b, lines, x);
      if (joined_[b].line) {
        ++lines;
        x = static_cast<float>(units_[b].x0);
      }
    }
    if (lines > kCellLines || !still_open(b)) break;
    end_cells(u, b, static_cast<float>(units_[b].x1) - x, lines);
  }
}

// How much of a line looks like cells.
std::size_t RowSearch::Impl::strangers_in(std::size_t u, std::size_t to) const {
  std::size_t cells = hints_.row_label(u) ? 1 : 0;
  for (std::size_t b = u; b < to; ++b) cells += hints_.stranger(b) ? 1 : 0;
  return cells;
}

// A line outside of the table.
void RowSearch::Impl::extend_outside(std::size_t u) {
  const std::size_t s = outside();
  const std::size_t to = hints_.line_end(u);
  const double width = units_[to - 1].x1;
  const double cells = static_cast<double>(strangers_in(u, to));
  double cost = hints_.outside(u);
  if (cost >= kHeadingLine && cells > 1) cost += kCellOutside * (cells - 1);
  const double prose =
      std::max(std::min(1.12 * widest_, 0.85 * context_.page_width), 0.75 * context_.page_width);
  // Running text holds no cells.
  if (width > prose) {
    cost = std::min(cost, cells == 0 ? kProseLine : kCellLine + kCellOutside * (cells - 1));
  }
  if (hints_.near_figures(u)) cost = std::min(cost, hints_.figures(u) ? 0.5 : 1.5);
  const std::size_t next = to < size_ ? hints_.line_end(to) : to;
  if (cost == kHeadingLine && next > to && units_[next - 1].x1 > prose) cost = 1.5;
  if (start_of(u, s).before == outside() && units_[u - 1].x1 > prose) {
    cost = std::min(cost, 0.8);  // goes on with a paragraph
  }
  put(to, s, u, start(u, s) + static_cast<float>(cost));
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
  const float begin = start(u, s);
  if (s == label()) {
    const std::size_t to = hints_.label_end(u);
    if (to > u) put(to, s, u, begin);
    return;
  }
  double cost = 0;
  std::size_t lines = 1;
  for (std::size_t b = u; b < size_; ++b) {
    if (b > u) {
      cost += inside_span(s, b, lines);
      if (units_[b].joint >= Joint::line) ++lines;
    }
    if (cost > kGiveUp || lines > kCellLines) break;
    if (begin + cost > cheapest_[b + 1] + beam_) break;
    double whole = begin + cost + units_.span(u, b).oddness;
    if (b + 1 < size_) {
      if (units_[b + 1].joint < Joint::line) continue;
      whole += joints_->boundary(units_[b + 1].joint, 1);
    }
    put(b + 1, s, u, static_cast<float>(whole));
  }
}

}  // namespace planlupp
