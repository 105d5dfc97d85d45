// The rows of a table whose columns are known: at which of its lines rows begin.
#pragma once

#include <cstdint>
#include <vector>

#include "extract/tables/laid.h"

namespace planlupp {

// For each line of the block whether a row begins there.
[[nodiscard]] std::vector<std::uint8_t> starts_of(const Page& page, const Flow& flow,
                                                  const Laid& laid, std::size_t headings);

}  // namespace planlupp
