// Tables as they stand, as JSON lines, CSV or HTML.
#pragma once

#include <iosfwd>
#include <string>

#include "extract/table.h"

namespace planlupp::cli {

// `format`: "json", "csv" or "html". begin and end frame any number of documents.
void begin_tables(std::ostream& out, const std::string& format);
void write_tables(std::ostream& out, const std::string& format, const std::string& source,
                  const Extraction& extraction);
void end_tables(std::ostream& out, const std::string& format);

}  // namespace planlupp::cli
