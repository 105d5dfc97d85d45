#include "cli/hashed_file.h"

#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <span>
#include <utility>
#include <vector>

#include "store/sha256.h"

namespace planlupp::cli {
namespace {

constexpr std::size_t kPiece = std::size_t{1} << 16U;

Error unreadable(const FoundFile& file, const char* message) {
  return {ErrorCode::unreadable, file.name, message};
}

}  // namespace

Result<HashedFile> open_hashed(const FoundFile& file, std::uintmax_t limit) {
  // Without O_NONBLOCK a pipe that took the file's place would hold us.
  HashedFile hashed{
      File(open(file.path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)), 0, {}};
  if (!hashed.file.open()) return unreadable(file, strerror(errno));
  struct stat about {};
  if (fstat(hashed.file.number(), &about) != 0) return unreadable(file, strerror(errno));
  if (!S_ISREG(about.st_mode)) return unreadable(file, "expected a file, found something else");
  Sha256 digest;
  std::vector<std::byte> piece(kPiece);
  auto size = static_cast<std::uintmax_t>(about.st_size);
  while (size <= limit) {
    const ssize_t got = read(hashed.file.number(), piece.data(), piece.size());
    if (got < 0) return unreadable(file, strerror(errno));
    if (got == 0) break;
    hashed.size += static_cast<std::uintmax_t>(got);
    size = std::max(size, hashed.size);
    digest.add(std::span(piece).first(static_cast<std::size_t>(got)));
  }
  if (size > limit) {
    return Error{ErrorCode::too_large, file.name,
                 "expected at most " + std::to_string(limit >> 20U) + " MB, found " +
                     std::to_string(size >> 20U) + " MB"};
  }
  hashed.sha256 = digest.finish();
  return hashed;
}

}  // namespace planlupp::cli
