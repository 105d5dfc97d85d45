// Label-value tables: "Risk: | Jäv vid beslut", "Sannolikhet: | 3. Möjlig | Konsekvens: | 2.
// Lindrig". A record begins with the label of what it is about (a risk, a goal), or with the code
// before it.
#include <algorithm>
#include <utility>

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

// The rank that a value is: "3. Möjlig", "4", "Stor (3)".
bool looks_like_rank(const std::string& text) {
  const Rank rank = parse_rank(text);
  return rank.number.has_value() || split_words(text).size() <= 2;
}

class Cards {
 public:
  Cards(const TableReader& reader, const HeadingValues& headings)
      : reader_(reader), headings_(headings), sink_(reader.out.risks, reader.reading) {}

  void read(const Table& table) {
    for (const Row& row : table.rows) {
      for (std::size_t c = 0; c < row.cells.size();) c = read_pair(row, c);
    }
    std::vector<std::size_t> begins;
    const bool goals = std::any_of(pairs_.begin(), pairs_.end(), [](const Pair& pair) {
      return pair.meaning == Meaning::goal || pair.meaning == Meaning::goal_or_target;
    });
    const bool risks = std::any_of(pairs_.begin(), pairs_.end(), [](const Pair& pair) {
      return pair.meaning == Meaning::risk || pair.meaning == Meaning::control;
    });
    if (risks) {
      for (std::size_t i = 0; i < pairs_.size(); ++i) put_risk(i);
    } else if (goals) {
      for (std::size_t i = 0; i < pairs_.size(); ++i) put_goal_pair(i);
    }
  }

 private:
  // A label and the cells behind it up to the next label; the next column to look at.
  std::size_t read_pair(const Row& row, std::size_t c) {
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
    for (; next < row.cells.size(); ++next) {
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
      meaning =
          known || looks_like_rank(pair.value.text) ? Meaning::severity : Meaning::consequence;
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
