// Two years side by side: which risks (or goals) are new, gone, kept, reworded, split or merged;
// whose score or level moved; which measures and controls came, went, were done; which results are
// missing. A year whose documents were not read is said to be that, never "no risks".
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extract/result.h"
#include "store/store.h"
#include "store/word_diff.h"
#include "store/year_records.h"

namespace planlupp {

enum class Fate {
  kept,      // the same words
  reworded,  // the same risk in other words
  new_one,
  gone,
  split,   // new, a part of one that was there before
  merged,  // gone into another
};
[[nodiscard]] std::string_view name_of(Fate fate);

enum class Move { unknown, same, up, down };
[[nodiscard]] std::string_view name_of(Move move);

// A measure or control of one year and what it was in the other; empty: it was or is not there.
struct ItemChange {
  std::string before, after;
  std::string status_before, status_after;  // of measures; of controls the result
};

struct ComparedRecord {
  Fate fate = Fate::kept;
  std::optional<YearRecord> before, after;
  std::vector<DiffPart> words;                 // reworded only
  Move move = Move::unknown;                   // of risk_index, or of a goal's status
  std::string other;                           // split, merged: of what, or into what
  std::optional<int> seen_before;              // new: the last earlier year in which it was there
  std::vector<ItemChange> measures, controls;  // those that differ
  bool measures_known = true;                  // both years' documents show measures
  bool controls_known = true;
  int results_missing = 0;  // controls of the later year without a result, where its
                            // documents show results
};

// A board in the two years.
struct ComparedBoard {
  std::string organisation, body;
  int documents_before = 0, documents_after = 0;  // 0: not read; nothing can be compared then
  std::vector<std::string> paths;
  std::vector<ComparedRecord> records;  // in the later year's order, then those gone
  std::vector<std::string> new_areas, gone_areas, new_categories, gone_categories;
};

struct CompareRequest {
  RecordKind kind = RecordKind::risk;
  int before = 0, after = 0;
  std::string organisation, body;  // parts of names; "": any
};

struct Comparison {
  std::vector<ComparedBoard> boards;
  std::vector<int> years;  // that the store has, where one of the two is missing altogether
};

[[nodiscard]] Result<Comparison> compare(Store& store, const CompareRequest& request);

}  // namespace planlupp
