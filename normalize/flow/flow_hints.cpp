#include "normalize/flow/flow_hints.h"

#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <limits>
#include <string>
#include <string_view>

#include "normalize/text.h"

namespace planlupp {
namespace {

constexpr std::size_t kAmounts = 2;         // on a line of another table, at least
constexpr std::size_t kNearFigures = 5;     // lines over one with figures
constexpr std::size_t kNames = 3;           // headings among the cells that say what areas are
constexpr std::ptrdiff_t kFigureLines = 3;  // of them
constexpr std::size_t kFewColumns = 5;      // of a table with labels between its rows, at most

}  // namespace

std::vector<std::string> heading_names(const FlowText& text) {
  static const RE2 kNumbered(R"(\d{1,2}(?:\.\d{1,2})*\.?\s+(\p{Lu}.*))");
  constexpr std::size_t kHeadingWords = 9;
  std::vector<std::string> names;
  for (const FlowLine& line : text.lines) {
    if (line.last - line.first > kHeadingWords || line.last - line.first < 2) continue;
    std::string whole;
    for (std::size_t w = line.first; w < line.last; ++w) {
      whole += (whole.empty() ? "" : " ") + text.words[w].text;
    }
    std::string name;
    if (RE2::FullMatch(whole, kNumbered, &name)) names.push_back(letters_key(name));
  }
  std::sort(names.begin(), names.end());
  return names;
}

LabelCounts count_labels(const FlowText& text, const Terms& terms) {
  constexpr std::size_t kLabelWords = 3;
  LabelCounts counts;
  for (const FlowLine& line : text.lines) {
    std::string begin, label;
    std::optional<Meaning> meaning;
    for (std::size_t w = line.first; w < line.last && begin.size() < 40; ++w) {
      begin += (begin.empty() ? "" : " ") + text.words[w].text;
      if (begin.ends_with(':')) {
        if (const auto found = terms.label(begin)) ++counts.colon[static_cast<std::size_t>(*found)];
        break;
      }
      if (w >= line.first + kLabelWords || begin.ends_with('.')) continue;
      if (const auto found = terms.label(begin)) meaning = found;
    }
    if (meaning) ++counts.plain[static_cast<std::size_t>(*meaning)];
  }
  return counts;
}

FlowHints::FlowHints(const RowContext& context, const FlowRegion& region, FlowUnits& units)
    : context_(context), region_(region), units_(units) {
  for (std::size_t u = 0; u < units_.size(); ++u) {
    labels_.push_back(label_at(u));
    colon_labels_.push_back(colon_at(u));
    colons_.push_back(colon_labels_.back().has_value());
    outside_.push_back(outside_cost(u));
    named_.push_back(named_at(u));
    strangers_.push_back(units_.span(u, u).closed);
  }
  find_amounts();
  names_areas_ = static_cast<std::size_t>(std::count_if(
                     named_.begin(), named_.end(), [](auto end) { return end > 0; })) >= kNames;
}

std::size_t FlowHints::line_end(std::size_t u) const {
  std::size_t end = u + 1;
  while (end < units_.size() && units_[end].joint < Joint::line) ++end;
  return end;
}

// Whether not more than two lines are left before another head.
bool FlowHints::near_end(std::size_t u) const {
  if (!region_.head_follows) return false;
  const std::size_t end = line_end(u);
  return end == units_.size() || line_end(end) == units_.size();
}

// A label of its own, like "Resultat", at a line's beginning.
FlowHints::Label FlowHints::label_at(std::size_t u) const {
  if (units_[u].joint < Joint::line || !units_[u].upper) return {};
  const std::size_t end = line_end(u);
  for (std::size_t b = std::min(end, u + 3); b > u; --b) {
    const std::string text = units_.text(u, b - 1);
    if (text.size() > 40 || text.ends_with('.')) continue;
    if (const auto meaning = context_.terms.label(text)) return {b, *meaning, b == end};
  }
  return {};
}

// A label between rows names what no column holds, and stands alone or comes again.
void FlowHints::choose_labels(const ColumnModel& columns) {
  choose_sections(columns);
  choose_figures(columns);
  const auto& count = context_.labels.plain;
  row_label_.assign(labels_.size(), false);
  for (std::size_t u = 0; u < labels_.size(); ++u) {
    const Label& label = labels_[u];
    if (label.end == 0 || (colons_[u] && !label.alone)) continue;  // "Risk: ..." is a section
    if (outside_[u] == 0) continue;                                // the contents list has it
    bool column = label.meaning == Meaning::rating;
    for (std::size_t c = 0; c < columns.size(); ++c) {
      column =
          column || columns.meaning(c) == label.meaning || columns.meaning(c) == Meaning::rating;
    }
    row_label_[u] = !column && columns.size() <= kFewColumns &&
                    (label.alone || count[static_cast<std::size_t>(label.meaning)] > 1);
  }
}

// "Personalkostnader -729,1 -622,7 -322,1", on one line or on several: how many amounts without a
// unit follow each other where a line holds some.
void FlowHints::find_amounts() {
  static const RE2 kAmount(R"([-–−]?(?:\d{1,4},\d+|\d{3,}))");
  amounts_.assign(units_.size(), 0);
  std::vector<std::size_t> run;  // lines with the amounts that follow each other
  std::size_t amounts = 0;
  const auto close = [&] {
    for (const std::size_t line : run) amounts_[line] = std::max(amounts_[line], amounts);
    run.clear();
    amounts = 0;
  };
  std::size_t line = 0;
  for (std::size_t u = 0; u < units_.size(); ++u) {
    if (units_[u].joint >= Joint::line) line = u;
    for (std::size_t i = units_[u].first; i < units_[u].last; ++i) {
      if (RE2::FullMatch(context_.text.words[region_.words[i]].text, kAmount)) {
        ++amounts;
        if (run.empty() || run.back() != line) run.push_back(line);
      } else {
        close();
      }
    }
  }
  close();
}

void FlowHints::choose_figures(const ColumnModel& columns) {
  std::size_t least = kAmounts;  // on a line
  for (std::size_t c = 0; c < columns.size(); ++c) {
    if (expects(columns.meaning(c), CellForm::number)) ++least;
  }
  const auto lines = std::count_if(amounts_.begin(), amounts_.end(),
                                   [&](std::size_t amounts) { return amounts >= least; });
  figures_.assign(amounts_.size(), false);
  for (std::size_t u = 0; u < amounts_.size(); ++u) {
    figures_[u] = lines >= kFigureLines && amounts_[u] >= least;
  }
  near_figures_ = figures_;
  std::size_t since = kNearFigures;  // lines, going up from one with figures
  for (std::size_t u = figures_.size(); u-- > 0;) {
    if (units_[u].joint < Joint::line) continue;
    since = figures_[u] ? 0 : since + 1;
    if (since <= kNearFigures) near_figures_[u] = true;
  }
}

// "Ekonomi och finans", where a line "2.3 Ekonomi och finans" is a heading.
std::size_t FlowHints::named_at(std::size_t u) const {
  if (units_[u].joint < Joint::line || !units_[u].upper) return 0;
  const auto& names = context_.headings;
  std::string key;
  for (std::size_t b = u; b < units_.size() && units_[b].last - units_[u].first <= 12; ++b) {
    key += letters_key(units_.text(b, b));
    if (std::binary_search(names.begin(), names.end(), key)) return b + 1;
  }
  return 0;
}

void FlowHints::choose_sections(const ColumnModel& columns) {
  auto count = context_.labels.colon;
  for (std::size_t c = 0; c < columns.size(); ++c) {
    count[static_cast<std::size_t>(columns.meaning(c))] = 0;
  }
  sections_.assign(colon_labels_.size(), false);
  for (std::size_t u = 0; u < sections_.size(); ++u) {
    const auto& label = colon_labels_[u];
    sections_[u] = label && count[static_cast<std::size_t>(*label)] > 1;
  }
}

// "Risk: ..."
std::optional<Meaning> FlowHints::colon_at(std::size_t u) const {
  if (units_[u].joint < Joint::line || !units_[u].upper) return std::nullopt;
  const std::string text = units_.text(u, line_end(u) - 1);
  const std::size_t colon = text.find(':');
  if (colon == std::string::npos || colon >= 40) return std::nullopt;
  return context_.terms.label(std::string_view(text).substr(0, colon));
}

// How little a line looks like a heading or running text.
double FlowHints::outside_cost(std::size_t u) {
  if (units_[u].joint < Joint::line) return std::numeric_limits<double>::infinity();
  static const RE2 kNumbered(R"(\d{1,2}(?:\.?\s+\p{Lu}|(?:\.\d{1,2})+\.?\s+\pL).*)");
  const std::size_t end = line_end(u);
  const std::string text = units_.text(u, end - 1);
  const std::string key = letters_key(text);
  const auto& contents = context_.text.contents_keys;
  if (std::find(contents.begin(), contents.end(), key) != contents.end()) return 0;
  const bool short_line = units_[end - 1].last - units_[u].first <= 9;
  const bool before_head = near_end(u);
  if (short_line && RE2::FullMatch(text, kNumbered)) return 0.5;
  const bool heading = short_line && units_[u].upper && !units_[end - 1].sentence_end;
  if (!heading) return 7;
  const bool cell = !units_.span(u, end - 1).forms.has(CellForm::text);
  return cell ? 6 : before_head ? 1 : kHeadingLine;
}

}  // namespace planlupp
