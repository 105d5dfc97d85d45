// A PDF whose end is lost has no catalog and no page tree, and no reader opens it. Its pages are
// still there: what is needed to find them is made anew and put behind them.
//
//   ... 7 0 obj << /Type /Page ... >> endobj ... 9 0 obj << /Length 40|     (cut here)
//   ->  the same bytes, endobj, a /Pages with 7 0 R, a /Catalog, a trailer
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <span>
#include <string>

namespace planlupp {

struct SalvagedPdf {
  std::string bytes;
  int pages = 0;       // that were found
  int page_count = 0;  // what the document says of itself, if that is more
  int cut_object = 0;  // the object that the end of the file cut; 0: none
};

// Undoes the compression of a stream's data; empty where it cannot.
using Inflate = std::function<std::string(std::span<const std::byte>)>;

// Nothing where no page can be found, or the document is encrypted.
[[nodiscard]] std::optional<SalvagedPdf> salvage_pdf(std::span<const std::byte> bytes,
                                                     const Inflate& inflate);

}  // namespace planlupp
