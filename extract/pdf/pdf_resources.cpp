#include "extract/pdf/pdf_resources.h"

#include <algorithm>

namespace planlupp {
namespace {

constexpr std::size_t kMaxFonts = 256;  // then the cache is emptied: memory stays flat

template <class Value>
Value* find(std::vector<std::pair<std::string, Value>>& list, std::string_view name) {
  for (auto& [key, value] : list) {
    if (key == name) return &value;
  }
  return nullptr;
}

ColourSpace device_space(std::string_view name) {
  if (name == "DeviceGray" || name == "G") return ColourSpace::grey;
  if (name == "DeviceRGB" || name == "RGB") return ColourSpace::rgb;
  if (name == "DeviceCMYK" || name == "CMYK") return ColourSpace::cmyk;
  if (name == "Pattern") return ColourSpace::pattern;
  return ColourSpace::unknown;
}

ColourSpace space_of(const Object& object) {
  if (object.isName()) return device_space(object.getName());
  if (!object.isArray() || object.arrayGetLength() == 0) return ColourSpace::unknown;
  const Object family = object.arrayGet(0);
  if (!family.isName()) return ColourSpace::unknown;
  if (!family.isName("ICCBased")) return device_space(family.getName());
  const Object profile = object.arrayGet(1);
  if (!profile.isStream()) return ColourSpace::unknown;
  const Object parts = profile.streamGetDict()->lookup("N");
  if (!parts.isInt()) return ColourSpace::unknown;
  switch (parts.getInt()) {
    case 1: return ColourSpace::grey;
    case 3: return ColourSpace::rgb;
    default: return ColourSpace::unknown;
  }
}

bool is_normal_blend(const Object& mode) {
  if (mode.isArray()) return is_normal_blend(mode.arrayGet(0));
  return mode.isName("Normal") || mode.isName("Compatible");
}

GraphicsState graphics_state_of(const Object& dict) {
  GraphicsState out;
  if (!dict.isDict()) {
    out.known = false;
    return out;
  }
  const auto number = [&dict](const char* key, std::optional<double>& value) {
    const Object entry = dict.dictLookup(key);
    if (entry.isNum()) value = entry.getNum();
  };
  number("LW", out.line_width);
  number("ca", out.fill_opacity);
  number("CA", out.stroke_opacity);
  const Object blend = dict.dictLookup("BM");
  if (!blend.isNull()) out.normal_blend = is_normal_blend(blend);
  const Object mask = dict.dictLookup("SMask");
  out.known = (mask.isNull() || mask.isName("None")) && dict.dictLookup("Font").isNull();
  return out;
}

}  // namespace

const GfxFont* PdfFonts::find(XRef& xref, const std::string& name, const Object& reference) {
  if (!reference.isRef()) return nullptr;
  for (const auto& [id, font] : fonts_) {
    if (id == reference.getRef()) return font.get();
  }
  const Object dict = reference.fetch(&xref);
  if (!dict.isDict()) return nullptr;
  auto font = GfxFont::makeFont(&xref, name.c_str(), reference.getRef(), dict.getDict());
  if (font && !font->isOk()) font.reset();
  fonts_.emplace_back(reference.getRef(), std::move(font));
  return fonts_.back().second.get();
}

void PdfFonts::trim() {
  if (fonts_.size() > kMaxFonts) fonts_.clear();
}

Object PdfResources::entry(const char* category, std::string_view name) const {
  const std::string key(name);
  for (const PdfResources* scope = this; scope != nullptr; scope = scope->outer_) {
    if (!scope->dict_.isDict()) continue;
    const Object list = scope->dict_.dictLookup(category);
    if (!list.isDict()) continue;
    const Object& found = list.dictLookupNF(key.c_str());
    if (!found.isNull()) return found.copy();
  }
  return Object(objNull);
}

const GfxFont* PdfResources::font(std::string_view name, PdfFonts& fonts) {
  if (const GfxFont** known = planlupp::find(fonts_, name)) return *known;
  const GfxFont* font = fonts.find(xref_, std::string(name), entry("Font", name));
  fonts_.emplace_back(name, font);
  return font;
}

ColourSpace PdfResources::colour_space(std::string_view name) {
  if (const ColourSpace* known = planlupp::find(spaces_, name)) return *known;
  ColourSpace space = device_space(name);
  if (space == ColourSpace::unknown) space = space_of(entry("ColorSpace", name).fetch(&xref_));
  spaces_.emplace_back(name, space);
  return space;
}

const GraphicsState& PdfResources::graphics_state(std::string_view name) {
  if (const auto* known = planlupp::find(states_, name)) return **known;
  const Object dict = entry("ExtGState", name).fetch(&xref_);
  states_.emplace_back(name, std::make_unique<GraphicsState>(graphics_state_of(dict)));
  return *states_.back().second;
}

Object PdfResources::object(std::string_view name, Ref& reference) const {
  const Object found = entry("XObject", name);
  reference = found.isRef() ? found.getRef() : Ref::INVALID();
  return found.fetch(&xref_);
}

Object PdfResources::properties(std::string_view name) const {
  return entry("Properties", name).fetch(&xref_);
}

}  // namespace planlupp
