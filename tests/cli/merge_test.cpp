#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>

#include "run_cli.h"
#include "scratch.h"
#include "store/import_file.h"
#include "store/store.h"

using namespace planlupp;
using namespace planlupp::test;

namespace {

std::string plan(int year, const std::string& risk) {
  return "Internkontrollplan " + std::to_string(year) +
         "\nEkbacka kommun\nSocialnämnden\n\nRisk\tSannolikhet\tKonsekvens\tRiskvärde\n" + risk +
         "\t2\t3\t6\nFelaktiga utbetalningar\t4\t4\t16\n";
}

// Everything that one sees of a store: records, threads, verdicts.
std::string seen(const std::string& store) {
  const std::string verdicts =
      "SELECT path, size, verdict, reason, pages_read FROM import_file "
      "ORDER BY path";
  return run_cli({"--store", store, "export"}).out +
         run_cli({"--store", store, "query", "--format", "csv", verdicts}).out +
         run_cli({"--store", store, "query", "--format", "csv",
                  "SELECT description, year, count(*) OVER (PARTITION BY thread_id) FROM "
                  "risk_overview ORDER BY 1, 2"})
             .out;
}

}  // namespace

TEST_CASE("shards put together, in any order and again, are one import") {
  const Scratch scratch;
  std::filesystem::create_directories(scratch.at("docs/sub"));
  const char* names[] = {"a", "sub/b", "c", "d", "sub/e", "f", "g", "h"};
  for (int i = 0; i < 8; ++i) {
    scratch.write(std::string("docs/") + names[i] + ".txt",
                  plan(2016 + i, "Risken att något går fel " + std::to_string(i)));
  }
  for (const char* copy : {"docs/copy.txt", "docs/0.txt", "docs/sub/z.txt"}) {
    scratch.write(copy, plan(2016, "Risken att något går fel 0"));
  }
  scratch.write("docs/bad.pdf", "%PDF-1.4 and no more");
  const std::string docs = scratch.at("docs"), whole = scratch.at("whole.db");
  CHECK(run_cli({"--store", whole, "import", docs}).status == 1);
  std::vector<std::string> shards;
  for (const std::string part : {"1", "2", "3"}) {
    shards.push_back(scratch.at("shard_" + part + ".db"));
    CHECK(run_cli({"--store", shards.back(), "import", "--shard", part + "/3", docs}).status < 2);
  }
  int order = 0;
  do {
    const std::string out = scratch.at("merged_" + std::to_string(order++) + ".db");
    std::vector<std::string> arguments{"merge", out};
    arguments.insert(arguments.end(), shards.begin(), shards.end());
    CHECK(run_cli(arguments).status == 0);
    CHECK(seen(out) == seen(whole));
    CHECK(run_cli(arguments).out.starts_with("0 documents added, 0 replaced"));
    CHECK(seen(out) == seen(whole));
  } while (std::next_permutation(shards.begin(), shards.end()));
}

TEST_CASE("a part of a batch engine's job is told by its environment") {
  const Scratch scratch;
  scratch.write("plan.txt", plan(2020, "Jäv"));
  struct Case {
    std::string shard, task, first, count, completion;
    int status;
  };
  const std::vector<Case> cases{{"1/1", "", "", "", "", 0},     {"auto", "4", "4", "1", "", 0},
                                {"auto", "7", "4", "1", "", 2}, {"auto", "", "", "", "0", 2},
                                {"auto/1", "", "", "", "0", 0}, {"auto/1", "", "", "", "1", 2},
                                {"0/4", "", "", "", "", 2},     {"5/4", "", "", "", "", 2},
                                {"x", "", "", "", "", 2},       {"auto", "", "", "", "", 2}};
  for (const Case& c : cases) {
    std::ostringstream out, err;
    cli::Surroundings surroundings;
    surroundings.out = &out;
    surroundings.err = &err;
    surroundings.now = [] { return "2026-01-31T12:00:00Z"; };
    surroundings.array_task = c.task;
    surroundings.array_first = c.first;
    surroundings.array_count = c.count;
    surroundings.completion_index = c.completion;
    INFO(c.shard + " " + c.task);
    CHECK(cli::run({"--store", scratch.at("plans.db"), "import", "--shard", c.shard,
                    scratch.at("plan.txt")},
                   surroundings) == c.status);
  }
}

TEST_CASE("a merge refuses a store of another version, and itself") {
  const Scratch scratch;
  const std::string old = scratch.at("old.db"), out = scratch.at("out.db");
  {
    auto store = Store::open(old, Access::write);
    store->database().execute("PRAGMA user_version = 2");
  }
  const Ran refused = run_cli({"merge", out, old});
  CHECK(refused.status == 2);
  CHECK(refused.err.find("found version 2") != std::string::npos);
  CHECK(run_cli({"merge", out, out}).status == 2);
  const std::string made = scratch.at("made.db");
  CHECK(run_cli({"merge", made, scratch.at("none.db")}).status == 3);
  CHECK_FALSE(std::filesystem::exists(made));
}
