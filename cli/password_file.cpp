#include "cli/password_file.h"

#include <fstream>

namespace planlupp::cli {

Result<std::string> read_password(const std::string& path) {
  std::string password;
  if (path.empty()) return password;
  std::ifstream file(path, std::ios::binary);
  if (!file) return Error{ErrorCode::unreadable, path, "the password file cannot be opened"};
  std::getline(file, password);
  if (!password.empty() && password.back() == '\r') password.pop_back();
  return password;
}

}  // namespace planlupp::cli
