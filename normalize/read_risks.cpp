// Tables of risks, row by row: the risk, its control and its measure; rows that go on with the risk
// above, labels and sections between the rows.
#include <algorithm>
#include <map>
#include <utility>

#include "normalize/read_tables.h"
#include "normalize/record_sink.h"
#include "normalize/row_values.h"
#include "normalize/table_join.h"
#include "normalize/text.h"

namespace planlupp {
namespace {

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

// "17", "R3", "KS-04": what an identifier looks like; words are none.
bool is_code(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char ch) { return ch >= '0' && ch <= '9'; }) ||
         length(text) <= 3;
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

  // The rows belong to the risk that was read last, of which they have no column.
  void go_on() {
    sink_.resume();
    section_label_ = true;
  }

  void read() {
    for (std::size_t r = table_.header_rows; r < table_.rows.size(); ++r) {
      const Row& row = table_.rows[r];
      if (label_row(row) || section_row(row)) continue;
      data_row(row);
    }
  }

 private:
  [[nodiscard]] std::optional<Value> value(const Row& row, std::size_t c) const {
    auto made = reader_.value(row, c, plan_);
    if (made && plan_.columns[c].meaning == Meaning::code) {
      made->text = reader_.reading.healer.heal_code(row.cells[c].lines).text;
    }
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
    const auto meaning = split_label(text->text, reader_.reading.terms, rest);
    if (meaning && groups(*meaning) && !rest.empty() && !plan_.has(*meaning)) {
      hold(*meaning, derived(*text, rest));
      return true;
    }
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
    hold(Meaning::area, *text);
    return true;
  }

  // What a row across the table says holds for the risks below it.
  void hold(Meaning meaning, Value value) {
    if (meaning == Meaning::area || meaning == Meaning::strategy) {
      headings_.area = std::move(value);
    } else {
      held_.insert_or_assign(meaning, std::move(value));
    }
    sink_.close();
  }

  void start() {
    section_label_ = false;
    sink_.begin();
    set_heading_values(*sink_.current(), headings_);
    for (const auto& [meaning, value] : held_) sink_.put(meaning, value, "");
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
  std::map<Meaning, Value> held_;  // told by rows across the table, of the risks below them
  RiskSink sink_;
  std::string pending_label_;  // a label alone in its row: its value stands in the next
  bool key_in_row_ = false;    // the row has a risk of its own
  bool splitting_ = false;
  bool section_label_ = false;  // the current risk comes from a row "Risk: ..."
};

}  // namespace

void TableReader::read_risks(const Table& table, const ColumnPlan& plan,
                             const HeadingValues& headings, bool of_last) {
  RiskRows rows(*this, table, plan, headings);
  if (of_last) rows.go_on();
  rows.read();
}

}  // namespace planlupp
