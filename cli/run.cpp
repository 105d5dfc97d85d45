#include "cli/run.h"

#include <ostream>

namespace planlupp::cli {

int run(const std::vector<std::string>& arguments, std::ostream& out, std::ostream&) {
  if (!arguments.empty() && arguments.front() == "--version") {
    out << "planlupp " PLANLUPP_VERSION "\n";
    return 0;
  }
  return 2;
}

}  // namespace planlupp::cli
