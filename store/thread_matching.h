// Which risk of one year is which of another, within one organisation and board (goals alike).
//
//   2021: "Fattade beslut verkställs inte"          \  one thread
//   2023: "Fattade beslut verkställs ej i tid"      /
//
// The documents are taken in the order of their years, a plan before its follow-ups. The risks of
// each are assigned to the threads there are so that all go together best; having no partner has a
// price, years in between may be missing. What is left over is looked at for splits and merges.
// A pure function: the order in which documents are given changes nothing.
#pragma once

#include <span>
#include <vector>

#include "store/thread_text.h"

namespace planlupp {

struct Threading {
  // By document and record, as given: the first record of its thread.
  std::vector<std::vector<RecordIndex>> thread_of;
  std::vector<ThreadLink> links;  // ordered by their later record
};

[[nodiscard]] Threading match_threads(std::span<const ThreadDocument> documents,
                                      std::span<const PersonsWord> words);

}  // namespace planlupp
