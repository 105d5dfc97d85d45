#include "store/import_file.h"

#include <algorithm>
#include <array>
#include <utility>

#include "store/sqlite.h"
#include "store/store.h"

namespace planlupp {
namespace {

constexpr std::array<std::pair<Verdict, std::string_view>, 5> kVerdicts{{
    {Verdict::imported, "imported"},
    {Verdict::partial, "partial"},
    {Verdict::unchanged, "unchanged"},
    {Verdict::refused, "refused"},
    {Verdict::failed, "failed"},
}};

constexpr std::string_view kColumns =
    "path, size, sha256, verdict, reason, pages_read, pages_missing, seconds, program_version, "
    "reading, terms";

std::optional<std::string_view> text_or_null(std::string_view text) {
  return text.empty() ? std::nullopt : std::optional(text);
}

std::optional<int> number(const Statement& row, int column) {
  if (row.is_null(column)) return std::nullopt;
  return static_cast<int>(row.integer(column));
}

ImportFile read_row(const Statement& row) {
  ImportFile file;
  file.path = row.text(0);
  file.size = row.integer(1);
  file.sha256 = row.text(2);
  file.verdict = verdict(row.text(3)).value_or(Verdict::failed);
  file.reason = row.text(4);
  file.pages_read = number(row, 5);
  file.pages_missing = number(row, 6);
  file.seconds = row.real(7);
  file.program_version = row.text(8);
  file.reading = static_cast<int>(row.integer(9));
  file.terms = row.text(10);
  return file;
}

std::vector<ImportFile> read_rows(Statement& rows) {
  std::vector<ImportFile> files;
  while (rows.step()) files.push_back(read_row(rows));
  rows.reset();
  return files;
}

}  // namespace

std::string_view name_of(Verdict value) {
  for (const auto& [known, name] : kVerdicts) {
    if (known == value) return name;
  }
  return "failed";
}

std::optional<Verdict> verdict(std::string_view name) {
  for (const auto& [known, its_name] : kVerdicts) {
    if (its_name == name) return known;
  }
  return std::nullopt;
}

void write_import_file(Database& database, const ImportFile& file) {
  database
      .statement("INSERT OR REPLACE INTO import_file(" + std::string(kColumns) +
                 ") VALUES (?,?,?,?,?,?,?,?,?,?,?)")
      .run(file.path, file.size, text_or_null(file.sha256), name_of(file.verdict),
           text_or_null(file.reason), file.pages_read, file.pages_missing, file.seconds,
           file.program_version, file.reading, file.terms);
}

Result<std::optional<ImportFile>> find_import_file(Store& store, std::string_view path) {
  return guarded([&]() -> std::optional<ImportFile> {
    const std::string sql = "SELECT " + std::string(kColumns) + " FROM import_file WHERE path = ?";
    const auto files = read_rows(store.database().statement(sql).with(path));
    return files.empty() ? std::nullopt : std::optional(files.front());
  });
}

Status put_import_file(Store& store, const ImportFile& file) {
  return guarded([&] {
    Transaction transaction(store.database());
    write_import_file(store.database(), file);
    transaction.commit();
  });
}

Status move_import_file(Store& store, std::string_view from, const ImportFile& to) {
  return guarded([&] {
    Database& database = store.database();
    Transaction transaction(database);
    database.statement("UPDATE document SET path = ? WHERE sha256 = ?").run(to.path, to.sha256);
    database.statement("DELETE FROM import_file WHERE path = ? AND sha256 = ?")
        .run(from, to.sha256);
    write_import_file(database, to);
    transaction.commit();
  });
}

Result<std::vector<ImportFile>> import_files(Store& store, const std::vector<Verdict>& verdicts) {
  return guarded([&] {
    auto files = read_rows(store.database().statement("SELECT " + std::string(kColumns) +
                                                      " FROM import_file ORDER BY path"));
    std::erase_if(files, [&](const ImportFile& file) {
      return std::ranges::find(verdicts, file.verdict) == verdicts.end();
    });
    return files;
  });
}

}  // namespace planlupp
