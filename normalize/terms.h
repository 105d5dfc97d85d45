// The vocabulary, as normalisation asks for it.
#pragma once

#include <string>

namespace planlupp {

class Terms {
 public:
  std::string dictionary_stem;
};

}  // namespace planlupp
