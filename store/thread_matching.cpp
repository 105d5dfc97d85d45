#include "store/thread_matching.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <string>
#include <tuple>
#include <utility>

#include "store/assignment.h"
#include "store/thread_signals.h"

namespace planlupp {
namespace {

constexpr int kYears = 5;            // how far back a thread is looked for
constexpr double kPrice = -0.5;      // log odds below which a risk is rather a new one
constexpr double kEnough = 14;       // log odds beyond it tell no more
constexpr double kSplitPrice = 0.5;  // log odds from which a risk left over is a part of another
constexpr std::size_t kMostPairs = 300'000;  // beyond it only the very same texts are looked at
constexpr double kPerson = 40;               // log odds of a person's word

struct Thread {
  std::vector<RecordIndex> members;
};

// A member of a thread and how well a record goes with it.
struct Fit {
  RecordIndex member;
  Score score;
  bool by_person = false;
};

class Matching {
 public:
  Matching(std::span<const ThreadDocument> documents, std::span<const PersonsWord> words)
      : documents_(documents), signals_(documents), thread_of_(documents.size()) {
    for (std::size_t d = 0; d < documents.size(); ++d) {
      thread_of_[d].assign(documents[d].records.size(), kNoThread);
    }
    for (const PersonsWord& word : words) {
      words_[{word.a, word.b}] = word.same;
      words_[{word.b, word.a}] = word.same;
      if (word.same) said_same_.insert(word.a), said_same_.insert(word.b);
    }
  }

  Threading run() {
    for (const std::size_t document : in_order()) take(document);
    drop_merges_of_returned();
    join_by_word();
    return result();
  }

 private:
  static constexpr std::size_t kNoThread = static_cast<std::size_t>(-1);
  using Fits = std::map<std::pair<std::size_t, std::size_t>, Fit>;  // by record and thread

  std::vector<std::size_t> in_order() const;
  void take(std::size_t document);
  std::vector<std::size_t> distinct_records(std::size_t document);
  Fits fits_of(std::size_t document, const std::vector<std::size_t>& records);
  std::optional<Fit> fit(const Thread& thread, RecordIndex record, bool same_text_only);
  std::optional<bool> word(RecordIndex a, RecordIndex b) const;
  void link(const Fit& fit, std::optional<double> runner_up, RecordIndex at);
  void add_probable(LinkKind kind, const Fit& fit, RecordIndex at);
  void add_splits(const Fits& fits, std::size_t document,
                  const std::map<std::size_t, std::size_t>& taken);
  void add_merges(const Fits& fits, std::size_t document,
                  const std::map<std::size_t, std::size_t>& taken);
  void drop_merges_of_returned();
  void join_by_word();
  Threading result();

  std::span<const ThreadDocument> documents_;
  ThreadSignals signals_;
  std::map<std::pair<std::string, std::string>, bool> words_;
  std::set<std::string> said_same_;
  std::vector<Thread> threads_;
  std::vector<std::vector<std::size_t>> thread_of_;
  std::vector<ThreadLink> links_;
};

std::vector<std::size_t> Matching::in_order() const {
  std::vector<std::size_t> order(documents_.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    const auto key = [&](std::size_t d) {
      return std::tie(documents_[d].year, documents_[d].rank, documents_[d].key);
    };
    return key(a) < key(b);
  });
  return order;
}

std::optional<bool> Matching::word(RecordIndex a, RecordIndex b) const {
  if (words_.empty()) return std::nullopt;
  const auto found = words_.find(
      {documents_[a.document].records[a.record].key, documents_[b.document].records[b.record].key});
  return found == words_.end() ? std::nullopt : std::optional(found->second);
}

// How a record fits a thread: as it fits the member that it fits best. None if a person said that
// it does not belong there.
std::optional<Fit> Matching::fit(const Thread& thread, RecordIndex record, bool same_text_only) {
  std::optional<Fit> best;
  for (auto member = thread.members.rbegin(); member != thread.members.rend(); ++member) {
    const std::optional<bool> said = word(*member, record);
    if (said == false) return std::nullopt;
    const int years = documents_[record.document].year - documents_[member->document].year;
    if (said != true && years > kYears) continue;
    if (said != true && same_text_only && !signals_.same_text(*member, record)) continue;
    Fit candidate{*member, signals_.score(*member, record), said == true};
    if (candidate.by_person) candidate.score.logit = kPerson;
    if (!best || candidate.score.logit > best->score.logit) best = candidate;
  }
  return best;
}

// The records of a document, without those that list an earlier one of it again.
std::vector<std::size_t> Matching::distinct_records(std::size_t document) {
  std::vector<std::size_t> distinct;
  for (std::size_t r = 0; r < documents_[document].records.size(); ++r) {
    const bool again = std::any_of(distinct.begin(), distinct.end(), [&](std::size_t d) {
      return word({document, d}, {document, r}) != false &&
             signals_.repeated({document, d}, {document, r});
    });
    if (!again) distinct.push_back(r);
  }
  return distinct;
}

Matching::Fits Matching::fits_of(std::size_t document, const std::vector<std::size_t>& records) {
  Fits fits;
  const bool too_many = records.size() * threads_.size() > kMostPairs;
  for (const std::size_t r : records) {
    for (std::size_t t = 0; t < threads_.size(); ++t) {
      const std::optional<Fit> found = fit(threads_[t], {document, r}, too_many);
      if (found && found->score.logit > kPrice - 3) fits.emplace(std::pair(r, t), *found);
    }
  }
  return fits;
}

Certainty certainty_of(double logit, std::optional<double> runner_up) {
  const double margin = logit - runner_up.value_or(-10);
  if (logit > 3 && margin > 2) return Certainty::certain;
  return logit > 1 && margin > 0.7 ? Certainty::probable : Certainty::unclear;
}

// Who would have been next: the two best log odds of each record and each thread.
class RunnersUp {
 public:
  template <class Fits>
  explicit RunnersUp(const Fits& fits) {
    for (const auto& [pair, fit] : fits) {
      add(records_[pair.first], fit.score.logit);
      add(threads_[pair.second], fit.score.logit);
    }
  }
  // Of the pair that was taken, with its own log odds.
  [[nodiscard]] std::optional<double> of(std::size_t record, std::size_t thread,
                                         double taken) const {
    const double best =
        std::max(other(records_.at(record), taken), other(threads_.at(thread), taken));
    return best > kNobody ? std::optional(best) : std::nullopt;
  }

 private:
  static constexpr double kNobody = -1000;
  struct Best {
    double first = kNobody, second = kNobody;
  };
  static void add(Best& best, double logit) {
    best.second = std::max(best.second, std::min(best.first, logit));
    best.first = std::max(best.first, logit);
  }
  static double other(const Best& best, double taken) {
    return best.first == taken ? best.second : best.first;
  }
  std::map<std::size_t, Best> records_, threads_;
};

void Matching::link(const Fit& fit, std::optional<double> runner_up, RecordIndex at) {
  ThreadLink link;
  link.from = fit.member;
  link.to = at;
  link.by_person = fit.by_person;
  link.certainty = fit.by_person ? Certainty::certain : certainty_of(fit.score.logit, runner_up);
  link.probability = probability_of(fit.score.logit);
  if (runner_up) link.runner_up = probability_of(*runner_up);
  link.reasons = reasons_of(fit.score);
  links_.push_back(std::move(link));
}

void Matching::take(std::size_t document) {
  const std::vector<std::size_t> records = distinct_records(document);
  const Fits fits = fits_of(document, records);
  std::vector<Offer> offers;
  for (const auto& [pair, fit] : fits) {
    const double logit = fit.by_person ? kPerson : std::min(fit.score.logit, kEnough);
    offers.push_back({pair.first, pair.second, logit - kPrice});
  }
  std::map<std::size_t, std::size_t> taken;  // thread by record
  for (const Offer& offer : assign(std::move(offers))) taken[offer.left] = offer.right;
  add_splits(fits, document, taken);
  add_merges(fits, document, taken);
  const RunnersUp runners_up(fits);
  for (const auto& [record, thread] : taken) {
    const Fit& fit = fits.at({record, thread});
    link(fit, runners_up.of(record, thread, fit.score.logit), {document, record});
  }
  for (const std::size_t r : records) {
    const auto found = taken.find(r);
    const std::size_t thread = found == taken.end() ? threads_.size() : found->second;
    if (found == taken.end()) threads_.emplace_back();
    threads_[thread].members.push_back({document, r});
    thread_of_[document][r] = thread;
  }
  for (std::size_t r = 0; r < thread_of_[document].size(); ++r) {
    if (thread_of_[document][r] != kNoThread) continue;
    const auto first = std::find_if(records.begin(), records.end(), [&](std::size_t d) {
      return signals_.repeated({document, d}, {document, r});
    });
    const Score score = signals_.score({document, *first}, {document, r});
    thread_of_[document][r] = thread_of_[document][*first];
    links_.push_back({LinkKind::same,
                      {document, *first},
                      {document, r},
                      Certainty::certain,
                      1,
                      std::nullopt,
                      false,
                      reasons_of(score)});
  }
}

// A split or a merge: these are never certain.
void Matching::add_probable(LinkKind kind, const Fit& fit, RecordIndex at) {
  links_.push_back({kind, fit.member, at, Certainty::probable, probability_of(fit.score.logit),
                    std::nullopt, false, reasons_of(fit.score)});
}

// A record without a thread that goes well with one that another record of its document took.
void Matching::add_splits(const Fits& fits, std::size_t document,
                          const std::map<std::size_t, std::size_t>& taken) {
  std::set<std::size_t> threads;
  for (const auto& [record, thread] : taken) threads.insert(thread);
  std::map<std::size_t, const Fit*> best;
  for (const auto& [pair, fit] : fits) {
    if (taken.count(pair.first) != 0 || threads.count(pair.second) == 0) continue;
    if (fit.score.logit < kSplitPrice) continue;
    const Fit*& known = best[pair.first];
    if (known == nullptr || fit.score.logit > known->score.logit) known = &fit;
  }
  for (const auto& [record, fit] : best) {
    add_probable(LinkKind::split, *fit, {document, record});
  }
}

// A thread without a record that goes well with one that belongs to another thread.
void Matching::add_merges(const Fits& fits, std::size_t document,
                          const std::map<std::size_t, std::size_t>& taken) {
  std::set<std::size_t> threads;
  for (const auto& [record, thread] : taken) threads.insert(thread);
  std::map<std::size_t, std::pair<const Fit*, std::size_t>> best;
  for (const auto& [pair, fit] : fits) {
    if (threads.count(pair.second) != 0 || taken.count(pair.first) == 0) continue;
    if (fit.score.logit < kSplitPrice) continue;
    auto& known = best[pair.second];
    if (known.first == nullptr || fit.score.logit > known.first->score.logit) {
      known = {&fit, pair.first};
    }
  }
  for (const auto& [thread, found] : best) {
    const auto& [fit, record] = found;
    if (documents_[document].year == documents_[fit->member.document].year) continue;
    add_probable(LinkKind::merge, *fit, {document, record});
  }
}

// A thread that has records after it was thought to have become part of another has not; and one
// becomes part of another once.
void Matching::drop_merges_of_returned() {
  std::set<std::size_t> merged;
  std::erase_if(links_, [&](const ThreadLink& link) {
    if (link.kind != LinkKind::merge) return false;
    const std::size_t thread = thread_of_[link.from.document][link.from.record];
    const RecordIndex last = threads_[thread].members.back();
    const bool returned = documents_[last.document].year >= documents_[link.to.document].year;
    return returned || !merged.insert(thread).second;
  });
}

// A person's word joins threads even where each has a record in one document.
void Matching::join_by_word() {
  if (said_same_.empty()) return;
  std::map<std::string, std::vector<RecordIndex>> named;
  for (const std::size_t d : in_order()) {
    for (std::size_t r = 0; r < documents_[d].records.size(); ++r) {
      const std::string& key = documents_[d].records[r].key;
      if (said_same_.count(key) != 0) named[key].push_back({d, r});
    }
  }
  for (const auto& [pair, same] : words_) {
    if (!same || pair.first > pair.second) continue;
    for (const RecordIndex a : named[pair.first]) {
      for (const RecordIndex b : named[pair.second]) {
        const std::size_t from = thread_of_[b.document][b.record];
        const std::size_t into = thread_of_[a.document][a.record];
        if (from == into) continue;
        const auto [first, last] = std::minmax(from, into);
        for (const RecordIndex member : threads_[last].members) {
          thread_of_[member.document][member.record] = first;
          threads_[first].members.push_back(member);
        }
        threads_[last].members.clear();
        links_.push_back({LinkKind::same, a, b, Certainty::certain, 1, std::nullopt, true,
                          reasons_of(signals_.score(a, b))});
      }
    }
  }
}

Threading Matching::result() {
  Threading threading;
  for (const auto& threads : thread_of_) {
    auto& firsts = threading.thread_of.emplace_back();
    for (const std::size_t thread : threads) {
      firsts.push_back(threads_[thread].members.front());
    }
  }
  threading.links = std::move(links_);
  std::stable_sort(threading.links.begin(), threading.links.end(),
                   [](const ThreadLink& a, const ThreadLink& b) {
                     return std::tie(a.to, a.from) < std::tie(b.to, b.from);
                   });
  return threading;
}

}  // namespace

Threading match_threads(std::span<const ThreadDocument> documents,
                        std::span<const PersonsWord> words) {
  return Matching(documents, words).run();
}

}  // namespace planlupp
