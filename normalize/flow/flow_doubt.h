// Which rows of a flow could be cut otherwise: they are read once more as if nothing had been
// learned of how the document parts its cells. Rows that come out otherwise are doubtful; in the
// samples two of three hold an error, of the others one of nine.
#pragma once

#include "normalize/flow/flow_rows.h"

namespace planlupp {

// Tells of each cell whether its row is none of the other reading's.
void doubt_rows(FoundRows& rows, const FoundRows& other);

}  // namespace planlupp
