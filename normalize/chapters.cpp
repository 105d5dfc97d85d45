#include "normalize/chapters.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "normalize/record_sink.h"
#include "normalize/table_join.h"
#include "normalize/text.h"

namespace planlupp {
namespace {

constexpr std::size_t kFewestRows = 2;

std::optional<std::size_t> column_of(const ColumnPlan& plan, Meaning meaning) {
  for (std::size_t c = 0; c < plan.columns.size(); ++c) {
    if (plan.columns[c].meaning == meaning) return c;
  }
  return std::nullopt;
}

// The risks by what a field says, where each says something else; empty otherwise.
std::map<std::string, std::size_t> index_of(const std::vector<Record>& risks, Field field) {
  std::map<std::string, std::size_t> index;
  for (std::size_t r = 0; r < risks.size(); ++r) {
    const std::string key = letters_key(text_of(risks[r], field));
    if (!key.empty() && !index.emplace(key, r).second) return {};
  }
  return index;
}

// What the cells of a column name; nothing where one names no risk of the index.
std::optional<std::vector<std::size_t>> look_up(const Table& table, std::size_t column,
                                                const std::map<std::string, std::size_t>& index,
                                                const Reading& reading) {
  std::vector<std::size_t> rows(table.rows.size(), kNoRisk);
  std::size_t last = kNoRisk, named = 0;
  for (std::size_t r = table.header_rows; r < table.rows.size(); ++r) {
    const Cell& cell = table.rows[r].cells[column];
    if (!cell.empty()) {
      const auto found = index.find(letters_key(reading.healer.heal(cell.lines, 0).text));
      if (found == index.end()) return std::nullopt;
      last = found->second;
      ++named;
    }
    if (last == kNoRisk) return std::nullopt;
    rows[r] = last;
  }
  if (named < kFewestRows) return std::nullopt;
  return rows;
}

// The risks that rows name by their words, and where the words are not one's (a damaged row) by
// number: most rows name one by both.
std::optional<std::vector<std::size_t>> look_up_both(const Table& table, std::size_t words,
                                                     std::size_t code,
                                                     const std::vector<Record>& risks,
                                                     const Reading& reading) {
  const auto by_words = index_of(risks, Field::description), by_code = index_of(risks, Field::code);
  std::vector<std::size_t> rows(table.rows.size(), kNoRisk);
  std::size_t both = 0, all = 0;
  for (std::size_t r = table.header_rows; r < table.rows.size(); ++r) {
    const auto risk = [&](std::size_t column, const std::map<std::string, std::size_t>& index) {
      const Cell& cell = table.rows[r].cells[column];
      const auto found = index.find(letters_key(reading.healer.heal(cell.lines, 0).text));
      return found == index.end() ? kNoRisk : found->second;
    };
    const std::size_t named = risk(words, by_words);
    rows[r] = risk(code, by_code);
    if (rows[r] == kNoRisk || (named != kNoRisk && named != rows[r])) return std::nullopt;
    both += named != kNoRisk;
    ++all;
  }
  if (both < kFewestRows || both * 3 < all * 2) return std::nullopt;
  return rows;
}

// "Risknr", "Risk-ID" say whose number it is; a bare "Nr" may count the rows of its own table, and
// names risks only where it names each of them.
bool numbers_risks(const std::string& heading, const std::vector<std::size_t>& rows,
                   std::size_t risks) {
  if (lower(heading).find("risk") != std::string::npos) return true;
  std::set<std::size_t> named(rows.begin(), rows.end());
  named.erase(kNoRisk);
  return named.size() == risks;
}

// A table of risks with their figures or areas tells of risks of its own.
bool rates_or_groups(const ColumnPlan& plan) {
  return std::any_of(plan.columns.begin(), plan.columns.end(), [](const Column& column) {
    return groups(column.meaning) || column.meaning == Meaning::score ||
           column.meaning == Meaning::likelihood || column.meaning == Meaning::severity ||
           column.meaning == Meaning::rating || column.meaning == Meaning::level;
  });
}

bool has_any(const std::vector<Record>& risks, bool controls) {
  return std::any_of(risks.begin(), risks.end(), [controls](const Record& risk) {
    return !(controls ? risk.controls : risk.measures).empty();
  });
}

void take(std::vector<Record>& from, std::vector<Record>& into) {
  for (Record& record : from) {
    record.ordinal = static_cast<int>(into.size()) + 1;
    into.push_back(std::move(record));
  }
}

// What a record says already was read here as well; false where it says something else.
bool add_origins(Record& record, Field field, const Value& value) {
  const auto known = record.fields.find(field);
  if (known == record.fields.end() || letters_key(known->second.text) != letters_key(value.text)) {
    return false;
  }
  auto& origins = known->second.origins;
  origins.insert(origins.end(), value.origins.begin(), value.origins.end());
  return true;
}

// The risk is named here as well: its name was read here too.
void add_name(const Cell& name, Record& risk, const Reading& reading) {
  const auto value = make_value(name.lines, 0, reading);
  if (!value) return;
  for (const Field field : {Field::description, Field::code}) add_origins(risk, field, *value);
}

// The control of a risk that a cell tells again; the risk's only one where the cell is empty.
Record* control_of(Record& risk, std::string_view words) {
  const std::string key = letters_key(words);
  for (Record& control : risk.controls) {
    if (letters_key(text_of(control, Field::description)) == key) return &control;
  }
  return key.empty() && risk.controls.size() == 1 ? &risk.controls.front() : nullptr;
}

// Whether each row tells of a control that is known: a chapter of their results.
bool repeats_controls(const Table& table, const ColumnPlan& plan, std::vector<Record> risks,
                      const std::vector<std::size_t>& rows, const Reading& reading) {
  const std::size_t column = column_of(plan, Meaning::control).value();
  for (std::size_t r = table.header_rows; r < table.rows.size(); ++r) {
    const std::string words = reading.healer.heal(table.rows[r].cells[column].lines, 0).text;
    if (control_of(risks[rows[r]], words) == nullptr) return false;
  }
  return true;
}

// The risks that the rows name by their words or number.
std::optional<std::vector<std::size_t>> named_rows(const Table& table, const ColumnPlan& plan,
                                                   const std::vector<Record>& risks,
                                                   const Reading& reading) {
  if (const auto risk = column_of(plan, Meaning::risk)) {
    if (rates_or_groups(plan)) return std::nullopt;
    auto rows = look_up(table, *risk, index_of(risks, Field::description), reading);
    if (rows) return rows;
    const auto code = column_of(plan, Meaning::code);
    if (code) return look_up_both(table, *risk, *code, risks, reading);
    return look_up(table, *risk, index_of(risks, Field::code), reading);
  }
  const auto code = column_of(plan, Meaning::code);
  if (!code) return std::nullopt;
  auto rows = look_up(table, *code, index_of(risks, Field::code), reading);
  // Controls that are known say whose number it is.
  const bool sure = rows && plan.has(Meaning::control) && has_any(risks, true) &&
                    repeats_controls(table, plan, risks, *rows, reading);
  if (!rows || (!sure && !numbers_risks(plan.columns[*code].heading, *rows, risks.size()))) {
    return std::nullopt;
  }
  return rows;
}

void take_controls(std::vector<Record>& from, Record& risk) {
  std::vector<Record> others;
  for (Record& record : from) {
    Record* known = control_of(risk, text_of(record, Field::description));
    if (known == nullptr) {
      others.push_back(std::move(record));
      continue;
    }
    for (auto& [field, value] : record.fields) {
      if (add_origins(*known, field, value) || known->fields.emplace(field, value).second) continue;
      add_attribute(*known, std::string(name_of(field)), std::move(value));
    }
    for (Attribute& attribute : record.attributes) {
      known->attributes.push_back(std::move(attribute));
    }
  }
  take(others, risk.controls);
}

}  // namespace

std::optional<std::vector<std::size_t>> risks_of_rows(const Table& table, const ColumnPlan& plan,
                                                      const std::vector<Record>& risks,
                                                      const Reading& reading) {
  if (risks.size() < kFewestRows) return std::nullopt;
  const bool controls = plan.has(Meaning::control), measures = plan.has(Meaning::measure);
  if (!controls && !measures) return std::nullopt;
  const bool known = controls && has_any(risks, true) && plan.has(Meaning::result);
  if ((controls && !known && has_any(risks, true)) || (measures && has_any(risks, false))) {
    return std::nullopt;
  }
  auto rows = named_rows(table, plan, risks, reading);
  return rows && known && !repeats_controls(table, plan, risks, *rows, reading) ? std::nullopt
                                                                                : rows;
}

void read_rows_into(const TableReader& reader, const Table& table, const ColumnPlan& plan,
                    const std::vector<std::size_t>& rows) {
  for (std::size_t r = table.header_rows; r < table.rows.size(); ++r) {
    Table one = table;
    one.rows.assign(1, table.rows[r]);
    one.header_rows = 0;
    ColumnPlan of_row = plan;
    for (Column& column : of_row.columns) {
      const bool names = column.meaning == Meaning::code || column.meaning == Meaning::risk;
      if (!names) continue;
      Cell& cell = one.rows[0].cells[static_cast<std::size_t>(&column - of_row.columns.data())];
      add_name(cell, reader.out.risks[rows[r]], reader.reading);
      cell = Cell{};
    }
    RecordSet read;
    TableReader into{reader.extraction, reader.reading, read};
    into.read_risks(one, of_row, {});
    Record& risk = reader.out.risks[rows[r]];
    for (Record& made : read.risks) {
      take_controls(made.controls, risk);
      take(made.measures, risk.measures);
      for (auto& [field, value] : made.fields) risk.fields.emplace(field, std::move(value));
      for (Attribute& attribute : made.attributes) risk.attributes.push_back(std::move(attribute));
    }
    for (Note& note : read.notes) reader.out.notes.push_back(std::move(note));
  }
}

}  // namespace planlupp
