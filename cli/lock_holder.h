// Who holds the lock on a store.
#pragma once

#include <string>

namespace planlupp::cli {

// "process 1234 (planlupp)"; "" where the system does not tell.
[[nodiscard]] std::string lock_holder(const std::string& path);

}  // namespace planlupp::cli
