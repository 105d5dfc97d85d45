// "1 document", "3 documents": how many there are of something, for messages.
#pragma once

#include <string>

namespace planlupp::cli {

template <class Number>
[[nodiscard]] std::string counted(Number count, const std::string& one,
                                  const std::string& several) {
  return std::to_string(count) + " " + (count == 1 ? one : several);
}

}  // namespace planlupp::cli
