// Label-value tables: "Risk: | Jäv vid beslut", "Sannolikhet: | 3. Möjlig | Konsekvens: | 2.
// Lindrig". A record begins with the label of what it is about (a risk, a goal), or with the code
// before it.
#include <algorithm>
#include <utility>

#include "normalize/cell_form.h"
#include "normalize/label_lines.h"
#include "normalize/read_tables.h"
#include "normalize/record_sink.h"
#include "normalize/text.h"

namespace planlupp {
namespace {

struct Pair {
  Meaning meaning = Meaning::other;
  std::string label;
  Value value;
};

// The rank that a value is: "3. Möjlig", "4", "Stor (3)", "Kännbar".
bool looks_like_rank(const std::string& text, const Terms& terms) {
  return parse_rank(text).number.has_value() || terms.forms().forms_of(text).has(CellForm::rank);
}

class Cards {
 public:
  Cards(const TableReader& reader, const HeadingValues& headings)
      : reader_(reader), headings_(headings), sink_(reader.out.risks, reader.reading) {}

  void read(const Table& table) {
    const std::size_t beside = second_card(table);
    const bool titled = has_title_row(table);
    if (titled) read_title(table.rows[0]);
    for (std::size_t r = titled ? 1 : 0; r < table.rows.size();) {
      const std::size_t end = beside == 0 ? r + 1 : card_end(table, r);
      for (std::size_t i = r; i < end; ++i) read_cells(table.rows[i], 0, beside);
      for (std::size_t i = r; i < end && beside > 0; ++i) read_cells(table.rows[i], beside, 0);
      r = end;
    }
    const bool goals = std::any_of(pairs_.begin(), pairs_.end(), [](const Pair& pair) {
      return pair.meaning == Meaning::goal || pair.meaning == Meaning::goal_or_target;
    });
    const bool risks = std::any_of(pairs_.begin(), pairs_.end(), [](const Pair& pair) {
      return pair.meaning == Meaning::risk || pair.meaning == Meaning::control;
    });
    if (titled) return put_titled();
    if (risks) {
      for (std::size_t i = 0; i < pairs_.size(); ++i) put_risk(i);
    } else if (goals) {
      for (std::size_t i = 0; i < pairs_.size(); ++i) put_goal_pair(i);
    }
  }

 private:
  // What the record is about, without a label; settled when its labels are known.
  void read_title(const Row& row) {
    auto value = make_value(row.cells[1].lines, 0, reader_.reading);
    if (value) pairs_.push_back({Meaning::other, "", std::move(*value)});
  }

  [[nodiscard]] std::optional<Meaning> label_in(const Row& row, std::size_t c) const {
    return reader_.reading.terms.label(collapse_space(plain_text(row.cells[c])));
  }

  // Cards side by side say the same labels in each row; the column where the second one begins, 0
  // where there is none.
  [[nodiscard]] std::size_t second_card(const Table& table) const {
    for (std::size_t c = 2; c + 1 < table.columns; ++c) {
      std::size_t same = 0, labels = 0;
      for (const Row& row : table.rows) {
        const auto first = label_in(row, 0);
        if (!first) continue;
        ++labels;
        same += letters_key(plain_text(row.cells[0])) == letters_key(plain_text(row.cells[c]));
      }
      if (same >= 2 && same * 10 >= labels * 7) return c;
    }
    return 0;
  }

  // The row behind the card that begins with the r-th: where its first label comes again.
  [[nodiscard]] std::size_t card_end(const Table& table, std::size_t r) const {
    const auto first = label_in(table.rows[r], 0);
    std::size_t end = r + 1;
    while (end < table.rows.size() && (!first || label_in(table.rows[end], 0) != first)) ++end;
    return end;
  }

  // The pairs of a row's cells from a column to another; 0: to the last.
  void read_cells(const Row& row, std::size_t from, std::size_t to) {
    const std::size_t end = to == 0 ? row.cells.size() : to;
    for (std::size_t c = from; c < end;) c = read_pair(row, c, end);
  }

  // A label and the cells behind it up to the next label; the next column to look at.
  std::size_t read_pair(const Row& row, std::size_t c, std::size_t end) {
    const Cell& cell = row.cells[c];
    const std::string label = reader_.reading.healer.heal(cell.lines, 0).text;
    const auto meaning = reader_.reading.terms.label(label);
    if (!meaning) {
      if (auto rest = make_value(cell.lines, 0, reader_.reading)) add_rest(std::move(*rest));
      return c + 1;
    }
    Pair pair{*meaning, label, {}};
    std::size_t next = c + 1;
    std::optional<Value> value;
    for (; next < end; ++next) {
      const std::string text = collapse_space(plain_text(row.cells[next]));
      if (value && reader_.reading.terms.label(text)) break;
      if (auto more = make_value(row.cells[next].lines, 0, reader_.reading)) {
        if (value) append(*value, *more);
        if (!value) value = std::move(more);
      }
      if (value) {
        ++next;
        break;
      }
    }
    open_ = value.has_value();
    if (value) {
      pair.value = std::move(*value);
      pairs_.push_back(std::move(pair));
    }
    return next;
  }

  // Text without a label goes on with the value before it.
  void add_rest(Value rest) {
    if (open_ && !pairs_.empty()) {
      append(pairs_.back().value, rest);
      return;
    }
    reader_.out.notes.push_back({NoteLevel::doubt, "value-without-label",
                                 rest.origins.empty() ? Place{} : rest.origins[0].place,
                                 "text without a label in a label-value table was left out"});
  }

  // Whether a new record begins here: at its first label, and when that label comes again.
  [[nodiscard]] bool begins(std::size_t i, Meaning key) const {
    if (pairs_[i].meaning == key) {
      return i == 0 || pairs_[i - 1].meaning != Meaning::code;
    }
    return pairs_[i].meaning == Meaning::code && i + 1 < pairs_.size() &&
           pairs_[i + 1].meaning == key;
  }

  // Whether the same card tells the severity behind the i-th pair.
  [[nodiscard]] bool severity_follows(std::size_t i) const {
    for (std::size_t k = i + 1; k < pairs_.size() && !begins(k, Meaning::risk); ++k) {
      const Meaning meaning = pairs_[k].meaning;
      if (meaning == Meaning::severity || meaning == Meaning::consequence_or_severity) return true;
    }
    return false;
  }

  // Whether a likelihood stands right before or behind the i-th pair.
  [[nodiscard]] bool beside_likelihood(std::size_t i) const {
    return (i > 0 && pairs_[i - 1].meaning == Meaning::likelihood) ||
           (i + 1 < pairs_.size() && pairs_[i + 1].meaning == Meaning::likelihood);
  }

  // A record whose name no label tells: a goal where its labels are those of goals.
  void put_titled() {
    const bool goal = std::any_of(pairs_.begin(), pairs_.end(), [](const Pair& pair) {
      return pair.meaning == Meaning::indicator || pair.meaning == Meaning::target ||
             pair.meaning == Meaning::outcome;
    });
    pairs_.front().meaning = goal ? Meaning::goal : Meaning::risk;
    for (std::size_t i = 0; i < pairs_.size(); ++i) goal ? put_goal_pair(i) : put_risk(i);
  }

  void put_risk(std::size_t i) {
    Pair& pair = pairs_[i];
    if (begins(i, Meaning::risk)) {
      Record& risk = sink_.begin();
      if (headings_.area) risk.fields.emplace(Field::area, *headings_.area);
    }
    Meaning meaning = pair.meaning;
    if (meaning == Meaning::consequence_or_severity) {
      const Record* risk = sink_.current();
      const bool known = risk != nullptr && find(*risk, Field::consequence) != nullptr;
      // A word that no scale knows may be one of the scale that the likelihood beside it has.
      const bool rank = looks_like_rank(pair.value.text, reader_.reading.terms) ||
                        (beside_likelihood(i) && split_words(pair.value.text).size() <= 1);
      meaning = known || (rank && !severity_follows(i)) ? Meaning::severity : Meaning::consequence;
    }
    // A second "Åtgärd" is a second measure; the sink begins it.
    if (meaning == Meaning::detail) meaning = Meaning::risk;
    sink_.put(meaning, std::move(pair.value), pair.label);
  }

  void put_goal_pair(std::size_t i) {
    Pair& pair = pairs_[i];
    Meaning meaning = pair.meaning == Meaning::goal_or_target ? Meaning::goal : pair.meaning;
    if (meaning == Meaning::status) meaning = Meaning::goal_status;
    if (meaning == Meaning::result) meaning = Meaning::outcome;
    if (meaning == Meaning::goal || reader_.out.goals.empty() || !goal_open_) {
      Record goal;
      goal.kind = RecordKind::goal;
      goal.ordinal = static_cast<int>(reader_.out.goals.size()) + 1;
      if (headings_.area) goal.fields.emplace(Field::area, *headings_.area);
      if (headings_.strategy) goal.fields.emplace(Field::strategy, *headings_.strategy);
      reader_.out.goals.push_back(std::move(goal));
      goal_open_ = true;
    }
    put_goal(reader_.out.goals.back(), meaning, std::move(pair.value), pair.label, reader_.reading);
  }

  const TableReader& reader_;
  const HeadingValues& headings_;
  RiskSink sink_;
  std::vector<Pair> pairs_;
  bool open_ = false, goal_open_ = false;
};

}  // namespace

void TableReader::read_cards(const Table& table, const HeadingValues& headings) {
  Cards(*this, headings).read(table);
}

}  // namespace planlupp
