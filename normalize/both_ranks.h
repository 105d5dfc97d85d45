// Likelihood and severity in one cell, and the headings that announce it.
//
//   "3 x 4 = 12", "12 (3x4)", "S3 K4"      likelihood 3, severity 4
//   "4/3" under "Placering i matris (S/K)"  likelihood 4, severity 3
//   "4/3" under "K/S"                       severity 4, likelihood 3
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace planlupp {

class Terms;

struct BothRanks {
  std::string likelihood, severity;
  std::string score;  // empty: not stated
};

// Whether a heading joins the two: "Sannolikhet x konsekvens", "S/K".
[[nodiscard]] bool names_both_ranks(std::string_view heading, const Terms& terms);

// The same of a heading that is nothing else, but for what the product is called:
// "Sannolikhet x konsekvens = riskvärde".
[[nodiscard]] bool is_both_ranks(std::string_view heading, const Terms& terms);

// Letters in the value tell which rank comes first, else the heading does, else it is the
// likelihood. Nothing where the text is no such pair.
[[nodiscard]] std::optional<BothRanks> parse_both_ranks(std::string_view text,
                                                        std::string_view heading,
                                                        const Terms& terms);

}  // namespace planlupp
