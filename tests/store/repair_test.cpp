#include "store/repair.h"

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>

#include "sample_records.h"
#include "scratch.h"
#include "store/store.h"

using namespace planlupp;
using namespace planlupp::test;

namespace {

std::string make_store(const Scratch& scratch) {
  const std::string path = scratch.at("plans.db");
  auto store = Store::open(path, Access::write);
  REQUIRE(store);
  for (int i = 0; i < 20; ++i) {
    REQUIRE(store->put(sample(), identity("plan" + std::to_string(i))));
  }
  REQUIRE(store->after_import());
  return path;
}

// Overwrites the page on which an index or table begins.
void overwrite_root(const std::string& path, const std::string& name) {
  std::int64_t page = 0, size = 0;
  {
    Database database(path, Access::read);
    page = database.integer("SELECT rootpage FROM sqlite_schema WHERE name = '" + name + "'");
    size = database.integer("PRAGMA page_size");
  }
  std::fstream file(path, std::ios::in | std::ios::out | std::ios::binary);
  file.seekp((page - 1) * size);
  file << std::string(static_cast<std::size_t>(size), '\x55');
}

}  // namespace

TEST_CASE("a sound store is left as it is") {
  const Scratch scratch;
  const std::string path = make_store(scratch);
  const std::string before = content_of(path);
  const auto repaired = repair_store(path);
  REQUIRE(repaired);
  CHECK(repaired->kept.empty());
  CHECK(content_of(path) == before);
}

TEST_CASE("a store with a damaged index is made anew, and the old one kept") {
  const Scratch scratch;
  const std::string path = make_store(scratch);
  overwrite_root(path, "risk_by_document");
  const std::string damaged = content_of(path);
  const auto repaired = repair_store(path);
  INFO((repaired ? "" : repaired.error().message));
  REQUIRE(repaired);
  CHECK(content_of(repaired->kept) == damaged);
  auto store = Store::open(path, Access::read);
  REQUIRE(store);
  CHECK(store->database().integer("SELECT count(*) FROM risk") == 40);
  CHECK(store->database().integer("SELECT count(*) FROM risk INDEXED BY risk_by_document "
                                  "WHERE document_id > 0") == 40);
}

TEST_CASE("a store whose tables cannot be read is told and left as it is") {
  const Scratch scratch;
  const std::string path = make_store(scratch);
  overwrite_root(path, "text_line");
  const std::string damaged = content_of(path);
  const auto repaired = repair_store(path);
  REQUIRE_FALSE(repaired);
  CHECK(repaired.error().code == ErrorCode::store_damaged);
  CHECK(content_of(path) == damaged);
  CHECK_FALSE(std::filesystem::exists(path + ".repaired"));
}
