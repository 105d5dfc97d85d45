#include "normalize/read_tables.h"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "normalize/record_sink.h"
#include "normalize/table_join.h"
#include "normalize/text.h"

namespace planlupp {
namespace {

constexpr double kGuessed = 0.7;  // a column told by its cells

// Risk columns first, then the control and what belongs to it, then the measure: so that each
// finds what it belongs to whatever the order of the columns.
int put_order(Meaning meaning) {
  switch (meaning) {
    case Meaning::control: return 1;
    case Meaning::method:
    case Meaning::frequency:
    case Meaning::control_responsible:
    case Meaning::reports_to:
    case Meaning::result:
    case Meaning::deviation:
    case Meaning::control_goal: return 2;
    case Meaning::measure: return 3;
    case Meaning::measure_responsible:
    case Meaning::deadline:
    case Meaning::status:
    case Meaning::comment:
    case Meaning::ends_on: return 4;
    default: return 0;
  }
}

bool shown_by_colour(Meaning meaning) {
  return meaning == Meaning::status || meaning == Meaning::goal_status ||
         meaning == Meaning::level || meaning == Meaning::trend || meaning == Meaning::prognosis;
}

// The value is no more certain than what it was read from.
void doubt(Value& value, double confidence, const std::string& reason) {
  if (confidence >= value.confidence || reason.empty()) return;
  value.confidence = confidence;
  value.reason = reason;
}

struct Filled {
  const Column* column;
  Value value;
};

void set_heading_values(Record& record, const HeadingValues& headings) {
  if (headings.area && find(record, Field::area) == nullptr) {
    record.fields.emplace(Field::area, *headings.area);
  }
  if (headings.strategy && record.kind == RecordKind::goal &&
      find(record, Field::strategy) == nullptr) {
    record.fields.emplace(Field::strategy, *headings.strategy);
  }
}

// "Risk: jäv vid beslut" in one cell: a label and its value.
std::optional<Meaning> split_label(const Value& value, const Terms& terms, std::string& rest) {
  const std::size_t colon = value.text.find(':');
  if (colon == std::string::npos || colon > 60) return std::nullopt;
  const auto meaning = terms.label(std::string_view(value.text).substr(0, colon));
  if (meaning) rest = std::string(trim(std::string_view(value.text).substr(colon + 1)));
  return meaning;
}

// Group cells that hold for the rows below them.
class Groups {
 public:
  Groups(const ColumnPlan& plan, const Table& table, Meaning key) {
    std::size_t at = plan.columns.size();
    for (std::size_t c = plan.columns.size(); c-- > 0;) {
      if (plan.columns[c].meaning == key) at = c;
    }
    for (std::size_t c = 0; c < plan.columns.size(); ++c) {
      if (groups(plan.columns[c].meaning) && c <= at) columns_.push_back(c);
    }
    // Where the first group is written in every row, an empty cell in another one is empty.
    if (columns_.size() > 1 && at < plan.columns.size()) {
      bool merged = false;
      for (std::size_t r = table.header_rows; r < table.rows.size(); ++r) {
        const auto& cells = table.rows[r].cells;
        merged |= cells[columns_[0]].empty() && !cells[at].empty();
      }
      if (!merged) columns_.resize(1);
    }
  }

  [[nodiscard]] bool holds(std::size_t column) const {
    return std::find(columns_.begin(), columns_.end(), column) != columns_.end();
  }

  // A value of this row, or the one that holds from above.
  void fill(std::size_t column, const Cell& cell, std::optional<Value>& value) {
    if (!holds(column)) return;
    if (value) {
      held_.insert_or_assign(column, *value);
    } else if (!cell.empty()) {
      held_.erase(column);  // a dash: none
    } else if (const auto found = held_.find(column); found != held_.end()) {
      value = found->second;
    }
  }

 private:
  std::vector<std::size_t> columns_;
  std::map<std::size_t, Value> held_;
};

// "17", "R3", "KS-04": what an identifier looks like; words are none.
bool is_code(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char ch) { return ch >= '0' && ch <= '9'; }) ||
         length(text) <= 3;
}

// A row with text in one cell only.
std::optional<std::size_t> lone_cell(const Row& row) {
  std::optional<std::size_t> lone;
  for (std::size_t c = 0; c < row.cells.size(); ++c) {
    if (row.cells[c].empty()) continue;
    if (lone) return std::nullopt;
    lone = c;
  }
  return lone;
}

// Risks row by row.
class RiskRows {
 public:
  RiskRows(const TableReader& reader, const Table& table, const ColumnPlan& plan,
           const HeadingValues& headings)
      : reader_(reader),
        table_(table),
        plan_(plan),
        key_(plan.has(Meaning::risk) ? Meaning::risk : Meaning::control),
        headings_(headings),
        groups_(plan, table, key_),
        sink_(reader.out.risks, reader.reading) {}

  void read() {
    for (std::size_t r = table_.header_rows; r < table_.rows.size(); ++r) {
      const Row& row = table_.rows[r];
      if (label_row(row) || section_row(row)) continue;
      data_row(row);
    }
  }

 private:
  [[nodiscard]] std::optional<Value> value(const Row& row, std::size_t c) const {
    auto made = make_value(row.cells[c].lines, plan_.columns[c].width, reader_.reading);
    if (!made && shown_by_colour(plan_.columns[c].meaning)) made = colour_value(row, c);
    if (made && plan_.columns[c].meaning == Meaning::code) {
      const Healed code = reader_.reading.healer.heal_code(row.cells[c].lines);
      made->text = code.text;
    }
    if (made && plan_.columns[c].guessed) {
      made->confidence = kGuessed;
      made->reason = "the column has no heading; told by what its cells look like";
    }
    if (made) doubt(*made, row.confidence, row.reason);
    return made;
  }

  // "Resultat | text": a label in the first cell, its value beside it.
  bool label_row(const Row& row) {
    const auto first = value(row, 0);
    if (!first || sink_.current() == nullptr) return false;
    const auto meaning = reader_.reading.terms.label(first->text);
    if (!meaning || *meaning == key_ || plan_.has(*meaning)) return false;
    std::size_t filled = 0;
    for (const Cell& cell : row.cells) filled += !cell.empty();
    if (filled > 2) return false;
    if (filled == 1) pending_label_ = first->text;
    for (std::size_t c = 1; c < row.cells.size(); ++c) {
      if (auto text = value(row, c)) {
        sink_.put(*meaning, std::move(*text), first->text);
        section_label_ = false;
      }
    }
    return true;
  }

  // "Risk: ..." or an area over the rows that follow.
  bool section_row(const Row& row) {
    const auto lone = lone_cell(row);
    if (!lone || *lone != 0) return false;
    auto text = value(row, 0);
    if (!text) return false;
    if (const std::string heading = std::exchange(pending_label_, {}); !heading.empty()) {
      // The row under a lone "Resultat".
      sink_.put(*reader_.reading.terms.label(heading), std::move(*text), heading);
      return true;
    }
    std::string rest;
    const auto meaning = split_label(*text, reader_.reading.terms, rest);
    if (meaning && !rest.empty()) {
      if (*meaning == Meaning::risk) {
        start();
        section_label_ = true;
      }
      sink_.put(*meaning, derived(*text, rest), "");
      return true;
    }
    const Column& column = plan_.columns[0];
    if (groups(column.meaning)) return false;
    const bool spans = row.cells[0].column_span > 1 &&
                       row.cells[0].column_span * 2 >= static_cast<int>(plan_.columns.size());
    const bool titled = (row.cells[0].bold && column.meaning == key_) ||
                        (column.meaning == Meaning::code && !is_code(text->text));
    if (!spans && !titled) return false;
    headings_.area = *text;
    sink_.close();
    return true;
  }

  void start() {
    section_label_ = false;
    sink_.begin();
    set_heading_values(*sink_.current(), headings_);
  }

  void data_row(const Row& row) {
    std::vector<Filled> filled;
    bool key = false, other = false;
    for (std::size_t c = 0; c < row.cells.size(); ++c) {
      auto made = value(row, c);
      const bool own = made.has_value();
      groups_.fill(c, row.cells[c], made);
      const Meaning meaning = plan_.columns[c].meaning;
      key |= own && meaning == key_;
      other |= own && !groups_.holds(c);
      if (made) filled.push_back({&plan_.columns[c], std::move(*made)});
    }
    if (!other) return;  // a row of group cells: they hold from here on
    key_in_row_ = key;
    if (!split_pairs(filled)) put_row(filled, true);
  }

  void put_row(std::vector<Filled>& filled, bool first) {
    const bool key = key_in_row_ && first;
    std::stable_sort(filled.begin(), filled.end(), [](const Filled& a, const Filled& b) {
      return put_order(a.column->meaning) < put_order(b.column->meaning);
    });
    const bool of_section =
        section_label_ && sink_.current() != nullptr && key_ == Meaning::control;
    if ((key && !of_section) || sink_.current() == nullptr) {
      start();
      put_all(filled, false);
      return;
    }
    sink_.begin_row();
    put_all(filled, !of_section);
  }

  // "1. Utbilda 2. Informera" beside "1. Klart 2. Pågår": a measure each, with its comment.
  bool split_pairs(std::vector<Filled>& filled) {
    std::size_t count = 0;
    for (const Filled& one : filled) {
      if (one.column->meaning == Meaning::measure) count = split_numbered(one.value.text).size();
    }
    if (count < 2 || splitting_) return false;
    for (const Filled& one : filled) {
      if (put_order(one.column->meaning) == 4 && split_numbered(one.value.text).size() != count) {
        return false;
      }
    }
    splitting_ = true;
    for (std::size_t i = 0; i < count; ++i) {
      std::vector<Filled> part;
      for (const Filled& one : filled) {
        const int order = put_order(one.column->meaning);
        if (order < 3 && i > 0) continue;
        part.push_back(one);
        if (order < 3) continue;
        part.back().value = derived(one.value, split_numbered(one.value.text)[i]);
      }
      put_row(part, i == 0);
    }
    splitting_ = false;
    return true;
  }

  // continuing: a row without a risk of its own, beside the one above.
  void put_all(std::vector<Filled>& filled, bool continuing) {
    Record& risk = *sink_.current();
    for (Filled& one : filled) {
      const Meaning meaning = one.column->meaning;
      if (groups(meaning) && (continuing || section_label_) && !risk.fields.empty()) continue;
      if (continuing && put_order(meaning) == 0) {
        reader_.out.notes.push_back(
            {NoteLevel::doubt, "row-without-risk",
             one.value.origins.empty() ? Place{} : one.value.origins[0].place,
             "text beside no risk of its own was read with the risk above it"});
        one.value.confidence = std::min(one.value.confidence, 0.6);
        one.value.reason = "stands in a row without a risk of its own";
      }
      sink_.put(meaning, std::move(one.value), one.column->heading);
    }
    if (!groups_has_area()) set_heading_values(risk, headings_);
  }

  [[nodiscard]] bool groups_has_area() const {
    return plan_.has(Meaning::area) || plan_.has(Meaning::strategy);
  }

  const TableReader& reader_;
  const Table& table_;
  const ColumnPlan& plan_;
  Meaning key_;
  HeadingValues headings_;
  Groups groups_;
  RiskSink sink_;
  std::string pending_label_;  // a label alone in its row: its value stands in the next
  bool key_in_row_ = false;    // the row has a risk of its own
  bool splitting_ = false;
  bool section_label_ = false;  // the current risk comes from a row "Risk: ..."
};

}  // namespace

std::optional<Value> TableReader::value(const Row& row, std::size_t column,
                                        const ColumnPlan& plan) const {
  auto made = make_value(row.cells[column].lines, plan.columns[column].width, reading);
  if (!made && shown_by_colour(plan.columns[column].meaning)) made = colour_value(row, column);
  if (made && plan.columns[column].guessed) {
    made->confidence = kGuessed;
    made->reason = "the column has no heading; told by what its cells look like";
  }
  if (made) doubt(*made, row.confidence, row.reason);
  return made;
}

void TableReader::read_risks(const Table& table, const ColumnPlan& plan,
                             const HeadingValues& headings) {
  RiskRows(*this, table, plan, headings).read();
}

void TableReader::read_goals(const Table& table, const ColumnPlan& plan,
                             const HeadingValues& headings) {
  Groups held(plan, table, Meaning::goal);
  HeadingValues above = headings;
  std::optional<Value> statement;
  for (std::size_t r = table.header_rows; r < table.rows.size(); ++r) {
    const Row& row = table.rows[r];
    std::vector<Filled> filled;
    bool key = false, other = false, measured = false;
    for (std::size_t c = 0; c < row.cells.size(); ++c) {
      const Meaning meaning = plan.columns[c].meaning;
      auto made = value(row, c, plan);
      const bool own = made.has_value();
      held.fill(c, row.cells[c], made);
      key |= own && meaning == Meaning::goal;
      other |= own && !held.holds(c);
      measured |= own && (meaning == Meaning::indicator || meaning == Meaning::target);
      if (made) filled.push_back({&plan.columns[c], std::move(*made)});
    }
    if (!other) continue;
    const auto lone = lone_cell(row);
    if (lone && *lone == 0 &&
        row.cells[0].column_span * 2 > static_cast<int>(plan.columns.size())) {
      above.area = filled.front().value;
      continue;
    }
    if (!key && !measured && !out.goals.empty() && statement) {
      // The rest of the goal above.
      for (Filled& one : filled) {
        if (groups(one.column->meaning)) continue;
        put_goal(out.goals.back(), one.column->meaning, std::move(one.value), one.column->heading,
                 reading);
      }
      continue;
    }
    Record goal;
    goal.kind = RecordKind::goal;
    goal.ordinal = static_cast<int>(out.goals.size()) + 1;
    for (Filled& one : filled) {
      if (one.column->meaning == Meaning::goal) statement = one.value;
      put_goal(goal, one.column->meaning, std::move(one.value), one.column->heading, reading);
    }
    if (!key && statement && plan.has(Meaning::goal)) set_field(goal, Field::statement, *statement);
    set_heading_values(goal, above);
    out.goals.push_back(std::move(goal));
  }
}

void TableReader::read_activities(const Table& table, const ColumnPlan& plan,
                                  const HeadingValues& headings) {
  for (std::size_t r = table.header_rows; r < table.rows.size(); ++r) {
    Record activity;
    activity.kind = RecordKind::activity;
    activity.ordinal = static_cast<int>(out.activities.size()) + 1;
    for (std::size_t c = 0; c < plan.columns.size(); ++c) {
      auto made = value(table.rows[r], c, plan);
      if (!made) continue;
      const std::vector<FoundDate> dates = find_dates(made->text);
      const auto put_date = [&](Field field, std::size_t index) {
        set_field(activity, field, index < dates.size() ? derived(*made, dates[index].iso) : *made);
      };
      switch (plan.columns[c].meaning) {
        case Meaning::activity: set_field(activity, Field::description, *made); break;
        case Meaning::detail: set_field(activity, Field::detail, *made); break;
        case Meaning::area: set_field(activity, Field::area, *made); break;
        case Meaning::starts_on: put_date(Field::starts_on, 0); break;
        case Meaning::ends_on:
        case Meaning::deadline: put_date(Field::ends_on, 0); break;
        case Meaning::start_end:
          if (!dates.empty()) put_date(Field::starts_on, 0);
          if (dates.size() > 1) put_date(Field::ends_on, 1);
          if (dates.empty()) add_attribute(activity, plan.columns[c].heading, *made);
          break;
        default: add_attribute(activity, plan.columns[c].heading, *made);
      }
    }
    if (activity.fields.empty()) continue;
    set_heading_values(activity, headings);
    out.activities.push_back(std::move(activity));
  }
}

void TableReader::read_lists(const Table& table, const ColumnPlan& plan,
                             const HeadingValues& headings) {
  for (std::size_t c = 0; c < plan.columns.size(); ++c) {
    const Meaning meaning = plan.columns[c].meaning;
    if (meaning != Meaning::priority && meaning != Meaning::indicator) continue;
    auto& list = meaning == Meaning::priority ? out.priorities : out.indicators;
    for (std::size_t r = table.header_rows; r < table.rows.size(); ++r) {
      for (const auto& item : split_items(table.rows[r].cells[c].lines)) {
        auto made = make_value(item, plan.columns[c].width, reading);
        if (!made) continue;
        Record record;
        record.kind = meaning == Meaning::priority ? RecordKind::priority : RecordKind::indicator;
        record.ordinal = static_cast<int>(list.size()) + 1;
        record.fields.emplace(Field::description, std::move(*made));
        if (headings.area) record.fields.emplace(Field::strategy, *headings.area);
        list.push_back(std::move(record));
      }
    }
  }
}

void TableReader::read_measures(const Table& table, const ColumnPlan& plan,
                                const HeadingValues& headings) {
  Groups held(plan, table, Meaning::measure);
  for (std::size_t r = table.header_rows; r < table.rows.size(); ++r) {
    const Row& row = table.rows[r];
    std::vector<Filled> filled;
    std::vector<Value> items;
    for (std::size_t c = 0; c < plan.columns.size(); ++c) {
      if (plan.columns[c].meaning == Meaning::measure) {
        for (const auto& item : split_items(row.cells[c].lines)) {
          if (auto made = make_value(item, plan.columns[c].width, reading)) items.push_back(*made);
        }
        continue;
      }
      auto made = value(row, c, plan);
      if (made) doubt(*made, table.confidence, table.reason);
      held.fill(c, row.cells[c], made);
      if (made) filled.push_back({&plan.columns[c], std::move(*made)});
    }
    for (Value& item : items) {
      Record measure;
      measure.kind = RecordKind::measure;
      measure.ordinal = static_cast<int>(out.measures.size()) + 1;
      set_field(measure, Field::description, std::move(item));
      for (const Filled& one : filled) {
        switch (one.column->meaning) {
          case Meaning::area:
          case Meaning::strategy:
          case Meaning::process:
          case Meaning::category: set_field(measure, Field::area, one.value); break;
          case Meaning::measure_responsible:
            set_field(measure, Field::responsible, one.value);
            break;
          case Meaning::deadline:
          case Meaning::ends_on: set_field(measure, Field::deadline, one.value); break;
          case Meaning::status: set_field(measure, Field::status, one.value); break;
          case Meaning::comment: set_field(measure, Field::comment, one.value); break;
          default: add_attribute(measure, one.column->heading, one.value);
        }
      }
      set_heading_values(measure, headings);
      out.measures.push_back(std::move(measure));
    }
  }
}

}  // namespace planlupp
