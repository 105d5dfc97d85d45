// Strokes and fills to rulings and areas. Producers draw the same cell edge as a stroke
// (LibreOffice), as a thin filled rectangle (Chromium) or as a row of dots; a thick stroke may be
// a row's background.
//
//   fill 200 x 0.75   ->  horizontal ruling
//   fill 200 x 18     ->  area
//   stroke, 18 thick  ->  area
//   fill 6 x 6        ->  area with `mark`: a symbol
#pragma once

#include "extract/pdf/drawing.h"

namespace planlupp {

// Sets page.horizontal, page.vertical, page.joints and page.areas (in painting order).
void rulings_from_paths(const Drawing& drawing, Page& page);

}  // namespace planlupp
