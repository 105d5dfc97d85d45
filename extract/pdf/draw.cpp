#include "extract/pdf/draw.h"

#include <poppler/SplashOutputDev.h>
#include <poppler/goo/PNGWriter.h>
#include <poppler/splash/SplashBitmap.h>
#include <poppler/splash/SplashErrorCodes.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <utility>

#include "extract/pdf/pdf_document.h"
#include "extract/pdf/pdf_reader.h"

namespace planlupp {
namespace {

constexpr double kPointsPerInch = 72;
constexpr double kMaxPixels = 60e6;

// Paints on the rendered page.
class Painter {
 public:
  Painter(SplashBitmap& bitmap, double scale) : bitmap_(bitmap), scale_(scale) {}

  void draw(const Outline& outline) {
    const int x0 = pixel(outline.box.x0, bitmap_.getWidth());
    const int x1 = pixel(outline.box.x1, bitmap_.getWidth());
    const int y0 = pixel(outline.box.y0, bitmap_.getHeight());
    const int y1 = pixel(outline.box.y1, bitmap_.getHeight());
    const int line = std::max(
        1, static_cast<int>(std::lround(std::clamp(outline.thickness, 0.0, 20.0) * scale_)));
    if (outline.tint > 0) fill(x0, y0, x1, y1, outline.colour, std::min(outline.tint, 1.0));
    fill(x0, y0, x1, y0 + line, outline.colour, 1);
    fill(x0, y1 - line, x1, y1, outline.colour, 1);
    fill(x0, y0, x0 + line, y1, outline.colour, 1);
    fill(x1 - line, y0, x1, y1, outline.colour, 1);
  }

 private:
  [[nodiscard]] int pixel(double v, int size) const {
    return static_cast<int>(std::lround(std::clamp(v * scale_, 0.0, static_cast<double>(size))));
  }

  void fill(int x0, int y0, int x1, int y1, Colour colour, double share) {
    const double parts[] = {static_cast<double>(colour >> 16 & 0xFF),
                            static_cast<double>(colour >> 8 & 0xFF),
                            static_cast<double>(colour & 0xFF)};
    for (int y = std::max(y0, 0); y < std::min(y1, bitmap_.getHeight()); ++y) {
      unsigned char* row = bitmap_.getDataPtr() + std::ptrdiff_t{y} * bitmap_.getRowSize();
      for (int x = std::max(x0, 0); x < std::min(x1, bitmap_.getWidth()); ++x) {
        for (int i = 0; i < 3; ++i) {
          unsigned char& value = row[std::ptrdiff_t{x} * 3 + i];
          value = static_cast<unsigned char>(
              std::lround((1 - share) * static_cast<double>(value) + share * parts[i]));
        }
      }
    }
  }

  SplashBitmap& bitmap_;
  double scale_;
};

struct FreeBuffer {
  void operator()(char* p) const { std::free(p); }  // NOLINT: open_memstream allocates so
};

Result<std::string> png_of(SplashBitmap& bitmap, double dpi) {
  char* data = nullptr;
  std::size_t size = 0;
  std::FILE* file = open_memstream(&data, &size);
  if (file == nullptr) return Error{ErrorCode::too_large, "", "no memory for the picture"};
  PNGWriter writer(PNGWriter::RGB);
  const SplashError failed = bitmap.writeImgFile(&writer, file, dpi, dpi, splashModeRGB8);
  std::fclose(file);
  const std::unique_ptr<char, FreeBuffer> owner(data);
  if (failed != splashOk) return Error{ErrorCode::damaged, "", "the page cannot be drawn"};
  return std::string(data, size);
}

}  // namespace

Result<std::string> draw_page(std::span<const std::byte> pdf, int page,
                              std::span<const Outline> boxes, const DrawOptions& options) {
  if (!is_pdf(pdf)) return Error{ErrorCode::unsupported, "", "expected a PDF to draw"};
  PdfComplaints complaints;
  auto document = open_pdf(pdf, options.password);
  if (!document) return document.error();
  PDFDoc& poppler = *document->poppler;
  const std::string place = "page " + std::to_string(page);
  if (page < 1 || page > poppler.getNumPages() || poppler.getPage(page) == nullptr) {
    return Error{ErrorCode::not_found, place,
                 "expected a page from 1 to " + std::to_string(poppler.getNumPages())};
  }
  const double scale = options.dpi / kPointsPerInch;
  const double pixels =
      poppler.getPageCropWidth(page) * poppler.getPageCropHeight(page) * scale * scale;
  if (!(pixels >= 1 && pixels <= kMaxPixels)) {
    return Error{ErrorCode::too_large, place, "the page's size cannot be drawn"};
  }
  SplashColor paper = {255, 255, 255};
  SplashOutputDev device(splashModeRGB8, 4, false, paper);
  device.startDoc(&poppler);
  poppler.displayPage(&device, page, options.dpi, options.dpi, 0, false, true, false);
  if (device.getBitmap() == nullptr || device.getBitmap()->getDataPtr() == nullptr) {
    return Error{ErrorCode::damaged, place, "the page cannot be drawn"};
  }
  Painter painter(*device.getBitmap(), scale);
  for (const Outline& box : boxes) painter.draw(box);
  return png_of(*device.getBitmap(), options.dpi);
}

}  // namespace planlupp
