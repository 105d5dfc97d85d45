// Cards whose labels stand apart from their values: a run of labels, then the run of their values,
// with the labels of a second column and their values among them.
//
//   "Risk:" "Sannolikhet:" "Åtgärd"  "Jäv" "3. Stor"  "Konsekvens:" "2. Liten"  "Ny rutin"
//   ->  Risk: | Jäv    Sannolikhet: | 3. Stor    Konsekvens: | 2. Liten    Åtgärd | Ny rutin
#pragma once

#include <optional>
#include <vector>

#include "extract/table.h"
#include "normalize/scrambled/scrambled_tables.h"

namespace planlupp {

// Nothing where the text is not of this kind.
[[nodiscard]] std::optional<ScrambledTables> scrambled_cards(const std::vector<TextLine>& lines,
                                                             const RowContext& context);

}  // namespace planlupp
