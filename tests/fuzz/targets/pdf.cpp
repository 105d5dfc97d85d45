// Any bytes as a PDF: opened, or salvaged, or refused; what is missing of its pages is told.
#include "extract/extract.h"
#include "fuzz/target.h"

using namespace planlupp;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes = "%PDF-1.7\n" + std::string(reinterpret_cast<const char*>(data), size);
  ExtractOptions options;
  options.limits.pages = 200;
  const auto extraction = extract(std::as_bytes(std::span(bytes)), options);
  if (!extraction) return 0;
  for (const int page : extraction->missing_pages) {
    expect(page >= 1 && page <= extraction->page_count);
  }
  return 0;
}
