#include "normalize/flow_hints.h"

#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <limits>
#include <string>
#include <string_view>

#include "normalize/text.h"

namespace planlupp {
namespace {

constexpr std::size_t kFewColumns = 5;  // of a table with labels between its rows, at most

}  // namespace

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
    strangers_.push_back(units_.span(u, u).closed);
  }
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
  const auto& count = context_.labels.plain;
  row_label_.assign(labels_.size(), false);
  for (std::size_t u = 0; u < labels_.size(); ++u) {
    const Label& label = labels_[u];
    if (label.end == 0 || (colons_[u] && !label.alone)) continue;  // "Risk: ..." is a section
    bool column = label.meaning == Meaning::rating;
    for (std::size_t c = 0; c < columns.size(); ++c) {
      column =
          column || columns.meaning(c) == label.meaning || columns.meaning(c) == Meaning::rating;
    }
    row_label_[u] = !column && columns.size() <= kFewColumns &&
                    (label.alone || count[static_cast<std::size_t>(label.meaning)] > 1);
  }
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
