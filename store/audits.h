// Audit questions: named queries, one file each (store/audits/*.sql, and a user's own folder). A
// file is a head of comments and two statements:
//
//   -- title-sv: Höga risker utan åtgärd       title-en: the same in English
//   -- sv: what it answers, and what it does not (any number of lines; en: the same)
//   -- of-sv: höga risker                      what is counted: "3 av 17 höga risker" (of-en)
//   -- kinds: internal_control                 which documents are behind the answer
//   -- needs: measure.description              columns without which a document cannot answer
//   -- years: previous                         the documents of the year before are behind it too
//   -- parameter: index real 0.6 | från denna bedömning | from this rating
//   SELECT ... WHERE year = :year ...;         the answer, a row per finding
//   -- total
//   SELECT count(*) ...;                       of how many
//
// Every question knows :organisation and :body (parts of names, or NULL) and :year.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extract/result.h"
#include "store/list.h"
#include "store/store.h"

namespace planlupp {

struct AuditParameter {
  std::string name, type;  // integer, real, text
  std::string otherwise;   // its value where none is given; "": NULL
  std::string meaning_sv, meaning_en;
};

struct Audit {
  std::string name;  // of the file, without ".sql": "q15_high_risks_unanswered"
  std::string title_sv, title_en, text_sv, text_en, of_sv, of_en;
  std::string kinds;               // the beginning of the documents' kind; "": all
  std::vector<std::string> needs;  // "table.field"
  bool previous_year = false;
  std::vector<AuditParameter> parameters;
  std::string answer, total;  // SQL
};

// Errors: usage (the place names file and line).
[[nodiscard]] Result<Audit> parse_audit(std::string_view file, std::string_view content);

// In the order of their names.
[[nodiscard]] const std::vector<Audit>& built_in_audits();

// By its name, its first part ("q15") or the rest ("high_risks_unanswered"); nullptr: none.
[[nodiscard]] const Audit* find_audit(const std::vector<Audit>& audits, std::string_view name);

struct AuditQuestion {
  std::string organisation, body;             // parts of names; "": any
  std::optional<int> year;                    // none: the latest of the documents asked
  std::map<std::string, std::string> values;  // of the audit's own parameters
};

// A document behind an answer, and why it may not answer at all.
struct AuditDocument {
  std::int64_t id = 0;
  std::string path;
  std::vector<std::string> not_read;  // "measure.description absent", "colour-lost: ..."
};

struct AuditAnswer {
  std::optional<int> year;
  std::int64_t found = 0, total = 0;  // n of N
  std::vector<AuditDocument> documents;
  std::vector<std::string> missing;  // boards that have documents in other years, none in this
};

// The rows go to the sink, the rest is the answer. The connection may only read from then on.
// Errors: usage (wrong SQL, SQL that writes, a value that is no number, an unknown parameter).
[[nodiscard]] Result<AuditAnswer> run_audit(Store& store, const Audit& audit,
                                            const AuditQuestion& question, const RowSink& sink);

}  // namespace planlupp
