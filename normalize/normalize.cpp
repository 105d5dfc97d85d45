#include "normalize/normalize.h"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "normalize/body_names.h"
#include "normalize/cell_form.h"
#include "normalize/chapters.h"
#include "normalize/columns.h"
#include "normalize/dictionary.h"
#include "normalize/document_facts.h"
#include "normalize/finish.h"
#include "normalize/flow.h"
#include "normalize/heal.h"
#include "normalize/label_lines.h"
#include "normalize/rating.h"
#include "normalize/read_tables.h"
#include "normalize/record_sink.h"
#include "normalize/row_values.h"
#include "normalize/sections.h"
#include "normalize/table_join.h"
#include "normalize/terms.h"
#include "normalize/text.h"
#include "normalize/unread.h"
#include "normalize/upright_tables.h"

namespace planlupp {
namespace {

constexpr std::size_t kLists = 6;         // of records
constexpr std::size_t kColophon = 4;      // elements below the title
constexpr std::size_t kFewestTitled = 3;  // cards under headings of their own
constexpr std::size_t kLookBack = 4;  // tables above whose columns a table without heads may have

class Normalizer {
 public:
  // Takes the extraction's lines in the end.
  Normalizer(Extraction& extraction, const Terms& terms)
      : in_(extraction),
        terms_(terms),
        healer_(terms.dictionary(), DocumentWords(extraction.lines, terms)),
        reading_{terms, healer_, extraction.lines},
        reader_{extraction, reading_, out_} {}

  RecordSet normalize() {
    out_.form = in_.form;
    out_.page_count = in_.page_count;
    out_.missing_pages = in_.missing_pages;
    out_.notes = in_.notes;
    title_ = find_title(in_, terms_);
    plan_tables();
    read_tables();
    read_document_facts(in_, title_, reading_, out_);
    out_.lines = std::move(in_.lines);  // a copy of a long document's would double its memory
    rate(out_, terms_);
    set_targets(out_, terms_);
    set_status_codes(out_, terms_);
    set_stated(out_, plans_, tables_);
    check_totals(out_);
    check_emptiness(out_);
    tell_rebuilt(out_);
    doubt_descriptions(out_, terms_);
    set_confidence(out_);
    out_.unread = find_unread(out_, known_headings(), terms_);
    return std::move(out_);
  }

 private:
  void plan_tables() {
    for (const Table& table : in_.tables) {
      tables_.push_back(&table);
      cards_.push_back(is_label_value(table, terms_));
      plans_.push_back(cards_.back() ? ColumnPlan{}
                                     : plan_columns(table, terms_, terms_.forms(), healer_));
    }
    for (std::size_t t = 0; t < tables_.size(); ++t) join_group_names(in_.tables[t], plans_[t]);
    inherit_plans();
    std::vector<bool> records;
    for (std::size_t t = 0; t < tables_.size(); ++t) {
      const TableTopic topic = plans_[t].topic;
      records.push_back(cards_[t] || (topic != TableTopic::none && topic != TableTopic::lists));
    }
    sections_ = find_sections(in_, title_, records);
    for (std::size_t t = 0; t < tables_.size(); ++t) {
      if (const auto heading = body_heading(t); heading && records[t]) {
        body_headings_.insert(body_in(heading_words(in_, in_.elements.at(*heading)), terms_));
      }
      if (!risky(t) || goes_on(t)) continue;
      if (const auto area = sections_[t].area) risk_areas_.insert(*area);
    }
  }

  // Whether the table may tell more of the risks of one before (chapters.h): no area is above it.
  [[nodiscard]] bool goes_on(std::size_t t) const {
    const auto names = [](const ColumnPlan& plan) {
      return plan.has(Meaning::risk) && (plan.has(Meaning::score) || plan.has(Meaning::likelihood));
    };
    return !cards_[t] && !names(plans_[t]) &&
           (plans_[t].has(Meaning::code) || plans_[t].has(Meaning::risk)) &&
           std::any_of(plans_.begin(), plans_.begin() + static_cast<std::ptrdiff_t>(t), names);
  }

  // A table without heads goes on with the columns of one above it: the last one with nothing but
  // headings between, or one whose columns of figures it shares.
  void inherit_plans() {
    std::vector<std::size_t> headed;  // tables with heads and records
    bool apart = false;
    for (const Element& element : in_.elements) {
      if (element.kind == ElementKind::heading || is_furniture(element)) continue;
      if (element.kind != ElementKind::table) {
        apart = true;
        continue;
      }
      const std::size_t t = element.table;
      const Table& table = *tables_[t];
      if (cards_[t] || table.rows.empty()) continue;
      if (table.header_rows > 0) {
        if (plans_[t].topic != TableTopic::none) headed.push_back(t);
        apart = plans_[t].topic == TableTopic::none;
        continue;
      }
      for (std::size_t i = headed.size(); i > 0 && headed.size() - i < kLookBack; --i) {
        const bool near = i == headed.size() && !apart;
        const std::size_t above = headed[i - 1];
        if (!goes_on_below(*tables_[above], table, table.rows[0], near ? 2 : kApartFigures))
          continue;
        inherit(t, above);
        break;
      }
    }
  }

  void inherit(std::size_t t, std::size_t above) {
    for (std::size_t c = 0; c < plans_[t].columns.size(); ++c) {
      const double width = plans_[t].columns[c].width;
      plans_[t].columns[c] = plans_[above].columns[c];
      plans_[t].columns[c].width = width;
    }
    plans_[t].topic = plans_[above].topic;
  }

  [[nodiscard]] bool is_furniture(const Element& element) const {
    for (std::size_t i = element.first; i < element.last; ++i) {
      if (in_.lines[i].role != LineRole::furniture) return false;
    }
    return true;
  }

  // Whether the table stands right behind the one before it, of which one risk was read: the
  // controls below a risk's row, under heads of their own.
  [[nodiscard]] bool of_one_risk(std::size_t t) const {
    if (t == 0 || !one_risk_ || plans_[t].has(Meaning::risk)) return false;
    std::optional<std::size_t> last;
    for (const Element& element : in_.elements) {
      if (element.kind == ElementKind::table && element.table == t) return last == t - 1;
      if (is_furniture(element)) continue;
      last = element.kind == ElementKind::table ? std::optional(element.table) : std::nullopt;
    }
    return false;
  }

  // Whether the table holds risks or measures whose area its heading may be.
  [[nodiscard]] bool risky(std::size_t t) const {
    const TableTopic topic = plans_[t].topic;
    return cards_[t] || topic == TableTopic::risks || topic == TableTopic::measures;
  }

  // The heading's words as a value; nothing where the heading names what the tables hold
  // ("Risker").
  [[nodiscard]] std::optional<Value> heading_value(std::optional<std::size_t> element) const {
    if (!element) return std::nullopt;
    const Element& heading = in_.elements.at(*element);
    const std::string words = healer_.heal(heading_words(in_, heading)).text;
    if (words.empty() || terms_.label(words) || terms_.names_part(words) ||
        is_body(words, terms_) ||
        (is_organisation(words) && title_ && *element <= *title_ + kColophon)) {
      return std::nullopt;
    }
    std::optional<Value> value = make_value(heading.first, reading_);
    if (!value) return value;
    std::string rest;
    const auto label = split_label(words, terms_, rest);
    value->text = label && (groups(*label) || is_goal(*label)) && !rest.empty() ? rest : words;
    return value;
  }

  // Whether the heading over a table is a goal by its own words: "Nämndmål: Trygg skola";
  // "Övergripande mål 2. Trygg skola" where no row tells another.
  [[nodiscard]] bool names_goal(std::optional<std::size_t> element, const Table& table) const {
    if (!element) return false;
    std::string rest;
    const std::string words = healer_.heal(heading_words(in_, in_.elements.at(*element))).text;
    const auto label = split_label(words, terms_, rest);
    if (!label || rest.empty()) return false;
    return is_goal(*label) || (*label == Meaning::strategy && !goals_across(table));
  }

  // "Nämndmål: Trygg skola" across a table.
  [[nodiscard]] bool goals_across(const Table& table) const {
    return std::any_of(table.rows.begin(), table.rows.end(), [this](const Row& row) {
      const auto lone = lone_cell(row);
      std::string rest;
      const auto label =
          lone ? split_label(plain_text(row.cells[*lone]), terms_, rest) : std::nullopt;
      return label && is_goal(*label);
    });
  }

  [[nodiscard]] HeadingValues headings_of(std::size_t t) const {
    HeadingValues values;
    const bool risks = risky(t);
    // One heading over all risks says what the table is, several what their areas are.
    if (risks && !cards_[t] && risk_areas_.size() < 2) return values;
    // The heading of a record that stands in running text is its own; the one above is its area.
    const bool own = cards_[t] && (has_title_row(*tables_[t]) || headings_are_titles());
    values.area = heading_value(own ? sections_[t].strategy : sections_[t].area);
    if (plans_[t].topic == TableTopic::goals && !plans_[t].has(Meaning::goal) &&
        names_goal(sections_[t].area, *tables_[t])) {
      values.goal = std::exchange(values.area, heading_value(sections_[t].strategy));
      return values;
    }
    if (!risks) values.strategy = heading_value(sections_[t].strategy);
    return values;
  }

  // "Beskrivning av risk" among the labels: a description, below the risk's name.
  [[nodiscard]] bool describes(const Table& card) const {
    return std::any_of(card.rows.begin(), card.rows.end(), [this](const Row& row) {
      const std::string label = collapse_space(plain_text(row.cells[0]));
      return terms_.label(label) == Meaning::risk &&
             lower(label).find("beskrivning") != std::string::npos;
    });
  }

  // Whether each card has a heading of its own below one of several: its title, no area.
  [[nodiscard]] bool headings_are_titles() const {
    std::set<std::size_t> titles, chapters;
    std::size_t cards = 0;
    for (std::size_t t = 0; t < tables_.size(); ++t) {
      if (!cards_[t]) continue;
      const Section& section = sections_[t];
      if (!section.area || !section.strategy || !titles.insert(*section.area).second) return false;
      if (!describes(*tables_[t])) return false;
      chapters.insert(*section.strategy);
      ++cards;
    }
    return cards >= kFewestTitled && chapters.size() * 2 <= cards;
  }

  void read_tables() {
    for (std::size_t t = 0; t < tables_.size(); ++t) {
      const auto before = counts();
      read_table(t);
      if (in_.form == SourceForm::flow && tables_[t]->confidence < 1)
        mark_from(before, *tables_[t]);
      set_body_from(before, t);
    }
  }

  void read_table(std::size_t t) {
    const Table& table = *tables_[t];
    const ColumnPlan& plan = plans_[t];
    const HeadingValues headings = headings_of(t);
    if (cards_[t]) {
      const std::size_t before = out_.risks.size();
      reader_.read_cards(table, headings);
      one_risk_ = false;
      if (out_.risks.size() == before + 1 && !has_title_row(table) && headings_are_titles()) {
        if (auto title = make_value(in_.elements.at(*sections_[t].area).first, reading_)) {
          title->text = healer_.heal(heading_words(in_, in_.elements.at(*sections_[t].area))).text;
          add_attribute(out_.risks.back(), "Rubrik", std::move(*title));
        }
      }
      card_heading_ = out_.risks.size() == before + 1 ? sections_[t].area : std::nullopt;
      return;
    }
    // Below a risk's card, under the same heading: its measures, its controls.
    const bool of_card = card_heading_ && card_heading_ == sections_[t].area;
    // Chapters that tell more of the risks of a table before.
    if (!of_card && (plan.topic == TableTopic::risks || plan.topic == TableTopic::measures)) {
      if (const auto rows = risks_of_rows(table, plan, out_.risks, reading_)) {
        read_rows_into(reader_, table, plan, *rows);
        return note_unknown_headings(table, plan);
      }
    }
    const bool of_risk = of_card || of_one_risk(t);
    const std::size_t risks = out_.risks.size();
    switch (plan.topic) {
      case TableTopic::risks:
        reader_.read_risks(table, plan, headings, of_risk && !plan.has(Meaning::risk));
        break;
      case TableTopic::goals: {
        // A group column is the nearest grouping; headings are then above it.
        HeadingValues above = headings;
        if (plan.has(Meaning::area)) above = {};
        if (plan.has(Meaning::activity) && dated(plan)) {
          read_beside(table, plan, headings, above);
        } else {
          reader_.read_goals(table, plan, above);
        }
        break;
      }
      case TableTopic::activities: reader_.read_activities(table, plan, headings); break;
      case TableTopic::lists: reader_.read_lists(table, plan, headings); break;
      case TableTopic::measures:
        reader_.read_measures(table, plan, headings, of_risk ? &out_.risks.back() : nullptr);
        break;
      case TableTopic::none: break;
    }
    one_risk_ = (plan.topic == TableTopic::risks && out_.risks.size() == risks + 1 &&
                 plan.has(Meaning::risk)) ||
                (of_risk && out_.risks.size() == risks);
    if (plan.topic != TableTopic::none) note_unknown_headings(table, plan);
  }

  [[nodiscard]] static bool dated(const ColumnPlan& plan) {
    return plan.has(Meaning::starts_on) || plan.has(Meaning::ends_on) ||
           plan.has(Meaning::start_end) || plan.has(Meaning::deadline);
  }

  // Goals and, in the columns beside them, activities with their dates: each is read for itself.
  void read_beside(const Table& table, const ColumnPlan& plan, const HeadingValues& headings,
                   const HeadingValues& above) {
    std::size_t first = 0;
    while (plan.columns[first].meaning != Meaning::activity) ++first;
    std::size_t last = first + 1;  // behind the columns that belong to the activity
    while (last < plan.columns.size() && plan.columns[last].meaning != Meaning::goal &&
           plan.columns[last].meaning != Meaning::indicator &&
           plan.columns[last].meaning != Meaning::target) {
      ++last;
    }
    Table goals = table, activities = table;
    for (std::size_t r = 0; r < table.rows.size(); ++r) {
      for (std::size_t c = 0; c < plan.columns.size(); ++c) {
        const bool activity = first <= c && c < last;
        if (activity) goals.rows[r].cells[c] = Cell{};
        if (!activity && !groups(plan.columns[c].meaning)) activities.rows[r].cells[c] = Cell{};
      }
    }
    reader_.read_goals(goals, plan, above);
    reader_.read_activities(activities, plan, headings);
  }

  // What is read from now on lies in a table of which that is known.
  void mark_from(const std::array<std::size_t, kLists>& before, const Table& table) {
    const auto lists = record_lists();
    for (std::size_t l = 0; l < kLists; ++l) {
      for (std::size_t r = before.at(l); r < lists.at(l)->size(); ++r)
        mark((*lists.at(l))[r], table);
    }
  }

  // One document may hold the plans of several boards, each under the board's name.
  void set_body_from(const std::array<std::size_t, kLists>& before, std::size_t t) {
    if (body_headings_.size() < 2) return;
    const auto heading = body_heading(t);
    if (!heading) return;
    std::optional<Value> body = make_value(in_.elements.at(*heading).first, reading_);
    if (!body) return;
    body->text = body_in(body->text, terms_);
    for (std::size_t r = before[0]; r < out_.risks.size(); ++r)
      out_.risks[r].fields.emplace(Field::body, *body);
    for (std::size_t r = before[2]; r < out_.goals.size(); ++r)
      out_.goals[r].fields.emplace(Field::body, *body);
  }

  // The heading over a table that is a board's name.
  [[nodiscard]] std::optional<std::size_t> body_heading(std::size_t t) const {
    for (const auto heading : {sections_[t].area, sections_[t].strategy}) {
      if (heading && is_body(heading_words(in_, in_.elements.at(*heading)), terms_)) return heading;
    }
    return std::nullopt;
  }

  static void mark(Record& record, const Table& table) {
    for (auto& [field, value] : record.fields) {
      if (value.confidence <= table.confidence) continue;
      value.confidence = table.confidence;
      value.reason = table.reason;
    }
    for (Record& control : record.controls) mark(control, table);
    for (Record& measure : record.measures) mark(measure, table);
  }

  [[nodiscard]] std::array<std::vector<Record>*, kLists> record_lists() {
    return {&out_.risks,      &out_.measures,   &out_.goals,
            &out_.activities, &out_.indicators, &out_.priorities};
  }

  [[nodiscard]] std::array<std::size_t, kLists> counts() {
    std::array<std::size_t, kLists> out{};
    const auto lists = record_lists();
    for (std::size_t l = 0; l < kLists; ++l) out.at(l) = lists.at(l)->size();
    return out;
  }

  void note_unknown_headings(const Table& table, const ColumnPlan& plan) {
    for (const Column& column : plan.columns) {
      if (column.meaning != Meaning::other || column.heading.empty()) continue;
      const auto& row = table.rows.front();
      const Cell& cell = row.cells[static_cast<std::size_t>(&column - plan.columns.data())];
      Place place;
      if (!cell.lines.empty()) {
        const TextLine& line = in_.lines.at(cell.lines.front().line);
        place = {line.page, line.number, line.box};
      }
      out_.notes.push_back({NoteLevel::doubt, "unknown-heading", place,
                            "no table of terms knows the heading '" + column.heading +
                                "'; its cells are kept as attributes"});
    }
  }

  // Those of the tables that records were read from.
  [[nodiscard]] std::set<std::string> known_headings() const {
    std::set<std::string> headings;
    for (const ColumnPlan& plan : plans_) {
      if (plan.topic == TableTopic::none) continue;
      for (const Column& column : plan.columns) headings.insert(letters_key(column.heading));
    }
    return headings;
  }

  Extraction& in_;
  const Terms& terms_;
  Healer healer_;
  Reading reading_;
  RecordSet out_;
  TableReader reader_;
  std::optional<std::size_t> title_;
  std::vector<Section> sections_;
  std::vector<const Table*> tables_;
  std::vector<ColumnPlan> plans_;
  std::vector<bool> cards_;
  bool one_risk_ = false;                    // the last table held one risk, or what belongs to one
  std::optional<std::size_t> card_heading_;  // over the last table, where that was one risk's card
  std::set<std::string> body_headings_;      // boards whose plans the document holds
  std::set<std::size_t> risk_areas_;         // headings over tables of risks
};

}  // namespace

Vocabulary::Vocabulary(std::unique_ptr<Terms> terms) : terms_(std::move(terms)) {}
Vocabulary::Vocabulary(Vocabulary&&) noexcept = default;
Vocabulary& Vocabulary::operator=(Vocabulary&&) noexcept = default;
Vocabulary::~Vocabulary() = default;

std::vector<std::string> Vocabulary::take_asked() const {
  return terms_->dictionary().take_asked();
}
void Vocabulary::learn(const std::vector<std::string>& words) const {
  terms_->dictionary().learn(words);
}

Result<Vocabulary> Vocabulary::load(const TermSources& sources) {
  Result<std::unique_ptr<Terms>> terms = Terms::load(sources);
  if (!terms) return terms.error();
  return Vocabulary(std::move(*terms));
}

Extraction rebuild_flow(Extraction extraction, const Vocabulary& vocabulary, bool join_pages) {
  Extraction rebuilt = rebuild_blocks(std::move(extraction), vocabulary.terms());
  if (!join_pages) return rebuilt;
  return join_tables(std::move(rebuilt), vocabulary.terms());
}

RecordSet normalize(Extraction extraction, const Vocabulary& vocabulary) {
  Extraction rebuilt = rebuild_flow(std::move(extraction), vocabulary);
  demote_sentences(rebuilt, vocabulary.terms());
  promote_goals(rebuilt, vocabulary.terms());
  rebuilt = group_label_lines(std::move(rebuilt), vocabulary.terms());
  rebuilt = stand_upright(std::move(rebuilt), vocabulary.terms());
  return Normalizer(rebuilt, vocabulary.terms()).normalize();
}

}  // namespace planlupp
