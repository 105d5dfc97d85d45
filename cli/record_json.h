// A document's records as one JSON object, in the form that gold files have.
#pragma once

#include <string_view>

#include "cli/json_writer.h"
#include "normalize/record.h"

namespace planlupp::cli {

void write_document(JsonWriter& json, std::string_view source, const RecordSet& records);

}  // namespace planlupp::cli
