#include "store/thread_signals.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <string>

#include "normalize/stem.h"

namespace planlupp {
namespace {

constexpr std::size_t at(Signal signal) { return static_cast<std::size_t>(signal); }

// A signal's part of the log odds: weight * (min(likeness, enough) / enough - neutral), nothing
// where one of the two has no such text. Fitted to pairs of series whose threads are known
// (tests/tools/thread_pairs.cpp), then rounded, and what tells less in real plans than there
// (controls, causes) made lighter.
struct Weight {
  double weight = 0, neutral = 0, enough = 1;
};
constexpr std::array<Weight, kSignals> kWeights{{
    {4.5, 0.15, 0.6},   // head
    {4.5, 0.15, 0.6},   // text
    {5.5, 0.25, 0.6},   // consequence
    {3.0, 0.35, 0.6},   // cause
    {1.5, 0.30, 0.6},   // measures
    {5.0, 0.35, 0.6},   // controls
    {1.8, 0.70, 0.6},   // area
    {1.4, 0.70, 0.6},   // assignment
    {0.3, 0.50, 1.0},   // code
    {1.2, 0.80, 1.0},   // place
    {-0.05, 0.0, 1.0},  // gap
}};
constexpr double kBase = -4.1;

// Beyond enough, being the very same still tells siblings (the parts of a risk that was split)
// apart.
double share_of(std::size_t signal, double likeness) {
  constexpr double kBeyond = 0.2;
  const Weight& w = kWeights.at(signal);
  if (signal == at(Signal::gap)) return w.weight * likeness;
  double reached = std::min(likeness, w.enough) / w.enough;
  if (likeness > w.enough) reached += kBeyond * (likeness - w.enough) / (1 - w.enough);
  return w.weight * (reached - w.neutral);
}

// The words alone, and without what plans add in brackets: "(Ny 2021)", "(kvarstår)".
std::string spelled(std::string_view text) {
  std::string bare;
  int depth = 0;
  for (const char c : text) {
    if (c == '(') ++depth;
    if (depth == 0) bare += c;
    if (c == ')' && depth > 0) --depth;
  }
  std::vector<std::string> words = words_of(bare);
  if (words.empty()) words = words_of(text);
  std::string joined;
  for (const std::string& word : words) joined.append(word) += ' ';
  return joined;
}

std::string text_of(const ThreadRecord& record, std::size_t signal) {
  if (signal != at(Signal::head)) return spelled(record.texts.at(signal));
  const auto sentences = sentences_of(record.texts.at(at(Signal::text)));
  return sentences.empty() ? std::string{} : spelled(sentences.front());
}

}  // namespace

double probability_of(double logit) { return 1 / (1 + std::exp(-logit)); }

double base_of_score() { return kBase; }

std::vector<Reason> reasons_of(const Score& score) {
  std::vector<Reason> reasons;
  for (std::size_t i = 0; i < kSignals; ++i) {
    const double likeness = score.likenesses[i];
    if (likeness < 0) continue;
    reasons.push_back({static_cast<Signal>(i), likeness, share_of(i, likeness)});
  }
  return reasons;
}

ThreadSignals::ThreadSignals(std::span<const ThreadDocument> documents) {
  for (const ThreadDocument& document : documents) {
    years_.push_back(document.year);
    auto& records = ids_.emplace_back();
    for (const ThreadRecord& record : document.records) {
      auto& ids = records.emplace_back();
      for (std::size_t i = 0; i < kTextSignals; ++i) ids[i] = add(texts_[i], text_of(record, i));
    }
  }
}

std::uint32_t ThreadSignals::add(Texts& texts, const std::string& text) {
  if (text.empty()) return kNone;
  return texts.ids.emplace(text, static_cast<std::uint32_t>(texts.ids.size())).first->second;
}

void ThreadSignals::weigh_all(std::size_t signal) {
  Texts& texts = texts_.at(signal);
  texts.grams.resize(texts.ids.size());
  for (const auto& [text, id] : texts.ids) texts.grams[id] = grams_of(text);
  GramWeights weights;
  for (const auto& records : ids_) {
    std::set<std::uint32_t> distinct;
    for (const auto& ids : records) {
      if (ids[signal] != kNone) distinct.insert(ids[signal]);
    }
    std::vector<Grams> grams;
    for (const std::uint32_t id : distinct) grams.push_back(texts.grams[id]);
    weights.add(grams);
  }
  for (Grams& grams : texts.grams) grams = weigh(grams, weights);
}

float ThreadSignals::like(std::size_t signal, std::uint32_t a, std::uint32_t b) {
  if (a == b) return 1;
  Texts& texts = texts_[signal];
  if (texts.grams.empty()) weigh_all(signal);
  const std::uint64_t pair = (std::uint64_t{std::min(a, b)} << 32U) | std::max(a, b);
  const auto [found, added] = texts.known.emplace(pair, 0.0F);
  if (added) found->second = likeness(texts.grams[a], texts.grams[b]);
  return found->second;
}

Likenesses ThreadSignals::likenesses(RecordIndex a, RecordIndex b) {
  const auto& left = ids_.at(a.document).at(a.record);
  const auto& right = ids_.at(b.document).at(b.record);
  Likenesses all{};
  for (std::size_t i = 0; i < kTextSignals; ++i) {
    const bool both = left[i] != kNone && right[i] != kNone;
    if (i == at(Signal::code)) {
      all[i] = !both ? -1.0F : left[i] == right[i] ? 1.0F : 0.0F;
    } else {
      all[i] = both ? like(i, left[i], right[i]) : -1.0F;
    }
  }
  const auto place = [&](RecordIndex r) {
    return (static_cast<float>(r.record) + 0.5F) / static_cast<float>(ids_[r.document].size());
  };
  all[at(Signal::place)] = 1 - std::abs(place(a) - place(b));
  all[at(Signal::gap)] =
      static_cast<float>(std::abs(years_.at(a.document) - years_.at(b.document)));
  return all;
}

Score ThreadSignals::score(RecordIndex a, RecordIndex b) {
  Score score{kBase, likenesses(a, b)};
  for (std::size_t i = 0; i < kSignals; ++i) {
    if (score.likenesses[i] >= 0) score.logit += share_of(i, score.likenesses[i]);
  }
  return score;
}

bool ThreadSignals::same_text(RecordIndex a, RecordIndex b) const {
  const std::uint32_t text = ids_.at(a.document).at(a.record)[at(Signal::text)];
  return text != kNone && text == ids_.at(b.document).at(b.record)[at(Signal::text)];
}

bool ThreadSignals::repeated(RecordIndex a, RecordIndex b) {
  const auto& left = ids_.at(a.document).at(a.record);
  const auto& right = ids_.at(b.document).at(b.record);
  for (const Signal signal :
       {Signal::text, Signal::consequence, Signal::cause, Signal::controls, Signal::code}) {
    if (left[at(signal)] != right[at(signal)]) return false;
  }
  return left[at(Signal::text)] != kNone;
}

}  // namespace planlupp
