#include "store/threading.h"

#include <set>
#include <string>

#include "store/adoption.h"
#include "store/editions.h"
#include "store/thread_matching.h"
#include "store/thread_rows.h"

namespace planlupp {
namespace {

// Records of an organisation that is neither known nor found out are in no thread: they may be
// anybody's.
bool is_known(const BoardName& name) { return !name.organisation.empty(); }

void thread_board(Database& database, Boards& boards, const std::string& key) {
  Transaction transaction(database);
  const std::vector<BoardName> names = boards.names(key);
  for (const RecordKind kind : {RecordKind::risk, RecordKind::goal}) {
    const BoardRecords board = load_board(database, kind, key, names);
    if (board.documents.empty()) continue;
    write_threads(database, board, match_threads(board.documents, load_words(database, kind)));
  }
  mark_editions(database, names);
  for (const BoardName& name : names) {
    database.statement("DELETE FROM pending_board WHERE organisation = ? AND body = ?")
        .run(name.organisation, name.body);
    boards.forget_unused(name);
  }
  transaction.commit();
}

}  // namespace

void thread_pending(Database& database) {
  Boards boards(database);
  std::set<std::string> keys;
  {
    Transaction transaction(database);
    adopt_pending(database, boards);
    const std::vector<BoardName> pending = pending_boards(database);
    boards.learn(pending);
    for (const BoardName& name : pending) {
      is_known(name) ? static_cast<void>(keys.insert(boards.key(name)))
                     : boards.forget_unused(name);
    }
    database.execute("DELETE FROM pending_board WHERE organisation = ''");
    transaction.commit();
  }
  for (const std::string& key : keys) thread_board(database, boards, key);
}

}  // namespace planlupp
