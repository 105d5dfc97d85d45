// Tables without a grid that stand side by side: where rules or shading end on both sides of a
// white gutter, at heights of their own, each side is a flow of its own.
//
//   Table 1            Table 2
//   -----------        -----------
//   Malta    12        Energy   47
//   -----------        Total    58
//                      -----------
//
// So it is where the labels of cards stand on both sides, whether rows are in step or not.
#pragma once

#include <span>
#include <vector>

#include "extract/tables/page_model.h"

namespace planlupp {

// The lines cut into flows in reading order; one flow where nothing stands side by side.
[[nodiscard]] std::vector<std::vector<WordLine>> flows_beside(const Page& page,
                                                              std::vector<WordLine> lines,
                                                              std::span<const Edge> rules);

}  // namespace planlupp
