// How like two records are, signal by signal, and what that makes of the question whether they are
// the same risk. Texts that recur from year to year are compared once.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <unordered_map>
#include <vector>

#include "normalize/likeness.h"
#include "store/thread_text.h"

namespace planlupp {

// The signals of two records; -1 where one of them has no such text.
using Likenesses = std::array<float, kSignals>;

struct Score {
  double logit = 0;  // above 0: rather the same than not
  Likenesses likenesses{};
};

// Of log odds.
[[nodiscard]] double probability_of(double logit);

// The log odds before any signal: that of two risks of a board, one is rarely the other. With the
// shares of a score's reasons it makes the score.
[[nodiscard]] double base_of_score();

// Makes reasons of a score: a line per signal that both records have.
[[nodiscard]] std::vector<Reason> reasons_of(const Score& score);

class ThreadSignals {
 public:
  explicit ThreadSignals(std::span<const ThreadDocument> documents);

  [[nodiscard]] Score score(RecordIndex a, RecordIndex b);

  // Whether the two say exactly the same.
  [[nodiscard]] bool same_text(RecordIndex a, RecordIndex b) const;

  // Whether two records of one document say the same of the same risk: it is listed twice, say
  // under two assignments.
  [[nodiscard]] bool repeated(RecordIndex a, RecordIndex b);

 private:
  static constexpr std::uint32_t kNone = UINT32_MAX;

  // The distinct texts of one signal.
  struct Texts {
    std::unordered_map<std::string, std::uint32_t> ids;  // by the text without case and signs
    std::vector<Grams> grams;  // weighed; made when two different texts are first compared
    std::unordered_map<std::uint64_t, float> known;  // likenesses of pairs
  };

  static std::uint32_t add(Texts& texts, const std::string& text);
  void weigh_all(std::size_t signal);
  float like(std::size_t signal, std::uint32_t a, std::uint32_t b);
  [[nodiscard]] Likenesses likenesses(RecordIndex a, RecordIndex b);

  std::array<Texts, kTextSignals> texts_;
  // By document and record: the ids of its texts.
  std::vector<std::vector<std::array<std::uint32_t, kTextSignals>>> ids_;
  std::vector<int> years_;
};

}  // namespace planlupp
