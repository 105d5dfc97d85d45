#include "store/repair.h"

#include <filesystem>
#include <string>
#include <system_error>
#include <vector>

#include "store/schema.h"
#include "store/sqlite.h"

namespace planlupp {
namespace {

namespace fs = std::filesystem;

bool is_sound(Database& database) {
  Statement rows = database.prepare("PRAGMA integrity_check");
  return rows.step() && rows.text(0) == "ok" &&
         database.integer("SELECT count(*) FROM pragma_foreign_key_check") == 0;
}

// A name beside the store that nothing has yet.
std::string free_name(const std::string& path, const std::string& ending) {
  std::string name = path + ending;
  std::error_code ignored;
  for (int i = 2; fs::exists(name, ignored); ++i) name = path + ending + std::to_string(i);
  return name;
}

std::vector<std::string> texts(Database& database, const std::string& sql) {
  std::vector<std::string> found;
  Statement rows = database.prepare(sql);
  while (rows.step()) found.emplace_back(rows.text(0));
  return found;
}

// Copies tables row by row and without their indexes. (VACUUM INTO copies indexes as they are, and
// so does INSERT ... SELECT without a condition.)
void copy_tables(Database& copy) {
  const std::string ordinary =
      "FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
      " AND name NOT IN ('search', 'search_part')"
      " AND name NOT GLOB 'search_[cdi]*' AND name NOT GLOB 'search_part_*'";
  for (const std::string& table : texts(copy, "SELECT name " + ordinary)) {
    copy.execute("DELETE FROM main." + table);
    copy.execute("INSERT INTO main." + table + " SELECT * FROM damaged." + table +
                 " NOT INDEXED WHERE true");
  }
  copy.execute(
      "UPDATE main.sqlite_sequence SET seq = max(seq, coalesce((SELECT d.seq FROM "
      "damaged.sqlite_sequence d WHERE d.name = sqlite_sequence.name), 0))");
}

void copy_into(const std::string& path, const std::string& target) {
  Database copy(target, Access::write);
  migrate(copy);
  copy.prepare("ATTACH ? AS damaged").run(path);
  Transaction transaction(copy);
  const auto names = texts(copy, "SELECT name FROM sqlite_schema WHERE type = 'trigger'");
  const auto triggers = texts(copy, "SELECT sql FROM sqlite_schema WHERE type = 'trigger'");
  for (const std::string& name : names) copy.execute("DROP TRIGGER main." + name);
  copy_tables(copy);
  for (const std::string& trigger : triggers) copy.execute(trigger);
  copy.execute("INSERT INTO search(search) VALUES ('rebuild')");
  copy.execute("INSERT INTO search_part(search_part) VALUES ('rebuild')");
  transaction.commit();
  copy.execute("DETACH damaged");  // or it would be checked too
  if (!is_sound(copy)) {
    throw SqlFailure{{ErrorCode::store_damaged, path, "a copy too fails its checks"}};
  }
}

void rename(const std::string& from, const std::string& to) {
  std::error_code failed;
  fs::rename(from, to, failed);
  if (failed) throw SqlFailure{{ErrorCode::store_readonly, from, failed.message()}};
}

}  // namespace

Result<Repaired> repair_store(const std::string& path) {
  std::error_code ignored;
  if (!fs::exists(path, ignored)) {
    return Error{ErrorCode::store_missing, path, "expected a store, found nothing"};
  }
  const std::string copy = free_name(path, ".repaired");
  Result<Repaired> repaired = guarded([&] {
    {
      Database database(path, Access::write);  // undoes what was half-written
      if (version_of(database) != schema_version()) {
        throw SqlFailure{{ErrorCode::store_damaged, path, "expected a store of this version"}};
      }
      if (is_sound(database)) return Repaired{};
    }
    copy_into(path, copy);
    const Repaired done{free_name(path, ".damaged")};
    rename(path, done.kept);
    rename(copy, path);
    return done;
  });
  if (repaired) return repaired;
  fs::remove(copy, ignored);
  const Error& error = repaired.error();
  if (error.code != ErrorCode::store_damaged) return error;
  return Error{error.code, path,
               "too damaged to be made anew; its documents can be imported into a new store"};
}

}  // namespace planlupp
