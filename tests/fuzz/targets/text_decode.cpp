// Any bytes: decoded to UTF-8 without a sign for what could not be decoded, unless the bytes
// themselves (UTF-8 or UTF-16) have that sign; or refused.
#include "extract/text/text_decode.h"

#include "fuzz/target.h"

using namespace planlupp;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto decoded = decode_text(std::as_bytes(std::span(data, size)), {});
  if (!decoded || decoded->text.find("\xEF\xBF\xBD") == std::string::npos) return 0;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  bool given = false;
  for (const std::string_view sign : {"\xEF\xBF\xBD", "\xFF\xFD", "\xFD\xFF"}) {
    given = given || bytes.find(sign) != std::string_view::npos;
  }
  expect(given);
  return 0;
}
