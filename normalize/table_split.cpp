#include "normalize/table_split.h"

#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "normalize/columns.h"
#include "normalize/table_join.h"
#include "normalize/terms.h"
#include "normalize/text.h"

namespace planlupp {
namespace {

std::string words_of(const Row& row) {
  std::string words;
  for (const Cell& cell : row.cells) words += letters_key(plain_text(cell)) + '|';
  return words;
}

// What the heads of a row say; empty unless each filled cell is a head, and there are several.
std::set<Meaning> heads_of(const Row& row, const Terms& terms) {
  std::set<Meaning> heads;
  std::size_t filled = 0;
  for (const Cell& cell : row.cells) {
    if (cell.empty()) continue;
    ++filled;
    const auto found = terms.heading(collapse_space(plain_text(cell)));
    if (!found || !found->exact) return {};
    heads.insert(found->meaning);
  }
  return filled >= 2 && heads.size() == filled ? heads : std::set<Meaning>{};
}

bool names_records(const std::set<Meaning>& heads) {
  constexpr std::array kKeys{Meaning::risk,     Meaning::control,        Meaning::measure,
                             Meaning::goal,     Meaning::goal_or_target, Meaning::activity,
                             Meaning::indicator};
  return std::any_of(kKeys.begin(), kKeys.end(),
                     [&heads](Meaning key) { return heads.contains(key); });
}

// Cells that are a figure and nothing else.
std::size_t figures_in(const Row& row) {
  return static_cast<std::size_t>(
      std::count_if(row.cells.begin(), row.cells.end(), [](const Cell& cell) {
        const std::string text = collapse_space(plain_text(cell));
        return !text.empty() &&
               std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
      }));
}

// The rows at which a table of its own begins.
std::vector<std::size_t> cuts_of(const Table& table, const Terms& terms) {
  std::vector<std::size_t> cuts;
  if (table.form != TableForm::grid || table.rows.size() < 4 || is_label_value(table, terms)) {
    return cuts;
  }
  std::set<Meaning> above = heads_of(table.rows[0], terms);
  // A page may begin with the last rows of a table whose heads stand on the page before.
  const bool rest = above.empty() && figures_in(table.rows[0]) >= 2;
  if (!rest && !names_records(above)) return cuts;
  const std::size_t heads = rest ? 0 : std::max<std::size_t>(table.header_rows, 1);
  for (std::size_t r = heads + 1; r + 1 < table.rows.size(); ++r) {
    std::set<Meaning> here = heads_of(table.rows[r], terms);
    if (!names_records(here) || here == above) continue;
    cuts.push_back(r);
    above = std::move(here);
  }
  return cuts;
}

// The rows [from, to) as a table; its head is its first row.
Table part_of(const Table& table, std::size_t from, std::size_t to) {
  Table part = rows_between(table, from, to);
  part.header_rows = from > 0 ? 1 : std::min(table.header_rows, to);
  if (from == 0 && figures_in(part.rows[0]) >= 2) part.header_rows = 0;
  return part;
}

class Splitter {
 public:
  Splitter(Extraction&& extraction, const Terms& terms)
      : in_(std::move(extraction)), terms_(terms) {}

  Extraction split() {
    std::vector<Element> elements;
    for (const Element& element : in_.elements) {
      if (element.kind == ElementKind::table) {
        add_parts(element, elements);
      } else {
        elements.push_back(element);
      }
    }
    in_.elements = std::move(elements);
    in_.tables = std::move(tables_);
    return std::move(in_);
  }

 private:
  // A head that stands again between rows is no row, unless another one stood there since.
  void drop_repeated(Table& table) {
    if (table.rows.empty() || heads_of(table.rows[0], terms_).empty()) return;
    std::string head = words_of(table.rows[0]);
    std::vector<Row> rows;
    for (Row& row : table.rows) {
      const std::string words = words_of(row);
      const bool again = !rows.empty() && words == head;
      if (!again && words != head && names_records(heads_of(row, terms_))) head = words;
      if (!again) rows.push_back(std::move(row));
      if (again) mark_heads(row, in_.lines);
    }
    table.rows = std::move(rows);
  }

  void add_parts(const Element& element, std::vector<Element>& elements) {
    Table& table = in_.tables[element.table];
    drop_repeated(table);
    std::vector<std::size_t> cuts = cuts_of(table, terms_);
    std::vector<std::size_t> lines{element.first};
    for (const std::size_t cut : cuts) lines.push_back(first_line(table.rows[cut], element.last));
    lines.push_back(element.last);
    // Lines of a part that stand among those of another (cells column by column) part nothing.
    if (!std::is_sorted(lines.begin(), lines.end())) cuts.clear();
    if (cuts.empty()) {
      elements.push_back(element);
      elements.back().table = tables_.size();
      tables_.push_back(std::move(table));
      return;
    }
    cuts.push_back(table.rows.size());
    for (std::size_t i = 0; i < cuts.size(); ++i) {
      elements.push_back({ElementKind::table, lines[i], lines[i + 1], 0, tables_.size()});
      tables_.push_back(part_of(table, i == 0 ? 0 : cuts[i - 1], cuts[i]));
    }
  }

  Extraction in_;
  const Terms& terms_;
  std::vector<Table> tables_;
};

}  // namespace

Extraction split_tables(Extraction extraction, const Terms& terms) {
  return Splitter(std::move(extraction), terms).split();
}

}  // namespace planlupp
