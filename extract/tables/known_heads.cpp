#include "extract/tables/known_heads.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <string>
#include <utility>

#include "extract/tables/row_text.h"

namespace planlupp {
namespace {

constexpr std::size_t kFewestHeads = 2;   // cells with text in a row of heads
constexpr std::size_t kFewestTables = 2;  // that begin with them

// Rows of heads by their bare text. Tables held by rules or on a page's own geometry tell their
// heads themselves; only those of a character grid are looked at.
using KnownHeads = std::map<std::string, Row>;

KnownHeads known_heads(const std::vector<ReadTable>& tables) {
  KnownHeads heads;
  std::map<std::string, std::size_t> counts;
  for (const ReadTable& read : tables) {
    if (read.starts.empty() || read.table.header_rows == 0) continue;
    const Row& row = read.table.rows.front();
    if (filled_cells(row) < kFewestHeads) continue;
    const std::string text = bare_text(row);
    ++counts[text];
    Row& known = heads[text];
    if (known.cells.size() < row.cells.size()) known = row;
  }
  std::erase_if(heads, [&](const auto& head) { return counts[head.first] < kFewestTables; });
  return heads;
}

// The rows at which a table falls into parts: where a known head stands below others.
std::vector<std::size_t> splits_of(const KnownHeads& heads, const ReadTable& read) {
  std::vector<std::size_t> splits;
  const std::vector<Row>& rows = read.table.rows;
  for (std::size_t r = std::max<std::size_t>(read.table.header_rows, 1);
       !read.starts.empty() && r + 1 < rows.size(); ++r) {
    if (filled_cells(rows[r]) >= kFewestHeads && heads.contains(bare_text(rows[r])))
      splits.push_back(r);
  }
  return splits;
}

ReadTable part_of(const ReadTable& read, std::size_t first, std::size_t last,
                  bool begins_with_heads) {
  ReadTable part;
  part.xs = read.xs;
  part.starts = read.starts;
  part.top = read.top;
  part.bottom = read.bottom;
  part.table = rows_between(read.table, first, last);
  part.table.header_rows = begins_with_heads ? 1 : 0;
  return part;
}

class Application {
 public:
  Application(std::vector<TextLine>& lines, std::vector<ReadTable>& tables,
              std::vector<ReadElement>& elements)
      : lines_(lines), tables_(tables), heads_(known_heads(tables)) {
    for (ReadElement& element : elements) {
      if (element.kind == ElementKind::table) {
        take(element);
      } else {
        out_.push_back(element);
      }
    }
    elements = std::move(out_);
  }

 private:
  void take(const ReadElement& element) {
    const std::vector<std::size_t> splits = splits_of(heads_, tables_[element.table]);
    if (splits.empty()) {
      out_.push_back(element);
      if (tables_[element.table].table.header_rows == 0) adopt(out_.size() - 1);
      return;
    }
    ReadTable whole = std::move(tables_[element.table]);
    const std::size_t heads = whole.table.header_rows;
    ReadElement rest = element;
    std::size_t from = 0;
    for (std::size_t i = 0; i <= splits.size(); ++i) {
      const std::size_t to = i < splits.size() ? splits[i] : whole.table.rows.size();
      const std::size_t end =
          i < splits.size() ? first_line(whole.table.rows[to], rest.last) : rest.last;
      ReadTable part = part_of(whole, from, to, i > 0);
      if (i == 0) part.table.header_rows = heads;
      ReadElement piece = rest;
      piece.last = std::max(end, rest.first);
      add(std::move(part), piece, i == 0 ? element.table : tables_.size());
      rest.first = piece.last;
      from = to;
    }
  }

  void add(ReadTable&& part, ReadElement element, std::size_t index) {
    for (std::size_t r = 0; r < part.table.header_rows; ++r) {
      mark_heads(part.table.rows[r], lines_);
    }
    const bool bare = part.table.header_rows == 0;
    if (index == tables_.size()) tables_.emplace_back();
    tables_[index] = std::move(part);
    element.table = index;
    out_.push_back(element);
    if (bare) adopt(out_.size() - 1);
  }

  // Gives the table of the element the known heads that stand alone right before it.
  void adopt(std::size_t at) {
    ReadTable& read = tables_[out_[at].table];
    std::size_t before = at;
    while (before > 0 && out_[before - 1].furniture) --before;
    if (before == 0 || read.starts.empty()) return;
    ReadElement& text = out_[before - 1];
    if (text.kind == ElementKind::table || text.last <= text.first) return;
    const std::size_t line = text.last - 1;
    const auto known = heads_.find(bare_text(lines_[line].text));
    if (known == heads_.end() || known->second.cells.size() != read.table.columns) return;
    Row row = known->second;
    row.page = lines_[line].page;
    for (Cell& cell : row.cells) {
      for (CellLine& part : cell.lines) part.line = line;
    }
    lines_[line].role = LineRole::header_row;
    read.table.rows.insert(read.table.rows.begin(), std::move(row));
    read.table.header_rows = 1;
    if (read.table.pages.front() != lines_[line].page)
      read.table.pages.insert(read.table.pages.begin(), lines_[line].page);
    // What lies between (running heads and feet) is now inside the table's stretch of lines.
    out_[at].first = line;
    --text.last;
    const bool emptied = text.last == text.first;
    const auto begin = out_.begin() + static_cast<std::ptrdiff_t>(emptied ? before - 1 : before);
    out_.erase(begin, out_.begin() + static_cast<std::ptrdiff_t>(at));
  }

  std::vector<TextLine>& lines_;
  std::vector<ReadTable>& tables_;
  KnownHeads heads_;
  std::vector<ReadElement> out_;
};

}  // namespace

void apply_known_heads(std::vector<TextLine>& lines, std::vector<ReadTable>& tables,
                       std::vector<ReadElement>& elements) {
  Application(lines, tables, elements);
}

}  // namespace planlupp
