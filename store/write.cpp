#include "store/write.h"

#include <charconv>
#include <optional>
#include <string>
#include <utility>

#include "store/columns.h"

namespace planlupp {
namespace {

std::optional<std::string_view> text_or_null(std::string_view text) {
  return text.empty() ? std::nullopt : std::optional(text);
}
std::optional<int> number_or_null(int number) {
  return number == 0 ? std::nullopt : std::optional(number);
}

std::string insert_sql(RecordKind kind) {
  const std::string columns = column_list(kind);
  std::string marks = "?";
  for (const char c : columns) marks += c == ',' ? ", ?" : "";
  return "INSERT INTO " + std::string(name_of(kind)) + "(" + columns + ") VALUES (" + marks + ")";
}

// The figure of a field that is kept as a number: the rating's, else the text where it is one.
std::optional<double> figure_of(const Record& record, Field field) {
  const Rating& rating = record.rating;
  if (field == Field::severity && rating.severity) return *rating.severity;
  if (field == Field::likelihood && rating.likelihood) return *rating.likelihood;
  if (field == Field::score && rating.score) return rating.score;
  std::string text(text_of(record, field));
  if (const auto comma = text.find(','); comma != std::string::npos) text[comma] = '.';
  double value = 0;
  const auto end = std::from_chars(text.data(), text.data() + text.size(), value);
  const bool whole = end.ec == std::errc{} && end.ptr == text.data() + text.size();
  const bool fits = field == Field::score || value == static_cast<double>(static_cast<int>(value));
  return whole && !text.empty() && value > -1e9 && value < 1e9 && fits ? std::optional(value)
                                                                       : std::nullopt;
}

bool is_figure(RecordKind kind, Field field) {
  return kind == RecordKind::risk &&
         (field == Field::severity || field == Field::likelihood || field == Field::score);
}

void bind_field(Statement& row, int index, RecordKind kind, const Record& record, Field field) {
  if (is_figure(kind, field)) {
    const auto figure = figure_of(record, field);
    if (figure && field != Field::score) return row.bind(index, static_cast<int>(*figure));
    return row.bind(index, figure);
  }
  const Value* value = find(record, field);
  if (value == nullptr) return row.bind(index, nullptr);
  if (kind == RecordKind::goal && field == Field::responsible) {
    return row.bind(index,
                    to_json_list(value->items.empty() ? std::vector{value->text} : value->items));
  }
  row.bind(index, value->text);
}

void bind_extras(Statement& row, int index, RecordKind kind, const Record& record) {
  const auto status = text_or_null(name_of(record.status_code));
  if (kind == RecordKind::risk) {
    const Rating& rating = record.rating;
    row.bind(index, rating.severity_max);
    row.bind(index + 1, rating.likelihood_max);
    row.bind(index + 2, rating.score_max);
    row.bind(index + 3, rating.risk_index);
    row.bind(index + 4, text_or_null(rating.how));
  } else if (kind == RecordKind::goal) {
    row.bind(index, text_or_null(record.target.op));
    row.bind(index + 1, record.target.value);
    row.bind(index + 2, text_or_null(record.target.unit));
    row.bind(index + 3, status);
  } else if (kind == RecordKind::measure) {
    row.bind(index, status);
  }
}

bool has_field(RecordKind kind, Field field) {
  for (const Field known : fields_of(kind)) {
    if (known == field) return true;
  }
  return false;
}

struct Coordinates {
  std::optional<double> x0, y0, x1, y1;
};
Coordinates coordinates_of(const std::optional<Box>& box) {
  if (!box) return {};
  return {box->x0, box->y0, box->x1, box->y1};
}

// What the number's column does not tell of a value: the text where it is written otherwise, ""
// where the number is not in the document at all but follows from a label.
std::optional<std::string> written_of(RecordKind kind, const Record& record, Field field) {
  if (!is_figure(kind, field)) return std::nullopt;
  const auto figure = figure_of(record, field);
  const std::string text(text_of(record, field));
  if (!figure && text.empty()) return std::nullopt;
  return figure && number_text(*figure) == text ? std::nullopt : std::optional(text);
}

}  // namespace

void DocumentWriter::write(const RecordSet& records) {
  write_document_facts(records.document);
  write_list(RecordKind::risk, records.risks, {});
  write_list(RecordKind::goal, records.goals, {});
  write_list(RecordKind::measure, records.measures, {});
  write_list(RecordKind::activity, records.activities, {});
  write_list(RecordKind::indicator, records.indicators, {});
  write_list(RecordKind::priority, records.priorities, {});
  Statement& stated = database_.statement(
      "INSERT OR REPLACE INTO stated(document_id, record_table, field, state) VALUES (?,?,?,?)");
  for (const Stated& s : records.stated) {
    stated.run(document_, name_of(s.kind), name_of(s.field), name_of(s.state));
  }
  write_lines(records);
  write_unread(records);
  write_notes(records);
}

void DocumentWriter::write_list(RecordKind kind, std::span<const Record> records, Owner owner) {
  const std::int64_t owner_id = owner.risk != 0 ? owner.risk : -owner.goal;
  const auto ids = ids_.assign(kind, owner_id, records);
  for (std::size_t i = 0; i < records.size(); ++i) {
    const Record& record = records[i];
    const std::int64_t id = insert(kind, record, owner, ids.at(i));
    write_values(kind, id, record);
    const Owner self{kind == RecordKind::risk ? id : 0, kind == RecordKind::goal ? id : 0};
    write_list(RecordKind::control, record.controls, self);
    write_list(RecordKind::measure, record.measures, self);
  }
}

std::int64_t DocumentWriter::insert(RecordKind kind, const Record& record, Owner owner,
                                    std::optional<std::int64_t> id) {
  Statement& row = database_.statement(insert_sql(kind));
  int index = 0;
  row.bind(++index, id);
  for (const std::string_view column : owners_of(kind)) {
    const std::int64_t value = column == "document_id" ? document_
                               : column == "risk_id"   ? owner.risk
                                                       : owner.goal;
    row.bind(++index, value == 0 ? std::nullopt : std::optional(value));
  }
  row.bind(++index, record.ordinal);
  for (const Field field : fields_of(kind)) bind_field(row, ++index, kind, record, field);
  bind_extras(row, ++index, kind, record);
  index += static_cast<int>(extras_of(kind).size());
  row.bind(index, record.confidence);
  row.bind(index + 1, text_or_null(record.reason));
  row.finish();
  return id ? *id : database_.last_id();
}

void DocumentWriter::write_values(RecordKind kind, std::int64_t id, const Record& record) {
  for (const auto& [field, value] : record.fields) {
    if (!has_field(kind, field)) continue;
    write_value(name_of(kind), id, name_of(field), value, written_of(kind, record, field));
  }
  for (const Field field : {Field::severity, Field::likelihood, Field::score}) {
    if (is_figure(kind, field) && find(record, field) == nullptr && figure_of(record, field)) {
      write_value(name_of(kind), id, name_of(field), {}, "");
    }
  }
  write_attributes(kind, id, record);
}

void DocumentWriter::write_value(std::string_view table, std::int64_t id, std::string_view field,
                                 const Value& value, const std::optional<std::string>& written) {
  for (std::size_t i = 0; i < value.origins.size(); ++i) {
    write_origin(table, id, field, static_cast<int>(i) + 1, value.origins[i]);
  }
  if (value.confidence >= 1.0 && value.reason.empty() && value.repair.empty() && !written) return;
  database_
      .statement(
          "INSERT INTO value_quality(record_table, record_id, field, confidence, reason, "
          "repair, written) VALUES (?,?,?,?,?,?,?)")
      .run(table, id, field, value.confidence, text_or_null(value.reason),
           text_or_null(value.repair), written);
}

// Fields that the kind has no column for are kept as attributes too: nothing is dropped.
void DocumentWriter::write_attributes(RecordKind kind, std::int64_t id, const Record& record) {
  AttributeNames names;
  int ordinal = 0;
  const auto write = [&](std::string_view name, const Value& value) {
    database_
        .statement(
            "INSERT INTO attribute(record_table, record_id, ordinal, name, value) "
            "VALUES (?,?,?,?,?)")
        .run(name_of(kind), id, ++ordinal, name, value.text);
    write_value(name_of(kind), id, names.next(name), value, std::nullopt);
  };
  for (const Attribute& attribute : record.attributes) write(attribute.name, attribute.value);
  for (const auto& [field, value] : record.fields) {
    if (!has_field(kind, field)) write(name_of(field), value);
  }
}

void DocumentWriter::write_origin(std::string_view table, std::int64_t id, std::string_view field,
                                  int ordinal, const Origin& origin) {
  const auto [x0, y0, x1, y1] = coordinates_of(origin.place.box);
  database_
      .statement(
          "INSERT INTO source(record_table, record_id, field, ordinal, page, line, x0, y0, "
          "x1, y1, text) VALUES (?,?,?,?,?,?,?,?,?,?,?)")
      .run(table, id, field, ordinal, number_or_null(origin.place.page),
           number_or_null(origin.place.line), x0, y0, x1, y1, origin.text);
}

void DocumentWriter::write_document_facts(const DocumentFacts& facts) {
  for (const auto& [field, origin] : facts.origins) {
    write_origin("document", document_, field, 1, origin);
  }
}

void DocumentWriter::write_lines(const RecordSet& records) {
  Statement& row = database_.statement(
      "INSERT INTO text_line(document_id, page, line, text, role, x0, y0, x1, y1) "
      "VALUES (?,?,?,?,?,?,?,?,?)");
  for (const TextLine& line : records.lines) {
    const auto [x0, y0, x1, y1] = coordinates_of(line.box);
    row.run(document_, number_or_null(line.page), number_or_null(line.number), line.text,
            name_of(line.role), x0, y0, x1, y1);
  }
}

void DocumentWriter::write_unread(const RecordSet& records) {
  Statement& row = database_.statement(
      "INSERT INTO unread_text(document_id, page, line, text) VALUES (?,?,?,?)");
  for (const UnreadText& unread : records.unread) {
    row.run(document_, number_or_null(unread.place.page), number_or_null(unread.place.line),
            unread.text);
  }
}

void DocumentWriter::write_notes(const RecordSet& records) {
  Statement& row = database_.statement(
      "INSERT INTO note(document_id, level, code, page, line, x0, y0, x1, y1, message) "
      "VALUES (?,?,?,?,?,?,?,?,?,?)");
  for (const Note& note : records.notes) {
    const auto [x0, y0, x1, y1] = coordinates_of(note.place.box);
    row.run(document_, name_of(note.level), note.code, number_or_null(note.place.page),
            number_or_null(note.place.line), x0, y0, x1, y1, note.message);
  }
}

void remove_content(Database& database, std::int64_t document) {
  for (const RecordKind kind : kRecordKindsInOrder) {
    const std::string table(name_of(kind));
    const std::string records =
        kind == RecordKind::control
            ? "SELECT c.id FROM control c JOIN risk r ON r.id = c.risk_id WHERE r.document_id = ?"
            : "SELECT id FROM " + table + " WHERE document_id = ?";
    for (const std::string from : {"source", "value_quality", "attribute"}) {
      database
          .statement("DELETE FROM " + from + " WHERE record_table = '" + table +
                     "' AND record_id IN (" + records + ")")
          .run(document);
    }
  }
  database.statement("DELETE FROM source WHERE record_table = 'document' AND record_id = ?")
      .run(document);
  // Controls go with their risks.
  for (const std::string table : {"measure", "risk", "goal", "activity", "indicator", "priority",
                                  "stated", "text_line", "unread_text", "note"}) {
    database.statement("DELETE FROM " + table + " WHERE document_id = ?").run(document);
  }
}

}  // namespace planlupp
