#include "store/read.h"

#include <map>
#include <utility>

#include "store/columns.h"

namespace planlupp {
namespace {

template <class T>
std::optional<T> number(const Statement& row, int column) {
  if (row.is_null(column)) return std::nullopt;
  if constexpr (std::is_same_v<T, double>) {
    return row.real(column);
  } else {
    return static_cast<T>(row.integer(column));
  }
}

Place place_at(const Statement& row, int column) {
  Place place{static_cast<int>(row.integer(column)), static_cast<int>(row.integer(column + 1)), {}};
  if (!row.is_null(column + 2)) {
    place.box =
        Box{row.real(column + 2), row.real(column + 3), row.real(column + 4), row.real(column + 5)};
  }
  return place;
}

StatusCode status_code(std::string_view name) {
  for (const StatusCode code : {StatusCode::done, StatusCode::partly_done, StatusCode::not_done}) {
    if (name_of(code) == name) return code;
  }
  return StatusCode::none;
}

std::string joined(const std::vector<std::string>& items) {
  std::string text;
  for (const std::string& item : items) text.append(text.empty() ? "" : " ").append(item);
  return text;
}

// Reads the columns of column_list() one after the other.
class RowReader {
 public:
  RowReader(const Statement& row, RecordKind kind) : row_(row), kind_(kind) {}

  StoredRecord read() {
    StoredRecord stored;
    Record& record = stored.record;
    record.kind = kind_;
    stored.id = row_.integer(next_++);
    read_owners(stored);
    record.ordinal = static_cast<int>(row_.integer(next_++));
    for (const Field field : fields_of(kind_)) read_field(record, field);
    read_extras(record);
    record.confidence = row_.real(next_++);
    record.reason = row_.text(next_++);
    return stored;
  }

 private:
  void read_owners(StoredRecord& stored) {
    for (const std::string_view owner : owners_of(kind_)) {
      const std::int64_t id = row_.integer(next_++);
      (owner == "document_id" ? stored.document
       : owner == "risk_id"   ? stored.risk
                              : stored.goal) = id;
    }
  }

  void read_field(Record& record, Field field) {
    const int column = next_++;
    if (row_.is_null(column)) return;
    Value value;
    if (kind_ == RecordKind::goal && field == Field::responsible) {
      value.items = from_json_list(row_.text(column));
      value.text = joined(value.items);
    } else {
      value.text = row_.is_real(column) ? number_text(row_.real(column)) : row_.text(column);
    }
    if (kind_ == RecordKind::risk) read_figure(record.rating, field, column);
    record.fields.emplace(field, std::move(value));
  }

  void read_figure(Rating& rating, Field field, int column) {
    if (field == Field::severity) rating.severity = number<int>(row_, column);
    if (field == Field::likelihood) rating.likelihood = number<int>(row_, column);
    if (field == Field::score) rating.score = number<double>(row_, column);
  }

  void read_extras(Record& record) {
    if (kind_ == RecordKind::risk) {
      record.rating.severity_max = number<int>(row_, next_++);
      record.rating.likelihood_max = number<int>(row_, next_++);
      record.rating.score_max = number<double>(row_, next_++);
      record.rating.risk_index = number<double>(row_, next_++);
      record.rating.how = row_.text(next_++);
    }
    if (kind_ == RecordKind::goal) {
      record.target.op = row_.text(next_++);
      record.target.value = number<double>(row_, next_++);
      record.target.unit = row_.text(next_++);
    }
    if (kind_ == RecordKind::goal || kind_ == RecordKind::measure) {
      record.status_code = status_code(row_.text(next_++));
    }
  }

  const Statement& row_;
  RecordKind kind_;
  int next_ = 0;
};

// The part of a document or the one record that is asked for, as SQL with one `?`.
std::string which(RecordKind kind, bool one) {
  if (one) return "r.id = ?";
  return kind == RecordKind::control ? "r.risk_id IN (SELECT id FROM risk WHERE document_id = ?)"
                                     : "r.document_id = ?";
}

using ById = std::map<std::int64_t, Record*>;

// Numbers that the document writes otherwise than as the plain number, or not at all.
void read_written(Database& database, RecordKind kind, const ById& records) {
  Statement& rows = database.statement(
      "SELECT field, written FROM value_quality "
      "WHERE record_table = ? AND record_id = ? AND written IS NOT NULL");
  for (const auto& [id, record] : records) {
    rows.with(name_of(kind), id);
    while (rows.step()) {
      const auto known = field(rows.text(0));
      if (!known) continue;
      const std::string written(rows.text(1));
      written.empty() ? static_cast<void>(record->fields.erase(*known))
                      : static_cast<void>(record->fields[*known].text = written);
    }
  }
}

void read_attributes(Database& database, RecordKind kind, const ById& records) {
  Statement& rows = database.statement(
      "SELECT name, value FROM attribute WHERE record_table = ? AND record_id = ? "
      "ORDER BY ordinal");
  for (const auto& [id, record] : records) {
    rows.with(name_of(kind), id);
    while (rows.step()) {
      Value value;
      value.text = rows.text(1);
      record->attributes.push_back({std::string(rows.text(0)), std::move(value)});
    }
  }
}

// The record's values by the names that source and value_quality know them by.
std::map<std::string, Value*, std::less<>> values_of(Record& record) {
  std::map<std::string, Value*, std::less<>> values;
  for (auto& [field, value] : record.fields) values.emplace(name_of(field), &value);
  AttributeNames names;
  for (Attribute& attribute : record.attributes) {
    values.emplace(names.next(attribute.name), &attribute.value);
  }
  return values;
}

void read_provenance(Database& database, std::string_view table, std::int64_t id, Record& record) {
  const auto values = values_of(record);
  Statement& sources = database
                           .statement(
                               "SELECT field, text, page, line, x0, y0, x1, y1 FROM source "
                               "WHERE record_table = ? AND record_id = ? ORDER BY field, ordinal")
                           .with(table, id);
  while (sources.step()) {
    const auto value = values.find(sources.text(0));
    if (value == values.end()) continue;
    value->second->origins.push_back({place_at(sources, 2), std::string(sources.text(1))});
  }
  Statement& qualities = database
                             .statement(
                                 "SELECT field, confidence, reason, repair FROM value_quality "
                                 "WHERE record_table = ? AND record_id = ?")
                             .with(table, id);
  while (qualities.step()) {
    const auto value = values.find(qualities.text(0));
    if (value == values.end()) continue;
    value->second->confidence = qualities.real(1);
    value->second->reason = qualities.text(2);
    value->second->repair = qualities.text(3);
  }
}

std::vector<StoredRecord> read_where(Database& database, RecordKind kind, bool one, std::int64_t id,
                                     Detail detail) {
  const bool threaded = kind == RecordKind::risk || kind == RecordKind::goal;
  const std::string sql = "SELECT " + column_list(kind, "r.") + (threaded ? ", r.thread_id" : "") +
                          " FROM " + std::string(name_of(kind)) + " r WHERE " + which(kind, one) +
                          " ORDER BY r.ordinal, r.id";
  Statement& rows = database.statement(sql).with(id);
  std::vector<StoredRecord> records;
  while (rows.step()) {
    records.push_back(RowReader(rows, kind).read());
    if (threaded) records.back().thread = rows.integer(rows.columns() - 1);
  }
  ById by_id;
  for (StoredRecord& stored : records) by_id.emplace(stored.id, &stored.record);
  if (kind == RecordKind::risk) read_written(database, kind, by_id);
  read_attributes(database, kind, by_id);
  if (detail == Detail::provenance) {
    for (auto& [key, record] : by_id) read_provenance(database, name_of(kind), key, *record);
  }
  return records;
}

void read_lines(Database& database, std::int64_t document, RecordSet& records) {
  Statement& rows =
      database
          .statement(
              "SELECT text, role, page, line, x0, y0, x1, y1 FROM text_line WHERE document_id = ? "
              "ORDER BY id")
          .with(document);
  while (rows.step()) {
    const Place place = place_at(rows, 2);
    LineRole role = LineRole::prose;
    for (const LineRole known :
         {LineRole::heading, LineRole::cell, LineRole::header_row, LineRole::furniture}) {
      if (name_of(known) == rows.text(1)) role = known;
    }
    records.lines.push_back({place.page, place.line, std::string(rows.text(0)), role, place.box});
  }
}

void read_stated(Database& database, std::int64_t document, RecordSet& records) {
  Statement& rows =
      database.statement("SELECT record_table, field, state FROM stated WHERE document_id = ?")
          .with(document);
  while (rows.step()) {
    const auto kind = record_kind(rows.text(0));
    const auto known = field(rows.text(1));
    if (!kind || !known) continue;
    StatedState state = StatedState::absent;
    for (const StatedState s : {StatedState::stated, StatedState::lost}) {
      if (name_of(s) == rows.text(2)) state = s;
    }
    records.stated.push_back({*kind, *known, state});
  }
}

void read_form(Database& database, std::int64_t document, RecordSet& records) {
  Statement& row =
      database.statement("SELECT format, page_count, missing_pages FROM document WHERE id = ?")
          .with(document);
  if (!row.step()) return;
  for (const SourceForm form : {SourceForm::tab_separated, SourceForm::markdown, SourceForm::layout,
                                SourceForm::flow, SourceForm::pdf}) {
    if (name_of(form) == row.text(0)) records.form = form;
  }
  records.page_count = static_cast<int>(row.integer(1));
  records.missing_pages = numbers_from_json_list(row.text(2));
  row.reset();
}

// Hangs controls and measures under the records that own them.
void hang(Database& database, std::int64_t document, Detail detail, RecordSet& records,
          const std::map<std::int64_t, Record*>& risks,
          const std::map<std::int64_t, Record*>& goals) {
  for (StoredRecord& control : read_records(database, RecordKind::control, document, detail)) {
    risks.at(control.risk)->controls.push_back(std::move(control.record));
  }
  for (StoredRecord& measure : read_records(database, RecordKind::measure, document, detail)) {
    std::vector<Record>& list = measure.risk != 0   ? risks.at(measure.risk)->measures
                                : measure.goal != 0 ? goals.at(measure.goal)->measures
                                                    : records.measures;
    list.push_back(std::move(measure.record));
  }
}

std::map<std::int64_t, Record*> fill(std::vector<Record>& list,
                                     std::vector<StoredRecord>&& stored) {
  list.reserve(stored.size());
  std::map<std::int64_t, Record*> by_id;
  for (StoredRecord& s : stored) {
    list.push_back(std::move(s.record));
    by_id.emplace(s.id, &list.back());
  }
  return by_id;
}

}  // namespace

std::vector<StoredRecord> read_records(Database& database, RecordKind kind, std::int64_t document,
                                       Detail detail) {
  return read_where(database, kind, false, document, detail);
}

std::optional<StoredRecord> read_record(Database& database, RecordKind kind, std::int64_t id,
                                        Detail detail) {
  auto records = read_where(database, kind, true, id, detail);
  if (records.empty()) return std::nullopt;
  return std::move(records.front());
}

DocumentFacts read_facts(Database& database, std::int64_t document, Detail detail) {
  DocumentFacts facts;
  Statement& row = database
                       .statement(
                           "SELECT kind, organisation, body, year, year_to, period, title, "
                           "registry_number, decided_on, "
                           "revised_on FROM document WHERE id = ?")
                       .with(document);
  if (row.step()) {
    facts.kind = document_kind(row.text(0)).value_or(DocumentKind::unknown);
    facts.organisation = row.text(1);
    facts.body = row.text(2);
    facts.year = number<int>(row, 3);
    facts.year_to = number<int>(row, 4);
    facts.period = row.text(5);
    facts.title = row.text(6);
    facts.registry_number = row.text(7);
    facts.decided_on = row.text(8);
    facts.revised_on = row.text(9);
  }
  row.reset();
  if (detail == Detail::values) return facts;
  Statement& sources = database
                           .statement(
                               "SELECT field, text, page, line, x0, y0, x1, y1 FROM source "
                               "WHERE record_table = 'document' AND record_id = ? ORDER BY field")
                           .with(document);
  while (sources.step()) {
    facts.origins.insert_or_assign(std::string(sources.text(0)),
                                   Origin{place_at(sources, 2), std::string(sources.text(1))});
  }
  return facts;
}

std::vector<Note> read_notes(Database& database, std::int64_t document) {
  std::vector<Note> notes;
  Statement& rows = database
                        .statement(
                            "SELECT level, code, message, page, line, x0, y0, x1, y1 FROM note "
                            "WHERE document_id = ? "
                            "ORDER BY id")
                        .with(document);
  while (rows.step()) {
    Note note{NoteLevel::doubt, std::string(rows.text(1)), place_at(rows, 3),
              std::string(rows.text(2))};
    for (const NoteLevel known : {NoteLevel::repair, NoteLevel::loss}) {
      if (name_of(known) == rows.text(0)) note.level = known;
    }
    notes.push_back(std::move(note));
  }
  return notes;
}

std::vector<UnreadText> read_unread(Database& database, std::int64_t document) {
  std::vector<UnreadText> unread;
  Statement& rows = database
                        .statement(
                            "SELECT page, line, text FROM unread_text WHERE document_id = ? "
                            "ORDER BY id")
                        .with(document);
  while (rows.step()) {
    const Place place{static_cast<int>(rows.integer(0)), static_cast<int>(rows.integer(1)), {}};
    unread.push_back({place, std::string(rows.text(2))});
  }
  return unread;
}

RecordSet read_document(Database& database, std::int64_t document, Detail detail) {
  RecordSet records;
  read_form(database, document, records);
  records.document = read_facts(database, document, detail);
  const auto list = [&](RecordKind kind, std::vector<Record>& to) {
    return fill(to, read_records(database, kind, document, detail));
  };
  const auto risks = list(RecordKind::risk, records.risks);
  const auto goals = list(RecordKind::goal, records.goals);
  hang(database, document, detail, records, risks, goals);
  list(RecordKind::activity, records.activities);
  list(RecordKind::indicator, records.indicators);
  list(RecordKind::priority, records.priorities);
  read_stated(database, document, records);
  if (detail == Detail::values) return records;
  read_lines(database, document, records);
  records.unread = read_unread(database, document);
  records.notes = read_notes(database, document);
  return records;
}

}  // namespace planlupp
