#include "normalize/likeness.h"

#include <catch2/catch.hpp>

using namespace planlupp;

namespace {

float like(std::string_view a, std::string_view b, const GramWeights& weights = {}) {
  return likeness(weigh(grams_of(a), weights), weigh(grams_of(b), weights));
}

}  // namespace

TEST_CASE("a text is wholly like itself, whatever its case and punctuation") {
  CHECK(like("Jäv vid beslut", "jäv vid beslut.") == Approx(1.0));
  CHECK(like("IT-system", "IT system") == Approx(1.0));
}

TEST_CASE("texts without a common gram are not alike at all") {
  CHECK(like("Jäv", "Budgeten överskrids") == Approx(0.0));
  CHECK(like("", "Jäv") == Approx(0.0));
  CHECK(like("", "") == Approx(0.0));
}

TEST_CASE("likeness does not depend on the order of the two") {
  CHECK(like("Fattade beslut verkställs inte", "Beslut verkställs ej i tid") ==
        Approx(like("Beslut verkställs ej i tid", "Fattade beslut verkställs inte")));
}

TEST_CASE("a reworded text is nearer than another one") {
  const char* before = "Fattade beslut verkställs inte";
  CHECK(like(before, "Fattade beslut verkställs ej eller återrapporteras inte") >
        like(before, "Personal slutar innan ersättare är på plats") + 0.3F);
}

TEST_CASE("what every risk of a plan says makes no two of them alike") {
  const char* a = "Jäv på grund av brist på tid eller underlag";
  const char* b = "Mögel på grund av brist på tid eller underlag";
  const char* c = "Stöld på grund av brist på tid eller underlag";
  const char* d = "Avbrott på grund av brist på tid eller underlag";
  const std::vector<Grams> plan = {grams_of(a), grams_of(b), grams_of(c), grams_of(d)};
  GramWeights weights;
  weights.add(plan);
  CHECK(like(a, b) > 0.7F);
  CHECK(like(a, b, weights) < 0.55F);
}

TEST_CASE("the order in which plans are added changes no weight") {
  const std::vector<Grams> one = {grams_of("brist på tid"), grams_of("brist på pengar")};
  const std::vector<Grams> two = {grams_of("brist på el"), grams_of("jäv"), grams_of("hot")};
  GramWeights forward, backward;
  forward.add(one), forward.add(two);
  backward.add(two), backward.add(one);
  for (const Grams& text : one) {
    for (const Gram& gram : text) CHECK(forward.weight(gram.gram) == backward.weight(gram.gram));
  }
}

TEST_CASE("a text is cut into sentences") {
  CHECK(sentences_of("Jäv. Se även risk 3! Vad nu?") ==
        std::vector<std::string_view>{"Jäv.", "Se även risk 3!", "Vad nu?"});
  CHECK(sentences_of("t.ex. 0,75 åa") == std::vector<std::string_view>{"t.ex.", "0,75 åa"});
  CHECK(sentences_of("  ").empty());
  CHECK(sentences_of("").empty());
}
