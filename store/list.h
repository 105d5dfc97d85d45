// Lists of records and documents, and free questions: rows as they come, for whoever shows them.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "store/store.h"

namespace planlupp {

using SqlValue = std::variant<std::monostate, std::int64_t, double, std::string>;
using SqlRow = std::vector<SqlValue>;

struct RowSink {
  std::function<void(const std::vector<std::string>&)> columns;  // called once, before the rows
  std::function<void(const SqlRow&)> row;
};

// What is to be listed; what is empty is not asked for.
struct Filter {
  std::string organisation, body;         // a part of the name, case ignored
  std::optional<int> year_from, year_to;  // of the document; a plan for several years is in each
  std::string kind;                       // of the document
  std::string area;                       // a part of it
  std::string text;                       // a part of the description or statement
  std::optional<double> min_score;        // risks: the stated score; controls, measures: risk's
  std::string status;                     // the code, or a part of what the document shows
};

enum class Listing { documents, risks, goals, measures, controls };

// In Swedish order by organisation and body, then by year and as they stand in the documents.
// A plan that lies in the store in several editions is counted once; `documents` has them all.
[[nodiscard]] Status list(Store& store, Listing listing, const Filter& filter, const RowSink& sink);

// How many records pass the filter but for having no score to compare with min_score.
[[nodiscard]] Result<std::int64_t> count_without_score(Store& store, Listing listing,
                                                       const Filter& filter);

// Documents that pass but for their year, which is not known: what a list of a year cannot tell.
[[nodiscard]] Result<std::int64_t> count_without_year(Store& store, const Filter& filter);

// The ids of the documents that pass, in the order of their paths.
[[nodiscard]] Result<std::vector<StoredDocument>> documents(Store& store, const Filter& filter);

// Files that no document, or not the whole document, came of: path, verdict, reason ...
[[nodiscard]] Status list_failed(Store& store, const RowSink& sink);

// One statement of SQL that only reads. Errors: usage (SQL that is wrong, or that would write).
[[nodiscard]] Status query(Store& store, const std::string& sql, const RowSink& sink);

// For the other files of store/: all rows of a statement. Throws SqlFailure.
void hand_out(Statement& rows, const RowSink& sink);

}  // namespace planlupp
