// The schema of a store and its versions. store/schema/001_base.sql makes version 1 out of an
// empty file, 002_... version 2 out of version 1, and so on; views.sql is run after them.
// A file once released is never changed.
#pragma once

#include "store/sqlite.h"

namespace planlupp {

inline constexpr int kApplicationId = 0x506c4c70;  // "PlLp": tells a store from other databases

[[nodiscard]] int schema_version();  // the newest that this program knows

// What the file is: 0 for a new, empty one, else its version.
// Throws store_damaged (something else lies there), store_newer.
int version_of(Database& database);

// Brings a store of any older version, 0 too, to the newest; one transaction.
void migrate(Database& database);

}  // namespace planlupp
