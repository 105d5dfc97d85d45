// Lone lines of a character grid that stand again and again: labels whose text follows below, and
// headings of rows that begin with one word.
//
//   Resultat                                  a label: the same line elsewhere on the page
//   Risk: Fakturor betalas utan attest        a heading: its first word begins other lone lines
#pragma once

#include <cstdint>
#include <vector>

#include "extract/flow.h"

namespace planlupp {

enum class LoneLine : std::uint8_t { none, label, heading };

// For each line of the flow. Headings are told by a first word with a colon.
[[nodiscard]] std::vector<LoneLine> lone_lines(const Page& page, const Flow& flow);

// For each line whether it is a label close below another line, or goes on below such a one.
[[nodiscard]] std::vector<std::uint8_t> held_by_labels(const Page& page, const Flow& flow);

}  // namespace planlupp
