// A document's records as rows of one table, for CSV: a row for each record of any kind, a column
// for each field that any kind has. Controls and measures name the risk or goal they belong to
// by its ordinal.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "normalize/record.h"
#include "store/list.h"

namespace planlupp::cli {

[[nodiscard]] std::vector<std::string> record_columns();

void for_each_row(const std::string& source, const RecordSet& records,
                  const std::function<void(const SqlRow&)>& take);

}  // namespace planlupp::cli
