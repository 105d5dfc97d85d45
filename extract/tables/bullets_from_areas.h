// List bullets that are drawn, not written: a small dark dot at half the height of a line's small
// letters, just left of its first word, becomes the word "•". Without it the items of a list in a
// cell could not be told apart.
#pragma once

#include "extract/page.h"

namespace planlupp {

void add_drawn_bullets(Page& page);

}  // namespace planlupp
