// A file that was opened, and the digest of its bytes, in little memory however large it is.
#pragma once

#include <cstdint>
#include <string>

#include "cli/file.h"
#include "cli/files.h"
#include "extract/result.h"

namespace planlupp::cli {

struct HashedFile {
  File file;
  std::uintmax_t size = 0;
  std::string sha256;
};

// Errors: unreadable, too_large (over `limit` bytes).
[[nodiscard]] Result<HashedFile> open_hashed(const FoundFile& file, std::uintmax_t limit);

}  // namespace planlupp::cli
