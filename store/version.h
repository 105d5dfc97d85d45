// Versions of what is written to a store.
#pragma once

namespace planlupp {

// Of the schema; a store with a higher one is refused, with a lower one migrated.
inline constexpr int kSchemaVersion = 1;

}  // namespace planlupp
