// Any bytes as records: refused, or records that come back as they are.
#include "normalize/record_bytes.h"

#include "fuzz/target.h"

using namespace planlupp;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto records = records_from_bytes({reinterpret_cast<const char*>(data), size}, 1U << 20U);
  if (!records) return 0;
  const std::string bytes = to_bytes(*records);
  const auto again = records_from_bytes(bytes, 1U << 24U);
  expect(static_cast<bool>(again));
  expect(to_bytes(*again) == bytes);
  return 0;
}
