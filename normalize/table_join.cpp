#include "normalize/table_join.h"

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "normalize/columns.h"
#include "normalize/table_split.h"
#include "normalize/terms.h"
#include "normalize/text.h"

namespace planlupp {
namespace {

std::string heading_text(const Cell& cell) { return collapse_space(plain_text(cell)); }

// Columns that hold one short thing a row: they are not cut by a page.
bool filled_once(Meaning what) {
  switch (what) {
    case Meaning::code:
    case Meaning::score:
    case Meaning::severity:
    case Meaning::likelihood:
    case Meaning::response:
    case Meaning::frequency:
    case Meaning::deadline:
    case Meaning::status:
    case Meaning::goal_status:
    case Meaning::target:
    case Meaning::outcome:
    case Meaning::baseline:
    case Meaning::start_end:
    case Meaning::deviation:
    case Meaning::trend: return true;
    default: return false;
  }
}

bool ends_sentence(std::string_view text) {
  const char32_t last = last_char(trim(text));
  return last == '.' || last == '!' || last == '?' || last == ':' || last == ')';
}

bool begins_lower(const Cell& cell) {
  return !cell.lines.empty() && is_lower(first_char(trim(cell.lines.front().text)));
}

class Heads {
 public:
  Heads(const Table& table, const Terms& terms) : columns_(table.columns, Meaning::other) {
    for (std::size_t r = 0; r < std::min(table.header_rows, table.rows.size()); ++r) {
      for (std::size_t c = 0; c < table.columns; ++c) {
        const std::string text = heading_text(table.rows[r].cells[c]);
        if (!text.empty()) texts_.resize(table.columns);
        if (!text.empty()) texts_[c] += letters_key(text);
        if (const auto found = terms.heading(text)) columns_[c] = found->meaning;
      }
    }
  }

  [[nodiscard]] const std::vector<Meaning>& meanings() const { return columns_; }
  [[nodiscard]] const std::vector<std::string>& texts() const { return texts_; }

 private:
  std::vector<Meaning> columns_;
  std::vector<std::string> texts_;
};

// How much speaks for `row`, the first after a cut, being the tail of `last`, the one before it.
double tail_evidence(const Row& last, const Row& row, const std::vector<Meaning>& columns) {
  double evidence = 0;
  bool once_before = false, once_after = false, any = false;
  for (std::size_t c = 0; c < row.cells.size(); ++c) {
    const Cell& before = last.cells[c];
    const Cell& after = row.cells[c];
    if (filled_once(columns[c])) {
      once_before |= !before.empty();
      once_after |= !after.empty();
    }
    if (after.empty()) continue;
    any = true;
    if (before.empty()) {
      evidence -= groups(columns[c]) ? 1 : 2;
      continue;
    }
    const bool open = !ends_sentence(plain_text(before));
    if (begins_lower(after)) evidence += open ? 3 : 1;
    if (!begins_lower(after)) evidence += open && !filled_once(columns[c]) ? -0.5 : -1;
  }
  if (!any) return -10;
  if (once_before && !once_after) evidence += 3;
  if (once_before && once_after) evidence -= 4;
  return evidence;
}

void append_row(Row& row, Row&& tail) {
  for (std::size_t c = 0; c < row.cells.size(); ++c) {
    auto& lines = row.cells[c].lines;
    // A group's name that stands again after the cut is no more of it.
    if (!lines.empty() &&
        letters_key(plain_text(row.cells[c])) == letters_key(plain_text(tail.cells[c]))) {
      continue;
    }
    for (CellLine& line : tail.cells[c].lines) lines.push_back(std::move(line));
  }
}

void mark_header_lines(Extraction& extraction, const Table& table) {
  for (std::size_t r = 0; r < table.header_rows; ++r) mark_heads(table.rows[r], extraction.lines);
}

// Nothing but blank lines and furniture stands between the two.
bool adjacent(const Extraction& extraction, const Element& a, const Element& b) {
  for (std::size_t i = a.last; i < b.first; ++i) {
    const TextLine& line = extraction.lines[i];
    if (line.role != LineRole::furniture && !trim(line.text).empty()) return false;
  }
  return true;
}

// "12", "3 - Möjlig", "45 %": what begins with a figure and is no sentence.
bool is_figure(const Cell& cell) {
  const std::string text = collapse_space(plain_text(cell));
  return !text.empty() && is_digit(first_char(text)) && split_words(text).size() <= 4;
}

class Joiner {
 public:
  Joiner(Extraction&& extraction, const Terms& terms) : in_(std::move(extraction)), terms_(terms) {}

  Extraction join() {
    std::vector<Element> elements;
    std::vector<Table> tables;
    for (Element element : in_.elements) {
      if (element.kind == ElementKind::paragraph && furniture(element)) {
        elements.push_back(element);
        continue;
      }
      if (element.kind != ElementKind::table) {
        open_ = false;
        apart_ |= element.kind != ElementKind::heading;
        first_row_.clear();
        elements.push_back(element);
        continue;
      }
      Table table = std::move(in_.tables[element.table]);
      // The first row of a pipe table is its head by syntax only: a card's is a label and a value.
      if (table.header_rows > 0 && !is_heading_row(table.rows[0], terms_) &&
          (begins_with_label(table.rows[0]) || (open_ && tables.back().columns == table.columns) ||
           (headed_ &&
            goes_on_below(tables[*headed_], table, table.rows[0], apart_ ? kApartFigures : 2)))) {
        table.header_rows = 0;
      }
      if (table.header_rows > 0) headed_ = tables.size(), apart_ = false;
      if (table.header_rows == 0 && !table.rows.empty() && is_heading_row(table.rows[0], terms_)) {
        table.header_rows = 1;
      }
      while (table.header_rows > 0 && table.header_rows < 3 &&
             table.rows.size() > table.header_rows + 1 &&
             (is_lower_head(table.rows[table.header_rows]) ||
              parts_groups(table.rows[table.header_rows - 1], table.rows[table.header_rows]))) {
        ++table.header_rows;
      }
      mark_header_lines(in_, table);
      const std::string first = row_key(table);
      const std::string label = second_label(table);
      const bool card = !label.empty() && label == second_label_ && begins_card(table);
      if (open_ && !first.empty() && first == first_row_ && !card) drop_repeated(table);
      first_row_ = first;
      second_label_ = label;
      if (open_ && continues(tables.back(), table) &&
          adjacent(in_, elements[last_element_], element)) {
        append(tables.back(), std::move(table));
        elements[last_element_].last = element.last;
        continue;
      }
      element.table = tables.size();
      last_element_ = elements.size();
      elements.push_back(element);
      tables.push_back(std::move(table));
      open_ = true;
    }
    in_.elements = std::move(elements);
    in_.tables = std::move(tables);
    return std::move(in_);
  }

 private:
  [[nodiscard]] bool furniture(const Element& element) const {
    for (std::size_t i = element.first; i < element.last; ++i) {
      if (in_.lines[i].role != LineRole::furniture) return false;
    }
    return true;
  }

  // The words of the first row that is no head; empty for a short one.
  [[nodiscard]] static std::string row_key(const Table& table) {
    std::string key;
    if (table.header_rows > 0 || table.rows.empty()) return key;
    for (const Cell& cell : table.rows[0].cells) key += letters_key(plain_text(cell));
    return key.size() < 12 ? std::string() : key;
  }

  // Cards of one goal begin alike, too, and go on alike: "Mål | Trygg skola", "Indikator | ...".
  [[nodiscard]] bool begins_card(const Table& table) const {
    const auto first = terms_.label(heading_text(table.rows[0].cells[0]));
    return first &&
           (*first == Meaning::goal || *first == Meaning::goal_or_target ||
            *first == Meaning::risk) &&
           is_label_value(table, terms_);
  }

  [[nodiscard]] static std::string second_label(const Table& table) {
    if (table.header_rows > 0 || table.rows.size() < 2) return {};
    return letters_key(plain_text(table.rows[1].cells[0]));
  }

  // A first row that stands again after a page is a repeated head, whatever it says.
  void drop_repeated(Table& table) {
    mark_heads(table.rows[0], in_.lines);
    table.rows.erase(table.rows.begin());
  }

  // The second row of a head: "V | R | Summa" under a spanning "Risk", nothing in the first column.
  [[nodiscard]] bool is_lower_head(const Row& row) const {
    std::size_t known = 0;
    for (const Cell& cell : row.cells) {
      const std::string text = heading_text(cell);
      if (text.empty()) continue;
      if (!terms_.label(text)) return false;
      ++known;
    }
    return known >= 2 && !row.cells.empty() && row.cells[0].empty();
  }

  // "Totalt | Kvinnor | Män" right below a head that stands over three columns, and nothing beside:
  // the lower row parts the head, whatever it says.
  [[nodiscard]] static bool parts_groups(const Row& head, const Row& row) {
    bool any = false;
    std::set<std::string> words;
    for (std::size_t c = 0; c < row.cells.size(); ++c) {
      const bool over = !head.cells[c].empty() && c + 1 < row.cells.size() &&
                        head.cells[c + 1].empty();  // a group's head stands over its first column
      const bool grouped = over || (c > 0 && head.cells[c].empty());
      const std::string text = heading_text(row.cells[c]);
      if (grouped == text.empty()) return false;
      if (!grouped) continue;
      if (!is_upper(first_char(text)) || split_words(text).size() > 2) return false;
      if (!words.insert(text).second) return false;
      any = true;
    }
    return any;
  }

  // "Risk:", "Risk: jäv vid beslut", "Resultat"
  [[nodiscard]] bool begins_with_label(const Row& row) const {
    const std::string text = row.cells.empty() ? std::string() : heading_text(row.cells[0]);
    return !text.empty() && terms_.label(text.substr(0, text.find(':'))).has_value();
  }

  [[nodiscard]] bool continues(const Table& table, const Table& next) const {
    if (table.columns != next.columns || table.form != next.form) return false;
    const Heads heads(table, terms_), others(next, terms_);
    if (next.header_rows == 0) return true;
    if (table.header_rows == 0) return false;
    return heads.texts() == others.texts();
  }

  void append(Table& table, Table&& next) {
    const Heads heads(table, terms_);
    bool first = true;
    for (std::size_t r = next.header_rows; r < next.rows.size(); ++r) {
      Row& row = next.rows[r];
      if (first && table.rows.size() > table.header_rows && !begins_with_label(row) &&
          tail_evidence(table.rows.back(), row, heads.meanings()) >= 2) {
        append_row(table.rows.back(), std::move(row));
      } else {
        table.rows.push_back(std::move(row));
      }
      first = false;
    }
    for (const int page : next.pages) add_page(table, page);
    table.confidence = std::min(table.confidence, next.confidence);
  }

  Extraction in_;
  const Terms& terms_;
  bool open_ = false;                  // nothing but furniture since the last table
  std::optional<std::size_t> headed_;  // the last table with heads
  bool apart_ = false;                 // more than headings stands behind it
  std::size_t last_element_ = 0;
  std::string first_row_;     // of the last table before it was joined
  std::string second_label_;  // the first cell of its second row
};

}  // namespace

bool groups(Meaning what) {
  return what == Meaning::area || what == Meaning::strategy || what == Meaning::process ||
         what == Meaning::category || what == Meaning::assignment || what == Meaning::unit;
}

bool goes_on_below(const Table& above, const Table& table, const Row& row, std::size_t columns) {
  if (above.columns != table.columns || above.form != table.form) return false;
  std::size_t typed = 0, same = 0;
  for (std::size_t c = 0; c < above.columns; ++c) {
    std::size_t cells = 0, figures = 0;
    for (std::size_t r = above.header_rows; r < above.rows.size(); ++r) {
      if (above.rows[r].cells[c].empty()) continue;
      ++cells;
      figures += is_figure(above.rows[r].cells[c]);
    }
    if (cells == 0 || figures < cells) continue;
    ++typed;
    same += is_figure(row.cells[c]);
  }
  return same >= columns && same * 3 >= typed * 2;
}

bool is_heading_row(const Row& row, const Terms& terms) {
  std::size_t known = 0, filled = 0, labels = 0, partly = 0;
  for (const Cell& cell : row.cells) {
    const std::string text = heading_text(cell);
    if (text.empty()) continue;
    ++filled;
    labels += text.ends_with(':');
    const auto found = terms.heading(text);
    known += found && found->exact;
    partly += found && !found->exact;
  }
  // Words behind a heading word may be a sentence, unless it stands among headings.
  if (known >= 2 || known + partly == filled) known += partly;
  // "Risk:" beside its value makes a label, no heading.
  if (labels > 0 && known < filled) return false;
  // A wide table's columns may be units or years: two known heads among short words do.
  if (known >= 2 && filled == row.cells.size() && filled > 6 &&
      std::all_of(row.cells.begin(), row.cells.end(),
                  [](const Cell& cell) { return split_words(plain_text(cell)).size() <= 4; })) {
    return true;
  }
  return known >= 1 && known * 10 >= filled * 6 && (filled >= 2 || row.cells.size() == 1);
}

Extraction join_tables(Extraction extraction, const Terms& terms) {
  return Joiner(split_tables(std::move(extraction), terms), terms).join();
}

}  // namespace planlupp
