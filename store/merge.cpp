#include "store/merge.h"

#include <filesystem>
#include <optional>
#include <tuple>
#include <utility>
#include <vector>

#include "store/schema.h"

namespace planlupp {
namespace {

struct Source {
  std::int64_t id = 0;
  Identity identity;
};

void check_version(const std::string& path) {
  Database database(path, Access::read);
  const int version = version_of(database);
  if (version == schema_version()) return;
  throw SqlFailure{{ErrorCode::usage, path,
                    "expected a store of version " + std::to_string(schema_version()) +
                        ", found version " + std::to_string(version) +
                        "; any command of this Planlupp brings it up to date"}};
}

std::vector<Source> sources(Database& database) {
  std::vector<Source> found;
  Statement rows = database.prepare(
      "SELECT id, path, sha256, imported_at, program_version, reading, terms FROM document "
      "ORDER BY path, sha256");
  while (rows.step()) {
    found.push_back({rows.integer(0),
                     {std::string(rows.text(1)), std::string(rows.text(2)),
                      std::string(rows.text(3)), std::string(rows.text(4)),
                      static_cast<int>(rows.integer(5)), std::string(rows.text(6))}});
  }
  return found;
}

// Whether a reading is to replace the one that is stored, whichever came first.
bool is_newer(const Identity& identity, const StoredDocument& stored) {
  return std::tie(identity.reading, identity.terms) > std::tie(stored.reading, stored.terms);
}

// Among several verdicts on one path the best one stays.
bool is_better(const ImportFile& file, const ImportFile& stored) {
  const auto rank = [](const ImportFile& f) {
    const int by_verdict = f.verdict == Verdict::failed ? 0 : f.verdict == Verdict::refused ? 1 : 2;
    return std::tuple(by_verdict, f.reading, f.sha256, f.reason);
  };
  return rank(file) > rank(stored);
}

constexpr auto kAllVerdicts = {Verdict::imported, Verdict::partial, Verdict::unchanged,
                               Verdict::refused, Verdict::failed};

template <class T>
T or_throw(Result<T> result) {
  if (!result) throw SqlFailure{result.error()};
  return *std::move(result);
}

void merge_documents(Store& store, Store& from, Merged& merged) {
  for (const Source& source : sources(from.database())) {
    const auto stored = or_throw(store.find_document(source.identity.sha256));
    if (stored && !is_newer(source.identity, *stored)) {
      ++merged.known;
      continue;
    }
    const RecordSet records = or_throw(from.records(source.id, Detail::provenance));
    const Put put = or_throw(store.put(records, source.identity, true));
    ++(put.outcome == PutOutcome::added ? merged.added : merged.replaced);
  }
}

void merge_files(Store& store, Store& from) {
  const auto files = or_throw(import_files(from, kAllVerdicts));
  Transaction transaction(store.database());
  for (const ImportFile& file : files) {
    const auto stored = or_throw(find_import_file(store, file.path));
    if (!stored || is_better(file, *stored)) write_import_file(store.database(), file);
  }
  transaction.commit();
}

// All rows of a table that both have, those that are new.
void copy_rows(Database& to, Database& from, const std::string& table) {
  Statement rows = from.prepare("SELECT * FROM " + table);
  std::string marks = "?";
  for (int i = 1; i < rows.columns(); ++i) marks += ", ?";
  Statement insert = to.prepare("INSERT OR IGNORE INTO " + table + " VALUES (" + marks + ")");
  while (rows.step()) {
    insert.reset();
    for (int i = 0; i < rows.columns(); ++i) {
      rows.is_integer(i) ? insert.bind(i + 1, rows.integer(i)) : insert.bind(i + 1, rows.text(i));
    }
    insert.finish();
  }
}

void merge_words(Store& store, Store& from) {
  Transaction transaction(store.database());
  copy_rows(store.database(), from.database(), "persons_word");
  copy_rows(store.database(), from.database(), "board_alias");
  transaction.commit();
}

// In the order in which folders are read: by their names, folder for folder.
bool is_before(const std::string& a, const std::string& b) {
  return std::filesystem::path(a) < std::filesystem::path(b);
}

ImportFile of_copy(ImportFile file, const std::string& first, bool whole) {
  if (file.path != first) {
    file.verdict = Verdict::unchanged;
    file.reason = "the same bytes as " + first;
    file.pages_read = file.pages_missing = std::nullopt;
  } else if (file.verdict == Verdict::unchanged) {
    file.verdict = whole ? Verdict::imported : Verdict::partial;
    file.reason.clear();
  }
  return file;
}

// The files that have the bytes of one document.
void settle_copies(Database& database, const std::vector<ImportFile>& files) {
  std::string first = files.front().path;
  for (const ImportFile& file : files) first = is_before(file.path, first) ? file.path : first;
  Statement& whole =
      database.statement("SELECT missing_pages = '[]' FROM document WHERE sha256 = ?")
          .with(files.front().sha256);
  if (!whole.step()) return;  // none that could be read
  const bool is_whole = whole.integer(0) != 0;
  whole.reset();
  // The verdict that says how the reading went is the one of the file that was read.
  ImportFile read = files.front();
  for (const ImportFile& file : files) {
    if (file.verdict != Verdict::unchanged) read = file;
  }
  for (const ImportFile& file : files) {
    ImportFile told = file.path == first ? read : file;
    told.path = file.path;
    write_import_file(database, of_copy(std::move(told), first, is_whole));
  }
  database.statement("UPDATE document SET path = ? WHERE sha256 = ? AND path <> ?")
      .run(first, files.front().sha256, first);
}

}  // namespace

Result<Merged> merge(Store& store, const std::string& path) {
  const Status same_version = guarded([&] { check_version(path); });
  if (!same_version) return same_version.error();
  Result<Store> from = Store::open(path, Access::read);
  if (!from) return from.error();
  return guarded([&] {
    Merged merged;
    merge_documents(store, *from, merged);
    merge_files(store, *from);
    merge_words(store, *from);
    return merged;
  });
}

Status after_merge(Store& store) {
  const Status settled = guarded([&] {
    std::map<std::string, std::vector<ImportFile>> by_digest;
    for (ImportFile& file : or_throw(import_files(store, kAllVerdicts))) {
      if (!file.sha256.empty()) by_digest[file.sha256].push_back(std::move(file));
    }
    Transaction transaction(store.database());
    for (const auto& [digest, files] : by_digest) {
      if (files.size() > 1) settle_copies(store.database(), files);
    }
    transaction.commit();
  });
  return settled ? store.after_import() : settled;
}

}  // namespace planlupp
