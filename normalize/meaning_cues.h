// What a text of several words is about, by words that texts of a kind begin with or hold
// (terms/cues.tsv): weak evidence, for where no column tells it.
//
//   "Minskat förtroende och skadestånd"    consequence
//   "Rutinen saknas"                       cause
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "normalize/terms.h"

namespace planlupp {

class MeaningCues {
 public:
  explicit MeaningCues(const Terms& terms);

  // For each of the columns, how much worse the text suits it than the one that it suits best.
  [[nodiscard]] std::vector<double> costs(std::string_view text,
                                          const std::vector<Meaning>& columns) const;

 private:
  struct Cue {
    std::string word;
    bool prefix = false, first = false;
    Meaning meaning = Meaning::other;
  };
  std::vector<Cue> cues_;
};

}  // namespace planlupp
