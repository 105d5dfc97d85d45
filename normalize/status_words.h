// How far something has come, told by words: of a status, or of the legend that explains a colour.
//
//   "Genomförd"                                      -> done
//   "Åtgärd delvis genomförd, blir klar i juni"      -> partly_done
//   "Målet uppnås inte"                              -> not_done
//   "Reviderad" (a legend's yellow)                  -> none
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "normalize/record.h"

namespace planlupp {

class Terms;

class StatusWords {
 public:
  explicit StatusWords(const Terms& terms);

  // none for what says nothing of it, and for more than some dozen words.
  [[nodiscard]] StatusCode code_of(std::string_view text) const;

 private:
  std::map<std::string, StatusCode> whole_;                      // statuses.tsv, as keys
  std::vector<std::pair<std::string, std::string>> beginnings_;  // legend_words.tsv
};

// What the document's own legend says of a colour: by the lines with a light before them.
[[nodiscard]] std::map<std::string, StatusCode> read_legend(const std::vector<TextLine>& lines,
                                                            const StatusWords& words);

}  // namespace planlupp
