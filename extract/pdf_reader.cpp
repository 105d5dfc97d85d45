#include "extract/pdf_reader.h"

#include <algorithm>
#include <array>
#include <cstring>

namespace planlupp {

bool is_pdf(std::span<const std::byte> bytes) {
  constexpr std::size_t kWindow = 1024;  // as other readers do
  constexpr std::array<char, 5> kHeader{'%', 'P', 'D', 'F', '-'};
  const auto head = bytes.first(std::min(bytes.size(), kWindow));
  return std::search(head.begin(), head.end(), kHeader.begin(), kHeader.end(),
                     [](std::byte b, char c) { return static_cast<char>(b) == c; }) != head.end();
}

Result<PdfSummary> read_pages(std::span<const std::byte>, const ExtractOptions&,
                              const std::function<void(Page&&)>&) {
  return Error{ErrorCode::unsupported, "", "PDF not yet supported"};
}

}  // namespace planlupp
