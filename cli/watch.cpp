#include "cli/watch.h"

#include <system_error>
#include <utility>

namespace planlupp::cli {
namespace {

constexpr double kStill = 5;  // seconds

}  // namespace

FoundFiles Watch::ready(double now) {
  FoundFiles found = find_files(paths_);
  FoundFiles ready;
  for (Error& error : found.errors) {
    if (told_.insert(error.place + error.message).second) ready.errors.push_back(std::move(error));
  }
  std::map<std::string, Seen> there;
  for (FoundFile& file : found.files) {
    std::error_code failed;
    const auto size = std::filesystem::file_size(file.path, failed);
    const auto time = std::filesystem::last_write_time(file.path, failed);
    if (failed) continue;  // gone again
    const auto before = seen_.find(file.path.native());
    const bool same =
        before != seen_.end() && before->second.size == size && before->second.time == time;
    Seen seen = same ? before->second : Seen{size, time, now, false};
    if (!seen.taken && now - seen.since >= kStill) {
      seen.taken = true;
      ready.files.push_back(file);
    }
    there.emplace(file.path.native(), seen);
  }
  seen_ = std::move(there);
  return ready;
}

}  // namespace planlupp::cli
