#include "store/persons_words.h"

#include <algorithm>
#include <optional>

#include "store/boards.h"
#include "store/collation.h"
#include "store/thread_rows.h"

namespace planlupp {
namespace {

// A record as a word names it.
struct Named {
  std::string key, text;
  BoardName board;
};

Error usage(std::string message) { return {ErrorCode::usage, "", std::move(message)}; }

std::string id_text(RecordKind kind, std::int64_t id) {
  return (kind == RecordKind::goal ? "G" : "R") + std::to_string(id);
}

Result<Named> named(Database& database, Boards& boards, RecordKind kind, std::int64_t id) {
  const auto record = load_record(database, kind, id);
  if (!record) {
    return Error{ErrorCode::not_found, "", "the store has no " + id_text(kind, id)};
  }
  const BoardName name{record->organisation, record->body};
  if (record->thread == 0 || name.organisation.empty()) {
    return usage(id_text(kind, id) + " is of no known organisation and year, so it has no thread");
  }
  const std::string key = boards.key(name);
  const BoardRecords board = load_board(database, kind, key, boards.names(key));
  for (std::size_t d = 0; d < board.ids.size(); ++d) {
    for (std::size_t r = 0; r < board.ids[d].size(); ++r) {
      if (board.ids[d][r] != id) continue;
      return Named{board.documents[d].records[r].key,
                   record->organisation + ", " + record->body + " " + std::to_string(record->year) +
                       ": " + record->text,
                   name};
    }
  }
  return Error{ErrorCode::not_found, "", "no record " + id_text(kind, id) + " on its board"};
}

void write(Database& database, std::string_view table, const Named& a, const Named& b, bool same,
           std::string_view said_at) {
  const bool in_order = a.key < b.key;
  const Named& first = in_order ? a : b;
  const Named& second = in_order ? b : a;
  database
      .statement(
          "INSERT OR REPLACE INTO persons_word(record_table, a, b, same, a_text, b_text, "
          "first, said_at) VALUES (?,?,?,?,?,?,?,?)")
      .run(table, first.key, second.key, same ? 1 : 0, first.text, second.text, a.key, said_at);
}

void make_pending(Database& database, const BoardName& name) {
  database.statement("INSERT OR IGNORE INTO pending_board VALUES (?, ?)")
      .run(name.organisation, name.body);
}

// The two records of a pair; an error where nothing can be said about them.
Result<std::pair<Named, Named>> both(Database& database, RecordKind kind, Pair pair) {
  if (pair.a == pair.b)
    return usage("expected two records, found " + id_text(kind, pair.a) + " twice");
  Boards boards(database);
  auto a = named(database, boards, kind, pair.a);
  if (!a) return a.error();
  auto b = named(database, boards, kind, pair.b);
  if (!b) return b.error();
  if (boards.key(a->board) != boards.key(b->board)) {
    return usage("expected records of one board, found " +
                 whose(a->board.organisation, a->board.body) + " and " +
                 whose(b->board.organisation, b->board.body));
  }
  if (a->key == b->key) return usage("the two say the same in one document: they are one already");
  return std::pair(*std::move(a), *std::move(b));
}

// Does the work in one transaction and brings threads up to date.
template <class Work>
Status change(Store& store, Work&& work) {
  auto done = guarded([&]() -> Status {
    Transaction transaction(store.database());
    Status status = work(store.database());
    if (status) transaction.commit();
    return status;
  });
  if (!done) return done.error();
  if (!*done) return done->error();
  return store.after_import();
}

Result<std::pair<Named, Named>> both_documents(Database& database, Pair pair) {
  if (pair.a == pair.b)
    return usage("expected two documents, found D" + std::to_string(pair.a) + " twice");
  std::vector<Named> found;
  for (const std::int64_t id : {pair.a, pair.b}) {
    Statement& row =
        database
            .statement(
                "SELECT sha256, path, coalesce(organisation, ''), coalesce(body, '') FROM document "
                "WHERE id = ?")
            .with(id);
    if (!row.step()) return Error{ErrorCode::not_found, "", "no document D" + std::to_string(id)};
    found.push_back({std::string(row.text(0)),
                     std::string(row.text(1)),
                     {std::string(row.text(2)), std::string(row.text(3))}});
    row.reset();
  }
  Boards boards(database);
  if (boards.key(found[0].board) != boards.key(found[1].board)) {
    return usage("expected documents of one board, found " + found[0].board.organisation + ", " +
                 found[0].board.body + " and " + found[1].board.organisation + ", " +
                 found[1].board.body);
  }
  return std::pair(found[0], found[1]);
}

}  // namespace

Status say(Store& store, RecordKind kind, Pair pair, bool same, std::string_view said_at) {
  return change(store, [&](Database& database) -> Status {
    const auto found = both(database, kind, pair);
    if (!found) return found.error();
    write(database, name_of(kind), found->first, found->second, same, said_at);
    make_pending(database, found->first.board);
    return Done{};
  });
}

Status say_of_documents(Store& store, Pair pair, bool same, std::string_view said_at) {
  return change(store, [&](Database& database) -> Status {
    const auto found = both_documents(database, pair);
    if (!found) return found.error();
    write(database, "document", found->first, found->second, same, said_at);
    make_pending(database, found->first.board);
    return Done{};
  });
}

Status say_of_boards(Store& store, const BoardAlias& alias, bool same) {
  return change(store, [&](Database& database) -> Status {
    if (alias.alias == alias.body || alias.alias.empty() || alias.body.empty()) {
      return usage("expected two names of a board, found \"" + alias.alias + "\" and \"" +
                   alias.body + "\"");
    }
    Statement& known =
        database.statement("SELECT 1 FROM board WHERE body = ?1 AND (?2 = '' OR organisation = ?2)")
            .with(alias.alias, alias.organisation);
    const bool found = known.step();
    known.reset();
    if (!found) {
      return Error{ErrorCode::not_found, "", "no document names the board \"" + alias.alias + "\""};
    }
    if (same) {
      database
          .statement("INSERT OR REPLACE INTO board_alias(organisation, alias, body) VALUES (?,?,?)")
          .run(alias.organisation, alias.alias, alias.body);
    } else {
      database
          .statement("DELETE FROM board_alias WHERE organisation = ? AND alias = ? AND body = ?")
          .run(alias.organisation, alias.alias, alias.body);
    }
    Boards(database).learn_anew();
    return Done{};
  });
}

Status unsay(Store& store, RecordKind kind, Pair pair) {
  return change(store, [&](Database& database) -> Status {
    const auto found = both(database, kind, pair);
    if (!found) return found.error();
    const auto& [a, b] = *found;
    database.statement("DELETE FROM persons_word WHERE record_table = ? AND a = ? AND b = ?")
        .run(name_of(kind), std::min(a.key, b.key), std::max(a.key, b.key));
    make_pending(database, a.board);
    return Done{};
  });
}

Result<std::vector<Doubt>> doubts(Store& store, const RecordFilter& filter) {
  return guarded([&] {
    Database& database = store.database();
    std::vector<Doubt> all;
    for (const RecordKind kind : {RecordKind::risk, RecordKind::goal}) {
      std::vector<std::int64_t> unclear;
      Statement& rows = database
                            .statement(
                                "SELECT DISTINCT to_id FROM thread_link WHERE record_table = ? AND "
                                "certainty = 'unclear'")
                            .with(name_of(kind));
      while (rows.step()) unclear.push_back(rows.integer(0));
      for (const std::int64_t id : unclear) {
        for (StoredLink& link : links_of(database, kind, id)) {
          if (link.to != id || link.certainty != "unclear") continue;
          auto before = load_record(database, kind, link.from);
          auto after = load_record(database, kind, link.to);
          if (!before || !after) continue;
          const bool wanted =
              holds_ignoring_case(after->organisation, filter.organisation) &&
              holds_ignoring_case(after->body, filter.body) &&
              (filter.years.empty() ||
               std::count(filter.years.begin(), filter.years.end(), after->year) != 0);
          if (wanted) all.push_back({kind, std::move(link), *std::move(before), *std::move(after)});
        }
      }
    }
    std::stable_sort(all.begin(), all.end(), [](const Doubt& a, const Doubt& b) {
      return a.link.probability > b.link.probability;
    });
    return all;
  });
}

Result<std::string> words_as_json(Store& store) {
  return guarded([&] {
    std::string lines;
    Statement& rows = store.database().statement(
        "SELECT json_object('record_table', record_table, 'a', a, 'b', b, 'same', same, "
        "'a_text', a_text, 'b_text', b_text, 'first', first, 'said_at', said_at) "
        "FROM persons_word ORDER BY record_table, a, b");
    while (rows.step()) lines.append(rows.text(0)).append("\n");
    Statement& aliases = store.database().statement(
        "SELECT json_object('record_table', 'board', 'organisation', organisation, 'a', alias, "
        "'b', body) FROM board_alias ORDER BY organisation, alias");
    while (aliases.step()) lines.append(aliases.text(0)).append("\n");
    return lines;
  });
}

namespace {

// One line of words_as_json(); false where it is none.
bool take_word(Database& database, std::string_view line) {
  Statement& valid =
      database
          .statement(
              "SELECT CASE WHEN NOT json_valid(?1) THEN '' WHEN ?1 ->> 'record_table' = 'board' "
              "AND ?1 ->> 'a' <> ?1 ->> 'b' THEN 'board' WHEN ?1 ->> 'record_table' IN ('risk', "
              "'goal', "
              "'document') AND ?1 ->> 'a' < ?1 ->> 'b' AND ?1 ->> 'same' IN (0, 1) THEN 'record' "
              "ELSE '' END")
          .with(line);
  const std::string what(valid.step() ? valid.text(0) : "");
  valid.reset();
  if (what == "record") {
    database
        .statement(
            "INSERT OR REPLACE INTO persons_word(record_table, a, b, same, a_text, "
            "b_text, first, said_at) SELECT ?1 ->> 'record_table', ?1 ->> 'a', ?1 ->> 'b', "
            "?1 ->> 'same', coalesce(?1 ->> 'a_text', ''), coalesce(?1 ->> 'b_text', ''), "
            "coalesce(?1 ->> 'first', ?1 ->> 'a'), coalesce(?1 ->> 'said_at', '')")
        .run(line);
  } else if (what == "board") {
    database
        .statement(
            "INSERT OR REPLACE INTO board_alias(organisation, alias, body) "
            "SELECT coalesce(?1 ->> 'organisation', ''), ?1 ->> 'a', ?1 ->> 'b'")
        .run(line);
  }
  return !what.empty();
}

Result<std::size_t> take_lines(Database& database, std::string_view lines) {
  Transaction transaction(database);
  std::size_t count = 0, number = 0;
  for (std::size_t begin = 0; begin < lines.size();) {
    const std::size_t end = std::min(lines.find('\n', begin), lines.size());
    const std::string_view line = lines.substr(begin, end - begin);
    begin = end + 1;
    ++number;
    if (line.empty()) continue;
    if (!take_word(database, line)) {
      return Error{ErrorCode::usage, "line " + std::to_string(number),
                   "expected a word as `review --export` writes it"};
    }
    ++count;
  }
  Boards(database).learn_anew();
  database.execute("INSERT OR IGNORE INTO pending_board SELECT organisation, body FROM board");
  transaction.commit();
  return count;
}

}  // namespace

Result<std::size_t> take_words(Store& store, std::string_view json_lines) {
  const auto taken = guarded([&] { return take_lines(store.database(), json_lines); });
  if (!taken) return taken.error();
  if (!*taken) return taken->error();
  const Status done = store.after_import();
  if (!done) return done.error();
  return *taken;
}

}  // namespace planlupp
