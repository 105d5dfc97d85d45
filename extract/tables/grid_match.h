// Which columns of a table on a character grid are those of its part on another page, where a text
// export has set the columns wider or narrower and left out those without text.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace planlupp {

// For each of `few` (where columns begin, in points, rising) its place in `many`: rising too, the
// first in the first, up to a common factor. Nothing where the columns are others.
[[nodiscard]] std::optional<std::vector<std::size_t>> matched_starts(std::span<const double> few,
                                                                     std::span<const double> many);

}  // namespace planlupp
