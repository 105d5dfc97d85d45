// What has to be brought up to date once documents have been put: everything that spans
// documents.
#include "store/store.h"

namespace planlupp {

Status Store::after_import() { return Done{}; }

}  // namespace planlupp
