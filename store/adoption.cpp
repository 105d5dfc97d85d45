#include "store/adoption.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace planlupp {
namespace {

constexpr int kCommon = 200;  // a text that more documents have tells nothing of whose it is
// The share of its texts that makes a document a board's, or two documents one series. Different
// organisations' risks agree in 29 of 100 at most in the samples, their goals (many are everyone's)
// in 70.
constexpr double kRisks = 0.4, kGoals = 0.8;
constexpr double kRunnerUp = 0.7;  // what the next best board may have of the best one's
constexpr std::int64_t kFewest = 3;

using Ids = std::set<std::int64_t>;

std::int64_t hash(std::string_view bytes) {  // FNV-1a: the same on every machine
  std::uint64_t value = 14695981039346656037ULL;
  for (const char byte : bytes) {
    value = (value ^ static_cast<unsigned char>(byte)) * 1099511628211ULL;
  }
  return static_cast<std::int64_t>(value);
}

// The letters alone, without what stands in brackets ("(Ny 2021)"): damage to spaces and hyphens
// does not count.
std::string letters_of(std::string_view text) {
  std::string letters, bare;
  int depth = 0;
  for (const char c : text) {
    depth += c == '(' ? 1 : 0;
    if (depth == 0) bare += c;
    depth -= c == ')' && depth > 0 ? 1 : 0;
  }
  for (const std::string& word : words_of(bare)) letters += word;
  return letters;
}

struct Owner {
  std::string organisation, body;
  std::int64_t shared = 0, texts = 0;
  friend bool operator==(const Owner&, const Owner&) = default;
};

class Adoption {
 public:
  Adoption(Database& database, Boards& boards) : database_(database), boards_(boards) {}

  void run() {
    Ids pending;
    Statement& rows = database_.statement("SELECT document_id FROM pending_document");
    while (rows.step()) pending.insert(rows.integer(0));
    Ids affected;
    for (const std::int64_t document : pending) {
      add_unnamed(document, affected);  // by what it said
      refresh(document);
      add_unnamed(document, affected);  // by what it says
      affected.insert(document);
    }
    Ids done;
    for (const std::int64_t document : affected) {
      if (done.count(document) == 0) settle(document, done);
    }
    for (const std::int64_t document : pending) mark_pending(owner_of(document));
  }

 private:
  // The documents without organisation that say something that this one says.
  void add_unnamed(std::int64_t document, Ids& found) {
    Statement& rows =
        database_
            .statement(
                "SELECT DISTINCT b.document_id FROM text_key a JOIN text_key b ON b.named = 0 "
                "AND b.hash = a.hash WHERE a.document_id = ?")
            .with(document);
    while (rows.step()) found.insert(rows.integer(0));
  }

  void refresh(std::int64_t document) {
    database_.statement("DELETE FROM text_key WHERE document_id = ?").run(document);
    Statement& row = database_
                         .statement(
                             "SELECT organisation IS NOT NULL, body FROM document WHERE id = ? AND "
                             "year IS NOT NULL "
                             "AND body IS NOT NULL")
                         .with(document);
    const bool known = row.step();
    const bool named = known && row.integer(0) != 0;
    const std::string board = known ? boards_.key({"", std::string(row.text(1))}) : "";
    row.reset();
    if (!known) return;
    Statement& texts =
        database_
            .statement(
                "SELECT description FROM risk WHERE document_id = ?1 AND body IS NULL "
                "UNION SELECT statement FROM goal WHERE document_id = ?1 AND body IS NULL")
            .with(document);
    while (texts.step()) {
      const std::string letters = letters_of(texts.text(0));
      if (letters.empty()) continue;
      database_
          .statement("INSERT OR IGNORE INTO text_key(named, hash, document_id) VALUES (?, ?, ?)")
          .run(named ? 1 : 0, hash(board + "|" + letters), document);
    }
  }

  [[nodiscard]] std::vector<std::int64_t> hashes_of(std::int64_t document) {
    std::vector<std::int64_t> hashes;
    Statement& rows =
        database_.statement("SELECT hash FROM text_key WHERE document_id = ? AND +named = 0")
            .with(document);
    while (rows.step()) hashes.push_back(rows.integer(0));
    return hashes;
  }

  // Who else says this; nobody where too many do.
  [[nodiscard]] std::vector<std::int64_t> sayers(int named, std::int64_t said) {
    std::vector<std::int64_t> documents;
    Statement& rows =
        database_.statement("SELECT document_id FROM text_key WHERE named = ? AND hash = ? LIMIT ?")
            .with(named, said, kCommon + 1);
    while (rows.step()) documents.push_back(rows.integer(0));
    if (documents.size() > kCommon) documents.clear();
    return documents;
  }

  [[nodiscard]] double enough_of(std::int64_t document) {
    Statement& row =
        database_.statement("SELECT 1 FROM risk WHERE document_id = ? LIMIT 1").with(document);
    const bool risks = row.step();
    row.reset();
    return risks ? kRisks : kGoals;
  }

  // All documents without organisation that hang together with this one.
  [[nodiscard]] Ids series_of(std::int64_t first) {
    const double enough = enough_of(first);
    Ids series{first};
    std::vector<std::int64_t> open{first};
    while (!open.empty()) {
      const std::int64_t document = open.back();
      open.pop_back();
      const auto hashes = hashes_of(document);
      std::map<std::int64_t, std::int64_t> shared;
      for (const std::int64_t said : hashes) {
        for (const std::int64_t other : sayers(0, said)) ++shared[other];
      }
      for (const auto& [other, count] : shared) {
        if (series.count(other) != 0 || count < kFewest) continue;
        const auto fewer = std::min(hashes.size(), hashes_of(other).size());
        if (static_cast<double>(count) < enough * static_cast<double>(fewer)) continue;
        series.insert(other);
        open.push_back(other);
      }
    }
    return series;
  }

  // The board that is a series' by the word of its member that shares most with one.
  [[nodiscard]] std::optional<Owner> adopter_of(const Ids& series) {
    std::optional<Owner> best;
    const auto share = [](const Owner& o) {
      return static_cast<double>(o.shared) / static_cast<double>(o.texts);
    };
    for (const std::int64_t member : series) {
      const std::optional<Owner> owner = board_of(member);
      if (!owner) continue;
      if (!best || share(*owner) > share(*best) ||
          (share(*owner) == share(*best) && owner->organisation < best->organisation)) {
        best = owner;
      }
    }
    return best;
  }

  // The board that shares most with a document, if it is clear which.
  [[nodiscard]] std::optional<Owner> board_of(std::int64_t document) {
    const auto hashes = hashes_of(document);
    std::map<std::string, std::int64_t> shared;  // by the board's key
    std::map<std::string, BoardName> names;
    for (const std::int64_t said : hashes) {
      std::set<std::string> keys;
      for (const std::int64_t sayer : sayers(1, said)) {
        const BoardName name = name_of_document(sayer);
        const std::string key = boards_.key(name);
        const auto [known, added] = names.emplace(key, name);
        if (!added) known->second = std::min(known->second, name);
        keys.insert(key);
      }
      for (const std::string& key : keys) ++shared[key];
    }
    std::int64_t best = 0, next = 0;
    std::string winner;
    for (const auto& [key, count] : shared) {
      if (count > best) winner = key;
      next = std::max(next, std::min(best, count));
      best = std::max(best, count);
    }
    const auto texts = static_cast<std::int64_t>(hashes.size());
    const bool clear =
        best >= kFewest &&
        static_cast<double>(best) >= enough_of(document) * static_cast<double>(texts) &&
        static_cast<double>(next) <= kRunnerUp * static_cast<double>(best);
    if (!clear) return std::nullopt;
    return Owner{names[winner].organisation, names[winner].body, best, texts};
  }

  [[nodiscard]] BoardName name_of_document(std::int64_t document) {
    Statement& row =
        database_
            .statement(
                "SELECT coalesce(organisation, ''), coalesce(body, '') FROM document WHERE id = ?")
            .with(document);
    BoardName name;
    if (row.step()) name = {std::string(row.text(0)), std::string(row.text(1))};
    row.reset();
    return name;
  }

  void settle(std::int64_t document, Ids& done) {
    done.insert(document);
    if (hashes_of(document).empty()) {  // named, gone, or without a single text
      set_owner(document, std::nullopt);
      return;
    }
    const Ids series = series_of(document);
    done.insert(series.begin(), series.end());
    std::optional<Owner> owner = adopter_of(series);
    if (!owner) owner = series_owner(series);
    for (const std::int64_t member : series) set_owner(member, owner);
  }

  // For a series that is nobody's: a name made of its documents, whatever their order.
  [[nodiscard]] Owner series_owner(const Ids& series) {
    std::string first;
    for (const std::int64_t member : series) {
      Statement& row = database_.statement("SELECT sha256 FROM document WHERE id = ?").with(member);
      if (row.step() && (first.empty() || row.text(0) < first)) first = row.text(0);
      row.reset();
    }
    return {"?" + first.substr(0, 12), name_of_document(*series.begin()).body, 0, 0};
  }

  [[nodiscard]] std::optional<Owner> owner_of(std::int64_t document) {
    Statement& row = database_
                         .statement(
                             "SELECT organisation, body, shared, texts FROM document_board WHERE "
                             "document_id = ?")
                         .with(document);
    std::optional<Owner> owner;
    if (row.step()) {
      owner =
          Owner{std::string(row.text(0)), std::string(row.text(1)), row.integer(2), row.integer(3)};
    }
    row.reset();
    return owner;
  }

  void set_owner(std::int64_t document, const std::optional<Owner>& owner) {
    const std::optional<Owner> before = owner_of(document);
    if (before == owner) return;
    mark_pending(before);
    mark_pending(owner);
    database_.statement("INSERT OR IGNORE INTO pending_document VALUES (?)").run(document);
    if (!owner) {
      database_.statement("DELETE FROM document_board WHERE document_id = ?").run(document);
      return;
    }
    database_
        .statement(
            "INSERT OR REPLACE INTO document_board(document_id, organisation, body, shared, "
            "texts) VALUES (?,?,?,?,?)")
        .run(document, owner->organisation, owner->body, owner->shared, owner->texts);
  }

  void mark_pending(const std::optional<Owner>& owner) {
    if (!owner) return;
    database_.statement("INSERT OR IGNORE INTO pending_board VALUES (?, ?)")
        .run(owner->organisation, owner->body);
  }

  Database& database_;
  Boards& boards_;
};

}  // namespace

void adopt_pending(Database& database, Boards& boards) { Adoption(database, boards).run(); }

}  // namespace planlupp
