// Folders that are watched: a file is ready once its size and time have stood still for five
// seconds, and again when they have changed since. Looks only; files are never touched.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "cli/files.h"

namespace planlupp::cli {

class Watch {
 public:
  explicit Watch(std::vector<std::string> paths) : paths_(std::move(paths)) {}

  // What has become ready, each once; errors too are told once. `now`: seconds of a clock that
  // never goes back.
  [[nodiscard]] FoundFiles ready(double now);

 private:
  struct Seen {
    std::uintmax_t size = 0;
    std::filesystem::file_time_type time;
    double since = 0;
    bool taken = false;
  };
  std::vector<std::string> paths_;
  std::map<std::string, Seen> seen_;
  std::set<std::string> told_;
};

}  // namespace planlupp::cli
