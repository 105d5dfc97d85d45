// What `planlupp check` found, for a person and as JSON lines.
#pragma once

#include <iosfwd>

#include "store/check.h"

namespace planlupp::cli {

// Whether there is something that a person should look at.
[[nodiscard]] bool has_findings(const CheckReport& report);

struct CheckStyle {
  bool all = false;  // every line and record, else the first few of each document
  int width = 0;     // columns of the terminal; 0: no limit
};

void write_check_text(std::ostream& out, const CheckReport& report, const CheckStyle& style);
void write_check_json(std::ostream& out, const CheckReport& report);

}  // namespace planlupp::cli
