#include "cli/files.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <fstream>
#include <set>
#include <system_error>
#include <utility>

#include "cli/safe_text.h"

namespace planlupp::cli {
namespace {

namespace fs = std::filesystem;

// Stores, records, programs: what lies beside documents and is none.
constexpr std::array<std::string_view, 9> kNoDocuments{
    ".json", ".jsonl", ".error", ".py", ".sh", ".sql", ".db", ".sqlite", ".db-journal"};

class Finder {
 public:
  void add_argument(const fs::path& path) {
    std::error_code failed;
    const fs::file_status status = fs::status(path, failed);
    if (status.type() == fs::file_type::not_found) {
      return fail(path, "expected a file or folder, found nothing");
    }
    if (failed) return fail(path, failed.message());
    if (fs::is_directory(status)) return add_folder(path);
    if (fs::is_regular_file(status)) return add_file(path);
    fail(path, "expected a file or folder, found a pipe, device or socket");
  }

  FoundFiles take() { return std::move(found_); }

 private:
  void fail(const fs::path& path, std::string message) {
    found_.errors.push_back({ErrorCode::unreadable, utf8_name(path.native()), std::move(message)});
  }

  void add_file(const fs::path& path) {
    const fs::path normal = path.lexically_normal();
    if (files_.insert(normal.native()).second) {
      found_.files.push_back({normal, utf8_name(normal.native())});
    }
  }

  void add_folder(const fs::path& folder) {
    std::error_code failed;
    const fs::path real = fs::canonical(folder, failed);
    if (failed) return fail(folder, failed.message());
    if (!folders_.insert(real.native()).second) return;  // a loop of links, or named twice
    std::vector<fs::path> entries;
    for (auto entry = fs::directory_iterator(folder, failed);
         !failed && entry != fs::directory_iterator(); entry.increment(failed)) {
      const bool hidden = entry->path().filename().native().starts_with('.');
      hidden ? pass_over("hidden") : entries.push_back(entry->path());
    }
    if (failed) fail(folder, failed.message());
    std::ranges::sort(entries, {}, [](const fs::path& path) { return path.native(); });
    for (const fs::path& entry : entries) add_entry(entry);
  }

  void add_entry(const fs::path& path) {
    std::error_code failed;
    const fs::file_status status = fs::status(path, failed);
    if (failed) return fail(path, failed.message());  // a link to nothing, a loop of links
    if (fs::is_directory(status)) return add_folder(path);
    if (!fs::is_regular_file(status)) return pass_over("no file");
    const bool document = std::ranges::find(kNoDocuments, path.extension()) == kNoDocuments.end();
    document ? add_file(path) : pass_over(path.extension());
  }

  void pass_over(const std::string& reason) { ++found_.passed_over[reason]; }

  FoundFiles found_;
  std::set<std::string> files_, folders_;
};

}  // namespace

FoundFiles find_files(const std::vector<std::string>& paths) {
  Finder finder;
  for (const std::string& path : paths) finder.add_argument(path);
  return finder.take();
}

Result<std::vector<std::byte>> read_file(const FoundFile& file, std::size_t limit) {
  std::error_code failed;
  const std::uintmax_t size = fs::file_size(file.path, failed);
  if (failed) return Error{ErrorCode::unreadable, file.name, failed.message()};
  if (size > limit) {
    return Error{ErrorCode::too_large, file.name,
                 "expected at most " + std::to_string(limit >> 20U) + " MB, found " +
                     std::to_string(size >> 20U) + " MB"};
  }
  std::ifstream stream(file.path, std::ios::binary);
  if (!stream) return Error{ErrorCode::unreadable, file.name, "the file cannot be opened"};
  std::vector<std::byte> bytes(static_cast<std::size_t>(size));
  stream.read(reinterpret_cast<char*>(bytes.data()), static_cast<std::streamsize>(size));
  if (static_cast<std::uintmax_t>(stream.gcount()) != size) {
    return Error{
        ErrorCode::unreadable, file.name,
        "expected " + std::to_string(size) + " bytes, found " + std::to_string(stream.gcount())};
  }
  return bytes;
}

}  // namespace planlupp::cli
