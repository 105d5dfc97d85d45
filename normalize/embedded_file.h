// A data file that was compiled in (planlupp_embed() in CMakeLists.txt).
#pragma once

#include <string_view>
#include <vector>

namespace planlupp {

struct EmbeddedFile {
  std::string_view name;  // without its folder
  std::string_view content;
};

// The files of normalize/terms.
[[nodiscard]] const std::vector<EmbeddedFile>& embedded_terms();

}  // namespace planlupp
