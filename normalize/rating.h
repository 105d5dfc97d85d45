// What a document's figures mean: the scale behind its labels and numbers, the matrix they span,
// and a risk index that can be compared across scales.
//
//   S 3, K 4, score 12, highest of the document 5: a 5 x 5 matrix, index 12/25
//   severity "Betydande", likelihood "Liten": "3 x 2 of 4 x 4", index 6/16 (by the labels' ranks)
//   R3: third of four levels, index 3/4
#pragma once

#include "normalize/record.h"

namespace planlupp {

class Terms;

// Fills Record::rating of every risk. The scale is the document's: all its risks are looked at.
void rate(RecordSet& records, const Terms& terms);

}  // namespace planlupp
