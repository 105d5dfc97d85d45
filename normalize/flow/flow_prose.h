// What of a flow is in no table: headings and paragraphs.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "extract/table.h"
#include "normalize/flow/flow_text.h"

namespace planlupp {

// How much a line reads like a heading.
enum class HeadingLike : unsigned char {
  no,
  perhaps,  // short, in upper case, without a full stop
  listed,   // numbered, or in the contents list
};

[[nodiscard]] HeadingLike heading_like(std::string_view line, const FlowText& text);

// Appends the headings and paragraphs that the words [first, last) make, and gives their lines
// their roles.
void add_flow_prose(Extraction& extraction, const FlowText& text, std::size_t first,
                    std::size_t last, double page_width);

// The width that one line in fifty exceeds, in ems.
[[nodiscard]] double page_width(const FlowText& text);

}  // namespace planlupp
