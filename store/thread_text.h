// What threading compares: the risks (or goals) of one board's documents as plain texts. Filled
// from rows by thread_store.cpp, from gold files by tests; knows no SQL.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace planlupp {

// What speaks for or against two records being the same risk (in brackets: or goal).
enum class Signal {
  head,         // the first sentence of the risk [statement]
  text,         // the whole of it
  consequence,  // [detail]
  cause,        // [indicator]
  measures,     // joined
  controls,     // joined
  area,
  assignment,  // [strategy]
  code,
  place,  // how far into the document it stands
  gap,    // years between the two
};
inline constexpr std::size_t kTextSignals = 9;  // head to code: those that have a text
inline constexpr std::size_t kSignals = 11;

[[nodiscard]] std::string_view name_of(Signal signal);

struct ThreadRecord {
  std::array<std::string, kTextSignals> texts;  // by Signal; head is made by the matching
  std::string key;                              // the record's content: what a person's word names
};

struct ThreadDocument {
  std::string key;  // its content: decides where year and rank do not
  int year = 0;
  int rank = 0;  // within the year: 0 a plan, then its follow-ups by period
  std::vector<ThreadRecord> records;
};

// A person's word about two records, named by ThreadRecord::key.
struct PersonsWord {
  std::string a, b;
  bool same = false;
};

struct RecordIndex {
  std::size_t document = 0, record = 0;
  friend bool operator==(const RecordIndex&, const RecordIndex&) = default;
  friend auto operator<=>(const RecordIndex&, const RecordIndex&) = default;
};

enum class Certainty { certain, probable, unclear };
[[nodiscard]] std::string_view name_of(Certainty certainty);

// How a signal weighed: its likeness (0 to 1; nullopt where one of the two has no such text), and
// its share of the sum that decided.
struct Reason {
  Signal signal = Signal::head;
  std::optional<double> likeness;
  double share = 0;
};

enum class LinkKind {
  same,   // the same risk
  split,  // `to` is a part of what `from` was
  merge,  // `from` became a part of `to`
};
[[nodiscard]] std::string_view name_of(LinkKind kind);

struct ThreadLink {
  LinkKind kind = LinkKind::same;
  RecordIndex from, to;  // the earlier and the later record
  Certainty certainty = Certainty::unclear;
  double probability = 0;           // that they are the same, 0 to 1
  std::optional<double> runner_up;  // the probability of the next best partner
  bool by_person = false;
  std::vector<Reason> reasons;
};

}  // namespace planlupp
