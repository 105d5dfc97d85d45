// Rebuilds the tables of a flow: heads first, then the rows of all tables of one kind together,
// some times over, because what is known of the columns comes from their cells.
#include "normalize/flow.h"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "normalize/cell_form.h"
#include "normalize/flow/flow_doubt.h"
#include "normalize/flow/flow_groups.h"
#include "normalize/flow/flow_header.h"
#include "normalize/flow/flow_labels.h"
#include "normalize/flow/flow_lists.h"
#include "normalize/flow/flow_model.h"
#include "normalize/flow/flow_order.h"
#include "normalize/flow/flow_prose.h"
#include "normalize/flow/flow_rows.h"
#include "normalize/flow/flow_tables.h"
#include "normalize/flow/flow_text.h"
#include "normalize/flow/flow_turned.h"
#include "normalize/scrambled/scrambled_cards.h"
#include "normalize/scrambled/scrambled_tables.h"
#include "normalize/text.h"

namespace planlupp {
namespace {

constexpr double kBeam = 40;
constexpr int kPasses = 3;                // with the best of them
constexpr int kTrialPasses = 3;           // to choose between orders of columns
constexpr std::size_t kLastTrials = 8;    // that are read once more
constexpr std::size_t kTrialUnits = 600;  // of a kind of table, to choose an order by
constexpr double kColumnShare = 0.6;      // of the page, for one column of three or more
constexpr double kOtherWidth = 1.1;       // a guess that is not the same again
constexpr double kHeadingWeight = 0.5;    // of what headings say, in the choice of an order
constexpr double kSections = 10;          // what headings between rows must save
constexpr std::size_t kSectionColumns = 4;
constexpr double kNewColumn = 6;      // what a column without a heading must save
constexpr std::size_t kMinCells = 2;  // of a form, for a column without a heading

// The stretch of text under one head.
struct Stretched {
  const FlowHeader* header = nullptr;
  RowSearch search;
  FoundRows rows;
};

// All tables with the same head.
struct Kind {
  ColumnOrder order;
  std::vector<std::size_t> members;
  std::vector<std::size_t> trial_units;  // of each member, that orders are chosen by
  ColumnModel model{{}};
  std::optional<JointModel> joints;
  double width = 0;     // the first guess at how wide columns are
  bool listed = false;  // areas with lists of measures (flow_lists.h)
};

// Whether a cell looks like what such a column is made for.
bool fits(Meaning meaning, const FormSet& forms) {
  for (std::size_t f = 0; f < kCellForms; ++f) {
    const auto form = static_cast<CellForm>(f);
    if (form != CellForm::text && forms.has(form) && expects(meaning, form)) return true;
  }
  return false;
}

class Rebuilder {
 public:
  Rebuilder(Extraction&& extraction, const Terms& terms)
      : out_(std::move(extraction)),
        terms_(terms),
        forms_(terms.forms()),
        text_(flow_text(out_.lines, terms)),
        headers_(find_headers(text_, terms)),
        page_width_(page_width(text_)),
        labels_(count_labels(text_, terms)),
        names_(heading_names(text_)) {}

  Extraction rebuild() {
    const RowContext whole{text_, terms_, forms_, page_width_, labels_, names_};
    if (auto found = scrambled_cards(out_.lines, whole)) {
      return rebuild_scrambled(std::move(*found));
    }
    runs_ = find_label_runs(text_, terms_, forms_, headers_);
    drop_heads_in_runs();
    if (runs_.empty()) {
      if (auto found = scrambled_tables(out_.lines, whole, headers_)) {
        return rebuild_scrambled(std::move(*found));
      }
    }
    take_turned_heads(headers_, text_);
    cut();
    search();
    out_.elements.clear();
    std::size_t at = 0;  // words before it have their place
    std::size_t run = 0;
    for (std::size_t i = 0; i <= stretches_.size(); ++i) {
      const bool end = i == stretches_.size();
      const std::size_t head = end ? text_.words.size() : stretches_[i].header->first;
      for (; run < runs_.size() && runs_[run].pairs.front().first < head; ++run) {
        add_prose(at, runs_[run].pairs.front().first);
        add_run(runs_[run]);
        at = runs_[run].pairs.back().last;
      }
      add_prose(at, head);
      if (!end) at = add_table(stretches_[i]);
    }
    set_other_roles();
    return std::move(out_);
  }

 private:
  // In cards, labels that follow each other are no head of a table.
  void drop_heads_in_runs() {
    for (const LabelRun& run : runs_) {
      const std::size_t first = run.pairs.front().first, last = run.pairs.back().last;
      std::erase_if(headers_, [&](const FlowHeader& header) {
        return header.first < last && header.last > first;
      });
    }
  }

  // Where the text under the n-th head ends: at the next head, or at cards.
  [[nodiscard]] std::size_t stretch_end(std::size_t from, std::size_t next) const {
    std::size_t to = next < headers_.size() ? headers_[next].first : text_.words.size();
    for (const LabelRun& run : runs_) {
      const std::size_t first = run.pairs.front().first;
      if (first >= from && first < to) to = first;
    }
    return to;
  }

  void cut() {
    for (std::size_t h = 0; h < headers_.size(); ++h) {
      if (headers_[h].repeat) continue;
      FlowRegion region;
      std::size_t from = headers_[h].last;
      std::size_t next = h + 1;
      for (; next < headers_.size() && headers_[next].repeat; ++next) {
        add_words(region, from, headers_[next].first, from != headers_[h].last);
        from = headers_[next].last;
      }
      const std::size_t to = stretch_end(from, next);
      add_words(region, from, to, from != headers_[h].last);
      region.head_follows = next < headers_.size() || to < text_.words.size();
      stretches_.push_back(
          {&headers_[h],
           RowSearch({text_, terms_, forms_, page_width_, labels_, names_}, std::move(region)),
           {}});
    }
  }

  void add_words(FlowRegion& region, std::size_t from, std::size_t to, bool after_head) const {
    for (std::size_t w = from; w < to; ++w) {
      const bool first = after_head && w == from;
      region.words.push_back(w);
      region.joints.push_back(first ? Joint::page : text_.words[w].joint);
    }
  }

  void search() {
    for (std::size_t i = 0; i < stretches_.size(); ++i) {
      Kind& kind = kinds_[stretches_[i].header->key];
      if (kind.members.empty()) kind.order = plain_order(*stretches_[i].header);
      kind.members.push_back(i);
    }
    const JointModel joints(text_);
    for (auto& [key, kind] : kinds_) {
      kind.joints = joints;
      choose_order(kind);
      for (int pass = 0; pass < kPasses; ++pass) find_rows(kind, false);
      for (const std::size_t i : kind.members) {
        Stretched& at = stretches_[i];
        doubt_rows(at.rows, at.search.find(kind.model, joints, kBeam, at.search.units()));
      }
      list_rows(kind);
    }
  }

  // Areas with lists of measures: the signs of items tell more than any likelihood.
  void list_rows(Kind& kind) {
    const ColumnOrder order = plain_order(*stretches_[kind.members.front()].header);
    const auto region = [this](std::size_t i) -> const FlowRegion& {
      return stretches_[i].search.region();
    };
    if (!is_labelled_list(text_, region(kind.members.front()), order)) return;
    kind.order = order;
    kind.listed = true;
    for (const std::size_t i : kind.members) {
      stretches_[i].rows = labelled_list_rows(text_, region(i), order);
    }
  }

  void begin(Kind& kind) const {
    kind.model = ColumnModel(kind.order.meanings);
    kind.model.guess_width(kind.width);
  }

  // One pass over all tables of the kind, or the part that orders are chosen by; what it costs.
  double find_rows(Kind& kind, bool trial) {
    double cost = 0;
    for (std::size_t m = 0; m < kind.members.size(); ++m) {
      Stretched& at = stretches_[kind.members[m]];
      const std::size_t units = trial ? kind.trial_units[m] : at.search.units();
      at.rows = at.search.find(kind.model, *kind.joints, kBeam, units);
      cost += at.rows.cost;
    }
    for (const std::size_t i : kind.members) {
      stretches_[i].search.teach(stretches_[i].rows, kind.model, *kind.joints);
    }
    kind.model.learn();
    kind.joints->learn();
    return cost;
  }

  // One reading of all tables of a kind: an order of columns, a guess at their width.
  struct Trial {
    Kind kind;
    double cost = 0;
    bool lost = false;  // its column without a heading holds nothing of its own
  };

  // The order of columns, with one more that has no heading where cells ask for it, that makes
  // the cells cheapest. All are tried once, the cheapest of them again, when they have learned.
  void choose_order(Kind& kind) {
    std::size_t left = kTrialUnits;
    for (const std::size_t i : kind.members) {
      kind.trial_units.push_back(stretches_[i].search.whole_lines(left));
      left -= std::min(left, kind.trial_units.back());
    }
    const auto orders = orders_to_try(kind);
    std::vector<Trial> trials;
    for (const ColumnOrder& order : orders) {
      for (const double width : widths_to_try(kind)) {
        trials.push_back({kind, 0, false});
        trials.back().kind.order = order;
        trials.back().kind.width = width;
        begin(trials.back().kind);
      }
    }
    for (int pass = 0; pass < kTrialPasses; ++pass) {
      for (Trial& trial : trials) read_trial(trial, orders.size() > 1, orders.front().columns);
      if (pass == 0) continue;  // nothing is learned yet
      std::stable_sort(trials.begin(), trials.end(), [](const Trial& a, const Trial& b) {
        return a.lost != b.lost ? b.lost : a.cost < b.cost;
      });
      trials.resize(std::min(trials.size(), kLastTrials));
    }
    try_sections(trials.front(), orders.size() > 1, orders.front().columns);
    kind = std::move(trials.front().kind);
  }

  // Whether the cells get cheaper where headings may stand between rows. In tables of few columns
  // any cell of words would do as one.
  void try_sections(Trial& best, bool several, std::size_t columns) {
    if (best.kind.order.columns < kSectionColumns) return;
    Trial trial = best;
    trial.kind.model.expect_sections();
    for (int pass = 0; pass < kPasses - 1; ++pass) read_trial(trial, several, columns);
    if (trial.cost + kSections < best.cost) best = std::move(trial);
  }

  void read_trial(Trial& trial, bool several, std::size_t columns) {
    trial.cost = find_rows(trial.kind, true);
    if (several) trial.cost += kHeadingWeight * against_headings(trial.kind);
    if (trial.kind.order.columns <= columns) return;
    trial.cost += kNewColumn;
    trial.lost = !deserves(trial.kind, trial.kind.order);
  }

  // How little the cells found look like what the headings say.
  [[nodiscard]] double against_headings(const Kind& kind) const {
    double cost = 0;
    for (const std::size_t i : kind.members) {
      for (const FoundCell& cell : stretches_[i].rows.cells) {
        if (cell.role == CellRole::cell) {
          cost += kind.model.prior_cost(cell.column, cell.forms);
        }
      }
    }
    return cost;
  }

  // Whether the cells found in the column without a heading look like what it was made for.
  [[nodiscard]] bool deserves(const Kind& kind, const ColumnOrder& order) {
    std::size_t own = 0;
    while (own < order.searched.size() && has_heading(order, own)) ++own;
    std::size_t cells = 0, fitting = 0;
    for (const std::size_t i : kind.members) {
      for (const FoundCell& cell : stretches_[i].rows.cells) {
        if (cell.role != CellRole::cell || cell.column != own) continue;
        ++cells;
        if (fits(order.meanings.at(own), cell.forms)) ++fitting;
      }
    }
    return fitting >= kMinCells && 4 * fitting >= 3 * cells;
  }

  [[nodiscard]] std::vector<ColumnOrder> orders_to_try(const Kind& kind) {
    std::vector<ColumnOrder> orders = {kind.order};
    if (const auto missing = missing_meaning(kind)) {
      const std::size_t n = kind.order.columns;
      for (std::size_t at = 0; at <= n; ++at)
        orders.push_back(with_column(kind.order, at, *missing));
    }
    const bool swappable = kind.order.columns == 2 && !is_group(kind.order.meanings.front());
    for (std::size_t i = 0, size = orders.size(); swappable && i < size; ++i) {
      orders.push_back(swapped(orders[i]));
    }
    const FlowHeader& header = *stretches_[kind.members.front()].header;
    for (ColumnOrder& order : turned_orders(header)) orders.push_back(std::move(order));
    if (header.turned > 0) return orders;
    for (ColumnOrder& order : grouped_orders(header, text_)) orders.push_back(std::move(order));
    return orders;
  }

  // What many cells look like and no heading speaks of.
  [[nodiscard]] std::optional<Meaning> missing_meaning(const Kind& kind) {
    std::optional<Meaning> missing;
    std::size_t most = kMinCells - 1;
    for (std::size_t f = 0; f < kCellForms; ++f) {
      const auto form = static_cast<CellForm>(f);
      const Meaning meaning = meaning_of(form);
      if (meaning == Meaning::other) continue;
      const auto& meanings = kind.order.meanings;
      if (std::any_of(meanings.begin(), meanings.end(),
                      [&](Meaning m) { return expects(m, form); })) {
        continue;
      }
      std::size_t count = 0;
      for (const std::size_t i : kind.members) count += stretches_[i].search.count(form);
      if (count > most) {
        most = count;
        missing = meaning;
      }
    }
    return missing;
  }

  // Guesses at how wide columns are at most: what most lines do not exceed, as those that hold
  // several cells are wider, and what hardly a line exceeds but running text.
  [[nodiscard]] std::vector<double> widths_to_try(const Kind& kind) const {
    std::vector<double> widths;
    for (const std::size_t i : kind.members) {
      const auto more = stretches_[i].search.line_widths();
      widths.insert(widths.end(), more.begin(), more.end());
    }
    if (widths.empty()) return {0};
    std::sort(widths.begin(), widths.end());
    const double usual = 1.05 * widths[widths.size() * 7 / 10];
    const double wide = 1.05 * widths[widths.size() * 9 / 10];
    const double most = kColumnShare * page_width_ / (kind.order.columns > 2 ? 1 : 0.8);
    std::vector<double> out = {usual};
    if (std::min(wide, most) > kOtherWidth * usual) out.push_back(std::min(wide, most));
    if (wide > kOtherWidth * most) out.push_back(wide);
    return out;
  }

  // Tables stand where their first word does, and what is in none of them follows or goes before.
  Extraction rebuild_scrambled(ScrambledTables&& found) {
    out_.elements.clear();
    std::vector<bool> taken(text_.words.size(), false);
    std::map<std::size_t, std::size_t> begins;  // word -> table
    for (const WordRange& head : found.heads) {
      std::fill(taken.begin() + static_cast<std::ptrdiff_t>(head.first),
                taken.begin() + static_cast<std::ptrdiff_t>(head.last), true);
    }
    for (std::size_t t = 0; t < found.tables.size(); ++t) {
      begins[found.tables[t].first] = t;
      for (const std::size_t w : found.tables[t].words) {
        taken[w] = true;
        set_role(w, w + 1, LineRole::cell);
      }
    }
    std::size_t prose = 0;
    for (std::size_t w = 0; w <= text_.words.size(); ++w) {
      const bool open = w < text_.words.size() && !taken[w] && begins.count(w) == 0;
      if (open) continue;
      add_prose(prose, w);
      prose = w < text_.words.size() && !taken[w] ? w : w + 1;
      if (const auto table = begins.find(w); table != begins.end()) {
        ScrambledFound& one = found.tables[table->second];
        note_doubt(one);
        out_.tables.push_back(std::move(one.table));
        add_element(one.first, std::max(one.first, one.words.empty() ? 0 : one.words.back()));
      }
    }
    for (const WordRange& head : found.heads) set_role(head.first, head.last, LineRole::header_row);
    headers_.clear();
    set_other_roles();
    return std::move(out_);
  }

  void note_doubt(const ScrambledFound& one) {
    const TextLine& line = out_.lines[text_.words[one.first].parts.front().line];
    out_.notes.push_back({NoteLevel::doubt,
                          "cells-scrambled",
                          {line.page, line.number, {}},
                          one.table.reason + ": what belongs together was told by its look"});
  }

  void add_prose(std::size_t first, std::size_t last) {
    if (first < last) add_flow_prose(out_, text_, first, last, page_width_);
  }

  void set_role(std::size_t first, std::size_t last, LineRole role) {
    for (std::size_t w = first; w < last; ++w) {
      for (const Stretch& part : text_.words[w].parts) out_.lines[part.line].role = role;
    }
  }

  void add_element(std::size_t first_word, std::size_t last_word) {
    Element element;
    element.kind = ElementKind::table;
    element.first = text_.words[first_word].parts.front().line;
    element.last = text_.words[last_word].parts.back().line + 1;
    element.table = out_.tables.size() - 1;
    out_.elements.push_back(element);
  }

  void add_run(const LabelRun& run) {
    out_.tables.push_back(label_table(out_.lines, text_, run));
    set_role(run.pairs.front().first, run.pairs.back().last, LineRole::cell);
    add_element(run.pairs.front().first, run.pairs.back().last - 1);
  }

  // The word behind the table.
  std::size_t add_table(const Stretched& stretched) {
    const FlowHeader& header = *stretched.header;
    const FlowRegion& region = stretched.search.region();
    std::size_t cells = 0;  // words that are in the table
    for (const FoundCell& cell : stretched.rows.cells) {
      if (cell.role != CellRole::outside) cells = cell.last;
    }
    for (std::size_t i = 0; i < cells; ++i) {
      set_role(region.words[i], region.words[i] + 1, LineRole::cell);
    }
    set_role(header.first, header.last, LineRole::header_row);
    out_.tables.push_back(
        make_table(out_.lines, text_, header, kinds_[header.key].order, region, stretched.rows));
    if (kinds_[header.key].listed) lift_labels(out_.tables.back(), kinds_[header.key].order);
    lift_keys(out_.tables.back(), kinds_[header.key].order);
    const std::size_t last = cells > 0 ? region.words[cells - 1] : header.last - 1;
    add_element(header.first, last);
    return last + 1;
  }

  // Repeated heads, furniture, bullets that lost their items.
  void set_other_roles() {
    for (const FlowHeader& header : headers_) {
      set_role(header.first, header.last, LineRole::header_row);
    }
    for (const std::size_t i : text_.furniture) out_.lines[i].role = LineRole::furniture;
    for (const std::size_t i : text_.strays) {
      out_.lines[i].role = LineRole::cell;
    }
    if (!text_.strays.empty()) {
      const TextLine& line = out_.lines[text_.strays.front()];
      out_.notes.push_back({NoteLevel::repair,
                            "bullets-apart",
                            {line.page, line.number, {}},
                            "the bullets of a list stand apart from its items"});
    }
  }

  Extraction out_;
  const Terms& terms_;
  const CellForms& forms_;
  const FlowText text_;
  std::vector<FlowHeader> headers_;
  std::vector<LabelRun> runs_;
  const double page_width_;
  const LabelCounts labels_;
  const std::vector<std::string> names_;
  std::vector<Stretched> stretches_;
  std::map<std::string, Kind> kinds_;
};

}  // namespace

Extraction rebuild_blocks(Extraction extraction, const Terms& terms) {
  const bool flow = std::any_of(extraction.elements.begin(), extraction.elements.end(),
                                [](const Element& e) { return e.kind == ElementKind::block; });
  if (!flow) return extraction;
  return Rebuilder(std::move(extraction), terms).rebuild();
}

}  // namespace planlupp
