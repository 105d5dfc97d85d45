#include "store/store.h"

#include <filesystem>
#include <utility>

#include "store/collation.h"
#include "store/columns.h"
#include "store/read.h"
#include "store/schema.h"
#include "store/write.h"

namespace planlupp {
namespace {

void configure(Database& database, Access access) {
  database.execute(
      "PRAGMA foreign_keys = ON; PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0; "
      "PRAGMA cache_size = -32000");
  if (access == Access::write) {
    database.execute("PRAGMA journal_mode = DELETE; PRAGMA synchronous = FULL");
  }
  add_swedish(database);
}

std::unique_ptr<Database> open_database(const std::string& path, Access access,
                                        const Waiting& waiting) {
  auto database = std::make_unique<Database>(path, access, waiting);
  const int version = version_of(*database);
  if (version == schema_version()) {
    configure(*database, access);
    return database;
  }
  if (access == Access::read && version == 0) {
    throw SqlFailure{{ErrorCode::store_missing, path, "expected a store, found an empty file"}};
  }
  if (access == Access::read) {  // an older store is brought to the newest version first
    database.reset();
    open_database(path, Access::write, waiting);
    return open_database(path, Access::read, waiting);
  }
  configure(*database, access);
  migrate(*database);
  return database;
}

std::optional<std::string_view> text_or_null(std::string_view text) {
  return text.empty() ? std::nullopt : std::optional(text);
}

std::optional<StoredDocument> find(Database& database, std::string_view sha256) {
  Statement& row =
      database.statement("SELECT id, path, reading, terms FROM document WHERE sha256 = ?")
          .with(sha256);
  if (!row.step()) return std::nullopt;
  StoredDocument document{row.integer(0), std::string(row.text(1)), std::string(sha256),
                          static_cast<int>(row.integer(2)), std::string(row.text(3))};
  row.reset();
  return document;
}

// Writes the document's own row and gives its id.
std::int64_t write_document(Database& database, const RecordSet& records,
                            const Identity& identity) {
  const DocumentFacts& facts = records.document;
  Statement& row = database.statement(
      "INSERT INTO document(sha256, path, format, kind, organisation, body, year, year_to, "
      "period, title, registry_number, decided_on, revised_on, page_count, missing_pages, "
      "imported_at, program_version, reading, terms) "
      "VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?) "
      "ON CONFLICT(sha256) DO UPDATE SET format=excluded.format, kind=excluded.kind, "
      "organisation=excluded.organisation, body=excluded.body, year=excluded.year, "
      "year_to=excluded.year_to, period=excluded.period, title=excluded.title, "
      "registry_number=excluded.registry_number, decided_on=excluded.decided_on, "
      "revised_on=excluded.revised_on, page_count=excluded.page_count, "
      "missing_pages=excluded.missing_pages, imported_at=excluded.imported_at, "
      "program_version=excluded.program_version, reading=excluded.reading, "
      "terms=excluded.terms RETURNING id");
  row.with(identity.sha256, identity.path, name_of(records.form), name_of(facts.kind),
           text_or_null(facts.organisation), text_or_null(facts.body), facts.year, facts.year_to,
           text_or_null(facts.period), text_or_null(facts.title),
           text_or_null(facts.registry_number), text_or_null(facts.decided_on),
           text_or_null(facts.revised_on), records.page_count, to_json_list(records.missing_pages),
           identity.imported_at, identity.program_version, identity.reading, identity.terms);
  row.step();
  const std::int64_t id = row.integer(0);
  row.finish();
  return id;
}

}  // namespace

Result<Store> Store::open(const std::string& path, Access access, Waiting waiting) {
  std::error_code failed;
  if (access == Access::read && path != ":memory:" && !std::filesystem::exists(path, failed)) {
    return Error{ErrorCode::store_missing, path,
                 "expected a store, found nothing; `planlupp import` makes one"};
  }
  if (std::filesystem::is_directory(path, failed)) {
    return Error{ErrorCode::store_damaged, path, "expected a store, found a folder"};
  }
  return guarded([&] { return Store(open_database(path, access, waiting)); });
}

Result<std::optional<StoredDocument>> Store::find_document(std::string_view sha256) {
  return guarded([&] { return find(*database_, sha256); });
}

bool Store::is_current(const StoredDocument& stored, const Identity& identity) {
  return stored.reading > identity.reading ||
         (stored.reading == identity.reading && stored.terms == identity.terms);
}

Result<Put> Store::put(const RecordSet& records, const Identity& identity, bool force,
                       const ImportFile* told) {
  return guarded([&] {
    Transaction transaction(*database_);
    const auto stored = find(*database_, identity.sha256);
    if (stored && !force && is_current(*stored, identity)) {
      transaction.commit();
      return Put{PutOutcome::unchanged, stored->id};
    }
    KeptIds ids;
    if (stored) {
      ids = KeptIds(*database_, stored->id);
      remove_content(*database_, stored->id);
    }
    const std::int64_t id = write_document(*database_, records, identity);
    DocumentWriter(*database_, id, ids).write(records);
    if (told != nullptr) write_import_file(*database_, *told);
    transaction.commit();
    return Put{stored ? PutOutcome::replaced : PutOutcome::added, id};
  });
}

Result<RecordSet> Store::records(std::int64_t document, Detail detail) {
  auto records = guarded([&]() -> std::optional<RecordSet> {
    Statement& known = database_->statement("SELECT 1 FROM document WHERE id = ?").with(document);
    const bool there = known.step();
    known.reset();
    if (!there) return std::nullopt;
    return read_document(*database_, document, detail);
  });
  if (!records) return records.error();
  if (*records) return *std::move(*records);
  return Error{ErrorCode::not_found, "", "no document D" + std::to_string(document)};
}

}  // namespace planlupp
