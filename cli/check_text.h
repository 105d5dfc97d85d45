// What `planlupp check` found, for a person and as JSON lines.
#pragma once

#include <iosfwd>

#include "store/check.h"

namespace planlupp::cli {

// Whether there is something that a person should look at.
[[nodiscard]] bool has_findings(const CheckReport& report);

// `all`: every line and record, else the first few of each document.
void write_check_text(std::ostream& out, const CheckReport& report, bool all);
void write_check_json(std::ostream& out, const CheckReport& report);

}  // namespace planlupp::cli
