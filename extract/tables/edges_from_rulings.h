// Rulings to edges: those that lie at one position within a hair become one, pieces that touch
// become one; what does not reach a few points is no edge. After this the number of edges is
// bounded by the size of the page, however many rulings a drawing has.
#pragma once

#include <vector>

#include "extract/tables/page_model.h"

namespace planlupp {

[[nodiscard]] Edges edges_from_rulings(const Page& page);

// The outlines of the page's coloured areas as edges: weaker than rulings, for tables that are
// held by shading alone.
[[nodiscard]] Edges edges_from_areas(const Page& page);

// Edges that touch or cross each other, group by group; a group has edges both ways.
[[nodiscard]] std::vector<Edges> connected_edges(const Edges& edges);

}  // namespace planlupp
