#include "store/search_query.h"

#include <algorithm>
#include <cmath>

namespace planlupp {
namespace {

constexpr std::size_t kMaxTerms = 32;      // of one search
constexpr std::size_t kMaxCompounds = 60;  // that one word finds
constexpr double kCompound = 0.5;          // how much one counts

std::string quoted(std::string_view word) { return "\"" + std::string(word) + "\""; }

std::size_t letters(std::string_view word) {
  return static_cast<std::size_t>(std::count_if(word.begin(), word.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
  }));
}

void add_term(std::vector<SearchTerm>& terms, std::string_view text, bool phrase, bool beginning,
              Stemmer& stemmer) {
  std::vector<std::string> words = words_of(text);
  if (words.empty() || terms.size() >= kMaxTerms) return;
  if (!phrase && words.size() > 1) {  // "IT-system": both, side by side
    phrase = true;
  }
  SearchTerm term;
  for (const std::string& word : words) term.stems.push_back(stemmer.stem(word));
  term.words = std::move(words);
  term.beginning = beginning && term.words.size() == 1;
  if (term.words.size() == 1 && !term.beginning) term.finds[term.stems.front()] = 1;
  terms.push_back(std::move(term));
}

// The stems in the store that have this one at their beginning or end.
void add_compounds(Database& database, SearchTerm& term) {
  const std::string stem = term.stems.front();
  if (letters(stem) < 3) return;
  const bool short_one = letters(stem) == 3;  // "mål" begins too much: målare, målsman
  Statement& rows = database
                        .statement(
                            "SELECT w.word FROM search_part p JOIN search_word w ON w.id = p.rowid "
                            "WHERE search_part MATCH ? AND w.entries > 0 ORDER BY w.entries DESC, "
                            "w.word LIMIT 2000")
                        .with(quoted(stem));
  while (rows.step() && term.finds.size() <= kMaxCompounds) {
    const std::string word(rows.text(0));
    if (word == stem) continue;
    const bool ends = word.ends_with(stem), begins = word.starts_with(stem) && !short_one;
    if (ends || begins) term.finds.emplace(word, kCompound);
  }
  rows.reset();
}

// Of the texts the fewer have it, the more it tells.
double weight_of(Database& database, const SearchTerm& term, double entries) {
  double with = 0;
  for (const auto& [word, counts] : term.finds) {
    Statement& row =
        database.statement("SELECT entries FROM search_word WHERE word = ?").with(word);
    if (row.step()) with = std::max(with, static_cast<double>(row.integer(0)));
    row.reset();
  }
  return std::log(1 + (entries + 1) / (with + 1));
}

}  // namespace

double SearchTerm::counts(const std::string& word, const std::string& stem) const {
  if (beginning) return word.starts_with(words.front()) ? 1 : 0;
  if (words.size() > 1) {
    return std::find(stems.begin(), stems.end(), stem) != stems.end() ? 1 : 0;
  }
  const auto found = finds.find(stem);
  return found == finds.end() ? 0 : found->second;
}

std::vector<SearchTerm> search_terms(std::string_view typed, Stemmer& stemmer) {
  std::vector<SearchTerm> terms;
  for (std::size_t i = 0; i < typed.size();) {
    if (typed[i] == '"') {
      const std::size_t end = std::min(typed.find('"', i + 1), typed.size());
      add_term(terms, typed.substr(i + 1, end - i - 1), true, false, stemmer);
      i = end + 1;
      continue;
    }
    const std::size_t end = std::min(typed.find_first_of(" \t\n\"", i), typed.size());
    const std::string_view word = typed.substr(i, end - i);
    if (!word.empty()) add_term(terms, word, false, word.ends_with('*'), stemmer);
    i = end == i ? i + 1 : end;
  }
  return terms;
}

void look_up(Database& database, std::vector<SearchTerm>& terms) {
  // About how many there are: counting them would take longer than the search.
  const auto entries =
      50.0 * static_cast<double>(database.integer("SELECT coalesce(max(id), 0) FROM document"));
  for (SearchTerm& term : terms) {
    if (term.finds.empty()) continue;
    add_compounds(database, term);
    term.weight = weight_of(database, term, entries);
  }
}

std::string match_expression(const std::vector<SearchTerm>& terms) {
  std::string all;
  for (const SearchTerm& term : terms) {
    all += all.empty() ? "" : " AND ";
    if (term.beginning) {
      all += "{text} : " + quoted(term.words.front()) + " *";
    } else if (term.words.size() > 1) {
      std::string phrase;
      for (const std::string& stem : term.stems) phrase += (phrase.empty() ? "" : " ") + stem;
      all += "{stems} : " + quoted(phrase);
    } else {
      std::string any;
      for (const auto& [stem, counts] : term.finds) {
        any += (any.empty() ? "" : " OR ") + quoted(stem);
      }
      all += "{stems} : (" + any + ")";
    }
  }
  return all;
}

}  // namespace planlupp
