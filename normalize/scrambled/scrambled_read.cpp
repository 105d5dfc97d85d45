#include "normalize/scrambled/scrambled_read.h"

#include <algorithm>
#include <utility>

#include "normalize/scrambled/scrambled_guess.h"

namespace planlupp {
namespace {

constexpr int kGuesses = 6;
constexpr int kPlainPasses = 2, kSheetPasses = 3;  // after the first
constexpr double kExplained = 0.55;      // sheets less like the text's order than that say nothing
constexpr std::size_t kFirstPages = 12;  // of a long document: enough to learn how it is set
constexpr double kMuchWork = 4;          // of usual pages: attempts are compared less finely
constexpr int kRounds = 3;               // of looking for better distances
constexpr double kUsualBoxes = 90;       // of a page
constexpr std::size_t kManyPages = 40;   // of a document so long each is looked at less closely
constexpr std::size_t kRefined = 3;      // of the readings of a page
constexpr std::size_t kTrials = 150, kLastTrials = 500;  // other readings of a page looked at
// A page so much out of order, or so much more than the best, teaches nothing.
constexpr double kOrderly = 0.25, kAboutAs = 1.5;

// What is known of one kind of table.
struct Known {
  explicit Known(const std::vector<Meaning>& meanings)
      : columns(meanings), texts(meanings), moves(meanings.size()) {}
  ColumnModel columns;
  ColumnTexts texts;
  MoveModel moves;
  SheetSetting setting;

  void learn() {
    columns.learn();
    texts.learn();
    moves.learn();
  }
};

class Attempt {
 public:
  Attempt(std::vector<ReadSegment>& segments, const std::vector<std::vector<Meaning>>& kinds)
      : segments_(&segments) {
    for (const auto& meanings : kinds) known_.emplace_back(meanings);
    for (ReadSegment& segment : *segments_) segment.search.pieces().count(of(segment).texts);
    rows_.resize(segments.size());
    disorder_.assign(segments.size(), 1);
  }

  void guess() {
    std::vector<ColumnGuess> guesses;
    for (const Known& one : known_) guesses.emplace_back(one.columns.size());
    for (int pass = 0; pass < kGuesses; ++pass) {
      for (ReadSegment& segment : *segments_) {
        Known& known = of(segment);
        guesses[segment.kind].read(segment.search.pieces(), known.columns, known.texts);
      }
      for (Known& known : known_) {
        known.columns.learn();
        known.texts.learn();
      }
      for (ColumnGuess& one : guesses) one.learn();
    }
  }

  // `trials`: 0: readings are looked at as they are found.
  // `settled`: pages keep their numbers of rows.
  double pass(std::size_t trials, bool settled) {
    double cost = 0;
    for (std::size_t i = 0; i < looked_at(); ++i) cost += read(i, trials, settled);
    first_ = false;
    return cost;
  }

  void learn() {
    teach();
    for (std::size_t k = 0; sheets_ && k < known_.size(); ++k) {
      const auto pages = pages_of(k);
      if (pages.empty()) continue;
      const int rounds = first_pages_ && is_heavy() ? 1 : kRounds;
      known_[k].setting = fit_setting(pages, known_[k].columns, style_, rounds);
      rehearse(pages, known_[k].setting, known_[k].moves);
    }
    for (Known& known : known_) known.learn();
  }

  // How unlike the text's order that of the sheets is, a step.
  [[nodiscard]] double disorder() const {
    double steps = 0, sum = 0;
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      steps += static_cast<double>(rows_[i].steps);
      sum += disorder_[i] * static_cast<double>(rows_[i].steps);
    }
    return steps == 0 ? 1 : sum / steps;
  }

  // From now on the readings are set out as sheets.
  void set_out(const SheetStyle& style) {
    sheets_ = true;
    style_ = style;
    first_pages_ = true;
    for (Known& known : known_) known.moves.set_by_column();
  }

  void look_at_all() { first_pages_ = false; }

  void keep() {
    for (std::size_t i = 0; i < segments_->size(); ++i) {
      segment(i).rows = rows_[i];
      segment(i).disorder = disorder_[i];
    }
  }

 private:
  [[nodiscard]] ReadSegment& segment(std::size_t i) const { return (*segments_)[i]; }
  Known& of(const ReadSegment& segment) { return known_[segment.kind]; }

  SheetPage page(std::size_t i, PlacedRows& rows) {
    return {&segment(i).search.pieces(), &rows, segment(i).titles, segment(i).cut};
  }

  // What it takes to write a page's order, in usual pages: it grows with the square of its boxes.
  [[nodiscard]] double work_of(std::size_t i, const PlacedRows& rows) const {
    const auto boxes = static_cast<double>(rows.cells.size() + segment(i).titles.size());
    return std::max(0.5, boxes * boxes / (kUsualBoxes * kUsualBoxes));
  }

  [[nodiscard]] bool is_heavy() const {
    double work = 0;
    for (std::size_t i = 0; i < looked_at(); ++i) work += work_of(i, rows_[i]);
    return work > kMuchWork;
  }

  // To compare attempts, the first pages of a long document are enough.
  [[nodiscard]] std::size_t looked_at() const {
    return first_pages_ ? std::min(segments_->size(), kFirstPages) : segments_->size();
  }

  std::vector<SheetPage> pages_of(std::size_t kind) {
    std::vector<SheetPage> out;
    double work = 0;
    for (std::size_t i = 0; i < looked_at() && work < kFirstPages; ++i) {
      if (segment(i).kind != kind || rows_[i].cells.empty()) continue;
      out.push_back(page(i, rows_[i]));
      work += work_of(i, rows_[i]);
    }
    return out;
  }

  double read(std::size_t i, std::size_t trials, bool settled) {
    ReadSegment& at = segment(i);
    const Known& known = of(at);
    const std::vector<CellEnd> none;
    const bool goes_on =
        at.continues && i > 0 && !rows_[i - 1].ends.empty() && rows_[i - 1].rows > 0;
    const ScrambledView view{known.columns, known.texts,
                             known.moves,   goes_on ? rows_[i - 1].ends : none,
                             at.cut,        first_ ? 0 : rows_[i].rows,
                             !first_,       settled};
    std::vector<PlacedRows> found = at.search.find(view);
    if (first_ || !sheets_) {
      const double cost = found.front().cost;
      rows_[i] = std::move(found.front());
      return cost;
    }
    found.push_back(std::move(rows_[i]));
    return choose(i, std::move(found), trials);
  }

  // The reading whose sheet, bettered, is most like the text.
  double choose(std::size_t i, std::vector<PlacedRows> found, std::size_t trials) {
    const Known& known = of(segment(i));
    std::vector<std::pair<double, std::size_t>> order;
    for (std::size_t k = 0; k < found.size(); ++k) {
      SheetPage one = page(i, found[k]);
      order.emplace_back(refine(one, known.columns, known.setting, 0).cost, k);
    }
    std::sort(order.begin(), order.end());
    const std::size_t most = segments_->size() > kManyPages ? 1 : kRefined;
    if (order.size() > most) order.resize(most);
    double least = 0;
    for (std::size_t o = 0; o < order.size(); ++o) {
      PlacedRows& rows = found[order[o].second];
      SheetPage one = page(i, rows);
      const auto few =
          static_cast<std::size_t>(static_cast<double>(trials) / std::max(1.0, work_of(i, rows)));
      const SheetScore score = refine(one, known.columns, known.setting, few);
      if (o > 0 && score.cost >= least) continue;
      least = score.cost;
      rows_[i] = rows;
      disorder_[i] = score.disorder;
    }
    return least;
  }

  // Pages that are read well teach how to read the others.
  void teach() {
    std::vector<double> least(known_.size(), 1);
    for (std::size_t i = 0; i < segments_->size(); ++i) {
      double& value = least[segment(i).kind];
      value = std::min(value, disorder_[i]);
    }
    for (std::size_t i = 0; i < segments_->size(); ++i) {
      const std::size_t kind = segment(i).kind;
      if (disorder_[i] > std::max(kOrderly, kAboutAs * least[kind])) continue;
      Known& known = known_[kind];
      segment(i).search.teach(rows_[i], known.columns, known.texts, known.moves);
    }
  }

  std::vector<ReadSegment>* segments_;
  bool first_ = true, sheets_ = false, first_pages_ = false;
  SheetStyle style_;
  std::vector<Known> known_;
  std::vector<PlacedRows> rows_;
  std::vector<double> disorder_;
};

}  // namespace

struct SegmentReader::Impl {
  std::vector<ReadSegment>& segments;
  std::vector<Attempt> begun;  // with their first reading

  // The cheapest of some attempts, each after some passes.
  Attempt best_of(std::vector<Attempt> attempts, int passes) {
    std::size_t best = 0;
    double least = 0;
    for (std::size_t a = 0; a < attempts.size(); ++a) {
      double cost = 0;
      for (int pass = 0; pass < passes; ++pass) {
        attempts[a].learn();
        cost = attempts[a].pass(0, pass > 0);
      }
      if (a > 0 && cost >= least) continue;
      least = cost;
      best = a;
    }
    return std::move(attempts[best]);
  }
};

SegmentReader::SegmentReader(std::vector<ReadSegment>& segments,
                             const std::vector<std::vector<Meaning>>& kinds)
    : impl_(std::make_unique<Impl>(Impl{segments, {}})) {
  for (const bool guess : {true, false}) {
    Attempt attempt(segments, kinds);
    if (guess) attempt.guess();
    (void)attempt.pass(0, false);
    impl_->begun.push_back(std::move(attempt));
  }
}

SegmentReader::~SegmentReader() = default;

void SegmentReader::read() { impl_->best_of(impl_->begun, kPlainPasses).keep(); }

void SegmentReader::read_sheets() {
  std::vector<Attempt> attempts;
  for (const Attempt& attempt : impl_->begun) {
    for (const SheetAlign align : {SheetAlign::top, SheetAlign::middle}) {
      for (const bool spans : {false, true}) {
        attempts.push_back(attempt);
        attempts.back().set_out({align, spans});
      }
    }
  }
  Attempt best = impl_->best_of(std::move(attempts), 1);
  best.look_at_all();
  const int passes = impl_->segments.size() > kManyPages ? 1 : kSheetPasses;
  for (int pass = 1; pass <= passes; ++pass) {
    best.learn();
    (void)best.pass(pass < kSheetPasses ? kTrials : kLastTrials, pass > 1);
  }
  if (best.disorder() < kExplained) best.keep();
}

double first_cost(std::vector<ReadSegment>& segments,
                  const std::vector<std::vector<Meaning>>& kinds) {
  Attempt attempt(segments, kinds);
  attempt.guess();
  return attempt.pass(0, false);
}

}  // namespace planlupp
