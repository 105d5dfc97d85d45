// Files and folders on the command line to the files to read, in an order that is always the
// same.
#pragma once

#include <cstddef>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "extract/result.h"

namespace planlupp::cli {

struct FoundFile {
  std::filesystem::path path;
  std::string name;  // the path as valid UTF-8
};

struct FoundFiles {
  std::vector<FoundFile> files;  // each once, the arguments' order kept, folders by byte order
  std::vector<Error> errors;     // what could not be looked into
  // Files in folders that never are documents, by what tells: ".json", "hidden", "no file".
  std::map<std::string, std::size_t> passed_over;
};

// Folders are read with all that is in them but hidden files (".git"); links to folders are
// followed once, so that a loop ends; what is no ordinary file (pipes, devices) and what by its
// name is data or a program (".json", ".db") is passed over where it lies in a folder.
[[nodiscard]] FoundFiles find_files(const std::vector<std::string>& paths);

// The whole of a file. Errors: unreadable, too_large (over `limit` bytes).
[[nodiscard]] Result<std::vector<std::byte>> read_file(const FoundFile& file, std::size_t limit);

}  // namespace planlupp::cli
