// What the content of a page or a form names: fonts, colour spaces, graphics states, objects to
// draw. Fonts are kept for the whole document: plans use the same few on every page, and to read
// a font's tables anew for each page costs as much as reading the page.
#pragma once

#include <poppler/GfxFont.h>
#include <poppler/Object.h>
#include <poppler/XRef.h>

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace planlupp {

class PdfFonts {
 public:
  // Null where there is none that can be used.
  const GfxFont* find(XRef& xref, const std::string& name, const Object& reference);
  // Between pages: lets go of fonts where they have become many.
  void trim();

 private:
  std::vector<std::pair<Ref, std::unique_ptr<GfxFont>>> fonts_;
};

enum class ColourSpace { grey, rgb, cmyk, pattern, unknown };

// The entries of a graphics state that matter to us.
struct GraphicsState {
  std::optional<double> line_width, fill_opacity, stroke_opacity;
  std::optional<bool> normal_blend;
  bool known = true;  // false: it does something that only Poppler can do
};

class PdfResources {
 public:
  // `dict` may be null; what is not found is looked for in `outer`, which must outlive this.
  PdfResources(XRef& xref, Object dict, const PdfResources* outer)
      : xref_(xref), dict_(std::move(dict)), outer_(outer) {}

  const GfxFont* font(std::string_view name, PdfFonts& fonts);
  ColourSpace colour_space(std::string_view name);
  const GraphicsState& graphics_state(std::string_view name);
  // The form or image of this name, and what it is called in the file; null where there is none.
  [[nodiscard]] Object object(std::string_view name, Ref& reference) const;
  [[nodiscard]] Object properties(std::string_view name) const;

 private:
  [[nodiscard]] Object entry(const char* category, std::string_view name) const;

  XRef& xref_;
  Object dict_;
  const PdfResources* outer_;
  std::vector<std::pair<std::string, const GfxFont*>> fonts_;
  std::vector<std::pair<std::string, ColourSpace>> spaces_;
  std::vector<std::pair<std::string, std::unique_ptr<GraphicsState>>> states_;
};

}  // namespace planlupp
