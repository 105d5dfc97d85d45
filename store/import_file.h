// What became of each file that was given to an import: the last verdict on every path.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extract/result.h"

namespace planlupp {

class Database;
class Store;

enum class Verdict {
  imported,
  partial,    // but for pages that could not be read
  unchanged,  // the bytes of another path that is stored
  refused,    // no document that can be read
  failed,     // its reader crashed, took too long or too much memory; the file could not be had
};
[[nodiscard]] std::string_view name_of(Verdict verdict);
[[nodiscard]] std::optional<Verdict> verdict(std::string_view name);

struct ImportFile {
  std::string path;
  std::int64_t size = 0;
  std::string sha256;  // "": the bytes could not be had
  Verdict verdict = Verdict::imported;
  std::string reason;  // "deadline: expected ..."; "": none
  std::optional<int> pages_read, pages_missing;
  double seconds = 0;
  std::string program_version;
  int reading = 0;
  std::string terms;
};

[[nodiscard]] Result<std::optional<ImportFile>> find_import_file(Store& store,
                                                                 std::string_view path);
// Replaces the verdict on the path; one transaction.
[[nodiscard]] Status put_import_file(Store& store, const ImportFile& file);
// A document whose file lies elsewhere now; the verdict on its old path goes.
[[nodiscard]] Status move_import_file(Store& store, std::string_view from, const ImportFile& to);

// Those with one of the verdicts, by path.
[[nodiscard]] Result<std::vector<ImportFile>> import_files(Store& store,
                                                           const std::vector<Verdict>& verdicts);

// For the other files of store/. Throws SqlFailure.
void write_import_file(Database& database, const ImportFile& file);

}  // namespace planlupp
