// A record with its provenance, for a person and as JSON.
#pragma once

#include <iosfwd>
#include <string>

#include "extract/place.h"
#include "store/find.h"

namespace planlupp::cli {

// `width`: columns of the terminal; 0: no limit
void show_text(std::ostream& out, const FoundRecord& found, int width);
void show_json(std::ostream& out, const FoundRecord& found);

// "page 3, line 12", "line 12", "" where nothing is known.
[[nodiscard]] std::string place_text(const Place& place);

}  // namespace planlupp::cli
