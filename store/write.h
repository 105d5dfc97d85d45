// Writes the rows of one document. put() (store.cpp) holds the transaction.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "normalize/record.h"
#include "store/kept_ids.h"
#include "store/sqlite.h"

namespace planlupp {

class DocumentWriter {
 public:
  // `ids`: those of the document's records in an earlier reading.
  DocumentWriter(Database& database, std::int64_t document, KeptIds& ids)
      : database_(database), document_(document), ids_(ids) {}

  void write(const RecordSet& records);

 private:
  struct Owner {
    std::int64_t risk = 0, goal = 0;  // 0: none
  };
  void write_list(RecordKind kind, std::span<const Record> records, Owner owner);
  std::int64_t insert(RecordKind kind, const Record& record, Owner owner,
                      std::optional<std::int64_t> id);
  void write_values(RecordKind kind, std::int64_t id, const Record& record);
  void write_value(std::string_view table, std::int64_t id, std::string_view field,
                   const Value& value, const std::optional<std::string>& written);
  void write_attributes(RecordKind kind, std::int64_t id, const Record& record);
  void write_origin(std::string_view table, std::int64_t id, std::string_view field, int ordinal,
                    const Origin& origin);
  void write_document_facts(const DocumentFacts& facts);
  void write_lines(const RecordSet& records);
  void write_unread(const RecordSet& records);
  void write_notes(const RecordSet& records);

  Database& database_;
  std::int64_t document_;
  KeptIds& ids_;
};

// Removes everything of a document but its own row.
void remove_content(Database& database, std::int64_t document);

}  // namespace planlupp
