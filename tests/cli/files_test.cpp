#include "cli/files.h"

#include <sys/stat.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <filesystem>

#include "scratch.h"

using namespace planlupp;
using namespace planlupp::cli;
using planlupp::test::Scratch;

namespace {

namespace fs = std::filesystem;

std::string names_of(const FoundFiles& found, const std::string& folder) {
  std::string names;
  for (const FoundFile& file : found.files) {
    names += fs::path(file.path).lexically_relative(folder).native() + " ";
  }
  return names;
}

}  // namespace

TEST_CASE("folders are read with all that is in them, always in the same order") {
  const Scratch scratch;
  fs::create_directory(scratch.at("b"));
  fs::create_directory(scratch.at(".git"));
  for (const char* name : {"z.txt", "b/2.txt", "b/1.txt", "a.txt", ".hidden", ".git/x"}) {
    scratch.write(name, "x");
  }
  const FoundFiles found = find_files({scratch.folder()});
  CHECK(names_of(found, scratch.folder()) == "a.txt b/1.txt b/2.txt z.txt ");
  CHECK(found.errors.empty());
}

TEST_CASE("in folders data and programs are passed over and counted, named ones are read") {
  const Scratch scratch;
  for (const char* name : {"a.txt", "b.json", "d.json", "plans.db", ".e", "c"}) {
    scratch.write(name, "x");
  }
  const FoundFiles found = find_files({scratch.folder()});
  CHECK(names_of(found, scratch.folder()) == "a.txt c ");
  CHECK(found.passed_over ==
        std::map<std::string, std::size_t>{{".db", 1}, {".json", 2}, {"hidden", 1}});
  CHECK(find_files({scratch.at("b.json")}).files.size() == 1);
}

TEST_CASE("each file is read once, the arguments' order is kept") {
  const Scratch scratch;
  const auto a = scratch.write("a.txt", "x"), b = scratch.write("b.txt", "x");
  CHECK(names_of(find_files({b, a, scratch.folder(), b}), scratch.folder()) == "b.txt a.txt ");
}

TEST_CASE("loops of links end, pipes are passed over, links to nothing are told") {
  const Scratch scratch;
  scratch.write("a.txt", "x");
  fs::create_directory_symlink(scratch.folder(), scratch.at("loop"));
  fs::create_symlink(scratch.at("self"), scratch.at("self"));
  fs::create_symlink(scratch.at("nowhere"), scratch.at("dangling"));
  REQUIRE(mkfifo(scratch.at("pipe").c_str(), 0600) == 0);
  const FoundFiles found = find_files({scratch.folder()});
  CHECK(names_of(found, scratch.folder()) == "a.txt ");
  CHECK(found.errors.size() == 2);  // dangling, self
  const FoundFiles named = find_files({scratch.at("pipe"), scratch.at("nowhere")});
  CHECK(named.files.empty());
  CHECK(named.errors.size() == 2);
}

TEST_CASE("names with line ends and invalid UTF-8 are names") {
  const Scratch scratch;
  scratch.write("two\nlines.txt", "x");
  scratch.write("pl\xe5n.txt", "yy");
  const FoundFiles found = find_files({scratch.folder()});
  REQUIRE(found.files.size() == 2);
  CHECK(found.files.at(0).name == scratch.at("pl\\xE5n.txt"));
  CHECK(read_file(found.files.at(0), 100)->size() == 2);
  CHECK(found.files.at(1).name == scratch.at("two\nlines.txt"));
}

TEST_CASE("a file that is too large, gone or forbidden is an error that says so") {
  const Scratch scratch;
  const auto big = scratch.write("big.txt", std::string(100, 'x'));
  CHECK(read_file({big, big}, 99).error().code == ErrorCode::too_large);
  CHECK(read_file({big, big}, 100)->size() == 100);
  CHECK(read_file({scratch.at("no"), "no"}, 99).error().code == ErrorCode::unreadable);
  if (geteuid() != 0) {  // root may read anything
    fs::permissions(big, fs::perms::none);
    CHECK(read_file({big, big}, 100).error().code == ErrorCode::unreadable);
  }
}
