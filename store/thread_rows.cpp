#include "store/thread_rows.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <map>
#include <set>
#include <tuple>

namespace planlupp {
namespace {

std::uint64_t hash(std::string_view bytes) {  // FNV-1a: the same on every machine
  std::uint64_t value = 14695981039346656037ULL;
  for (const char byte : bytes) {
    value = (value ^ static_cast<unsigned char>(byte)) * 1099511628211ULL;
  }
  return value;
}

// The letters and digits alone: a word that is healed better tomorrow is still the same content.
std::string letters_of(std::string_view text) {
  std::string letters;
  for (WordReader words(text); words.next();) letters += words.word();
  return letters;
}

std::string& text_at(ThreadRecord& record, Signal signal) {
  return record.texts.at(static_cast<std::size_t>(signal));
}

// A word of the year's order: "april" 4, "tertial 2" 8; 0 for none.
int month_of(std::string_view word) {
  constexpr std::array<std::string_view, 12> kMonths{"jan", "feb", "mar", "apr", "maj", "jun",
                                                     "jul", "aug", "sep", "okt", "nov", "dec"};
  for (std::size_t i = 0; i < kMonths.size(); ++i) {
    if (word.starts_with(kMonths[i])) return static_cast<int>(i) + 1;
  }
  return 0;
}

// In SQL: the document, what tells its place in time, and the record's texts in the order of the
// signals; the measures and controls of a risk each as one text.
constexpr std::string_view kRisks =
    "SELECT d.id, d.sha256, d.year, d.kind, coalesce(d.period, ''), r.id, "
    "coalesce(r.thread_id, 0), r.description, r.consequence, r.cause, "
    "(SELECT group_concat(m.description, ' ') FROM (SELECT description FROM measure "
    " WHERE risk_id = r.id ORDER BY ordinal) m), "
    "(SELECT group_concat(c.description, ' ') FROM (SELECT description FROM control "
    " WHERE risk_id = r.id ORDER BY ordinal) c), "
    "r.area, coalesce(r.assignment, r.process), r.code "
    "FROM document d JOIN risk r ON r.document_id = d.id WHERE d.year IS NOT NULL AND ";
constexpr std::string_view kGoals =
    "SELECT d.id, d.sha256, d.year, d.kind, coalesce(d.period, ''), r.id, "
    "coalesce(r.thread_id, 0), r.statement, r.detail, r.indicator, "
    "(SELECT group_concat(m.description, ' ') FROM (SELECT description FROM measure "
    " WHERE goal_id = r.id ORDER BY ordinal) m), "
    "NULL, r.area, r.strategy, NULL "
    "FROM document d JOIN goal r ON r.document_id = d.id WHERE d.year IS NOT NULL AND ";

// Of the documents that are the board's own, of those that hold it among others, and of those that
// do not say whose they are and were found to be the board's.
constexpr std::array<std::string_view, 3> kWhose{
    "d.organisation IS nullif(?, '') AND d.body IS nullif(?, '') AND r.body IS NULL "
    "ORDER BY d.id, r.ordinal, r.id",
    "d.organisation IS nullif(?, '') AND r.body = ? ORDER BY d.id, r.ordinal, r.id",
    "d.id IN (SELECT document_id FROM document_board WHERE organisation = ? AND body = ?) "
    "AND r.body IS NULL ORDER BY d.id, r.ordinal, r.id"};

class Loader {
 public:
  Loader(BoardRecords& board, std::string_view key) : board_(board), key_(key) {}

  void take(const Statement& row) {
    const std::int64_t document = row.integer(0);
    const auto [place, added] = place_of_.emplace(document, board_.documents.size());
    if (added) add_document(row, document);
    const std::size_t d = place->second;
    ThreadRecord record;
    for (std::size_t i = 1; i < kTextSignals; ++i) {
      record.texts.at(i) = row.text(6 + static_cast<int>(i));
    }
    record.key = key_of(board_.documents[d], text_at(record, Signal::text));
    board_.documents[d].records.push_back(std::move(record));
    board_.ids[d].push_back(row.integer(5));
    board_.threads[d].push_back(row.integer(6));
  }

 private:
  void add_document(const Statement& row, std::int64_t id) {
    ThreadDocument document;
    document.key = row.text(1);
    document.year = static_cast<int>(row.integer(2));
    document.rank = rank_of(row.text(3), row.text(4));
    board_.documents.push_back(std::move(document));
    board_.document_ids.push_back(id);
    board_.ids.emplace_back();
    board_.threads.emplace_back();
  }

  // What a person's word names, whatever file it was read from and however often.
  std::string key_of(const ThreadDocument& document, std::string_view text) const {
    char digest[17];
    const std::string content = key_ + "|" + std::string(name_of(board_.kind)) + "|" +
                                std::to_string(document.year) + "." +
                                std::to_string(document.rank) + "|" + letters_of(text);
    std::snprintf(digest, sizeof digest, "%016llx", static_cast<unsigned long long>(hash(content)));
    return digest;
  }

  BoardRecords& board_;
  std::string key_;
  std::map<std::int64_t, std::size_t> place_of_;
};

// A thread's id: made of what its first record says, so that it is the same in every store and
// after every import. Fits a double, as JSON readers want.
std::int64_t thread_id(const std::string& key, std::set<std::int64_t>& taken) {
  for (int again = 0;; ++again) {
    const std::uint64_t value = hash(key + "#" + std::to_string(again)) & 0x1FFFFFFFFFFFFFULL;
    const auto id = static_cast<std::int64_t>(value);
    if (id != 0 && taken.insert(id).second) return id;
  }
}

std::vector<std::vector<std::int64_t>> thread_ids(const BoardRecords& board,
                                                  const Threading& threading) {
  std::vector<RecordIndex> firsts;
  for (const auto& of_document : threading.thread_of) {
    firsts.insert(firsts.end(), of_document.begin(), of_document.end());
  }
  // In an order that does not depend on that of the rows.
  const auto rank = [&](RecordIndex r) {
    const ThreadDocument& d = board.documents[r.document];
    return std::tuple(d.year, d.rank, d.key, r.record);
  };
  std::sort(firsts.begin(), firsts.end(),
            [&](RecordIndex a, RecordIndex b) { return rank(a) < rank(b); });
  firsts.erase(std::unique(firsts.begin(), firsts.end()), firsts.end());
  std::map<RecordIndex, std::int64_t> ids;
  std::set<std::int64_t> taken;
  for (const RecordIndex first : firsts) {
    ids[first] = thread_id(board.documents[first.document].records[first.record].key, taken);
  }
  std::vector<std::vector<std::int64_t>> all;
  for (const auto& of_document : threading.thread_of) {
    auto& row = all.emplace_back();
    for (const RecordIndex first : of_document) row.push_back(ids.at(first));
  }
  return all;
}

std::string rounded(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.3f", value == 0 ? 0.0 : value);
  return text;
}

// The link as its row stands: to compare, and to write.
struct LinkRow {
  std::string certainty;
  double probability = 0;
  std::optional<double> runner_up;
  bool by_person = false;
  std::string reasons;
  friend bool operator==(const LinkRow&, const LinkRow&) = default;
};
using LinkKey = std::tuple<std::int64_t, std::int64_t, std::string>;  // to, from, kind

double three_digits(double value) { return std::round(value * 1000) / 1000; }

std::map<LinkKey, LinkRow> wanted_links(const BoardRecords& board, const Threading& threading) {
  std::map<LinkKey, LinkRow> links;
  for (const ThreadLink& link : threading.links) {
    const auto id = [&](RecordIndex r) { return board.ids[r.document][r.record]; };
    LinkRow row{std::string(name_of(link.certainty)),
                three_digits(link.probability),
                {},
                link.by_person,
                to_json(link.reasons)};
    if (link.runner_up) row.runner_up = three_digits(*link.runner_up);
    links[{id(link.to), id(link.from), std::string(name_of(link.kind))}] = std::move(row);
  }
  return links;
}

std::map<LinkKey, LinkRow> stored_links(Database& database, const BoardRecords& board) {
  std::map<LinkKey, LinkRow> links;
  Statement& rows = database.statement(
      "SELECT from_id, kind, certainty, probability, runner_up, by_person, reasons "
      "FROM thread_link WHERE record_table = ? AND to_id = ?");
  for (const auto& ids : board.ids) {
    for (const std::int64_t to : ids) {
      rows.with(name_of(board.kind), to);
      while (rows.step()) {
        LinkRow row{std::string(rows.text(2)),
                    rows.real(3),
                    {},
                    rows.integer(5) != 0,
                    std::string(rows.text(6))};
        if (!rows.is_null(4)) row.runner_up = rows.real(4);
        links[{to, rows.integer(0), std::string(rows.text(1))}] = std::move(row);
      }
    }
  }
  return links;
}

void write_links(Database& database, const BoardRecords& board, const Threading& threading) {
  const std::string_view table = name_of(board.kind);
  const auto wanted = wanted_links(board, threading);
  const auto stored = stored_links(database, board);
  for (const auto& [key, row] : stored) {
    if (wanted.count(key) != 0) continue;
    const auto& [to, from, kind] = key;
    database
        .statement(
            "DELETE FROM thread_link WHERE record_table = ? AND to_id = ? AND from_id = ? "
            "AND kind = ?")
        .run(table, to, from, kind);
  }
  for (const auto& [key, row] : wanted) {
    const auto known = stored.find(key);
    if (known != stored.end() && known->second == row) continue;
    const auto& [to, from, kind] = key;
    database
        .statement(
            "INSERT OR REPLACE INTO thread_link(record_table, to_id, from_id, kind, "
            "certainty, probability, runner_up, by_person, reasons) "
            "VALUES (?,?,?,?,?,?,?,?,?)")
        .run(table, to, from, kind, row.certainty, row.probability, row.runner_up,
             row.by_person ? 1 : 0, row.reasons);
  }
}

}  // namespace

int rank_of(std::string_view kind, std::string_view period) {
  constexpr int kWholeYear = 50;
  if (!kind.ends_with("follow_up")) return 0;
  if (period.empty()) return kWholeYear;
  int number = 0, part = 0;  // "tertial 2": 2 of parts of 4 months
  for (const std::string& word : words_of(period)) {
    if (const int month = month_of(word); month != 0) return month;
    if (word.size() == 1 && word[0] >= '1' && word[0] <= '9') number = word[0] - '0';
    if (word.starts_with("tertial") || word.starts_with("tertiet")) part = 4;
    if (word.starts_with("kvartal")) part = 3;
    if (word.starts_with("halvår")) part = 6;
    if (word.starts_with("del")) part = 2;
    if (word.size() == 2 && word[0] == 't' && word[1] >= '1' && word[1] <= '3') {
      part = 4;
      number = word[1] - '0';
    }
  }
  return part != 0 && number != 0 ? number * part : kWholeYear - 1;
}

BoardRecords load_board(Database& database, RecordKind kind, std::string_view key,
                        const std::vector<BoardName>& names) {
  BoardRecords board;
  board.kind = kind;
  Loader loader(board, key);
  for (const BoardName& name : names) {
    for (const std::string_view whose : kWhose) {
      const std::string sql =
          std::string(kind == RecordKind::risk ? kRisks : kGoals) + std::string(whose);
      Statement& rows = database.statement(sql).with(name.organisation, name.body);
      while (rows.step()) loader.take(rows);
    }
  }
  return board;
}

std::vector<PersonsWord> load_words(Database& database, RecordKind kind) {
  std::vector<PersonsWord> words;
  Statement& rows =
      database.statement("SELECT a, b, same FROM persons_word WHERE record_table = ? ORDER BY a, b")
          .with(name_of(kind));
  while (rows.step()) {
    words.push_back({std::string(rows.text(0)), std::string(rows.text(1)), rows.integer(2) != 0});
  }
  return words;
}

void write_threads(Database& database, const BoardRecords& board, const Threading& threading) {
  const auto threads = thread_ids(board, threading);
  const std::string update =
      "UPDATE " + std::string(name_of(board.kind)) + " SET thread_id = ? WHERE id = ?";
  for (std::size_t d = 0; d < threads.size(); ++d) {
    for (std::size_t r = 0; r < threads[d].size(); ++r) {
      if (board.threads[d][r] == threads[d][r]) continue;
      database.statement(update).run(threads[d][r], board.ids[d][r]);
    }
  }
  write_links(database, board, threading);
}

std::string to_json(const std::vector<Reason>& reasons) {
  std::string json = "[";
  for (const Reason& reason : reasons) {
    json += json.size() > 1 ? "," : "";
    json += "{\"signal\":\"" + std::string(name_of(reason.signal)) +
            "\",\"likeness\":" + (reason.likeness ? rounded(*reason.likeness) : "null") +
            ",\"share\":" + rounded(reason.share) + "}";
  }
  return json + "]";
}

}  // namespace planlupp
