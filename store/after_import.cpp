// What has to be brought up to date once documents have been put: everything that spans
// documents.
#include "store/search_index.h"
#include "store/store.h"
#include "store/threading.h"

namespace planlupp {

Status Store::after_import() {
  return guarded([&] {
    thread_pending(*database_);
    index_pending(*database_);
  });
}

}  // namespace planlupp
