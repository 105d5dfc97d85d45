#include "normalize/flow/flow_model.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <utility>

namespace planlupp {
namespace {

constexpr double kJointWeight = 6;  // how many observations a prior counts for
constexpr double kSureWeight = 40;
constexpr double kFormWeight = 6;
constexpr double kClosedWeight = 30;
constexpr double kEmptyWeight = 12;
constexpr double kPairWeight = 6;       // of what is known of a column, whatever stands before it
constexpr double kFollowerAlone = 0.8;  // that nothing is said of what is not there
constexpr double kFollowerGone = 0.5;   // how much less often it is empty beside something
constexpr std::size_t kNameWords = 9;   // of a group at most
constexpr double kMinShapes = 4;        // cells that tell what is usual
constexpr double kMinSpread = 0.35;
constexpr double kEvenCost = 0.693;  // of what is as often so as not
constexpr double kRareForm = 0.002;
constexpr std::size_t kWidthTrials = 48;
constexpr std::size_t kMinLines = 6;  // that tell how wide a column is

constexpr double kRarest = 9.2;  // the cost of a share of 1 in 10,000

double cost_of(double share) { return -std::log(std::clamp(share, 1e-4, 1.0)); }

using F = CellForm;
struct Prior {
  F form;
  double share;
};

std::vector<Prior> form_prior(Meaning meaning) {
  switch (meaning) {
    case Meaning::code: return {{F::code, 0.9}, {F::number, 0.05}, {F::text, 0.005}};
    case Meaning::likelihood:
    case Meaning::severity:
      return {{F::number, 0.5}, {F::rank, 0.4}, {F::dash, 0.03}, {F::text, 0.005}};
    case Meaning::consequence_or_severity:
      return {{F::text, 0.4}, {F::number, 0.3}, {F::rank, 0.25}};
    case Meaning::score:
    case Meaning::score_inherent:
    case Meaning::score_residual:
      return {{F::number, 0.75}, {F::level, 0.15}, {F::dash, 0.03}, {F::text, 0.005}};
    case Meaning::rating:
      return {
          {F::rating, 0.7}, {F::rank, 0.1}, {F::number, 0.1}, {F::level, 0.05}, {F::text, 0.01}};
    case Meaning::level:
      return {
          {F::level, 0.7}, {F::rank, 0.1}, {F::number, 0.1}, {F::symbol, 0.05}, {F::text, 0.02}};
    case Meaning::response: return {{F::response, 0.8}, {F::level, 0.03}, {F::text, 0.1}};
    case Meaning::frequency: return {{F::frequency, 0.8}, {F::date, 0.08}, {F::text, 0.08}};
    case Meaning::method: return {{F::method, 0.5}, {F::text, 0.45}, {F::frequency, 0.01}};
    case Meaning::responsible:
    case Meaning::control_responsible:
    case Meaning::measure_responsible:
    case Meaning::risk_responsible:
    case Meaning::reports_to: return {{F::role, 0.75}, {F::bodies, 0.1}, {F::text, 0.1}};
    case Meaning::responsible_body: return {{F::bodies, 0.75}, {F::role, 0.15}, {F::text, 0.02}};
    case Meaning::deadline:
    case Meaning::starts_on:
    case Meaning::ends_on: return {{F::date, 0.85}, {F::frequency, 0.05}, {F::text, 0.05}};
    case Meaning::start_end: return {{F::date_span, 0.85}, {F::date, 0.1}, {F::text, 0.01}};
    case Meaning::status:
    case Meaning::goal_status:
    case Meaning::trend:
      return {{F::symbol, 0.35},
              {F::status, 0.3},
              {F::level, 0.1},
              {F::deviation, 0.05},
              {F::text, 0.1}};
    case Meaning::deviation:
      return {{F::deviation, 0.65}, {F::dash, 0.1}, {F::rank, 0.02}, {F::text, 0.2}};
    case Meaning::target:
    case Meaning::baseline:
    case Meaning::outcome:
    case Meaning::outcome_previous:
    case Meaning::comparison:
    case Meaning::budget:
      return {
          {F::target, 0.75}, {F::number, 0.1}, {F::dash, 0.08}, {F::status, 0.02}, {F::text, 0.04}};
    case Meaning::prognosis:
      return {
          {F::target, 0.5}, {F::status, 0.25}, {F::number, 0.1}, {F::dash, 0.08}, {F::text, 0.06}};
    case Meaning::existing_controls: return {{F::text, 0.6}, {F::deviation, 0.3}, {F::dash, 0.05}};
    case Meaning::other:
      return {{F::text, 0.4},    {F::number, 0.06}, {F::frequency, 0.06}, {F::role, 0.06},
              {F::symbol, 0.06}, {F::date, 0.06},   {F::target, 0.06},    {F::dash, 0.05},
              {F::status, 0.05}, {F::level, 0.05},  {F::bodies, 0.05}};
    case Meaning::control:
      return {{F::text, 0.55}, {F::bullets, 0.2}, {F::method, 0.23}, {F::dash, 0.02}};
    case Meaning::measure:
    case Meaning::activity:
    case Meaning::priority:
    case Meaning::indicator:
      return {{F::text, 0.7}, {F::bullets, 0.2}, {F::method, 0.08}, {F::dash, 0.02}};
    case Meaning::comment:
    case Meaning::result:
    case Meaning::activity_comment:
    case Meaning::assessment:
      return {{F::text, 0.8},    {F::bullets, 0.02}, {F::method, 0.04},    {F::dash, 0.02},
              {F::status, 0.04}, {F::date, 0.03},    {F::deviation, 0.03}, {F::target, 0.02}};
    default:
      return {{F::text, 0.87},   {F::bullets, 0.02}, {F::method, 0.05}, {F::dash, 0.02},
              {F::status, 0.01}, {F::date, 0.01},    {F::role, 0.01}};
  }
}

double empty_prior(Meaning meaning) {
  switch (meaning) {
    case Meaning::area:
    case Meaning::strategy:
    case Meaning::category:
    case Meaning::process:
    case Meaning::unit: return 0.5;
    case Meaning::assignment: return 0.35;
    case Meaning::status:
    case Meaning::goal_status:
    case Meaning::trend: return 0.5;
    case Meaning::comment:
    case Meaning::activity_comment:
    case Meaning::result: return 0.2;
    case Meaning::measure:
    case Meaning::response:
    case Meaning::detail:
    case Meaning::deviation: return 0.12;
    case Meaning::risk: return 0.01;
    case Meaning::goal:
    case Meaning::goal_or_target:
    case Meaning::activity: return 0.01;
    case Meaning::code:
    case Meaning::control:
    case Meaning::consequence:
    case Meaning::consequence_or_severity:
    case Meaning::cause: return 0.03;
    case Meaning::likelihood:
    case Meaning::severity:
    case Meaning::score:
    case Meaning::rating: return 0.04;
    default: return 0.08;
  }
}

// The meaning whose cells look like this, for a column without a heading.
}  // namespace

Meaning meaning_of(CellForm form) {
  switch (form) {
    case F::frequency: return Meaning::frequency;
    case F::symbol:
    case F::status: return Meaning::status;
    case F::role: return Meaning::responsible;
    case F::bodies: return Meaning::responsible_body;
    case F::date: return Meaning::deadline;
    case F::response: return Meaning::response;
    case F::level: return Meaning::level;
    case F::deviation: return Meaning::deviation;
    case F::number: return Meaning::score;
    default: return Meaning::other;
  }
}

bool is_group(Meaning meaning) {
  return meaning == Meaning::area || meaning == Meaning::category || meaning == Meaning::process ||
         meaning == Meaning::unit || meaning == Meaning::strategy;
}

bool expects(Meaning meaning, CellForm form) {
  const auto priors = form_prior(meaning);
  return std::any_of(priors.begin(), priors.end(),
                     [&](const Prior& prior) { return prior.form == form && prior.share >= 0.1; });
}

namespace {

// What says something of a measure, a control or a goal beside it.
bool follows(Meaning meaning) {
  return meaning == Meaning::comment || meaning == Meaning::status ||
         meaning == Meaning::measure_responsible || meaning == Meaning::deadline ||
         meaning == Meaning::control_responsible || meaning == Meaning::result ||
         meaning == Meaning::deviation;
}

bool may_repeat(Meaning meaning) {
  return meaning == Meaning::measure || meaning == Meaning::control ||
         meaning == Meaning::activity || meaning == Meaning::indicator;
}

}  // namespace

JointModel::JointModel(const FlowText& text) {
  std::size_t lines = 0, blanks = 0;
  for (const FlowWord& word : text.words) {
    if (word.joint == Joint::line) ++lines;
    if (word.joint == Joint::blank || word.joint == Joint::empty) ++blanks;
  }
  dense_ = blanks * 12 < lines;
  const auto set = [&](Joint joint, std::array<double, kBuckets> priors) {
    for (std::size_t b = 0; b < kBuckets; ++b)
      shares_.at(static_cast<std::size_t>(joint)).at(b).prior = priors.at(b);
  };
  set(Joint::space, dense_ ? std::array{0.3, 0.03, 0.03} : std::array{0.02, 0.004, 0.004});
  set(Joint::wide, {0.7, 0.2, 0.2});
  set(Joint::line, dense_ ? std::array{0.45, 0.4, 0.35} : std::array{0.2, 0.1, 0.04});
  set(Joint::blank, {0.97, 0.97, 0.97});
  set(Joint::empty, {0.995, 0.995, 0.995});
  set(Joint::page, {0.6, 0.6, 0.6});
  learn();
}

std::size_t JointModel::bucket(std::size_t lines) {
  return std::clamp<std::size_t>(lines, 1, kBuckets) - 1;
}

double JointModel::boundary(Joint joint, std::size_t lines) const {
  return at(joint, lines).boundary;
}

double JointModel::interior(Joint joint, std::size_t lines) const {
  return at(joint, lines).interior;
}

void JointModel::saw(Joint joint, std::size_t lines, bool boundary) {
  Share& share = shares_[static_cast<std::size_t>(joint)][bucket(lines)];
  share.all += 1;
  if (boundary) share.ends += 1;
}

void JointModel::learn() {
  for (auto& row : shares_) {
    for (Share& share : row) {
      // An empty line parts cells unless many cells tell otherwise.
      const double weight = share.prior > 0.9 ? kSureWeight : kJointWeight;
      share.value = (share.ends + weight * share.prior) / (share.all + weight);
      share.value = std::clamp(share.value, 0.001, 0.999);
      share.boundary = cost_of(share.value);
      share.interior = cost_of(1 - share.value);
      share.ends = share.all = 0;
    }
  }
}

ColumnModel::ColumnModel(std::vector<Meaning> meanings) {
  for (const Meaning meaning : meanings) {
    Column column;
    column.meaning = meaning;
    column.prior.fill(kRareForm);
    for (const Prior& prior : form_prior(meaning)) {
      column.prior.at(static_cast<std::size_t>(prior.form)) = prior.share;
    }
    column.empty_prior = empty_prior(meaning);
    columns_.push_back(std::move(column));
  }
  bool key = false;            // a column that such rows leave out must stand before
  std::size_t leader = kNone;  // a column of which the next ones say something
  for (std::size_t c = 0; c < columns_.size(); ++c) {
    Column& column = columns_[c];
    column.repeats = key && may_repeat(column.meaning);
    if (!follows(column.meaning)) leader = may_repeat(column.meaning) ? c : kNone;
    if (follows(column.meaning)) column.leader = leader;
    key = key || column.meaning == Meaning::risk || column.meaning == Meaning::goal;
  }
  learn();
}

double ColumnModel::cost(std::size_t column, const FormSet& forms) const {
  return columns_[column].cost[best_form(columns_[column].cost, forms)];
}

double ColumnModel::prior_cost(std::size_t column, const FormSet& forms) const {
  const Column& at = columns_[column];
  return cost_of(at.prior[best_form(at.cost, forms)]);
}

// The form that a cell counts as: how it begins if that tells something, else the most usual.
std::size_t ColumnModel::best_form(const std::array<double, kCellForms>& cost,
                                   const FormSet& forms) {
  constexpr auto kMethod = static_cast<std::size_t>(F::method);
  if (forms.has(F::bullets)) return static_cast<std::size_t>(F::bullets);
  std::size_t best = kCellForms - 1;
  double least = kRarest + 1;
  const bool method = forms.has(F::method);
  for (std::uint32_t bits = forms.bits(); bits != 0; bits &= bits - 1) {
    const auto f = static_cast<std::size_t>(std::countr_zero(bits));
    if (method && f == static_cast<std::size_t>(F::text)) continue;
    if (cost[f] < least) {
      best = f;
      least = cost[f];
    }
  }
  return method && best == kCellForms - 1 ? kMethod : best;
}

void ColumnModel::set_shape(Column& column) {
  for (std::size_t words = 0; words < kShapeWords; ++words) {
    double length = 0;
    if (column.length_spread > 0) {
      const double z =
          (std::log(1.0 + static_cast<double>(words)) - column.length) / column.length_spread;
      length = std::min(3.0, 0.5 * z * z);
    }
    double name = 0;
    if (is_group(column.meaning) && words > kNameWords) {
      name = std::min(5.0, 0.4 * static_cast<double>(words - kNameWords));
    }
    const double named_sentence = is_group(column.meaning) && words > 3 ? 1.5 : 0;
    column.shape[0][words] = static_cast<float>(length + name + column.phrase_cost);
    column.shape[1][words] =
        static_cast<float>(length + name + named_sentence + column.sentence_cost);
  }
}

void ColumnModel::set_skips() {
  const std::size_t n = columns_.size();
  skips_.assign((n + 1) * (n + 1), 0);
  for (std::size_t first = 0; first < n; ++first) {
    double sum = 0;
    for (std::size_t c = first; c < n; ++c) {
      sum += pair(c, first).empty_cost;
      skips_[first * (n + 1) + c + 1] = sum;
    }
  }
}

double ColumnModel::too_wide(double share) { return std::min(12.0, 35 * (share - 1.03)); }

double ColumnModel::wrap_cost(std::size_t column, const SetLine& line) const {
  const double most = columns_[column].width;
  if (most == 0 || line.with_next == 0) return 0;
  const double slack = 1 - line.with_next / most;
  return slack <= 0.03 ? 0 : std::min(6.0, 16 * (slack - 0.03));
}

void ColumnModel::saw_cell(std::size_t column, const FormSet& forms, std::size_t words,
                           bool sentence) {
  Column& at = columns_[column];
  at.filled += 1;
  at.lengths.push_back(std::log(1.0 + static_cast<double>(words)));
  if (sentence) at.sentences += 1;
  at.seen[best_form(at.cost, forms)] += 1;
}

void ColumnModel::saw_line(std::size_t column, const SetLine& line) {
  columns_[column].lines.push_back(line);
}

void ColumnModel::saw_empty(std::size_t column) { columns_[column].empty += 1; }

void ColumnModel::saw_row(const std::vector<bool>& filled) {
  for (std::size_t c = 0; c < filled.size(); ++c) {
    if (!filled[c]) saw_empty(c);
    const std::size_t leader = columns_[c].leader;
    Pair& pair = columns_[c].pairs[leader != kNone && !filled[leader] ? 1 : 0];
    (filled[c] ? pair.filled : pair.empty) += 1;
  }
}

void ColumnModel::learn_forms(Column& column) {
  // What a heading says of its cells' form weighs more than what it leaves open.
  const bool closed = column.prior[static_cast<std::size_t>(F::text)] <= 0.1;
  const double weight = closed ? kClosedWeight : kFormWeight;
  double all = weight;
  for (const double seen : column.seen) all += seen;
  for (std::size_t f = 0; f < kCellForms; ++f) {
    column.cost[f] = cost_of((column.seen[f] + weight * column.prior[f]) / all);
  }
  column.seen.fill(0);
}

void ColumnModel::learn_empty(Column& column) {
  const double share = (column.empty + kEmptyWeight * column.empty_prior) /
                       (column.empty + column.filled + kEmptyWeight);
  column.empty_cost = cost_of(share);
  column.filled_cost = cost_of(1 - share);
  column.empty = column.filled = 0;
  for (Pair& pair : column.pairs) {
    if (column.leader == kNone) {
      pair = {0, 0, column.empty_cost, column.filled_cost};
      continue;
    }
    const bool beside = &pair == &column.pairs.front();
    const bool often = column.empty_prior >= 0.5;  // shown by colour, that is lost
    const double usual = beside ? (often ? share : kFollowerGone * column.empty_prior)
                                : std::max(share, kFollowerAlone);
    const double seen = pair.empty + pair.filled;
    const double empty = (pair.empty + kPairWeight * usual) / (seen + kPairWeight);
    pair = {0, 0, cost_of(empty), cost_of(1 - empty)};
  }
}

// The width that explains best why no line is wider and why each was broken where it was.
void ColumnModel::learn_width(Column& column) {
  auto& lines = column.lines;
  if (lines.size() < kMinLines) return lines.clear();
  std::sort(lines.begin(), lines.end(),
            [](const SetLine& a, const SetLine& b) { return a.width < b.width; });
  const bool wrapped = std::any_of(lines.begin(), lines.end(),
                                   [](const SetLine& line) { return line.with_next > 0; });
  double best = 0, least = 0;
  const std::size_t step = std::max<std::size_t>(1, lines.size() / kWidthTrials);
  for (std::size_t i = lines.size(); i > lines.size() / 2; i -= std::min(i, step)) {
    const double width = std::max(0.2, lines[i - 1].width);
    double cost = 0;
    for (const SetLine& line : lines) {
      cost += std::clamp(35 * (line.width / width - 1.02), 0.0, 8.0);
      if (line.with_next > 0) cost += std::clamp(16 * (0.99 - line.with_next / width), 0.0, 4.0);
    }
    if (best == 0 || cost < least) {
      best = width;
      least = cost;
    }
  }
  column.width = wrapped ? best : 0;
  column.limit = wrapped ? best : 1.2 * best;
  lines.clear();
}

void ColumnModel::learn_shape(Column& column) {
  const auto n = static_cast<double>(column.lengths.size());
  if (n < kMinShapes) return;
  const double share = (column.sentences + 1.5) / (n + 3);
  column.sentence_cost = cost_of(share) - kEvenCost;
  column.phrase_cost = cost_of(1 - share) - kEvenCost;
  double sum = 0, squares = 0;
  for (const double length : column.lengths) sum += length;
  column.length = sum / n;
  for (const double length : column.lengths) {
    squares += (length - column.length) * (length - column.length);
  }
  column.length_spread = std::max(kMinSpread, std::sqrt(squares / n));
  column.lengths.clear();
  column.sentences = 0;
}

void ColumnModel::guess_width(double width) {
  for (Column& column : columns_) column.limit = width;
}

void ColumnModel::learn() {
  for (Column& column : columns_) {
    learn_forms(column);
    learn_empty(column);
    learn_shape(column);
    set_shape(column);
    learn_width(column);
  }
  set_skips();
}

}  // namespace planlupp
