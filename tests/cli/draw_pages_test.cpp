#include "cli/draw_pages.h"

#include <unistd.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>

#include "cli/password_file.h"
#include "extract/pdf_bytes.h"

using namespace planlupp;
using namespace planlupp::cli;
namespace fs = std::filesystem;

namespace {

// A folder of its own that goes with the test.
struct Folder {
  fs::path path = fs::temp_directory_path() / ("planlupp_draw_" + std::to_string(getpid()));
  Folder() {
    fs::remove_all(path);
    fs::create_directories(path);
  }
  ~Folder() { fs::remove_all(path); }
  [[nodiscard]] std::string in(const std::string& name) const { return (path / name).string(); }
};

std::string two_pages() {
  PdfBytes pdf;
  pdf.page("BT /F1 10 Tf 100 700 Td (Risk) Tj ET");
  pdf.page("BT /F1 10 Tf 100 700 Td (Jag) Tj ET");
  return pdf.text();
}

}  // namespace

TEST_CASE("a folder gets a picture of every page, a png the one that is asked for") {
  const Folder folder;
  const std::string pdf = two_pages();
  Extraction extraction;
  extraction.page_count = 2;
  DrawTarget target;
  target.path = folder.in("pages");
  const auto all = draw_tables(std::as_bytes(std::span(pdf)), "dir/plan.pdf", extraction, target);
  REQUIRE(all);
  REQUIRE(all->size() == 2);
  CHECK(fs::exists(folder.path / "pages" / "plan-0001.png"));
  CHECK(fs::exists(folder.path / "pages" / "plan-0002.png"));

  target.path = folder.in("one.png");
  target.page = 2;
  REQUIRE(draw_tables(std::as_bytes(std::span(pdf)), "plan.pdf", extraction, target));
  CHECK(fs::file_size(target.path) > 100);
  target.page = 3;
  const auto none = draw_tables(std::as_bytes(std::span(pdf)), "plan.pdf", extraction, target);
  REQUIRE_FALSE(none);
  CHECK(none.error().code == ErrorCode::not_found);
  target.path = folder.in("missing/one.png");
  target.page = 1;
  CHECK_FALSE(draw_tables(std::as_bytes(std::span(pdf)), "plan.pdf", extraction, target));
}

TEST_CASE("a password is the first line of its file") {
  const Folder folder;
  std::ofstream(folder.in("p")) << "hemlig\r\nannat\n";
  CHECK(*read_password(folder.in("p")) == "hemlig");
  CHECK(read_password("")->empty());
  CHECK(read_password(folder.in("none")).error().code == ErrorCode::unreadable);
}
