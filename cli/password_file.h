// A password comes from a file, never from the command line, where others could see it.
#pragma once

#include <string>

#include "extract/result.h"

namespace planlupp::cli {

// The file's first line; the empty password where `path` is empty.
// Errors: unreadable.
[[nodiscard]] Result<std::string> read_password(const std::string& path);

}  // namespace planlupp::cli
