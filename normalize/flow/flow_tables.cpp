#include "normalize/flow/flow_tables.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "normalize/text.h"

namespace planlupp {
namespace {

constexpr double kDoubtful = 0.5;

class TableMaker {
 public:
  TableMaker(const std::vector<TextLine>& lines, const FlowText& text, const ColumnOrder& order,
             const FlowRegion& region)
      : lines_(lines), text_(text), order_(order), region_(region) {
    table_.columns = order.columns;
  }

  Table make(const FlowHeader& header, const FoundRows& rows) {
    add_header(header);
    for (const FoundCell& cell : rows.cells) add(cell);
    for (const Row& row : table_.rows) add_page(table_, row.page);
    return std::move(table_);
  }

 private:
  [[nodiscard]] std::vector<std::size_t> words(std::size_t first, std::size_t last) const {
    return {region_.words.begin() + static_cast<std::ptrdiff_t>(first),
            region_.words.begin() + static_cast<std::ptrdiff_t>(last)};
  }

  Row& begin_row(std::size_t word) {
    Row row;
    row.cells.resize(table_.columns);
    row.page = text_.lines[text_.words[word].line].page;
    table_.rows.push_back(std::move(row));
    return table_.rows.back();
  }

  void add_header(const FlowHeader& header) {
    table_.header_rows = order_.groups.empty() ? 1 : 2;
    for (std::size_t r = 0; r < table_.header_rows; ++r) begin_row(header.first);
    for (std::size_t c = 0; c < header.columns.size(); ++c) {
      const HeaderColumn& column = header.columns[c];
      std::vector<std::size_t> all;
      for (std::size_t w = column.first; w < column.last; ++w) all.push_back(w);
      Cell& cell = head_cell(c);
      cell.lines = cell_lines(lines_, text_, all);
      cell.bold = true;
    }
  }

  // Heads over others stand in the first row, the others in the last one.
  Cell& head_cell(std::size_t column) {
    const std::size_t place = order_.place.at(column);
    const auto& groups = order_.groups;
    const auto group = std::find_if(groups.begin(), groups.end(), [&](const auto& g) {
      return g.first <= place && place < g.last;
    });
    if (group == groups.end()) {
      Cell& cell = table_.rows.front().cells.at(place);
      cell.row_span = static_cast<int>(table_.header_rows);
      if (table_.header_rows > 1) table_.rows[1].cells.at(place).covered = true;
      return cell;
    }
    if (group->title != column) return table_.rows.at(1).cells.at(place);
    Cell& cell = table_.rows.front().cells.at(place);
    cell.column_span = static_cast<int>(group->last - group->first);
    for (std::size_t c = group->first + 1; c < group->last; ++c) {
      table_.rows.front().cells.at(c).covered = true;
    }
    return cell;
  }

  void add(const FoundCell& found) {
    if (found.role == CellRole::outside) return;
    if (found.begins_row || table_.rows.size() <= table_.header_rows) {
      begin_row(region_.words[found.first]);
    }
    Row& row = table_.rows.back();
    if (found.doubtful) {
      row.confidence = kDoubtful;
      row.reason = "its cells could be parted otherwise";
    }
    std::size_t place = 0;
    if (found.role == CellRole::cell || found.role == CellRole::tail) {
      place = order_.searched.at(found.column);
    } else if (found.role == CellRole::value) {
      place = std::min<std::size_t>(1, table_.columns - 1);
    } else if (found.role == CellRole::section) {
      span(row, 0);
    }
    Cell& cell = row.cells.at(place);
    cell.bold = found.role == CellRole::label || found.role == CellRole::section;
    if (found.role == CellRole::value) span(row, place);
    auto more = cell_lines(lines_, text_, words(found.first, found.last));
    cell.lines.insert(cell.lines.end(), more.begin(), more.end());
  }

  static void span(Row& row, std::size_t from) {
    row.cells.at(from).column_span = static_cast<int>(row.cells.size() - from);
    for (std::size_t c = from + 1; c < row.cells.size(); ++c) row.cells[c].covered = true;
  }

  const std::vector<TextLine>& lines_;
  const FlowText& text_;
  const ColumnOrder& order_;
  const FlowRegion& region_;
  Table table_;
};

}  // namespace

std::vector<CellLine> cell_lines(const std::vector<TextLine>& lines, const FlowText& text,
                                 const std::vector<std::size_t>& words) {
  std::vector<Stretch> stretches;
  for (const std::size_t word : words) {
    for (const Stretch& part : text.words[word].parts) {
      if (!stretches.empty() && stretches.back().line == part.line &&
          stretches.back().end <= part.begin) {
        stretches.back().end = part.end;
      } else {
        stretches.push_back(part);
      }
    }
  }
  std::vector<CellLine> out;
  for (const Stretch& stretch : stretches) {
    const std::string_view line = lines[stretch.line].text;
    out.push_back({std::string(trim(line.substr(stretch.begin, stretch.end - stretch.begin))),
                   stretch.line, std::nullopt});
  }
  return out;
}

Table make_table(const std::vector<TextLine>& lines, const FlowText& text, const FlowHeader& header,
                 const ColumnOrder& order, const FlowRegion& region, const FoundRows& rows) {
  return TableMaker(lines, text, order, region).make(header, rows);
}

}  // namespace planlupp
