// Heads that a document repeats, and that stand where no table begins: amid the rows of another
// table, or alone at the end of a page.
//
//   page 1   Risk              Kontrollmoment           <- alone: text
//   page 2   Jäv vid inköp     Stickprov                <- a table without heads
//            Risk              Kontrollmoment           <- amid its rows
//            Brister i ...     Genomgång
//
// They are known from tables that begin with them.
#pragma once

#include <vector>

#include "extract/tables/page_reading.h"

namespace planlupp {

// Splits `tables` at known heads amid their rows and gives tables without heads those that stand
// alone right before them. `elements`, in reading order, with `lines`' numbers, are kept in step.
void apply_known_heads(std::vector<TextLine>& lines, std::vector<ReadTable>& tables,
                       std::vector<ReadElement>& elements);

}  // namespace planlupp
