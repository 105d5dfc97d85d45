// What rows that were found tell of their columns and of how cells are parted.
#include <algorithm>

#include "normalize/flow/flow_search.h"

namespace planlupp {

void RowSearch::Impl::teach(const FoundRows& rows, ColumnModel& columns, JointModel& joints) {
  std::size_t u = 0;
  std::vector<bool> filled(columns.size(), false);
  bool repeating = false;
  const auto close_row = [&] {
    const bool any = std::find(filled.begin(), filled.end(), true) != filled.end();
    if (any && !repeating) columns.saw_row(filled);
    filled.assign(filled.size(), false);
  };
  for (const FoundCell& cell : rows.cells) {
    std::size_t last = u;
    while (last < units_.size() && units_[last].last < cell.last) ++last;
    if (cell.begins_row) {
      close_row();
      repeating = cell.role == CellRole::cell && columns.repeats(cell.column);
    }
    const bool in_column = cell.role == CellRole::cell || cell.role == CellRole::tail;
    if (in_column) filled[cell.column] = true;
    if (cell.role == CellRole::cell) {
      columns.saw_cell(cell.column, units_.span(u, last).forms, cell.last - cell.first,
                       units_[last].sentence_end);
    }
    double x = units_[u].x0;
    std::size_t lines = 1;
    for (std::size_t b = u + 1; b <= last + 1 && b < units_.size() && in_column; ++b) {
      const FlowUnit& before = units_[b - 1];
      if (cell.role == CellRole::cell) joints.saw(units_[b].joint, lines, b == last + 1);
      if (b <= last && units_[b].joint < Joint::line) continue;
      const double width = before.x1 - x;
      const bool wrapped = b <= last && !before.hyphen && !units_[b].bullet && !units_[u].bullet;
      columns.saw_line(cell.column,
                       {width, wrapped ? width + kBlankWidth + units_[b].next_width : 0});
      x = units_[b].x0;
      ++lines;
    }
    u = last + 1;
  }
  close_row();
}

}  // namespace planlupp
