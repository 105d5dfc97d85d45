#include "normalize/upright_tables.h"

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "normalize/table_join.h"
#include "normalize/terms.h"
#include "normalize/text.h"

namespace planlupp {
namespace {

constexpr std::size_t kMinLabels = 3;  // different ones in the first column

// A row's own cells from left to right: a label and the values beside it.
struct Line {
  std::vector<const Cell*> cells;
  std::optional<Meaning> meaning;
  std::string key;  // of the label; empty: none
  int page = 0;
};

void add_lines(const Table& table, const Terms& terms, std::vector<Line>& lines) {
  for (const Row& row : table.rows) {
    Line line;
    line.page = row.page;
    for (const Cell& cell : row.cells) {
      if (!cell.covered) line.cells.push_back(&cell);
    }
    if (line.cells.empty()) continue;
    const std::string label = collapse_space(plain_text(*line.cells.front()));
    line.meaning = terms.label(label);
    line.key = letters_key(label);
    lines.push_back(std::move(line));
  }
}

bool is_key(Meaning meaning) {
  return meaning == Meaning::risk || meaning == Meaning::control || meaning == Meaning::goal ||
         meaning == Meaning::goal_or_target;
}

enum class Lying { no, rest, whole };  // rest: what a page cut off, without the record's name

// Labels one below the other, beside each the values of two records or more.
Lying lying(const Table& table, const Terms& terms) {
  std::vector<Line> lines;
  add_lines(table, terms, lines);
  if (table.columns < 3 || table.form != TableForm::grid || table.rows.empty()) return Lying::no;
  if (is_heading_row(table.rows[0], terms)) return Lying::no;
  std::set<Meaning> kinds;
  std::size_t labels = 0, named = 0, several = 0, values = 0, labels_beside = 0;
  for (const Line& line : lines) {
    if (line.key.empty()) continue;
    ++named;
    if (!line.meaning) continue;
    ++labels;
    kinds.insert(*line.meaning);
    std::size_t filled = 0;
    for (std::size_t c = 1; c < line.cells.size(); ++c) {
      if (line.cells[c]->empty()) continue;
      ++filled;
      labels_beside += terms.label(collapse_space(plain_text(*line.cells[c]))).has_value();
    }
    several += filled >= 2;
    values += filled;
  }
  if (labels == 0 || labels * 10 < named * 7 || several * 10 < labels * 6 ||
      labels_beside * 5 >= values) {
    return Lying::no;
  }
  const bool whole = kinds.size() >= kMinLabels && std::any_of(kinds.begin(), kinds.end(), is_key);
  return whole ? Lying::whole : Lying::rest;
}

class Turner {
 public:
  Turner(const Table& table, const std::vector<Line>& lines) : table_(table), lines_(lines) {}

  Table turn() {
    name_columns();
    out_ = table_;
    out_.rows.clear();
    out_.columns = keys_.size();
    out_.header_rows = 1;
    out_.rows.push_back(head());
    for (std::size_t l = 0; l < lines_.size();) l = add_records(l);
    return std::move(out_);
  }

 private:
  void name_columns() {
    for (const Line& line : lines_) {
      if (line.key.empty()) {
        blank_ = true;
      } else if (std::find(keys_.begin(), keys_.end(), line.key) == keys_.end()) {
        keys_.push_back(line.key);
      }
    }
    if (blank_) keys_.emplace_back();  // what the records are called: the last column
  }

  [[nodiscard]] std::size_t column_of(const std::string& key) const {
    return static_cast<std::size_t>(std::find(keys_.begin(), keys_.end(), key) - keys_.begin());
  }

  static Cell alone(const Cell& cell) {
    Cell copy = cell;
    copy.row_span = copy.column_span = 1;
    return copy;
  }

  [[nodiscard]] Row head() const {
    Row row;
    row.cells.resize(keys_.size());
    row.page = lines_.front().page;
    for (const Line& line : lines_) {
      Cell& cell = row.cells[column_of(line.key)];
      if (!line.key.empty() && cell.empty()) cell = alone(*line.cells.front());
    }
    return row;
  }

  // The records whose labels begin with the l-th line; the first line of the next ones.
  std::size_t add_records(std::size_t l) {
    const std::size_t first = out_.rows.size();
    std::set<std::string> seen;
    std::string last;
    for (; l < lines_.size(); ++l) {
      const Line& line = lines_[l];
      if (line.key.empty() && is_repeated(line, l)) continue;
      const bool names = line.key.empty() && next_begins(l, seen);
      if (!seen.empty() && (names || seen.contains(line.key))) break;
      // Without a label below one: the rest of its values, cut by a page.
      const std::string key = line.key.empty() && !seen.empty() ? last : line.key;
      if (!line.key.empty()) seen.insert(line.key);
      last = key;
      put(first, column_of(key), line);
    }
    std::erase_if(out_.rows, [](const Row& row) {
      return std::all_of(row.cells.begin(), row.cells.end(),
                         [](const Cell& cell) { return cell.empty(); });
    });
    return l;
  }

  // Names of the records that stand again where a page begins.
  [[nodiscard]] bool is_repeated(const Line& line, std::size_t l) const {
    return std::any_of(lines_.begin(), lines_.begin() + static_cast<std::ptrdiff_t>(l),
                       [&line](const Line& above) {
                         return above.key.empty() && words_of(above) == words_of(line);
                       });
  }

  static std::string words_of(const Line& line) {
    std::string words;
    for (const Cell* cell : line.cells) words += letters_key(plain_text(*cell)) + '|';
    return words;
  }

  // Whether the labels begin anew in the line behind the l-th.
  [[nodiscard]] bool next_begins(std::size_t l, const std::set<std::string>& seen) const {
    return l + 1 < lines_.size() && seen.contains(lines_[l + 1].key) &&
           lines_[l + 1].key == keys_.front();
  }

  void put(std::size_t first, std::size_t column, const Line& line) {
    for (std::size_t v = 1; v < line.cells.size(); ++v) {
      while (out_.rows.size() < first + v) {
        out_.rows.emplace_back();
        out_.rows.back().cells.resize(keys_.size());
        out_.rows.back().page = line.page;
      }
      Cell& cell = out_.rows[first + v - 1].cells[column];
      const Cell& from = *line.cells[v];
      if (cell.empty() && cell.fill.empty()) {
        cell = alone(from);
      } else {
        cell.lines.insert(cell.lines.end(), from.lines.begin(), from.lines.end());
      }
    }
  }

  const Table& table_;
  const std::vector<Line>& lines_;
  std::vector<std::string> keys_;
  bool blank_ = false;
  Table out_;
};

bool is_furniture(const Extraction& extraction, const Element& element) {
  for (std::size_t i = element.first; i < element.last; ++i) {
    if (extraction.lines[i].role != LineRole::furniture) return false;
  }
  return true;
}

}  // namespace

Extraction stand_upright(Extraction extraction, const Terms& terms) {
  std::vector<Element> elements;
  std::vector<Table> tables;
  std::vector<Table> parts;  // of the table that lies, by page
  const auto close = [&] {
    if (parts.empty()) return;
    std::vector<Line> lines;
    for (const Table& part : parts) add_lines(part, terms, lines);
    tables.back() = Turner(parts.front(), lines).turn();
    parts.clear();
  };
  for (const Element& element : extraction.elements) {
    if (element.kind != ElementKind::table) {
      if (!is_furniture(extraction, element)) close();
      elements.push_back(element);
      continue;
    }
    Table& table = extraction.tables[element.table];
    const Lying how = lying(table, terms);
    if (!parts.empty() && how != Lying::no) {
      const auto above = std::find_if(elements.rbegin(), elements.rend(), [](const Element& e) {
        return e.kind == ElementKind::table;
      });
      above->last = element.last;
      parts.push_back(std::move(table));
      continue;
    }
    close();
    elements.push_back(element);
    elements.back().table = tables.size();
    tables.push_back(table);
    if (how == Lying::whole) parts.push_back(std::move(table));
  }
  close();
  extraction.elements = std::move(elements);
  extraction.tables = std::move(tables);
  return extraction;
}

}  // namespace planlupp
