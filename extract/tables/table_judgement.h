// Whether a block that falls into columns is a table, and how sure that is. Prose in columns,
// lists, contents lists and labels strewn about are none.
#pragma once

#include <string>

#include "extract/tables/laid.h"

namespace planlupp {

struct Judgement {
  double confidence = 0;  // below kLeastConfidence: no table
  std::string reason;
};

constexpr double kLeastConfidence = 0.45;

[[nodiscard]] Judgement judge(const Page& page, const Flow& flow, const Laid& laid);

// A list of contents: titles, dots, rising page numbers.
[[nodiscard]] bool is_contents_list(const Page& page, const Flow& flow, Block block);

}  // namespace planlupp
