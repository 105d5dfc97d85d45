#include "store/search_index.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <map>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "normalize/stem.h"
#include "store/boards.h"

namespace planlupp {
namespace {

// Of each kind of record its id, its board where it has its own, and its texts, the main one first.
struct Kind {
  std::string_view table, query;
};
constexpr std::array<Kind, 7> kKinds{{
    {"risk",
     "SELECT id, body, description, consequence, cause, area, assignment, process, category, "
     "responsible, response, level_label, code FROM risk WHERE document_id = ? ORDER BY ordinal, "
     "id"},
    {"goal",
     "SELECT id, body, statement, detail, indicator, target, comment, activity_comment, area, "
     "strategy, outcome, prognosis, status FROM goal WHERE document_id = ? ORDER BY ordinal, id"},
    {"measure",
     "SELECT id, NULL, description, comment, area, responsible, deadline, status FROM measure "
     "WHERE document_id = ? ORDER BY id"},
    {"control",
     "SELECT c.id, r.body, c.description, c.result, c.method, c.frequency, c.responsible, "
     "c.reports_to FROM control c JOIN risk r ON r.id = c.risk_id WHERE r.document_id = ? "
     "ORDER BY c.id"},
    {"activity",
     "SELECT id, NULL, description, detail, area FROM activity WHERE document_id = ? ORDER BY id"},
    {"indicator",
     "SELECT id, NULL, description, strategy FROM indicator WHERE document_id = ? ORDER BY id"},
    {"priority",
     "SELECT id, NULL, description, strategy FROM priority WHERE document_id = ? ORDER BY id"},
}};

struct Whose {
  std::int64_t document = 0, year = 0;
  std::string organisation, body, kind;
};

class Indexer {
 public:
  explicit Indexer(Database& database) : database_(database), boards_(database) {}

  void index(std::int64_t document) {
    Transaction transaction(database_);
    forget(document);
    if (const auto whose = whose_is(document)) write(*whose);
    count_words();
    database_.statement("DELETE FROM pending_document WHERE document_id = ?").run(document);
    transaction.commit();
  }

 private:
  std::optional<Whose> whose_is(std::int64_t document) {
    Statement& row =
        database_
            .statement(
                "SELECT coalesce(d.year, 0), coalesce(d.organisation, g.organisation, ''), "
                "coalesce(d.body, ''), d.kind FROM document d LEFT JOIN document_board g "
                "ON g.document_id = d.id WHERE d.id = ?")
            .with(document);
    std::optional<Whose> whose;
    if (row.step()) {
      whose = Whose{document, row.integer(0), std::string(row.text(1)), std::string(row.text(2)),
                    std::string(row.text(3))};
    }
    row.reset();
    return whose;
  }

  void forget(std::int64_t document) {
    Statement& rows =
        database_.statement("SELECT stems, id, text, scope FROM search_entry WHERE document_id = ?")
            .with(document);
    while (rows.step()) {
      add_words(rows.text(0), -1);
      database_
          .statement(
              "INSERT INTO search(search, rowid, text, stems, scope) "
              "VALUES ('delete', ?, ?, ?, ?)")
          .run(rows.integer(1), rows.text(2), rows.text(0), rows.text(3));
    }
    database_.statement("DELETE FROM search_entry WHERE document_id = ?").run(document);
  }

  void write(const Whose& whose) {
    boards_.learn({{whose.organisation, whose.body}});
    next_ = first_free(whose.year);
    begin_scopes(whose);
    std::unordered_set<std::string> words;  // of all records
    for (const Kind& kind : kKinds) {
      Statement& rows = database_.statement(kind.query).with(whose.document);
      while (rows.step()) {
        const std::string text = text_of(rows, kind.table);
        for (WordReader reader(text); reader.next();) words.insert(reader.word());
        const std::string body(rows.is_null(1) ? whose.body : rows.text(1));
        write_entry(whose, kind.table, rows.integer(0), body, text);
      }
    }
    write_pages(whose, words);
  }

  std::string text_of(const Statement& row, std::string_view table) {
    std::string text;
    for (int column = 2; column < row.columns(); ++column) {
      if (!row.is_null(column)) text.append(text.empty() ? "" : "\n").append(row.text(column));
    }
    Statement& more = database_
                          .statement(
                              "SELECT value FROM attribute WHERE record_table = ? AND record_id = "
                              "? ORDER BY ordinal")
                          .with(table, row.integer(0));
    while (more.step()) text.append(text.empty() ? "" : "\n").append(more.text(0));
    return text;
  }

  // A page's headings and prose, and of its tables what no record holds.
  void write_pages(const Whose& whose, const std::unordered_set<std::string>& words) {
    std::map<std::int64_t, std::string> pages;
    Statement& lines =
        database_
            .statement(
                "SELECT coalesce(page, 0), text, role FROM text_line WHERE document_id = ? "
                "AND role IN ('heading', 'prose', 'cell') ORDER BY id")
            .with(whose.document);
    while (lines.step()) {
      const std::string_view text = lines.text(1);
      if (lines.text(2) == "cell" && is_known(text, words)) continue;
      std::string& page = pages[lines.integer(0)];
      page.append(page.empty() ? "" : "\n").append(text);
    }
    for (const auto& [page, text] : pages) write_entry(whose, "page", page, whose.body, text);
  }

  // Figures are in the records as numbers.
  static bool is_known(std::string_view text, const std::unordered_set<std::string>& words) {
    for (WordReader reader(text); reader.next();) {
      const std::string& word = reader.word();
      const bool figure = word.find_first_not_of("0123456789") == std::string::npos;
      if (!figure && words.count(word) == 0) return false;
    }
    return true;
  }

  void write_entry(const Whose& whose, std::string_view table, std::int64_t record,
                   const std::string& body, const std::string& text) {
    const std::string stems = stemmer_.stems(text);
    if (stems.empty()) return;
    const std::string scope =
        year_ + " k" + std::string(table) + kind_and_organisation_ + board_word(whose, body);
    database_
        .statement(
            "INSERT INTO search_entry(id, document_id, record_table, record_id, text, "
            "stems, scope) VALUES (?,?,?,?,?,?,?)")
        .run(next_, whose.document, table, record, text, stems, scope);
    database_.statement("INSERT INTO search(rowid, text, stems, scope) VALUES (?,?,?,?)")
        .run(next_, text, stems, scope);
    ++next_;
    add_words(stems, 1);
  }

  // The parts of a scope that all entries of a document share.
  void begin_scopes(const Whose& whose) {
    year_ = "y" + std::to_string(whose.year);
    std::string kind = whose.kind;
    std::erase(kind, '_');
    kind_and_organisation_ =
        " t" + kind + " " + scope_word('o', boards_.key({whose.organisation, ""})) + " ";
    board_words_.clear();
  }

  const std::string& board_word(const Whose& whose, const std::string& body) {
    const auto [known, is_new] = board_words_.try_emplace(body);
    if (is_new) known->second = scope_word('b', boards_.key({whose.organisation, body}));
    return known->second;
  }

  std::int64_t first_free(std::int64_t year) {
    const std::int64_t first = year << 32;
    Statement& row =
        database_
            .statement(
                "SELECT coalesce(max(id), ?1) + 1 FROM search_entry WHERE id BETWEEN ?1 AND ?1 + "
                "4294967295")
            .with(first);
    row.step();
    const std::int64_t id = row.integer(0);
    row.reset();
    return id;
  }

  void add_words(std::string_view stems, int sign) {
    std::vector<std::string_view> words;
    for (std::size_t begin = 0; begin < stems.size();) {
      const std::size_t end = std::min(stems.find(' ', begin), stems.size());
      words.push_back(stems.substr(begin, end - begin));
      begin = end + 1;
    }
    std::sort(words.begin(), words.end());
    words.erase(std::unique(words.begin(), words.end()), words.end());
    for (const std::string_view word : words) counts_[std::string(word)] += sign;
  }

  // In the order of the words, so that the store does not depend on that of a hash. An UPDATE with
  // RETURNING would be shorter, but makes a savepoint, at which FTS5 writes out all it has
  // gathered.
  void count_words() {
    std::vector<std::pair<std::string_view, int>> counts(counts_.begin(), counts_.end());
    std::sort(counts.begin(), counts.end());
    Statement& find = database_.statement("SELECT id FROM search_word WHERE word = ?");
    Statement& add =
        database_.statement("UPDATE search_word SET entries = entries + ? WHERE id = ?");
    for (const auto& [word, count] : counts) {
      if (count == 0) continue;
      const bool found = find.with(word).step();
      const std::int64_t id = found ? find.integer(0) : 0;
      find.reset();
      if (found) {
        add.run(count, id);
        continue;
      }
      database_.statement("INSERT INTO search_word(word, entries) VALUES (?, ?)").run(word, count);
      database_.statement("INSERT INTO search_part(rowid, word) VALUES (?, ?)")
          .run(database_.last_id(), word);
    }
    counts_.clear();
  }

  Database& database_;
  Boards boards_;
  Stemmer stemmer_;
  std::int64_t next_ = 1;
  std::unordered_map<std::string, int> counts_;
  std::string year_, kind_and_organisation_;                  // of the document in hand
  std::unordered_map<std::string, std::string> board_words_;  // by the board's name
};

}  // namespace

std::string scope_word(char what, std::string_view key) {
  std::uint64_t value = 14695981039346656037ULL;  // FNV-1a
  for (const char byte : key) {
    value = (value ^ static_cast<unsigned char>(byte)) * 1099511628211ULL;
  }
  char word[18];
  std::snprintf(word, sizeof word, "%c%016llx", what, static_cast<unsigned long long>(value));
  return word;
}

void index_pending(Database& database) {
  std::vector<std::int64_t> documents;
  Statement& rows =
      database.statement("SELECT document_id FROM pending_document ORDER BY document_id");
  while (rows.step()) documents.push_back(rows.integer(0));
  if (documents.empty()) return;
  Indexer indexer(database);
  for (const std::int64_t document : documents) indexer.index(document);
}

}  // namespace planlupp
