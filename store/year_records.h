// Risks and goals with what belongs to them, as history and comparison need them: whose they are,
// which year, on which page, with measures and controls.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "normalize/record.h"
#include "store/sqlite.h"

namespace planlupp {

struct MeasureRow {
  std::int64_t id = 0;
  std::string description, status, status_code, comment;
};

struct ControlRow {
  std::int64_t id = 0;
  std::string description, frequency, result;
};

// Empty texts: the document does not say.
struct YearRecord {
  RecordKind kind = RecordKind::risk;
  std::int64_t id = 0, document = 0, thread = 0;  // thread 0: none
  int ordinal = 0, year = 0, page = 0;            // page 0: not known
  std::string organisation, body, document_kind, period, path;
  std::string text;  // a risk's description, a goal's statement
  std::string area, category, code;
  std::string score, level, level_label, severity, likelihood;  // as stated, with their maxima
  std::optional<double> risk_index;                             // 0 to 1, comparable across scales
  std::string target, outcome, status, status_code;             // goals
  std::vector<MeasureRow> measures;
  std::vector<ControlRow> controls;
  // Whether the document shows these at all ("stated", "absent", "lost"; "" where not known).
  std::string measures_stated, statuses_stated, controls_stated, results_stated;
};

// Which records; what is empty does not narrow.
struct RecordFilter {
  std::string organisation, body;  // a part of the name, case ignored
  std::vector<int> years;
};

// Board by board, in the order of year, document, place. Only of documents that count
// (document.edition_of). They throw SqlFailure.
[[nodiscard]] std::vector<YearRecord> load_records(Database& database, RecordKind kind,
                                                   const RecordFilter& filter);
[[nodiscard]] std::vector<YearRecord> load_thread(Database& database, RecordKind kind,
                                                  std::int64_t thread);
[[nodiscard]] std::optional<YearRecord> load_record(Database& database, RecordKind kind,
                                                    std::int64_t id);

}  // namespace planlupp
