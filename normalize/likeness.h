// How like two texts are, 0 to 1: the cosine of their character 3- to 5-grams, each weighted by
// how much it tells. What occurs in every risk of a plan ("på grund av brist på resurser") tells
// little, whoever shares it; what occurs in one alone tells much.
//
//   std::vector<Grams> plan = {grams_of("Jäv vid beslut"), grams_of("Fel vid beslut")};
//   GramWeights weights;
//   weights.add(plan);
//   likeness(weigh(plan[0], weights), weigh(plan[1], weights));
//
// Knows no words: damage to a few letters, inflection and compounds cost little.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace planlupp {

// A gram (its hash) and its count or weight; ascending by gram.
struct Gram {
  std::uint32_t gram = 0;
  float weight = 0;
};
using Grams = std::vector<Gram>;

// Case, punctuation and white space do not count.
[[nodiscard]] Grams grams_of(std::string_view text);

// How common each gram is among texts that are different things. What one plan says of many of its
// risks is common, however rare in others; what every year's plan says of one risk is not.
class GramWeights {
 public:
  // Texts that are different things: the risks of one plan. The order of the calls does not matter.
  void add(std::span<const Grams> texts);
  [[nodiscard]] float weight(std::uint32_t gram) const;  // of one that was never seen: the highest

 private:
  std::unordered_map<std::uint32_t, float> share_;  // the largest share of others that have it
};

// Weighted and of length 1; empty for a text without letters and digits.
[[nodiscard]] Grams weigh(const Grams& grams, const GramWeights& weights);

// Of two results of weigh().
[[nodiscard]] float likeness(const Grams& a, const Grams& b);

// A text's sentences, without the white space around them.
[[nodiscard]] std::vector<std::string_view> sentences_of(std::string_view text);

}  // namespace planlupp
