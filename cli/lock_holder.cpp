#include "cli/lock_holder.h"

#include <sys/stat.h>

#include <fstream>
#include <sstream>

namespace planlupp::cli {

// A line of /proc/locks: "1: POSIX  ADVISORY  WRITE 1234 fd:01:5678 1073741825 1073741825".
std::string lock_holder(const std::string& path) {
  struct stat about {};
  if (stat(path.c_str(), &about) != 0) return {};
  const std::string inode = ":" + std::to_string(about.st_ino);
  std::ifstream locks("/proc/locks");
  for (std::string line; std::getline(locks, line);) {
    std::istringstream words(line);
    std::string number, family, force, kind, process, file;
    words >> number >> family >> force >> kind >> process >> file;
    if (kind != "WRITE" || !file.ends_with(inode)) continue;
    std::string name;
    std::getline(std::ifstream("/proc/" + process + "/comm") >> std::ws, name);
    return "process " + process + (name.empty() ? "" : " (" + name + ")");
  }
  return {};
}

}  // namespace planlupp::cli
