#include "normalize/columns.h"

#include <algorithm>
#include <array>
#include <optional>
#include <span>

#include "normalize/both_ranks.h"
#include "normalize/cell_form.h"
#include "normalize/heal.h"
#include "normalize/table_join.h"
#include "normalize/text.h"
#include "normalize/values.h"

namespace planlupp {
namespace {

// How the cells of a column look: shares of the filled cells.
class Looks {
 public:
  Looks(const Table& table, std::size_t column, const CellForms& forms, const Healer& healer) {
    constexpr std::size_t kEnough = 60;
    for (std::size_t r = table.header_rows; r < table.rows.size() && cells_ < kEnough; ++r) {
      const Cell& cell = table.rows[r].cells[column];
      if (cell.empty() || cell.column_span > 1) continue;
      const std::string text = healer.heal(cell.lines, 0).text;
      const FormSet set = forms.forms_of(text);
      if (set.has(CellForm::dash) || set.has(CellForm::empty)) continue;
      ++cells_;
      words_ += split_words(text).size();
      digits_ +=
          std::any_of(text.begin(), text.end(), [](char ch) { return ch >= '0' && ch <= '9'; });
      for (std::size_t f = 0; f < kCellForms; ++f) counts_[f] += set.has(static_cast<CellForm>(f));
    }
  }

  [[nodiscard]] bool none() const { return cells_ == 0; }
  [[nodiscard]] double share(CellForm form) const {
    return cells_ == 0 ? 0 : double(counts_[static_cast<std::size_t>(form)]) / double(cells_);
  }
  [[nodiscard]] bool mostly(CellForm form) const { return share(form) >= 0.6; }
  [[nodiscard]] double with_digits() const {
    return cells_ == 0 ? 0 : double(digits_) / double(cells_);
  }
  [[nodiscard]] double mean_words() const {
    return cells_ == 0 ? 0 : double(words_) / double(cells_);
  }

 private:
  std::array<std::size_t, kCellForms> counts_{};
  std::size_t cells_ = 0, words_ = 0, digits_ = 0;
};

class Planner {
 public:
  Planner(const Table& table, const Terms& terms, const CellForms& forms, const Healer& healer)
      : table_(table), terms_(terms), forms_(forms), healer_(healer) {}

  ColumnPlan plan() {
    read_headings();
    measure_widths();
    settle_scales();
    settle_units();
    settle_goals();
    settle_doubles();
    name_blank_columns();
    if (table_.header_rows == 0) name_headless();
    settle_details();
    settle_owners();
    plan_.topic = topic();
    if (plan_.topic == TableTopic::goals) settle_goal_columns();
    return std::move(plan_);
  }

 private:
  [[nodiscard]] bool has(Meaning meaning) const { return plan_.has(meaning); }
  [[nodiscard]] Looks looks(std::size_t c) const { return {table_, c, forms_, healer_}; }

  void read_headings() {
    plan_.columns.resize(table_.columns);
    const std::size_t heads = std::min(table_.header_rows, table_.rows.size());
    for (std::size_t c = 0; c < table_.columns; ++c) {
      Column& column = plan_.columns[c];
      // The lowest row tells the column; a head above spans several ("Risk (V R Summa)").
      std::vector<CellLine> lines;
      for (std::size_t r = 0; r < heads; ++r) {
        const Cell& cell = table_.rows[r].cells[c];
        lines.insert(lines.end(), cell.lines.begin(), cell.lines.end());
        if (const auto found = heading_of(cell.lines)) column.meaning = *found;
      }
      column.heading = healer_.heal(lines, 0).text;
      if (const auto found = terms_.heading(column.heading); found && found->exact) {
        column.meaning = found->meaning;
      }
      if (column.meaning != Meaning::score && names_both_ranks(column.heading, terms_)) {
        column.meaning = Meaning::rating;
      }
      if (heads > 1) settle_below(column.meaning, group_above(c, heads));
    }
  }

  // What the head says that stands over this column and others; other where none does.
  [[nodiscard]] Meaning group_above(std::size_t c, std::size_t heads) const {
    for (std::size_t r = heads - 1; r-- > 0;) {
      std::size_t at = c;
      const auto& cells = table_.rows[r].cells;
      while (at > 0 && cells[at].empty()) --at;
      if (cells[at].empty() || (at == c && !is_group(r, c))) continue;
      const auto found = heading_of(cells[at].lines);
      return found && table_.rows[heads - 1].cells[c].lines.size() > 0 ? *found : Meaning::other;
    }
    return Meaning::other;
  }

  // A head over several columns: it spans them, or the next one has none of its own.
  [[nodiscard]] bool is_group(std::size_t r, std::size_t c) const {
    const auto& cells = table_.rows[r].cells;
    return cells[c].column_span > 1 || (c + 1 < cells.size() && cells[c + 1].empty());
  }

  // "Åtgärd" over "Beskrivning", "Ansvarig" and "När": the lower head says what of the upper one.
  static void settle_below(Meaning& meaning, Meaning group) {
    const bool control = group == Meaning::control, measure = group == Meaning::measure;
    switch (meaning) {
      case Meaning::detail:
        if (control || measure || group == Meaning::risk || group == Meaning::goal ||
            group == Meaning::cause || group == Meaning::activity) {
          meaning = group;
        } else if (group == Meaning::consequence_or_severity) {
          meaning = Meaning::consequence;
        }
        break;
      case Meaning::responsible:
        if (control) meaning = Meaning::control_responsible;
        if (measure) meaning = Meaning::measure_responsible;
        if (group == Meaning::risk) meaning = Meaning::risk_responsible;
        break;
      case Meaning::frequency:
        if (measure) meaning = Meaning::deadline;
        break;
      case Meaning::deadline:
      case Meaning::ends_on:
        if (control) meaning = Meaning::frequency;
        break;
      default: break;
    }
  }

  // What a head says; where a head above it was taken for its first line ("Riskbedömning
  // Sannolikhet"), its last lines do.
  [[nodiscard]] std::optional<Meaning> heading_of(std::span<const CellLine> lines) const {
    std::optional<Meaning> whole;
    for (std::size_t i = 0; i < lines.size(); ++i) {
      const auto found = terms_.heading(healer_.heal(lines.subspan(i), 0).text);
      // "Riskbeskrivning" over "description)": help that was cut says no more than the words above.
      if (found && found->exact && !(whole && found->meaning == Meaning::detail)) {
        return found->meaning;
      }
      if (found && i == 0) whole = found->meaning;
    }
    return whole;
  }

  void measure_widths() {
    for (const Row& row : table_.rows) {
      for (std::size_t c = 0; c < table_.columns; ++c) {
        for (const CellLine& line : row.cells[c].lines) {
          plan_.columns[c].width = std::max(plan_.columns[c].width, line_width(line));
        }
      }
    }
  }

  void settle_scales() {
    for (std::size_t c = 0; c < table_.columns; ++c) {
      Meaning& meaning = plan_.columns[c].meaning;
      if (!depends_on_cells(meaning)) continue;
      const Looks cells = looks(c);
      const bool ranks = cells.mostly(CellForm::rank);
      if (meaning == Meaning::consequence_or_severity) {
        meaning = ranks ? Meaning::severity : Meaning::consequence;
      } else if (meaning == Meaning::severity && !ranks && cells.mean_words() > 4) {
        meaning = Meaning::consequence;
      } else if (meaning == Meaning::risk && cells.mostly(CellForm::number) &&
                 has(Meaning::severity)) {
        meaning = has(Meaning::likelihood) ? Meaning::score : Meaning::likelihood;
      } else if (meaning == Meaning::rating && !cells.mostly(CellForm::rating)) {
        meaning = cells.mostly(CellForm::number)  ? Meaning::score
                  : cells.mostly(CellForm::level) ? Meaning::level
                                                  : Meaning::rating;
      } else if (meaning == Meaning::measure && cells.mostly(CellForm::response)) {
        meaning = Meaning::response;
      }
    }
  }

  // "Verksamhet | Risk": the part of the organisation is what a risk stands under, where nothing
  // else groups the risks.
  void settle_units() {
    if (has(Meaning::area) || has(Meaning::process) || has(Meaning::category) ||
        has(Meaning::assignment)) {
      return;
    }
    for (Column& column : plan_.columns) {
      if (column.meaning == Meaning::risk) return;
      if (column.meaning != Meaning::unit || !has(Meaning::risk)) continue;
      column.meaning = Meaning::area;
      return;
    }
  }

  static bool depends_on_cells(Meaning meaning) {
    return meaning == Meaning::consequence_or_severity || meaning == Meaning::severity ||
           meaning == Meaning::risk || meaning == Meaning::rating || meaning == Meaning::measure;
  }

  void settle_goals() {
    const bool goal = has(Meaning::goal);
    for (std::size_t c = 0; c < table_.columns; ++c) {
      Meaning& meaning = plan_.columns[c].meaning;
      if (meaning == Meaning::goal_or_target) {
        const Looks cells = looks(c);
        const bool figures = cells.with_digits() >= 0.6 && cells.mean_words() <= 4;
        meaning = goal || figures ? Meaning::target : Meaning::goal;
      }
    }
  }

  // Two columns for one field: the wordier of two risks is its description ("Rubrik" and
  // "Riskbeskrivning"), the latest of several outcomes the outcome ("Utfall 2021", "Utfall 2022"),
  // else the first counts; the others are kept under their headings.
  void settle_doubles() {
    for (std::size_t c = 0; c < table_.columns; ++c) {
      const Meaning meaning = plan_.columns[c].meaning;
      if (!single(meaning)) continue;
      std::size_t best = c;
      for (std::size_t k = c + 1; k < table_.columns; ++k) {
        if (plan_.columns[k].meaning != meaning) continue;
        const bool better =
            meaning == Meaning::risk      ? looks(k).mean_words() > looks(best).mean_words()
            : meaning == Meaning::outcome ? plan_.columns[k].heading > plan_.columns[best].heading
                                          : false;
        plan_.columns[better ? best : k].meaning = Meaning::unit;
        if (better) best = k;
      }
    }
  }

  static bool single(Meaning meaning) {
    switch (meaning) {
      case Meaning::risk:
      case Meaning::cause:
      case Meaning::consequence:
      case Meaning::process:
      case Meaning::area:
      case Meaning::category:
      case Meaning::code:
      case Meaning::goal:
      case Meaning::target:
      case Meaning::baseline:
      case Meaning::outcome:
      case Meaning::prognosis:
      case Meaning::score:
      case Meaning::likelihood:
      case Meaning::severity:
      case Meaning::response: return true;
      default: return false;
    }
  }

  // A column without a heading: what its cells look like, if the table lacks that.
  void name_blank_columns() {
    const bool goals = has(Meaning::goal);
    for (std::size_t c = 0; c < table_.columns; ++c) {
      Column& column = plan_.columns[c];
      if (column.meaning != Meaning::other) continue;
      const Looks cells = looks(c);
      if (cells.none() && coloured(c) && !has(goals ? Meaning::goal_status : Meaning::status)) {
        column.meaning = goals ? Meaning::goal_status : Meaning::status;  // "2019" over colours
        column.guessed = column.heading.empty();
        continue;
      }
      if (cells.none() || !column.heading.empty()) continue;
      const auto name = [&](CellForm form, Meaning meaning) {
        if (column.meaning != Meaning::other || !cells.mostly(form) || has(meaning)) return;
        column.meaning = meaning;
        column.guessed = true;
      };
      name(CellForm::symbol, goals ? Meaning::goal_status : Meaning::status);
      name(CellForm::frequency, Meaning::frequency);
      name(CellForm::level, Meaning::level);
      if (c == 0) name(CellForm::code, Meaning::code);
      if (goals) name(CellForm::bodies, Meaning::responsible_body);
      name(CellForm::response, Meaning::response);
      name(CellForm::role, Meaning::responsible);
    }
  }

  // Cells without text and with colours of their own.
  [[nodiscard]] bool coloured(std::size_t c) const {
    std::size_t cells = 0;
    for (std::size_t r = table_.header_rows; r < table_.rows.size(); ++r) {
      cells += colour_value(table_.rows[r], c).has_value();
    }
    return cells >= 2;
  }

  // A table without any head: two ranks and their product tell where its risk stands.
  void name_headless() {
    for (std::size_t c = 1; c + 2 < table_.columns; ++c) {
      if (!are_ranks_and_product(c) || looks(c - 1).mean_words() < 2) continue;
      guess(c - 1, Meaning::risk);
      guess(c, Meaning::likelihood);
      guess(c + 1, Meaning::severity);
      guess(c + 2, Meaning::score);
      for (std::size_t k = c + 3; k < table_.columns; ++k) {
        if (!looks(k).mostly(CellForm::frequency)) continue;
        guess(k, Meaning::frequency);
        if (k > c + 3 && looks(k - 1).mean_words() >= 1) guess(k - 1, Meaning::control);
      }
      return;
    }
  }

  void guess(std::size_t c, Meaning meaning) {
    plan_.columns[c].meaning = meaning;
    plan_.columns[c].guessed = true;
  }

  [[nodiscard]] bool are_ranks_and_product(std::size_t c) const {
    std::size_t rows = 0;
    for (const Row& row : table_.rows) {
      const auto a = parse_number(plain_text(row.cells[c]));
      const auto b = parse_number(plain_text(row.cells[c + 1]));
      const auto product = parse_number(plain_text(row.cells[c + 2]));
      if (!a && !b && !product) continue;
      if (!a || !b || !product || *a * *b != *product) return false;
      ++rows;
    }
    return rows >= 2;
  }

  // "Beskrivning | Ansvarig | Klart" behind risks and controls, without a word of a measure, is
  // one.
  void settle_details() {
    if (has(Meaning::measure) || has(Meaning::goal)) return;
    if (!has(Meaning::risk) && !has(Meaning::control)) return;
    bool record = false;
    for (std::size_t c = 0; c < plan_.columns.size(); ++c) {
      Column& column = plan_.columns[c];
      record |= column.meaning == Meaning::risk || column.meaning == Meaning::control;
      if (column.meaning != Meaning::detail || !record) continue;
      const bool due =
          std::any_of(plan_.columns.begin() + static_cast<std::ptrdiff_t>(c), plan_.columns.end(),
                      [](const Column& k) {
                        return k.meaning == Meaning::deadline || k.meaning == Meaning::ends_on;
                      });
      if (due) column.meaning = Meaning::measure;
      return;
    }
  }

  // "Ansvarig" belongs to what stands before it: the control, the measure, or the risk.
  void settle_owners() {
    Meaning owner = Meaning::other;
    for (Column& column : plan_.columns) {
      switch (column.meaning) {
        case Meaning::control:
        case Meaning::method:
        case Meaning::frequency: owner = Meaning::control; break;
        case Meaning::measure: owner = Meaning::measure; break;
        case Meaning::risk: owner = Meaning::risk; break;
        case Meaning::responsible:
          if (owner == Meaning::other) {
            owner = has(Meaning::control)   ? Meaning::control
                    : has(Meaning::measure) ? Meaning::measure
                                            : Meaning::risk;
          }
          column.meaning = owner == Meaning::control   ? Meaning::control_responsible
                           : owner == Meaning::measure ? Meaning::measure_responsible
                           : has(Meaning::control)     ? Meaning::control_responsible
                           : has(Meaning::measure)     ? Meaning::measure_responsible
                                                       : Meaning::risk_responsible;
          break;
        default: break;
      }
    }
  }

  [[nodiscard]] TableTopic topic() const {
    if (has(Meaning::goal)) return TableTopic::goals;
    if (has(Meaning::risk)) return TableTopic::risks;
    if (has(Meaning::control)) return TableTopic::risks;
    if (has(Meaning::budget)) return TableTopic::none;
    if (has(Meaning::activity) &&
        (has(Meaning::start_end) || has(Meaning::starts_on) || has(Meaning::ends_on) ||
         has(Meaning::deadline) || has(Meaning::detail))) {
      return TableTopic::activities;
    }
    if (has(Meaning::priority)) return TableTopic::lists;
    if (has(Meaning::measure) && (has(Meaning::score) || has(Meaning::likelihood))) {
      return TableTopic::risks;
    }
    if (has(Meaning::measure)) return TableTopic::measures;
    if (has(Meaning::indicator) && has(Meaning::target)) return TableTopic::goals;
    return TableTopic::none;
  }

  void settle_goal_columns() {
    // An area behind the goal is no level above it.
    bool behind = false;
    for (Column& column : plan_.columns) {
      if (column.meaning == Meaning::area && behind && has(Meaning::strategy)) {
        column.meaning = Meaning::unit;
      }
      behind |= column.meaning == Meaning::goal;
    }
    const bool area = has(Meaning::area);
    for (Column& column : plan_.columns) {
      switch (column.meaning) {
        case Meaning::strategy:
          if (!area) column.meaning = Meaning::area;
          break;
        case Meaning::status: column.meaning = Meaning::goal_status; break;
        case Meaning::assessment: column.meaning = assessed(column); break;
        case Meaning::result:
          if (!has(Meaning::outcome)) column.meaning = Meaning::outcome;
          break;
        case Meaning::risk_responsible:
        case Meaning::control_responsible:
        case Meaning::measure_responsible: column.meaning = Meaning::responsible; break;
        default: break;
      }
    }
  }

  // What the goals are judged to be: in sentences a comment, in a word or two their status.
  [[nodiscard]] Meaning assessed(const Column& column) const {
    const Looks cells = looks(static_cast<std::size_t>(&column - plan_.columns.data()));
    const bool sentences = cells.mean_words() > 4;
    const Meaning meaning = sentences ? Meaning::comment : Meaning::goal_status;
    return cells.none() || has(meaning) || (!sentences && has(Meaning::status)) ? column.meaning
                                                                                : meaning;
  }

  const Table& table_;
  const Terms& terms_;
  const CellForms& forms_;
  const Healer& healer_;
  ColumnPlan plan_;
};

}  // namespace

bool ColumnPlan::has(Meaning meaning) const {
  return std::any_of(columns.begin(), columns.end(),
                     [meaning](const Column& column) { return column.meaning == meaning; });
}

ColumnPlan plan_columns(const Table& table, const Terms& terms, const CellForms& forms,
                        const Healer& healer) {
  return Planner(table, terms, forms, healer).plan();
}

bool is_label_value(const Table& table, const Terms& terms) {
  if (table.form == TableForm::label_value) return true;
  if (table.columns < 2 || table.rows.empty()) return false;
  if (is_heading_row(table.rows[0], terms) && table.rows[0].cells.size() > 1) {
    // "Risk | Kontrollmoment" is a head; "Risk | Jäv vid beslut" a label and its value.
    return false;
  }
  std::size_t labels = 0, filled = 0;
  for (const Row& row : table.rows) {
    const std::string first = collapse_space(plain_text(row.cells[0]));
    if (first.empty()) continue;
    ++filled;
    labels += terms.label(first).has_value();
  }
  return filled >= 2 && labels * 10 >= filled * 7;
}

}  // namespace planlupp
