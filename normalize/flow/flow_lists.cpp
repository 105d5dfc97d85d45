#include "normalize/flow/flow_lists.h"

#include <algorithm>
#include <utility>

#include "normalize/text.h"

namespace planlupp {
namespace {

constexpr double kGuessedKey = 0.6;  // that what stands before a risk belongs to it
constexpr double kGuessed = 0.5;     // that a label behind a run of measures belongs to it

std::size_t column_of(const ColumnOrder& order, Meaning meaning) {
  const auto found = std::find(order.meanings.begin(), order.meanings.end(), meaning);
  return static_cast<std::size_t>(found - order.meanings.begin());
}

const FlowWord& word_at(const FlowText& text, const FlowRegion& region, std::size_t i) {
  return text.words[region.words[i]];
}

bool parts_blocks(Joint joint) {
  return joint == Joint::blank || joint == Joint::empty || joint == Joint::page;
}

}  // namespace

bool is_labelled_list(const FlowText& text, const FlowRegion& region, const ColumnOrder& order) {
  if (order.meanings.size() != 2 || region.words.empty() || column_of(order, Meaning::area) > 1 ||
      column_of(order, Meaning::measure) > 1) {
    return false;
  }
  bool beside = false;
  std::size_t items = 0;
  for (std::size_t i = 0; i < region.words.size(); ++i) {
    const FlowWord& word = word_at(text, region, i);
    items += word.item ? 1 : 0;
    beside |= word.joint == Joint::wide && word.line == word_at(text, region, 0).line;
  }
  return beside && items >= 2 && !word_at(text, region, 0).item;
}

FoundRows labelled_list_rows(const FlowText& text, const FlowRegion& region,
                             const ColumnOrder& order) {
  const std::size_t area = column_of(order, Meaning::area);
  const std::size_t measure = column_of(order, Meaning::measure);
  FoundRows rows;
  const auto begin = [&rows](std::size_t column, std::size_t at, bool row) {
    rows.cells.push_back({CellRole::cell, column, at, at, row});
  };
  for (std::size_t i = 0; i < region.words.size(); ++i) {
    const FlowWord& word = word_at(text, region, i);
    const Joint joint = i < region.joints.size() ? region.joints[i] : word.joint;
    const bool in_area = !rows.cells.empty() && rows.cells.back().column == area;
    if (word.item) {
      begin(measure, i, true);
    } else if (i == 0) {
      begin(area, i, true);
    } else if (in_area && joint == Joint::wide) {
      begin(measure, i, false);
    } else if (parts_blocks(joint) && !(joint == Joint::page && is_lower(first_char(word.text)))) {
      begin(area, i, true);
    } else if (in_area && joint == Joint::line && is_upper(first_char(word.text)) &&
               text.words[region.words[i - 1]].text.back() != ',') {
      begin(area, i, true);  // areas without measures, a line each
    }
    rows.cells.back().last = i + 1;
  }
  return rows;
}

void lift_keys(Table& table, const ColumnOrder& order) {
  const std::size_t own =
      std::min(column_of(order, Meaning::risk), column_of(order, Meaning::goal));
  if (own == 0 || own + 1 != order.meanings.size()) return;
  const std::size_t key = order.searched.at(own);
  std::vector<std::size_t> open;  // rows of cells since the last one with a key, its own included
  for (std::size_t r = table.header_rows; r < table.rows.size(); ++r) {
    auto& cells = table.rows[r].cells;
    const bool spans = std::any_of(cells.begin(), cells.end(),
                                   [](const Cell& cell) { return cell.column_span > 1; });
    if (spans) continue;  // a label and its value belong to what stands before them
    open.push_back(r);
    if (cells[key].empty()) continue;
    if (open.size() > 1) std::swap(table.rows[open.front()].cells[key], cells[key]);
    for (const std::size_t row : open) {
      if (open.size() == 1) continue;
      table.rows[row].confidence = kGuessedKey;
      table.rows[row].reason = "stands before the text that it was given to, not beside it";
    }
    open.clear();
  }
}

void lift_labels(Table& table, const ColumnOrder& order) {
  const std::size_t area = order.searched.at(column_of(order, Meaning::area));
  const std::size_t measure = order.searched.at(column_of(order, Meaning::measure));
  std::size_t run = table.header_rows;  // where the measures without an area begin
  for (std::size_t r = table.header_rows; r < table.rows.size(); ++r) {
    Cell& label = table.rows[r].cells[area];
    if (label.empty()) continue;
    if (table.rows[r].cells[measure].empty() && run < r && table.rows[run].cells[area].empty()) {
      std::swap(table.rows[run].cells[area], label);
      table.confidence = std::min(table.confidence, kGuessed);
      table.reason = "areas stand behind their measures; given to those above them";
    }
    run = r + 1;
  }
  std::erase_if(table.rows, [](const Row& row) {
    return std::all_of(row.cells.begin(), row.cells.end(),
                       [](const Cell& cell) { return cell.empty(); });
  });
}

}  // namespace planlupp
