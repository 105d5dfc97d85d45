#include "store/search.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "normalize/likeness.h"
#include "store/boards.h"
#include "store/collation.h"
#include "store/search_index.h"
#include "store/search_query.h"

namespace planlupp {
namespace {

constexpr int kLooked = 1000;  // hits that are ranked: the newest

// The scope's words for the boards that a filter means; nothing where it means none.
std::optional<std::set<std::string>> boards_of(Database& database, const SearchFilter& filter) {
  if (filter.organisation.empty() && filter.body.empty()) return std::nullopt;
  std::set<std::string> words;
  Boards boards(database);
  Statement& rows = database.statement("SELECT organisation, body, key FROM board");
  std::vector<std::pair<BoardName, std::string>> known;
  while (rows.step()) {
    known.push_back(
        {{std::string(rows.text(0)), std::string(rows.text(1))}, std::string(rows.text(2))});
  }
  for (const auto& [name, key] : known) {
    if (!holds_ignoring_case(name.organisation, filter.organisation)) continue;
    if (!holds_ignoring_case(name.body, filter.body)) continue;
    words.insert(scope_word('b', key));
  }
  return words;
}

// The filter as an FTS5 expression; nullopt where nothing can match.
std::optional<std::string> scope_expression(Database& database, const SearchFilter& filter) {
  std::string scope;
  if (filter.year) scope += " AND {scope} : \"y" + std::to_string(*filter.year) + "\"";
  std::string kind;
  for (const std::string& word : words_of(filter.record_table)) kind += word;
  if (!kind.empty()) scope += " AND {scope} : \"k" + kind + "\"";
  if (const auto boards = boards_of(database, filter)) {
    if (boards->empty()) return std::nullopt;
    std::string any;
    for (const std::string& word : *boards) any += (any.empty() ? "\"" : " OR \"") + word + "\"";
    scope += " AND {scope} : (" + any + ")";
  }
  return scope;
}

// How well a text answers: each term by how often it is found, soon saturated; twice in the first
// line, which is the record's main text; long texts a little less.
void rank_hit(Hit& hit, const std::vector<SearchTerm>& terms, Stemmer& stemmer) {
  const std::vector<WordAt> words = words_at(hit.text);
  const std::size_t first_line = std::min(hit.text.find('\n'), hit.text.size());
  std::vector<double> counts(terms.size());
  for (const WordAt& word : words) {
    const std::string& stem = stemmer.stem(word.word);
    bool matches = false;
    for (std::size_t t = 0; t < terms.size(); ++t) {
      const double count = terms[t].counts(word.word, stem);
      if (count <= 0) continue;
      counts[t] += word.begin < first_line ? 2 * count : count;
      matches = true;
    }
    if (matches) hit.found.emplace_back(word.begin, word.end);
  }
  const double length = 0.75 + static_cast<double>(words.size()) / 200;
  for (std::size_t t = 0; t < terms.size(); ++t) {
    hit.rank += terms[t].weight * counts[t] / (counts[t] + 1.2 * length);
  }
  if (hit.record_table == "page") hit.rank *= 0.8;
}

Hit read_hit(const Statement& row) {
  Hit hit;
  hit.document = row.integer(0);
  hit.record_table = row.text(1);
  hit.record = row.integer(2);
  hit.text = row.text(3);
  hit.organisation = row.text(4);
  hit.body = row.text(5);
  if (!row.is_null(6)) hit.year = static_cast<int>(row.integer(6));
  hit.kind = row.text(7);
  hit.path = row.text(8);
  return hit;
}

SearchResult find(Database& database, std::string_view typed, const SearchFilter& filter,
                  std::size_t limit) {
  SearchResult result;
  Stemmer stemmer;
  std::vector<SearchTerm> terms = search_terms(typed, stemmer);
  result.empty = terms.empty();
  const auto scope = scope_expression(database, filter);
  if (terms.empty() || !scope) return result;
  look_up(database, terms);
  Statement& rows =
      database
          .statement(
              "SELECT e.document_id, e.record_table, e.record_id, e.text, "
              "coalesce(d.organisation, g.organisation), d.body, d.year, d.kind, d.path "
              "FROM search s JOIN search_entry e ON e.id = s.rowid "
              "JOIN document d ON d.id = e.document_id "
              "LEFT JOIN document_board g ON g.document_id = d.id "
              "WHERE search MATCH ? AND d.edition_of IS NULL ORDER BY s.rowid DESC LIMIT ?")
          .with(match_expression(terms) + *scope, kLooked + 1);
  while (rows.step()) {
    if (result.total++ >= kLooked) {
      result.more = true;
      break;
    }
    Hit hit = read_hit(rows);
    rank_hit(hit, terms, stemmer);
    result.hits.push_back(std::move(hit));
  }
  rows.reset();
  std::stable_sort(result.hits.begin(), result.hits.end(),
                   [](const Hit& a, const Hit& b) { return a.rank > b.rank; });
  if (result.hits.size() > limit) result.hits.resize(limit);
  return result;
}

}  // namespace

Result<SearchResult> search(Store& store, std::string_view words, const SearchFilter& filter,
                            std::size_t limit) {
  return guarded([&] { return find(store.database(), words, filter, limit); });
}

Result<std::vector<std::string>> nearest_names(Store& store, std::string_view name) {
  return guarded([&] {
    std::set<std::string> names;
    Statement& rows = store.database().statement(
        "SELECT organisation FROM document WHERE organisation IS NOT NULL "
        "UNION SELECT body FROM document WHERE body IS NOT NULL "
        "UNION SELECT body FROM risk WHERE body IS NOT NULL");
    while (rows.step()) names.insert(std::string(rows.text(0)));
    const Grams wanted = weigh(grams_of(name), {});
    std::vector<std::pair<float, std::string>> ranked;
    for (const std::string& known : names) {
      ranked.emplace_back(-likeness(wanted, weigh(grams_of(known), {})), known);
    }
    std::sort(ranked.begin(), ranked.end());
    std::vector<std::string> nearest;
    for (const auto& [unlike, known] : ranked) {
      if (unlike < -0.15F && nearest.size() < 3) nearest.push_back(known);
    }
    return nearest;
  });
}

namespace {

bool has_any(Database& database, std::string_view sql, std::string_view name) {
  Statement& row = database.statement(sql).with(name);
  const bool found = row.step();
  row.reset();
  return found;
}

Status check_name(Store& store, std::string_view name, std::string_view sql) {
  if (name.empty() || has_any(store.database(), sql, name)) return Done{};
  const auto nearest = nearest_names(store, name);
  if (!nearest) return nearest.error();
  std::string message = "nothing in the store is named \"" + std::string(name) + "\"";
  for (std::size_t i = 0; i < nearest->size(); ++i) {
    message += (i == 0 ? "; the nearest: " : ", ") + nearest->at(i);
  }
  return Error{ErrorCode::not_found, "", message};
}

Status check_year(Database& database, int year) {
  std::string known;
  Statement& rows =
      database.statement("SELECT DISTINCT year FROM document WHERE year IS NOT NULL ORDER BY year");
  while (rows.step()) {
    if (rows.integer(0) == year) {
      rows.reset();
      return Done{};
    }
    known += (known.empty() ? "" : ", ") + std::to_string(rows.integer(0));
  }
  return Error{ErrorCode::not_found, "",
               "the store has no document of " + std::to_string(year) +
                   (known.empty() ? ", and none of any year" : "; it has " + known)};
}

}  // namespace

Status check_known(Store& store, std::string_view organisation, std::string_view body,
                   std::optional<int> year) {
  const auto checked = guarded([&]() -> Status {
    const Status named =
        check_name(store, organisation,
                   "SELECT 1 FROM document WHERE has(organisation, ?1) UNION ALL "
                   "SELECT 1 FROM document_board WHERE has(organisation, ?1) LIMIT 1");
    if (!named) return named;
    const Status board = check_name(store, body,
                                    "SELECT 1 FROM document WHERE has(body, ?1) UNION ALL "
                                    "SELECT 1 FROM risk WHERE has(body, ?1) UNION ALL "
                                    "SELECT 1 FROM goal WHERE has(body, ?1) LIMIT 1");
    if (!board) return board;
    return year ? check_year(store.database(), *year) : Status(Done{});
  });
  return checked ? *checked : Status(checked.error());
}

}  // namespace planlupp
