#include "extract/pdf_reader.h"

#include <poppler/ErrorCodes.h>
#include <poppler/GlobalParams.h>
#include <poppler/PDFDoc.h>
#include <poppler/Page.h>
#include <poppler/Stream.h>

#include <algorithm>
#include <array>
#include <memory>
#include <optional>
#include <utility>

#include "extract/pdf_device.h"
#include "extract/rulings_from_paths.h"
#include "extract/words_from_glyphs.h"

namespace planlupp {
namespace {

constexpr double kDpi = 72;            // device units are points
constexpr std::size_t kFewGlyphs = 8;  // a page with fewer may be a scan

// What Poppler complains of is collected, never printed. One document at a time: Poppler's state
// is global (batch import uses processes).
std::size_t* complaints = nullptr;  // NOLINT: Poppler's callback takes no context

void take_complaint(ErrorCategory category, Goffset, const char*) {
  if (complaints != nullptr && category != errSyntaxWarning) ++*complaints;
}

std::unique_ptr<PDFDoc> open(std::span<const std::byte> bytes,
                             const std::optional<GooString>& password) {
  const char* data = reinterpret_cast<const char*>(bytes.data());
  auto* stream = new MemStream(const_cast<char*>(data), 0,  // NOLINT: PDFDoc owns and only reads
                               static_cast<Goffset>(bytes.size()), Object(objNull));
  return std::make_unique<PDFDoc>(stream, password, password);
}

Result<std::unique_ptr<PDFDoc>> open_document(std::span<const std::byte> bytes,
                                              const std::string& password) {
  auto document = open(bytes, std::nullopt);
  if (!document->isOk() && document->getErrorCode() == errEncrypted && !password.empty()) {
    document = open(bytes, GooString(password));
  }
  if (document->isOk()) return document;
  if (document->getErrorCode() == errEncrypted) {
    return Error{ErrorCode::encrypted, "",
                 password.empty() ? "expected a password, found none"
                                  : "expected the document's password, found another"};
  }
  return Error{ErrorCode::damaged, "", "expected a PDF, found one too damaged to open"};
}

Page page_from(Drawing drawing, int number) {
  Page page;
  page.number = number;
  page.width = drawing.width;
  page.height = drawing.height;
  page.words = words_from_glyphs(drawing);
  rulings_from_paths(drawing, page);
  page.images = std::move(drawing.images);
  page.fonts = std::move(drawing.fonts);
  page.marks = std::move(drawing.marks);
  return page;
}

class Reader {
 public:
  Reader(PDFDoc& document, const ExtractOptions& options)
      : document_(document), device_(options.limits) {}

  Page read(int number) {
    draw(number, false);
    Drawing drawing = device_.take();
    if (drawing.glyphs.size() < kFewGlyphs) {
      draw(number, true);
      drawing = device_.take();
    }
    const bool scan = drawing.glyphs.size() < kFewGlyphs && !drawing.images.empty();
    for (Glyph& glyph : drawing.glyphs) glyph.mark = -1;
    Page page = page_from(std::move(drawing), number);
    page.scan = scan;
    return page;
  }

 private:
  void draw(int number, bool everything) {
    device_.draw_everything(everything);
    document_.displayPage(
        &device_, number, kDpi, kDpi, 0, false, true, false,
        [](void* device) { return static_cast<PdfDevice*>(device)->over_limit(); }, &device_);
  }

  PDFDoc& document_;
  PdfDevice device_;
};

}  // namespace

bool is_pdf(std::span<const std::byte> bytes) {
  constexpr std::size_t kWindow = 1024;  // as other readers do
  constexpr std::array<char, 5> kHeader{'%', 'P', 'D', 'F', '-'};
  const auto head = bytes.first(std::min(bytes.size(), kWindow));
  return std::search(head.begin(), head.end(), kHeader.begin(), kHeader.end(),
                     [](std::byte b, char c) { return static_cast<char>(b) == c; }) != head.end();
}

Result<PdfSummary> read_pages(std::span<const std::byte> bytes, const ExtractOptions& options,
                              const std::function<void(Page&&)>& take) {
  const GlobalParamsIniter poppler(take_complaint);
  auto document = open_document(bytes, options.password);
  if (!document) return document.error();
  PdfSummary summary;
  summary.page_count = (*document)->getNumPages();
  if (summary.page_count > 0 &&
      static_cast<std::size_t>(summary.page_count) > options.limits.pages) {
    return Error{ErrorCode::too_large, "",
                 "expected at most " + std::to_string(options.limits.pages) + " pages, found " +
                     std::to_string(summary.page_count)};
  }
  Reader reader(**document, options);
  for (int number = 1; number <= summary.page_count; ++number) {
    if ((*document)->getPage(number) == nullptr) {
      summary.missing_pages.push_back(number);
      continue;
    }
    Page page = reader.read(number);
    if (page.scan) summary.missing_pages.push_back(number);
    take(std::move(page));
  }
  return summary;
}

}  // namespace planlupp
