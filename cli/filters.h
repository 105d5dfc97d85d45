// The filters that lists and exports share: --organisation, --body, --year ...
#pragma once

#include <optional>
#include <string>

#include "cli/arguments.h"
#include "extract/result.h"
#include "store/list.h"

namespace planlupp::cli {

class Filters {
 public:
  void declare(Arguments& arguments);          // of documents
  void declare_records(Arguments& arguments);  // and of records
  // Errors: usage (a year that is none).
  [[nodiscard]] Result<Filter> filter() const;

 private:
  Filter filter_;
  std::string year_;
};

}  // namespace planlupp::cli
