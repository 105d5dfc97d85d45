#include "cli/draw_pages.h"

#include <cstdio>
#include <filesystem>
#include <fstream>

namespace planlupp::cli {
namespace {

namespace fs = std::filesystem;

bool is_picture(const fs::path& path) { return path.extension() == ".png"; }

Status write_file(const fs::path& path, const std::string& bytes) {
  std::ofstream file(path, std::ios::binary);
  file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  file.close();
  if (!file) return Error{ErrorCode::unreadable, path.string(), "the picture cannot be written"};
  return Done{};
}

Status draw(std::span<const std::byte> bytes, int page, std::span<const Outline> boxes,
            const DrawTarget& target, const fs::path& path) {
  DrawOptions options;
  options.password = target.password;
  const Result<std::string> png = draw_page(bytes, page, boxes, options);
  if (!png) return png.error();
  return write_file(path, *png);
}

int first_page_with_table(const Extraction& extraction) {
  for (const Table& table : extraction.tables) {
    if (!table.pages.empty()) return table.pages.front();
  }
  return 1;
}

// "plan.pdf", page 3 -> "plan-0003.png"
fs::path picture_name(const std::string& name, int page) {
  char number[16];
  std::snprintf(number, sizeof number, "-%04d.png", page);
  return fs::path(fs::path(name).stem().string() + number);
}

}  // namespace

Status draw_boxes(std::span<const std::byte> bytes, int page, std::span<const Outline> boxes,
                  const DrawTarget& target) {
  return draw(bytes, page, boxes, target, target.path);
}

Result<std::vector<std::string>> draw_tables(std::span<const std::byte> bytes,
                                             const std::string& name, const Extraction& extraction,
                                             const DrawTarget& target) {
  std::vector<std::string> written;
  if (is_picture(target.path)) {
    const int page = target.page.value_or(first_page_with_table(extraction));
    const Status done = draw(bytes, page, outlines(extraction, page), target, target.path);
    if (!done) return done.error();
    written.push_back(target.path);
    return written;
  }
  std::error_code failed;
  fs::create_directories(target.path, failed);
  if (failed) return Error{ErrorCode::unreadable, target.path, failed.message()};
  const int last = target.page.value_or(extraction.page_count);
  for (int page = target.page.value_or(1); page <= last; ++page) {
    const fs::path path = fs::path(target.path) / picture_name(name, page);
    const Status done = draw(bytes, page, outlines(extraction, page), target, path);
    if (!done) return done.error();
    written.push_back(path.string());
  }
  return written;
}

}  // namespace planlupp::cli
