// Several stores into one: what shards of an import made apart, put together. The order of the
// stores and how often each is merged change nothing; what they say is what one import of all
// their files would say (tests/tools/canonical_dump.py compares).
#pragma once

#include <cstddef>
#include <string>

#include "extract/result.h"
#include "store/store.h"

namespace planlupp {

struct Merged {
  std::size_t added = 0, replaced = 0, known = 0;  // documents
};

// Puts the documents, verdicts and people's words of the store at `path` into `store`. Of one
// document read twice the newer reading stays. Errors: those of open(); usage (a store of another
// version of the schema).
[[nodiscard]] Result<Merged> merge(Store& store, const std::string& path);

// To be called once after any number of merge(): of files with the same bytes the first by its
// path is the document's, as in one import; and all that after_import() does.
[[nodiscard]] Status after_merge(Store& store);

}  // namespace planlupp
