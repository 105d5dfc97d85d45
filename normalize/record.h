// What a document says, as records: risks with their controls and measures, goals, activities,
// indicators, priorities. Every value keeps where it was read and the text as it stood.
//
// A record is a map from Field to Value rather than a struct of strings, because everything that
// is done with values is the same for all of them: heal, trace, store, export, compare. Which
// fields a kind of record may have is told by fields_of().
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "extract/note.h"
#include "extract/place.h"
#include "extract/table.h"

namespace planlupp {

enum class DocumentKind {
  unknown,  // none of the four: kept with its text, no records invented
  internal_control_plan,
  internal_control_follow_up,
  operational_plan,
  goal_follow_up,
};

enum class RecordKind { risk, control, measure, goal, activity, indicator, priority };

// The names are those of the JSON keys and the store's columns.
enum class Field {
  body,
  code,
  area,
  strategy,
  assignment,
  process,
  category,
  description,
  statement,
  detail,
  cause,
  consequence,
  severity_label,
  severity,
  likelihood_label,
  likelihood,
  score,
  level,
  level_label,
  response,
  method,
  frequency,
  responsible,
  reports_to,
  result,
  deadline,
  status,
  comment,
  activity_comment,
  indicator,
  baseline,
  target,
  outcome,
  prognosis,
  starts_on,
  ends_on,
};

[[nodiscard]] std::string_view name_of(DocumentKind kind);
[[nodiscard]] std::string_view name_of(RecordKind kind);
[[nodiscard]] std::string_view name_of(Field field);
[[nodiscard]] std::optional<DocumentKind> document_kind(std::string_view name);
[[nodiscard]] std::optional<RecordKind> record_kind(std::string_view name);
[[nodiscard]] std::optional<Field> field(std::string_view name);
[[nodiscard]] std::span<const Field> fields_of(RecordKind kind);

// The field that tells a record from its neighbours: a goal's statement, else the description.
[[nodiscard]] Field main_field(RecordKind kind);

// Where a value was read: one for each stretch of text that went into it.
struct Origin {
  Place place;
  std::string text;  // as it stood
};

struct Value {
  std::string text;                // normalised as gold/FORMAT.md says; never empty
  std::vector<std::string> items;  // lists only (a goal's responsible); text is them joined by " "
  std::vector<Origin> origins;
  double confidence = 1.0;  // 0 to 1
  std::string reason;       // why the confidence is below 1: "guessed from its place"
  std::string repair;       // what was mended: "samhällsvik-tiga -> samhällsviktiga"
};

using Fields = std::map<Field, Value>;

// A figure for how bad and how likely, as stated and made comparable.
struct Rating {
  std::optional<int> severity, severity_max;  // ranks, from 1
  std::optional<int> likelihood, likelihood_max;
  std::optional<double> score, score_max;  // as stated; max of the document's scale
  std::optional<double> risk_index;        // 0 to 1, comparable across scales
  std::string how;  // how risk_index was got: "score 12 of 25", "level R3 of 4", "3 x 4 of 4 x 4"
};

// What a target value says (the text itself is Field::target).
struct Target {
  std::string op;  // ">=", "<=", "=", "change", "per body", "vs year", "done", "unset"
  std::optional<double> value;
  std::string unit;  // "%", "st", "kWh/m²"...
};

// What a document states under a heading that has no field.
struct Attribute {
  std::string name;  // the heading
  Value value;
};

enum class StatusCode { none, done, partly_done, not_done };
[[nodiscard]] std::string_view name_of(StatusCode code);  // "" for none

struct Record {
  RecordKind kind = RecordKind::risk;
  int ordinal = 0;  // 1-based, in reading order within its list
  Fields fields;
  Rating rating;                              // risks
  Target target;                              // goals
  StatusCode status_code = StatusCode::none;  // measures and goals
  std::vector<Attribute> attributes;
  std::vector<Record> controls;  // risks
  std::vector<Record> measures;  // risks and goals
  double confidence = 1.0;       // the least of what its making rested on
  std::string reason;
};

[[nodiscard]] const Value* find(const Record& record, Field field);         // nullptr: no value
[[nodiscard]] std::string_view text_of(const Record& record, Field field);  // "" for no value

// Whether the document has a column or label for a field at all.
enum class StatedState {
  stated,
  absent,
  lost,  // it has, and the export lost what stood there (a colour, a symbol)
};
[[nodiscard]] std::string_view name_of(StatedState state);

struct Stated {
  RecordKind kind = RecordKind::risk;
  Field field = Field::description;
  StatedState state = StatedState::absent;
};

// Facts about the document itself; empty strings and nullopt where it does not say.
struct DocumentFacts {
  DocumentKind kind = DocumentKind::unknown;
  std::string organisation, body;
  std::optional<int> year, year_to;  // year_to: last year of a plan for several
  std::string period;                // "augusti", "tertial 2"; empty for a whole year
  std::string title, registry_number;
  std::string decided_on, revised_on;                  // ISO dates
  std::map<std::string, Origin, std::less<>> origins;  // by the names above
};

// Text of a table's body that no value was read from (unread.h).
struct UnreadText {
  Place place;  // page and line
  std::string text;
};

struct RecordSet {
  SourceForm form = SourceForm::flow;
  int page_count = 0;
  std::vector<int> missing_pages;
  DocumentFacts document;
  std::vector<Record> risks;
  std::vector<Record> measures;  // those that belong to an area and no risk
  std::vector<Record> goals;
  std::vector<Record> activities, indicators, priorities;
  std::vector<Stated> stated;
  std::vector<TextLine> lines;  // every line of the document, with its role
  std::vector<UnreadText> unread;
  std::vector<Note> notes;
};

}  // namespace planlupp
