// A store that fails its checks, made anew from what can be read of it.
#pragma once

#include <string>

#include "extract/result.h"

namespace planlupp {

struct Repaired {
  std::string kept;  // where the store as it was lies now; "": it was sound
};

// Copies all tables into a new file, makes their indexes and the search index anew, and puts the
// new file in the place of the old one, which is kept beside it. Errors: store_damaged (tables
// cannot be read: nothing was changed), those of open().
[[nodiscard]] Result<Repaired> repair_store(const std::string& path);

}  // namespace planlupp
