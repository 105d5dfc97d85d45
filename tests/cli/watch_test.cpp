#include "cli/watch.h"

#include <catch2/catch.hpp>
#include <filesystem>

#include "run_cli.h"
#include "scratch.h"

using namespace planlupp;
using namespace planlupp::test;

namespace {

std::vector<std::string> names(const cli::FoundFiles& found) {
  std::vector<std::string> names;
  for (const auto& file : found.files) names.push_back(file.path.filename().native());
  return names;
}
using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("a watched file is taken when it has stood still, and again when it has changed") {
  const Scratch scratch;
  cli::Watch watch({scratch.folder()});
  scratch.write("a.txt", "one");
  CHECK(names(watch.ready(0)) == Names{});
  CHECK(names(watch.ready(4)) == Names{});
  scratch.write("b.txt", "two");
  CHECK(names(watch.ready(5)) == Names{"a.txt"});
  scratch.write("b.txt", "two and more");
  CHECK(names(watch.ready(9)) == Names{});
  CHECK(names(watch.ready(13)) == Names{});
  CHECK(names(watch.ready(14)) == Names{"b.txt"});
  CHECK(names(watch.ready(100)) == Names{});
  scratch.write("a.txt", "another one");
  CHECK(names(watch.ready(101)) == Names{});
  CHECK(names(watch.ready(106)) == Names{"a.txt"});
}

TEST_CASE("import --watch takes new files until it is interrupted, and leaves them as they are") {
  const Scratch scratch;
  std::filesystem::create_directory(scratch.at("docs"));
  const std::string plan =
      "Internkontrollplan 2024\n\nRisk\tSannolikhet\tKonsekvens\nJäv vid beslut\t2\t3\n";
  scratch.write("docs/a.txt", plan);
  std::ostringstream out, err;
  cli::Surroundings surroundings;
  surroundings.out = &out;
  surroundings.err = &err;
  surroundings.now = [] { return "2026-01-31T12:00:00Z"; };
  double now = 0;
  surroundings.seconds = [&] { return now; };
  surroundings.pause = [&](int milliseconds) {
    now += milliseconds / 1000.0;
    if (now > 8 && now < 9.5) scratch.write("docs/b.txt", plan + "Bisysslor\t1\t1\n");
  };
  surroundings.interrupts = [&] { return now > 20 ? 1 : 0; };
  const int status = cli::run(
      {"--store", scratch.at("plans.db"), "import", "--watch", scratch.at("docs")}, surroundings);
  CHECK(status == 130);
  CHECK(out.str().find("1 document imported: 1 risk,") != std::string::npos);
  CHECK(out.str().find("1 document imported: 2 risks,") != std::string::npos);
  CHECK(content_of(scratch.at("docs/a.txt")) == plan);
  CHECK(std::distance(std::filesystem::directory_iterator(scratch.at("docs")), {}) == 2);
}
