// Upright rules that end where no level rule is tell of a border all the same: of a head over
// several columns, of a section row across the table.
//
//   |  Change  |            |  Change  |
//   |    |     |     ->     +----+-----+
//   | A  |  B  |            | A  |  B  |
#pragma once

#include "extract/tables/page_model.h"

namespace planlupp {

// The group of edges with level edges added where uprights begin or end inside it.
[[nodiscard]] Edges with_implied_levels(Edges edges);

// Groups of edges that a row without uprights parts, its sides open, are one.
[[nodiscard]] std::vector<Edges> joined_at_open_rows(std::vector<Edges> groups);

}  // namespace planlupp
