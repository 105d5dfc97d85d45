#include "normalize/both_ranks.h"

#include <re2/re2.h>

#include <utility>
#include <vector>

#include "normalize/terms.h"
#include "normalize/text.h"

namespace planlupp {
namespace {

bool is_severity(Meaning meaning) {
  return meaning == Meaning::severity || meaning == Meaning::consequence_or_severity ||
         meaning == Meaning::consequence;
}

enum class Order { none, likelihood_first, severity_first };

Order order_of(std::optional<Meaning> a, std::optional<Meaning> b) {
  if (!a || !b) return Order::none;
  if (*a == Meaning::likelihood && is_severity(*b)) return Order::likelihood_first;
  if (is_severity(*a) && *b == Meaning::likelihood) return Order::severity_first;
  return Order::none;
}

// What the words that end a text, or begin it, are a name of.
std::optional<Meaning> at_end(std::string_view text, const Terms& terms) {
  for (const WordSpan& word : split_words(text)) {
    if (const auto found = terms.label(text.substr(word.begin))) return found;
  }
  return std::nullopt;
}
std::optional<Meaning> at_begin(std::string_view text, const Terms& terms) {
  const auto words = split_words(text);
  for (std::size_t n = words.size(); n > 0; --n) {
    if (const auto found = terms.label(text.substr(0, words[n - 1].end))) return found;
  }
  return std::nullopt;
}

Order order_in(std::string_view heading, const Terms& terms) {
  static const RE2 kJoined(R"(([\pL ]*\pL)(?:\s*[/×*·]\s*|\s+[xX]\s+|x)(\pL[\pL ]*))");
  re2::StringPiece rest(heading);
  std::string left, right;
  while (RE2::FindAndConsume(&rest, kJoined, &left, &right)) {
    const Order order = order_of(at_end(left, terms), at_begin(right, terms));
    if (order != Order::none) return order;
  }
  return Order::none;
}

// "S3 K4", "K: 2 S: 4"
std::optional<BothRanks> lettered(std::string_view text, const Terms& terms) {
  static const RE2 kLetters(
      R"(\s*(\pL)\s*[:=]?\s*(\d{1,2})\s*[,;/x*×·+-]?\s*(\pL)\s*[:=]?\s*(\d{1,2})\s*)");
  std::string letter, first, other, second;
  if (!RE2::FullMatch(text, kLetters, &letter, &first, &other, &second)) return std::nullopt;
  const Order order = order_of(terms.label(letter), terms.label(other));
  if (order == Order::none) return std::nullopt;
  if (order == Order::severity_first) std::swap(first, second);
  return BothRanks{first, second, {}};
}

}  // namespace

bool names_both_ranks(std::string_view heading, const Terms& terms) {
  return heading.size() < 120 && order_in(heading, terms) != Order::none;
}

bool is_both_ranks(std::string_view heading, const Terms& terms) {
  static const RE2 kWhole(
      R"(([\pL ]*\pL)(?:\s*[/×*·]\s*|\s+[xX]\s+|x)(\pL[\pL ]*)(?:=\s*(\pL[\pL ]*))?)");
  std::string left, right, product;
  if (heading.size() >= 120 || !RE2::FullMatch(heading, kWhole, &left, &right, &product)) {
    return false;
  }
  if (order_of(terms.label(left), terms.label(right)) == Order::none) return false;
  return product.empty() || terms.label(product).has_value();
}

std::optional<BothRanks> parse_both_ranks(std::string_view text, std::string_view heading,
                                          const Terms& terms) {
  if (text.size() > 40) return std::nullopt;
  if (auto both = lettered(text, terms)) return both;
  static const RE2 kProduct(R"(\s*(\d{1,2})\s*[xX*×·]\s*(\d{1,2})(?:\s*=\s*(\d{1,3}))?\s*)");
  static const RE2 kBehind(R"(\s*(\d{1,3})\s*[(=:]\s*(\d{1,2})\s*[xX*×·]\s*(\d{1,2})\s*\)?\s*)");
  static const RE2 kPlace(R"(\s*(\d{1,2})\s*[/,;]\s*(\d{1,2})\s*)");
  BothRanks both;
  const Order order = heading.size() < 120 ? order_in(heading, terms) : Order::none;
  const bool pair =
      RE2::FullMatch(text, kProduct, &both.likelihood, &both.severity, &both.score) ||
      RE2::FullMatch(text, kBehind, &both.score, &both.likelihood, &both.severity) ||
      (order != Order::none && RE2::FullMatch(text, kPlace, &both.likelihood, &both.severity));
  if (!pair) return std::nullopt;
  if (order == Order::severity_first) std::swap(both.likelihood, both.severity);
  return both;
}

}  // namespace planlupp
