// Any text in JSON: what is written is printable, whatever the text.
#include "cli/json_writer.h"
#include "fuzz/target.h"

using namespace planlupp;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  cli::JsonWriter json;
  const std::string written = json.object().key(text).value(text).end().text();
  for (const char c : written) expect(static_cast<unsigned char>(c) >= 0x20);
  return 0;
}
