#include "normalize/scrambled/scrambled_cards.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <string>
#include <utility>

#include "normalize/flow/flow_model.h"
#include "normalize/flow/flow_prose.h"
#include "normalize/flow/flow_tables.h"
#include "normalize/text.h"

namespace planlupp {
namespace {

constexpr std::size_t kLeastLabels = 8;
constexpr double kLabelShare = 0.6;       // labels to other blocks
constexpr double kApart = 0.4;            // share of labels that another one follows
constexpr std::size_t kLeastRepeats = 2;  // of the commonest label, a page
constexpr std::size_t kBeam = 300;
constexpr double kConfidence = 0.9;  // of a table put together so
constexpr int kPasses = 2;

constexpr double kNoValue = 3;  // a label gets none
constexpr double kOlderRun = 0.1, kOlderBefore = 1.2;
constexpr double kGoesOn = 6, kGoesOnLower = 1.5, kGoesOnOpen = 0.3;
constexpr double kHeading = 0.3, kHeadingPending = 6, kProse = 2, kOutside = 9;
constexpr double kProseWidth = 0.85;  // of the page's, for a paragraph of its own

struct Item {
  WordRange words;
  bool label = false;
  std::size_t column = 0;  // of the model: which label
  FormSet forms;
  bool title = false, lower = false, open = false, wide = false;
};

enum class Act : std::uint8_t { start, value, more, outside };

struct Step {
  std::int32_t before = -1;
  std::size_t item = 0, label = 0;  // items
  Act act = Act::start;
};

struct Run {
  std::vector<std::size_t> labels;  // items
};

struct Hyp {
  double cost = 0;
  std::vector<std::uint8_t> next;  // for each run so far
  std::int32_t step = -1;
  std::size_t last = 0;  // the value before
  bool any = false;      // there was one
};

class Cards {
 public:
  Cards(const std::vector<TextLine>& lines, const RowContext& context)
      : lines_(lines), context_(context), text_(context.text) {}

  std::optional<ScrambledTables> read() {
    gather();
    if (!apart()) return std::nullopt;
    ColumnModel model(meanings_);
    for (int pass = 0; pass < kPasses; ++pass) {
      steps_.clear();
      found_.clear();
      search(model);
      for (const Step& step : found_) {
        if (step.act == Act::value) teach(step, model);
      }
      model.learn();
    }
    return tables();
  }

 private:
  [[nodiscard]] int page_of(const Item& item) const {
    return text_.lines[text_.words[item.words.first].line].page;
  }

  void gather() {
    for (std::size_t w = 0; w < text_.words.size();) {
      std::size_t end = w + 1;
      while (end < text_.words.size() && text_.words[end].joint < Joint::blank) ++end;
      add_item({w, end});
      w = end;
    }
  }

  void add_item(const WordRange& words) {
    Item item;
    item.words = words;
    const std::string text = joined(text_, words.first, words.last);
    const std::string title = collapse_space(text);
    if (title.size() < 40 && is_upper(first_char(title))) {
      std::string_view label = title;
      if (label.ends_with(':')) label.remove_suffix(1);
      if (const auto meaning = context_.terms.label(label)) {
        item.label = true;
        item.column = column_of(letters_key(label), *meaning);
      }
    }
    item.forms = context_.forms.forms_of(text);
    item.lower = is_lower(first_char(text));
    const std::string& last = text_.words[words.last - 1].text;
    item.open = ends_in_hyphen(last) || context_.forms.leads_on(last) || last.ends_with(',');
    item.title = text.find('\n') == std::string::npos && item.forms.free() &&
                 heading_like(text, text_) != HeadingLike::no;
    item.wide = set_shape(text_, words.first, words.last).width > kProseWidth * context_.page_width;
    items_.push_back(std::move(item));
  }

  std::size_t column_of(const std::string& key, Meaning meaning) {
    const auto [at, added] = columns_.emplace(key, meanings_.size());
    if (added) meanings_.push_back(meaning);
    return at->second;
  }

  // Whether labels stand apart from their values: they follow each other, and come again.
  [[nodiscard]] bool apart() const {
    std::size_t labels = 0, followed = 0, most = 0;
    std::map<std::size_t, std::size_t> count;
    for (std::size_t i = 0; i < items_.size(); ++i) {
      if (!items_[i].label) continue;
      ++labels;
      most = std::max(most, ++count[items_[i].column]);
      const bool next = i + 1 < items_.size() && items_[i + 1].label;
      if (next && page_of(items_[i]) == page_of(items_[i + 1])) ++followed;
    }
    if (labels < kLeastLabels) return false;
    const auto values = static_cast<double>(items_.size() - labels);
    if (static_cast<double>(labels) < kLabelShare * values) return false;
    const int first = page_of(items_.front()), last = page_of(items_.back());
    const auto pages = static_cast<std::size_t>(std::max(1, last - first + 1));
    const bool again = most >= kLeastRepeats * pages;
    return again && static_cast<double>(followed) >= kApart * static_cast<double>(labels);
  }

  void search(const ColumnModel& model) {
    std::vector<Hyp> hyps(1);
    for (std::size_t i = 0; i < items_.size();) {
      std::size_t end = i;
      while (end < items_.size() && page_of(items_[end]) == page_of(items_[i])) ++end;
      hyps = read_page(std::move(hyps), i, end, model);
      i = end;
    }
    for (std::int32_t s = hyps.front().step; s >= 0;
         s = steps_[static_cast<std::size_t>(s)].before) {
      found_.push_back(steps_[static_cast<std::size_t>(s)]);
    }
    std::reverse(found_.begin(), found_.end());
  }

  std::vector<Hyp> read_page(std::vector<Hyp> hyps, std::size_t first, std::size_t last,
                             const ColumnModel& model) {
    runs_.clear();
    for (Hyp& hyp : hyps) hyp.next.clear();
    for (std::size_t i = first; i < last; ++i) {
      if (items_[i].label) {
        if (i == first || !items_[i - 1].label) {
          runs_.emplace_back();
          for (Hyp& hyp : hyps) hyp.next.push_back(0);
        }
        runs_.back().labels.push_back(i);
        continue;
      }
      std::vector<Hyp> more;
      for (const Hyp& hyp : hyps) expand(hyp, i, model, more);
      prune(more);
      hyps = std::move(more);
    }
    for (Hyp& hyp : hyps) {
      for (std::size_t r = 0; r < runs_.size(); ++r) {
        hyp.cost += kNoValue * static_cast<double>(runs_[r].labels.size() - hyp.next[r]);
      }
    }
    std::stable_sort(hyps.begin(), hyps.end(),
                     [](const Hyp& a, const Hyp& b) { return a.cost < b.cost; });
    hyps.resize(1);
    return hyps;
  }

  void expand(const Hyp& hyp, std::size_t i, const ColumnModel& model, std::vector<Hyp>& out) {
    const Item& item = items_[i];
    bool newer = false;  // a later run has labels left
    for (std::size_t r = runs_.size(); r-- > 0;) {
      const auto& labels = runs_[r].labels;
      if (hyp.next[r] >= labels.size()) continue;
      for (std::size_t skip = 0; skip < 2 && hyp.next[r] + skip < labels.size(); ++skip) {
        const std::size_t label = labels[hyp.next[r] + skip];
        Hyp next = hyp;
        next.cost += model.cost(items_[label].column, item.forms) + (item.lower ? 1.5 : 0) +
                     kNoValue * static_cast<double>(skip);
        if (r + 1 < runs_.size()) next.cost += newer ? kOlderBefore : kOlderRun;
        next.next[r] = static_cast<std::uint8_t>(hyp.next[r] + skip + 1);
        push(std::move(next), {hyp.step, i, label, Act::value}, out);
      }
      newer = true;
    }
    if (hyp.any) {
      Hyp next = hyp;
      next.cost += items_[hyp.last].open ? kGoesOnOpen : item.lower ? kGoesOnLower : kGoesOn;
      push(std::move(next), {hyp.step, i, 0, Act::more}, out);
    }
    Hyp next = hyp;
    next.cost += outside_cost(item, newer);
    push(std::move(next), {hyp.step, i, 0, Act::outside}, out);
  }

  void teach(const Step& step, ColumnModel& model) const {
    const Item& item = items_[step.item];
    model.saw_cell(items_[step.label].column, item.forms, item.words.last - item.words.first,
                   text_.words[item.words.last - 1].text.ends_with('.'));
  }

  [[nodiscard]] double outside_cost(const Item& item, bool pending) const {
    if (item.title) return pending ? kHeadingPending : kHeading;
    if (item.wide && !pending) return kProse;
    return kOutside;
  }

  void push(Hyp hyp, const Step& step, std::vector<Hyp>& out) {
    hyp.step = static_cast<std::int32_t>(steps_.size());
    if (step.act == Act::value || step.act == Act::more) {
      hyp.last = step.item;
      hyp.any = true;
    } else {
      hyp.any = false;
    }
    steps_.push_back(step);
    out.push_back(std::move(hyp));
  }

  static void prune(std::vector<Hyp>& hyps) {
    std::stable_sort(hyps.begin(), hyps.end(),
                     [](const Hyp& a, const Hyp& b) { return a.cost < b.cost; });
    std::map<std::pair<std::vector<std::uint8_t>, std::size_t>, bool> seen;
    std::vector<Hyp> kept;
    for (Hyp& hyp : hyps) {
      if (!seen.emplace(std::pair{hyp.next, hyp.any ? hyp.last + 1 : 0}, true).second) continue;
      kept.push_back(std::move(hyp));
      if (kept.size() == kBeam) break;
    }
    hyps = std::move(kept);
  }

  // A table for each run of cards between headings; values in their order take their labels along.
  ScrambledTables tables() {
    ScrambledTables out;
    bool open = false;
    for (const Step& step : found_) {
      if (step.act == Act::outside) {
        open = false;
        continue;
      }
      if (!open) begin_table(out, step);
      open = true;
      add(out.tables.back(), step);
    }
    std::erase_if(out.tables, [](const ScrambledFound& one) { return one.table.rows.empty(); });
    for (ScrambledFound& one : out.tables) std::sort(one.words.begin(), one.words.end());
    return out;
  }

  void begin_table(ScrambledTables& out, const Step& step) const {
    ScrambledFound one;
    one.table.form = TableForm::label_value;
    one.table.columns = 2;
    one.table.confidence = kConfidence;
    one.table.reason = "the labels stand apart from their values";
    one.first = items_[step.item].words.first;
    out.tables.push_back(std::move(one));
  }

  void add(ScrambledFound& found, const Step& step) const {
    Table& table = found.table;
    if (step.act == Act::value) {
      Row row;
      row.cells.resize(2);
      row.page = page_of(items_[step.item]);
      table.rows.push_back(std::move(row));
      add_words(found, table.rows.back().cells[0], items_[step.label].words);
      table.rows.back().cells[0].bold = true;
    }
    if (table.rows.empty()) return;
    add_words(found, table.rows.back().cells[1], items_[step.item].words);
    add_page(table, page_of(items_[step.item]));
  }

  void add_words(ScrambledFound& found, Cell& cell, const WordRange& range) const {
    std::vector<std::size_t> words;
    for (std::size_t w = range.first; w < range.last; ++w) words.push_back(w);
    const auto more = cell_lines(lines_, text_, words);
    cell.lines.insert(cell.lines.end(), more.begin(), more.end());
    found.words.insert(found.words.end(), words.begin(), words.end());
  }

  const std::vector<TextLine>& lines_;
  const RowContext& context_;
  const FlowText& text_;
  std::vector<Item> items_;
  std::map<std::string, std::size_t> columns_;
  std::vector<Meaning> meanings_;
  std::vector<Run> runs_;
  std::vector<Step> steps_, found_;
};

}  // namespace

std::optional<ScrambledTables> scrambled_cards(const std::vector<TextLine>& lines,
                                               const RowContext& context) {
  // Exports that scramble keep page breaks.
  const bool pages = !lines.empty() && lines.back().page > 0;
  if (!pages || context.text.words.empty()) return std::nullopt;
  return Cards(lines, context).read();
}

}  // namespace planlupp
