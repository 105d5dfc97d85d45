#include "store/editions.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <optional>
#include <set>
#include <string>
#include <tuple>

#include "normalize/stem.h"

namespace planlupp {
namespace {

struct Edition {
  std::int64_t id = 0;
  std::string sha256;
  std::string what;  // kind, years and period
  std::string decided, title;
  bool is_pdf = false;
  std::int64_t doubts = 0;
  std::int64_t edition_of = 0;
  std::set<std::int64_t> threads;

  // The greater counts.
  [[nodiscard]] auto worth() const {
    return std::tuple(decided, is_pdf, threads.size(), -doubts, sha256);
  }
};

std::vector<Edition> load(Database& database, const std::vector<BoardName>& names) {
  std::vector<Edition> editions;
  for (const BoardName& name : names) {
    Statement& rows =
        database
            .statement(
                "SELECT id, sha256, kind || ' ' || coalesce(year, '') || '-' || coalesce(year_to, "
                "year, '') "
                "|| ' ' || coalesce(period, ''), max(coalesce(decided_on, ''), "
                "coalesce(revised_on, '')), "
                "coalesce(title, ''), format = 'pdf', (SELECT count(*) FROM note n WHERE "
                "n.document_id = "
                "document.id AND n.level <> 'repair'), coalesce(edition_of, 0) FROM document "
                "WHERE year IS NOT NULL AND ((organisation IS nullif(?1, '') "
                "AND body IS nullif(?2, '') AND NOT EXISTS (SELECT 1 FROM document_board g "
                "WHERE g.document_id = document.id)) OR id IN (SELECT document_id "
                "FROM document_board WHERE organisation = ?1 AND body = ?2)) "
                "ORDER BY id")
            .with(name.organisation, name.body);
    while (rows.step()) {
      editions.push_back({rows.integer(0),
                          std::string(rows.text(1)),
                          std::string(rows.text(2)),
                          std::string(rows.text(3)),
                          std::string(rows.text(4)),
                          rows.integer(5) != 0,
                          rows.integer(6),
                          rows.integer(7),
                          {}});
    }
  }
  return editions;
}

void load_threads(Database& database, Edition& edition) {
  for (const char* sql :
       {"SELECT thread_id FROM risk WHERE document_id = ? AND thread_id IS NOT NULL",
        "SELECT thread_id FROM goal WHERE document_id = ? AND thread_id IS NOT NULL"}) {
    Statement& rows = database.statement(sql).with(edition.id);
    while (rows.step()) edition.threads.insert(rows.integer(0));
  }
}

// Titles of one plan share most of their words; a missing title says nothing.
bool titles_agree(std::string_view a, std::string_view b) {
  const auto words = [](std::string_view title) {
    const std::vector<std::string> all = words_of(title);
    return std::set<std::string>(all.begin(), all.end());
  };
  const std::set<std::string> left = words(a), right = words(b);
  if (left.empty() || right.empty()) return true;
  const auto shared = std::count_if(
      left.begin(), left.end(), [&](const std::string& word) { return right.count(word) != 0; });
  return 2 * static_cast<std::size_t>(shared) >= std::min(left.size(), right.size());
}

bool alike(const Edition& a, const Edition& b) {
  constexpr double kMost = 0.7;
  const auto shared = std::count_if(a.threads.begin(), a.threads.end(), [&](std::int64_t thread) {
    return b.threads.count(thread) != 0;
  });
  const std::size_t larger = std::max(a.threads.size(), b.threads.size());
  return shared > 0 && static_cast<double>(shared) >= kMost * static_cast<double>(larger) &&
         titles_agree(a.title, b.title);
}

struct Said {
  bool same = false;
  std::string first;
};

// What a person said about two documents.
std::optional<Said> word(Database& database, const Edition& a, const Edition& b) {
  Statement& row = database.statement(
      "SELECT same, first FROM persons_word WHERE record_table = 'document' AND a = ? AND b = ?");
  row.with(std::min(a.sha256, b.sha256), std::max(a.sha256, b.sha256));
  std::optional<Said> said;
  if (row.step()) said = Said{row.integer(0) != 0, std::string(row.text(1))};
  row.reset();
  return said;
}

class Groups {
 public:
  explicit Groups(std::size_t size) : parent_(size) {
    std::iota(parent_.begin(), parent_.end(), std::size_t{0});
  }
  std::size_t of(std::size_t i) { return parent_[i] == i ? i : parent_[i] = of(parent_[i]); }
  void join(std::size_t a, std::size_t b) { parent_[of(a)] = of(b); }

 private:
  std::vector<std::size_t> parent_;
};

}  // namespace

void mark_editions(Database& database, const std::vector<BoardName>& names) {
  std::vector<Edition> editions = load(database, names);
  for (Edition& edition : editions) load_threads(database, edition);
  Groups groups(editions.size());
  std::set<std::string> preferred;  // by sha256
  for (std::size_t i = 0; i < editions.size(); ++i) {
    for (std::size_t j = i + 1; j < editions.size(); ++j) {
      const auto said = word(database, editions[i], editions[j]);
      if (said && said->same) preferred.insert(said->first);
      const bool same =
          said ? said->same
               : editions[i].what == editions[j].what && alike(editions[i], editions[j]);
      if (same) groups.join(i, j);
    }
  }
  std::map<std::size_t, std::size_t> counts;  // by group
  const auto worth = [&](const Edition& e) {
    return std::tuple(preferred.count(e.sha256) != 0, e.worth());
  };
  for (std::size_t i = 0; i < editions.size(); ++i) {
    const auto [known, added] = counts.emplace(groups.of(i), i);
    if (!added && worth(editions[i]) > worth(editions[known->second])) known->second = i;
  }
  for (std::size_t i = 0; i < editions.size(); ++i) {
    const Edition& of = editions[counts.at(groups.of(i))];
    const std::int64_t wanted = of.id == editions[i].id ? 0 : of.id;
    if (wanted == editions[i].edition_of) continue;
    database.statement("UPDATE document SET edition_of = nullif(?, 0) WHERE id = ?")
        .run(wanted, editions[i].id);
  }
}

}  // namespace planlupp
