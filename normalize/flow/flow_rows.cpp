#include "normalize/flow/flow_rows.h"

#include <algorithm>
#include <utility>

#include "normalize/flow/flow_search.h"

namespace planlupp {
namespace {

constexpr std::ptrdiff_t kMinMarks = 3;  // of empty cells, for an export that shows them

}  // namespace

RowSearch::Impl::Impl(const RowContext& context, FlowRegion region)
    : context_(context),
      region_(std::move(region)),
      units_(context_, region_),
      hints_(context_, region_, units_) {
  const auto& words = context_.text.words;
  shows_empty_ = std::count_if(words.begin(), words.end(), [](const FlowWord& word) {
                   return word.joint == Joint::empty;
                 }) >= kMinMarks;
}

std::size_t RowSearch::Impl::count(CellForm form) {
  std::size_t n = 0;
  for (std::size_t u = 0; u < units_.size(); ++u) {
    const FlowSpan& span = units_.span(u, u);
    if (span.closed && span.forms.has(form)) ++n;
  }
  return n;
}

std::vector<double> RowSearch::Impl::line_widths() const {
  std::vector<double> widths;
  for (std::size_t u = 0; u < units_.size(); u = hints_.line_end(u)) {
    widths.push_back(units_[hints_.line_end(u) - 1].x1);
  }
  return widths;
}

std::size_t RowSearch::Impl::whole_lines(std::size_t n) const {
  if (n >= units_.size()) return units_.size();
  while (n > 0 && units_[n].joint < Joint::line) --n;
  return n;
}

FoundRows RowSearch::Impl::find(const ColumnModel& columns, const JointModel& joints, double beam,
                                std::size_t units) {
  beam_ = static_cast<float>(beam);
  size_ = units;
  columns_ = &columns;
  joints_ = &joints;
  n_ = columns.size();
  groups_ = 0;
  while (groups_ < n_ && is_group(columns.meaning(groups_))) ++groups_;
  widest_ = 0;
  for (std::size_t c = 0; c < n_; ++c) widest_ = std::max(widest_, columns.limit(c));
  hints_.choose_labels(columns);
  prices_.emplace(columns);
  room_ = prices_->room();
  start_cost_.assign((size_ + 1) * states(), kNever);
  end_cost_ = start_cost_;
  start_from_.assign(start_cost_.size(), 0);
  end_from_ = start_from_;
  cheapest_.assign(size_ + 1, kNever);
  plain_.assign(room_, kNever);
  cut_ = tail_ = least_ = plain_;
  inside_.assign(room_, 0);
  find_pages();
  price_joints();
  for (std::size_t u = 0; u < size_; ++u) {
    begin_cells(u);
    float best = kNever;
    for (std::size_t s = 0; s < states(); ++s) best = std::min(best, start(u, s));
    if (best == kNever) continue;
    extend_cells(u, best + beam_);
    for (std::size_t s = section(); s < states(); ++s) {
      if (start(u, s) <= best + beam_) extend(u, s);
    }
  }
  FoundRows rows;
  if (size_ > 0) finish(rows);
  return rows;
}

void RowSearch::Impl::finish(FoundRows& rows) {
  std::size_t state = 0;
  double best = kNever;
  for (std::size_t s = 0; s < states(); ++s) {
    double cost = end(size_, s);
    if (s == label() || is_cut(s) || cost == kNever) continue;
    if (is_column(s)) cost += columns_->skip_cost(s + 1, n_);
    if (cost < best) {
      best = cost;
      state = s;
    }
  }
  rows.cost = best;
  std::size_t u = size_;
  while (u > 0 && state != kFirst) {
    const std::size_t from = end_from(u, state);
    const Start began = start_of(from, state);
    FoundCell found;
    found.role = is_column(state)     ? CellRole::cell
                 : is_tail(state)     ? CellRole::tail
                 : state == section() ? CellRole::section
                 : state == label()   ? CellRole::label
                 : state == value()   ? CellRole::value
                                      : CellRole::outside;
    found.column = is_column(state) || is_tail(state) ? column_of(state) : 0;
    found.first = units_[from].first;
    found.last = units_[u - 1].last;
    found.begins_row = began.row;
    if (found.role == CellRole::cell) found.forms = units_.span(from, u - 1).forms;
    rows.cells.push_back(found);
    u = from;
    state = began.before;
  }
  std::reverse(rows.cells.begin(), rows.cells.end());
}

RowSearch::RowSearch(const RowContext& context, FlowRegion region)
    : impl_(std::make_unique<Impl>(context, std::move(region))) {}
RowSearch::~RowSearch() = default;
RowSearch::RowSearch(RowSearch&&) noexcept = default;
const FlowRegion& RowSearch::region() const { return impl_->region(); }
std::size_t RowSearch::count(CellForm form) { return impl_->count(form); }
std::vector<double> RowSearch::line_widths() const { return impl_->line_widths(); }
std::size_t RowSearch::units() const { return impl_->units(); }
std::size_t RowSearch::whole_lines(std::size_t n) const { return impl_->whole_lines(n); }
FoundRows RowSearch::find(const ColumnModel& columns, const JointModel& joints, double beam,
                          std::size_t units) {
  return impl_->find(columns, joints, beam, units);
}
void RowSearch::teach(const FoundRows& rows, ColumnModel& columns, JointModel& joints) {
  impl_->teach(rows, columns, joints);
}

}  // namespace planlupp
