// What a person types into a search, as terms and as an FTS5 expression.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "normalize/stem.h"
#include "store/sqlite.h"

namespace planlupp {

struct SearchTerm {
  std::vector<std::string> words;  // in lower case; several: a phrase
  std::vector<std::string> stems;
  bool beginning = false;  // word*
  // Stems that the term finds, and how much each counts: itself 1, a compound with it less. Empty
  // for phrases and beginnings.
  std::map<std::string, double> finds;
  double weight = 1;  // the rarer, the more

  // How much a stem of a text counts for this term; 0: not at all.
  [[nodiscard]] double counts(const std::string& word, const std::string& stem) const;
};

// Words, "phrases" and word*; anything else parts words. An unclosed quote is closed at the end.
[[nodiscard]] std::vector<SearchTerm> search_terms(std::string_view typed, Stemmer& stemmer);

// Adds compounds and weights, as the store's words have them.
void look_up(Database& database, std::vector<SearchTerm>& terms);

// "{stems}: (...) AND ...": all terms. Every word in it is quoted.
[[nodiscard]] std::string match_expression(const std::vector<SearchTerm>& terms);

}  // namespace planlupp
