// Any bytes: decoded to valid UTF-8 that decodes to itself, or refused.
#include "extract/text_decode.h"

#include "fuzz/target.h"

using namespace planlupp;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto bytes = std::as_bytes(std::span(data, size));
  const auto decoded = decode_text(bytes, {});
  if (decoded) {
    expect(decoded->text.find("\xEF\xBF\xBD") == std::string::npos ||
           std::string_view(reinterpret_cast<const char*>(data), size).find("\xEF\xBF\xBD") !=
               std::string_view::npos);
  }
  return 0;
}
