// The command line run in the test's own process.
#pragma once

#include <sstream>
#include <string>
#include <vector>

#include "cli/run.h"

namespace planlupp::test {

struct Ran {
  int status = 0;
  std::string out, err;
};

inline Ran run_cli(const std::vector<std::string>& arguments, int width = 80) {
  std::istringstream in;
  std::ostringstream out, err;
  cli::Surroundings surroundings;
  surroundings.in = &in;
  surroundings.out = &out;
  surroundings.err = &err;
  surroundings.width = width;
  surroundings.now = [] { return "2026-01-31T12:00:00Z"; };
  const int status = cli::run(arguments, surroundings);
  return {status, out.str(), err.str()};
}

}  // namespace planlupp::test
