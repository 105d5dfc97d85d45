// Brings threads and editions up to date after an import: of each board that an import touched,
// and of no other. The result depends on what the store holds, not on the order in which it came.
#pragma once

#include "store/boards.h"
#include "store/sqlite.h"

namespace planlupp {

// All boards that are pending, each in a transaction of its own. Throws SqlFailure.
void thread_pending(Database& database);

}  // namespace planlupp
