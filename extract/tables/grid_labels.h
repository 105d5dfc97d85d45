// Lone lines of a character grid that stand again and again: labels whose text follows below, and
// headings of rows that begin with one word.
//
//   Resultat                                  a label: the same line elsewhere on the page
//   Risk: Fakturor betalas utan attest        a heading: its first word begins other lone lines
#pragma once

#include <cstdint>
#include <vector>

#include "extract/tables/flow.h"

namespace planlupp {

// Sets what the flow says of lines and texts that stand again: what each lone line is (headings are
// told by a first word with a colon), which lines of several texts repeat, what begins lines.
void mark_repetition(const Page& page, Flow& flow);

// For each line whether it is a label close below another line, or goes on below such a one.
[[nodiscard]] std::vector<std::uint8_t> held_by_labels(const Flow& flow);

// How the lines look that begin like this one, where several do: the line's first text is a label.
// Null where it is none.
[[nodiscard]] const LineStart* labelled_like(const Page& page, const Flow& flow, std::size_t line);

}  // namespace planlupp
