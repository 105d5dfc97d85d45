#include "normalize/scrambled_read.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "normalize/scrambled_guess.h"

namespace planlupp {
namespace {

constexpr int kGuesses = 6;
constexpr int kFirstPasses = 2, kMorePasses = 3;
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
      : segments_(segments) {
    for (const auto& meanings : kinds) known_.emplace_back(meanings);
    for (ReadSegment& segment : segments_) segment.search.pieces().count(of(segment).texts);
    rows_.resize(segments.size());
    disorder_.assign(segments.size(), 1);
  }

  void guess() {
    std::vector<ColumnGuess> guesses;
    for (const Known& one : known_) guesses.emplace_back(one.columns.size());
    for (int pass = 0; pass < kGuesses; ++pass) {
      for (ReadSegment& segment : segments_) {
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
  double pass(std::size_t trials) {
    double cost = 0;
    for (std::size_t i = 0; i < segments_.size(); ++i) cost += read(i, trials);
    first_ = false;
    return cost;
  }

  void learn() {
    teach();
    for (std::size_t k = 0; k < known_.size(); ++k) {
      const auto pages = pages_of(k);
      if (pages.empty()) continue;
      known_[k].setting = fit_setting(pages, known_[k].columns);
      rehearse(pages, known_[k].setting, known_[k].moves);
    }
    for (Known& known : known_) known.learn();
  }

  void keep() {
    for (std::size_t i = 0; i < segments_.size(); ++i) {
      segments_[i].rows = rows_[i];
      segments_[i].disorder = disorder_[i];
    }
  }

 private:
  Known& of(const ReadSegment& segment) { return known_[segment.kind]; }

  SheetPage page(std::size_t i, PlacedRows& rows) {
    return {&segments_[i].search.pieces(), &rows, segments_[i].titles, segments_[i].cut};
  }

  std::vector<SheetPage> pages_of(std::size_t kind) {
    std::vector<SheetPage> out;
    for (std::size_t i = 0; i < segments_.size(); ++i) {
      if (segments_[i].kind == kind && !rows_[i].cells.empty()) out.push_back(page(i, rows_[i]));
    }
    return out;
  }

  double read(std::size_t i, std::size_t trials) {
    ReadSegment& segment = segments_[i];
    const Known& known = of(segment);
    const std::vector<CellEnd> none;
    const bool goes_on =
        segment.continues && i > 0 && !rows_[i - 1].ends.empty() && rows_[i - 1].rows > 0;
    const ScrambledView view{known.columns, known.texts,
                             known.moves,   goes_on ? rows_[i - 1].ends : none,
                             segment.cut,   first_ ? 0 : rows_[i].rows,
                             !first_};
    PlacedRows found = segment.search.find(view);
    if (first_) {
      const double cost = found.cost;
      rows_[i] = std::move(found);
      return cost;
    }
    SheetPage before = page(i, rows_[i]), now = page(i, found);
    const SheetScore old = refine(before, known.columns, known.setting, trials);
    const SheetScore score = refine(now, known.columns, known.setting, trials);
    const bool better = score.cost < old.cost;
    if (better) rows_[i] = std::move(found);
    disorder_[i] = better ? score.disorder : old.disorder;
    return better ? score.cost : old.cost;
  }

  // Pages that are read well teach how to read the others.
  void teach() {
    std::vector<double> least(known_.size(), 1);
    for (std::size_t i = 0; i < segments_.size(); ++i) {
      double& value = least[segments_[i].kind];
      value = std::min(value, disorder_[i]);
    }
    for (std::size_t i = 0; i < segments_.size(); ++i) {
      const std::size_t kind = segments_[i].kind;
      if (disorder_[i] > std::max(kOrderly, kAboutAs * least[kind])) continue;
      Known& known = known_[kind];
      segments_[i].search.teach(rows_[i], known.columns, known.texts, known.moves);
    }
  }

  std::vector<ReadSegment>& segments_;
  bool first_ = true;
  std::vector<Known> known_;
  std::vector<PlacedRows> rows_;
  std::vector<double> disorder_;
};

}  // namespace

void read_segments(std::vector<ReadSegment>& segments,
                   const std::vector<std::vector<Meaning>>& kinds) {
  std::optional<Attempt> best;
  double least = 0;
  for (const bool guess : {true, false}) {
    Attempt attempt(segments, kinds);
    if (guess) attempt.guess();
    double cost = 0;
    for (int pass = 0; pass < kFirstPasses; ++pass) {
      cost = attempt.pass(0);
      attempt.learn();
    }
    if (best && cost >= least) continue;
    least = cost;
    best.emplace(std::move(attempt));
  }
  for (int pass = 1; pass <= kMorePasses; ++pass) {
    (void)best->pass(pass < kMorePasses ? kTrials : kLastTrials);
    if (pass < kMorePasses) best->learn();
  }
  best->keep();
}

double first_cost(std::vector<ReadSegment>& segments,
                  const std::vector<std::vector<Meaning>>& kinds) {
  Attempt attempt(segments, kinds);
  attempt.guess();
  return attempt.pass(0);
}

}  // namespace planlupp
