#include "store/boards.h"

namespace planlupp {
namespace {

std::vector<BoardName> read_names(Statement& rows) {
  std::vector<BoardName> names;
  while (rows.step()) names.push_back({std::string(rows.text(0)), std::string(rows.text(1))});
  return names;
}

}  // namespace

std::string Boards::key(const BoardName& name) {
  std::string body = name.body;
  Statement& alias = database_.statement(
      "SELECT body FROM board_alias WHERE alias = ?2 AND organisation IN (?1, '') "
      "ORDER BY organisation DESC");
  for (int steps = 0; steps < 10; ++steps) {  // a board may have changed its name twice; no circles
    const bool found = alias.with(name.organisation, body).step();
    const std::string next(found ? alias.text(0) : body);
    alias.reset();
    if (next == body) break;
    body = next;
  }
  return stemmer_.stems(name.organisation) + "|" + stemmer_.stems(body);
}

void Boards::learn(const std::vector<BoardName>& names) {
  for (const BoardName& name : names) {
    database_.statement("INSERT OR IGNORE INTO board(organisation, body, key) VALUES (?,?,?)")
        .run(name.organisation, name.body, key(name));
  }
}

std::vector<BoardName> Boards::names(std::string_view key) {
  return read_names(
      database_.statement("SELECT organisation, body FROM board WHERE key = ? ORDER BY 1, 2")
          .with(key));
}

void Boards::forget_unused(const BoardName& name) {
  database_
      .statement(
          "DELETE FROM board WHERE organisation = ?1 AND body = ?2 "
          "AND NOT EXISTS (SELECT 1 FROM document_board WHERE organisation = ?1 AND body = ?2) "
          "AND NOT EXISTS (SELECT 1 FROM document d "
          "  WHERE d.organisation IS nullif(?1, '') AND d.body IS nullif(?2, '') "
          "  AND (EXISTS (SELECT 1 FROM risk WHERE document_id = d.id AND body IS NULL) "
          "    OR EXISTS (SELECT 1 FROM goal WHERE document_id = d.id AND body IS NULL))) "
          "AND NOT EXISTS (SELECT 1 FROM risk r JOIN document d ON d.id = r.document_id "
          "  WHERE r.body = ?2 AND d.organisation IS nullif(?1, '')) "
          "AND NOT EXISTS (SELECT 1 FROM goal g JOIN document d ON d.id = g.document_id "
          "  WHERE g.body = ?2 AND d.organisation IS nullif(?1, ''))")
      .run(name.organisation, name.body);
}

void Boards::learn_anew() {
  const auto known = read_names(database_.statement("SELECT organisation, body FROM board"));
  for (const BoardName& name : known) {
    const std::string now = key(name);
    Statement& row =
        database_.statement("SELECT key FROM board WHERE organisation = ? AND body = ?")
            .with(name.organisation, name.body);
    const std::string before(row.step() ? row.text(0) : "");
    row.reset();
    if (before == now) continue;
    database_
        .statement(
            "INSERT OR IGNORE INTO pending_board SELECT organisation, body FROM board "
            "WHERE key IN (?, ?)")
        .run(before, now);
    database_.statement("UPDATE board SET key = ? WHERE organisation = ? AND body = ?")
        .run(now, name.organisation, name.body);
  }
}

std::vector<BoardName> matching_names(Database& database, std::string_view organisation,
                                      std::string_view body) {
  return read_names(
      database
          .statement("SELECT organisation, body FROM board WHERE has(organisation, ?) "
                     "AND has(body, ?) ORDER BY 1, 2")
          .with(organisation, body));
}

std::string whose(std::string_view organisation, std::string_view body) {
  if (organisation.starts_with('?')) organisation = {};  // adoption.cpp's name for none
  std::string text(organisation);
  if (!organisation.empty() && !body.empty()) text += ", ";
  return text.append(body);
}

std::vector<BoardName> pending_boards(Database& database) {
  return read_names(
      database.statement("SELECT organisation, body FROM pending_board ORDER BY 1, 2"));
}

}  // namespace planlupp
