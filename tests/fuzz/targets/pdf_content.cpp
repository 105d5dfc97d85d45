// Any bytes as the content of a page: our interpreter and, for what it leaves alone, Poppler's,
// then all that makes a page of what was drawn, and tables of the page.
#include "extract/extract.h"
#include "extract/pdf_bytes.h"
#include "fuzz/target.h"

using namespace planlupp;

namespace {

std::string document(const std::string& content) {
  PdfBytes pdf;
  const int form = pdf.stream("0 0 1 rg 0 0 30 10 re f BT /F1 9 Tf (form) Tj ET /X Do",
                              "/Type /XObject /Subtype /Form /BBox [0 0 40 20] /Group << /S "
                              "/Transparency >> /Matrix [1 0 0 1 300 300]");
  const int type3 = pdf.object(
      "<< /Type /Font /Subtype /Type3 /FontBBox [0 0 750 750] /FontMatrix [0.001 0 0 0.001 0 0] "
      "/CharProcs << /a 99 0 R >> /Encoding << /Differences [97 /a] >> /FirstChar 97 /LastChar 97 "
      "/Widths [1000] >>");
  const int wide = pdf.object(
      "<< /Type /Font /Subtype /Type0 /BaseFont /Any /Encoding /Identity-H /DescendantFonts [<< "
      "/Type /Font /Subtype /CIDFontType2 /BaseFont /Any /CIDSystemInfo << /Registry (Adobe) "
      "/Ordering (Identity) /Supplement 0 >> /DW 500 >>] >>");
  const std::string x = PdfBytes::reference(form);
  pdf.page(
      content, "",
      "/XObject << /X " + x +
          " >> /ExtGState << /G << /ca 0.5 /CA 0.25 /LW 2 >> /M << /BM "
          "/Multiply >> >> /ColorSpace << /C /DeviceCMYK /P [/CalRGB << /WhitePoint [1 1 1] >>] "
          ">> /Properties << /T << /MCID 3 >> >>",
      "/F2 " + PdfBytes::reference(type3) + " /F3 " + PdfBytes::reference(wide));
  return pdf.text();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes = document({reinterpret_cast<const char*>(data), size});
  const auto extraction = extract(std::as_bytes(std::span(bytes)), {});
  expect(static_cast<bool>(extraction));
  return 0;
}
