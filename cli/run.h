// The command line: arguments to calls, results to text. Knows commands, formats and exit
// statuses, not how anything is done.
#pragma once

#include <iosfwd>
#include <string>
#include <vector>

namespace planlupp::cli {

// Exit statuses (contract): 0 all well; 1 some document failed or `check` found something;
// 2 wrong usage; 3 the store cannot be used.
int run(const std::vector<std::string>& arguments, std::ostream& out, std::ostream& err);

}  // namespace planlupp::cli
