#include "store/schema.h"

#include <algorithm>
#include <charconv>
#include <string>
#include <vector>

#include "normalize/embedded_file.h"

namespace planlupp {

const std::vector<EmbeddedFile>& embedded_schema();  // the files of store/schema

namespace {

// 3 for "003_threads.sql", 0 for "views.sql".
int number_of(const EmbeddedFile& file) {
  int number = 0;
  std::from_chars(file.name.data(), file.name.data() + file.name.size(), number);
  return number;
}

[[noreturn]] void refuse(const Database& database, ErrorCode code, std::string message) {
  throw SqlFailure{{code, database.path(), std::move(message)}};
}

void drop_views(Database& database) {
  std::vector<std::string> names;
  Statement views = database.prepare("SELECT name FROM sqlite_schema WHERE type = 'view'");
  while (views.step()) names.emplace_back(views.text(0));
  for (const std::string& name : names) database.execute("DROP VIEW \"" + name + "\"");
}

}  // namespace

int schema_version() {
  int newest = 0;
  for (const EmbeddedFile& file : embedded_schema()) newest = std::max(newest, number_of(file));
  return newest;
}

int version_of(Database& database) {
  const auto application = database.integer("PRAGMA application_id");
  const auto version = database.integer("PRAGMA user_version");
  if (application != kApplicationId) {
    const bool empty = application == 0 && version == 0 &&
                       database.integer("SELECT count(*) FROM sqlite_schema") == 0;
    if (empty) return 0;
    refuse(database, ErrorCode::store_damaged,
           "expected a store of Planlupp, found a database of another program");
  }
  if (version > schema_version()) {
    refuse(database, ErrorCode::store_newer,
           "expected a store of version " + std::to_string(schema_version()) +
               " or older, found version " + std::to_string(version) + " of a newer Planlupp");
  }
  return static_cast<int>(version);
}

void migrate(Database& database) {
  Transaction transaction(database);
  const int version = version_of(database);  // again: another process may have been quicker
  if (version < schema_version()) {
    std::vector<EmbeddedFile> files = embedded_schema();
    std::ranges::sort(files, {}, number_of);
    drop_views(database);
    for (const EmbeddedFile& file : files) {
      if (number_of(file) > version) database.execute(std::string(file.content));
    }
    for (const EmbeddedFile& file : files) {
      if (number_of(file) == 0) database.execute(std::string(file.content));
    }
    database.execute("PRAGMA application_id = " + std::to_string(kApplicationId) +
                     "; PRAGMA user_version = " + std::to_string(schema_version()));
  }
  transaction.commit();
}

}  // namespace planlupp
