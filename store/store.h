// The store: one SQLite file that keeps what documents say, from RecordSets to rows and back.
// Knows SQL and versions; neither pages nor PDFs nor how anything is shown.
//
//   Result<Store> store = Store::open("plans.db", Access::write);
//   if (!store) return store.error();
//   Result<Put> put = store->put(records, identity);
//   store->after_import();
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "extract/result.h"
#include "normalize/record.h"
#include "store/import_file.h"
#include "store/sqlite.h"

namespace planlupp {

// What a document is known by, and by what it was read.
struct Identity {
  std::string path;    // UTF-8
  std::string sha256;  // of its bytes
  std::string imported_at;
  std::string program_version;
  int reading = 1;    // version of the reading (kReadingVersion): a higher one replaces a lower
  std::string terms;  // digest of the user's own terms; a reading with other terms replaces
};

enum class PutOutcome { added, replaced, unchanged };

struct Put {
  PutOutcome outcome = PutOutcome::added;
  std::int64_t document = 0;  // its id, which it keeps when it is read anew
};

// A document as the store knows it.
struct StoredDocument {
  std::int64_t id = 0;
  std::string path, sha256;
  int reading = 0;
  std::string terms;
};

// How much of a record is read back.
enum class Detail {
  values,      // texts, numbers, attributes
  provenance,  // and origins, confidence, repairs, lines, notes: the RecordSet as it was put
};

class Store {
 public:
  // Errors: store_missing (Access::read only), store_damaged, store_locked, store_readonly,
  // store_newer. A store of an older version is brought to the newest.
  // `waiting` is called once, when another process has held the lock for a second.
  [[nodiscard]] static Result<Store> open(const std::string& path, Access access,
                                          Waiting waiting = {});

  [[nodiscard]] Result<std::optional<StoredDocument>> find_document(std::string_view sha256);

  // Whether put() would change nothing.
  [[nodiscard]] static bool is_current(const StoredDocument& stored, const Identity& identity);

  // One document, one transaction. The same bytes, read by the same version with the same terms,
  // change nothing (unless `force`); a newer reading replaces the older one whole, and what is
  // the same record keeps its id. `told`: the verdict on its file, kept in the same transaction.
  [[nodiscard]] Result<Put> put(const RecordSet& records, const Identity& identity,
                                bool force = false, const ImportFile* told = nullptr);

  // To be called once after any number of put(): brings what spans documents up to date.
  [[nodiscard]] Status after_import();

  // What was put, by the document's id. Errors: not_found.
  [[nodiscard]] Result<RecordSet> records(std::int64_t document, Detail detail);

  // For the other files of store/.
  [[nodiscard]] Database& database() { return *database_; }

 private:
  explicit Store(std::unique_ptr<Database> database) : database_(std::move(database)) {}
  std::unique_ptr<Database> database_;
};

}  // namespace planlupp
