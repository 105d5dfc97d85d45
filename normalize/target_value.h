// The grammar of target values.
//
//   "Minst 50 %" -> >= 50 %      "Högst 5,3 %" -> <= 5.3 %       "-20 %" -> change -20 %
//   "4,5 (KS) 4,5 (BUN)" -> per body      "Större andel än 2021" -> vs year
//   "Genomförd aktivitet" -> done         "Kompletteras senare" -> unset
#pragma once

#include <memory>
#include <string_view>

#include "normalize/record.h"

namespace planlupp {

class Terms;

class TargetGrammar {
 public:
  // A pattern of the table target_forms that is no RE2 pattern is left out.
  explicit TargetGrammar(const Terms& terms);
  ~TargetGrammar();

  // op is empty where the text has none of the known forms.
  [[nodiscard]] Target parse(std::string_view text) const;

 private:
  struct Forms;
  std::unique_ptr<const Forms> forms_;
};

}  // namespace planlupp
