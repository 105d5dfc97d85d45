// Heads of columns without text: a status that is only a colour leaves nothing below its head, and
// the head looks like the beginning of the next one.
//
//   Utfall   Måluppfyllelse Kommentar           Utfall | Måluppfyllelse | Kommentar
//   84 %     [green]        Nöjdheten är    ->
//   87 %     [yellow]       Fler ansökningar
#pragma once

#include <span>
#include <vector>

#include "extract/tables/page_model.h"

namespace planlupp {

// `chunks`, by line, with those of the first line cut before the word at which all texts below
// begin, where nothing stands below the words before it.
[[nodiscard]] std::vector<Chunk> with_empty_columns(const Page& page,
                                                    std::span<const WordLine> lines,
                                                    std::span<const Chunk> chunks);

}  // namespace planlupp
