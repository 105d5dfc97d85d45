#include "extract/text_reader.h"

namespace planlupp {

Result<Extraction> read_text(std::span<const std::byte>, const ExtractOptions&) {
  return Extraction{};
}

}  // namespace planlupp
