// What one document may cost. Over a limit is an error that names it, never a hang.
#pragma once

#include <cstddef>

namespace planlupp {

struct Limits {
  std::size_t bytes = std::size_t{512} << 20;      // of the file
  std::size_t text_bytes = std::size_t{64} << 20;  // of a text file
  std::size_t lines = 2'000'000;                   // of a text file
  std::size_t line_bytes = std::size_t{4} << 20;   // of one line
  std::size_t columns = 500;                       // of one table
  std::size_t pages = 20'000;
  std::size_t glyphs_per_page = 400'000;
  std::size_t paths_per_page = 400'000;
  std::size_t form_depth = 40;  // nested forms
};

}  // namespace planlupp
