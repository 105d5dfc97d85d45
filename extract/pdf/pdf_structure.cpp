#include "extract/pdf/pdf_structure.h"

#include <poppler/Page.h>

#include <algorithm>
#include <string>

namespace planlupp {
namespace {

constexpr int kMaxDepth = 60;  // of elements in elements
constexpr int kMaxSpan = 1000;
constexpr std::size_t kMaxKept = 100'000;  // elements
constexpr int kMaxLooks = 20'000;          // at nodes of the index of parents, for one page

int span_of(const Object& attributes, const char* name) {
  const Object value = attributes.dictLookup(name);
  return value.isInt() ? std::clamp(value.getInt(), 1, kMaxSpan) : 1;
}

}  // namespace

PdfStructure::PdfStructure(PDFDoc& document)
    : document_(document), parent_tree_(objNull), roles_(objNull) {
  const Object catalog = document.getXRef()->getCatalog();
  if (!catalog.isDict()) return;
  const Object root = catalog.dictLookup("StructTreeRoot");
  if (!root.isDict()) return;
  parent_tree_ = root.dictLookup("ParentTree");
  roles_ = root.dictLookup("RoleMap");
}

// The entry of a number tree: of /Nums [key value ...], or below the one of /Kids whose /Limits
// hold the key.
Object PdfStructure::find_parents(const Object& node, int key, int& looks, int depth) const {
  if (!node.isDict() || --looks < 0 || depth > kMaxDepth) return Object(objNull);
  const Object nums = node.dictLookup("Nums");
  if (nums.isArray()) {
    for (int i = 0; i + 1 < nums.arrayGetLength(); i += 2) {
      const Object number = nums.arrayGet(i);
      if (number.isInt() && number.getInt() == key) return nums.arrayGet(i + 1);
    }
  }
  const Object kids = node.dictLookup("Kids");
  if (!kids.isArray()) return Object(objNull);
  for (int i = 0; i < kids.arrayGetLength(); ++i) {
    const Object kid = kids.arrayGet(i);
    if (!kid.isDict()) continue;
    const Object limits = kid.dictLookup("Limits");
    if (limits.isArray() && limits.arrayGetLength() == 2) {
      const Object low = limits.arrayGet(0);
      const Object high = limits.arrayGet(1);
      if (low.isInt() && high.isInt() && (key < low.getInt() || key > high.getInt())) continue;
    }
    Object found = find_parents(kid, key, looks, depth + 1);
    if (!found.isNull()) return found;
  }
  return Object(objNull);
}

Object PdfStructure::parents_of(int page) {
  ::Page* poppler_page = document_.getPage(page);
  if (poppler_page == nullptr) return Object(objNull);
  const Object dict = document_.getXRef()->fetch(poppler_page->getRef());
  if (!dict.isDict()) return Object(objNull);
  const Object key = dict.dictLookup("StructParents");
  int looks = kMaxLooks;
  return key.isInt() ? find_parents(parent_tree_, key.getInt(), looks, 0) : Object(objNull);
}

// The standard name of the element's type; the document may have names of its own for it.
std::string_view PdfStructure::role_of(const Object& element, std::string& kept) const {
  const Object type = element.dictLookup("S");
  if (!type.isName()) return {};
  kept = type.getName();
  for (int i = 0; i < 8 && roles_.isDict(); ++i) {
    const Object standard = roles_.dictLookup(kept.c_str());
    if (!standard.isName() || kept == standard.getName()) break;
    kept = standard.getName();
  }
  return kept;
}

void PdfStructure::add_spans(const Object& element, Mark& mark) const {
  const auto add = [&mark](const Object& attributes) {
    if (!attributes.isDict()) return;
    mark.row_span = std::max(mark.row_span, span_of(attributes, "RowSpan"));
    mark.column_span = std::max(mark.column_span, span_of(attributes, "ColSpan"));
  };
  const Object attributes = element.dictLookup("A");
  if (!attributes.isArray()) return add(attributes);
  for (int i = 0; i < attributes.arrayGetLength(); ++i) add(attributes.arrayGet(i));
}

// An element is where its parent is, and more if it is a table, a row or a cell itself.
Mark PdfStructure::mark_of(const Object& reference, int depth) {
  if (!reference.isRef() || depth > kMaxDepth) return {};
  const int object = reference.getRefNum();
  for (const auto* known : {&known_, &outside_}) {
    if (const auto found = known->find(object); found != known->end()) return found->second;
  }
  const Object element = reference.fetch(document_.getXRef());
  if (!element.isDict()) return {};
  std::string kept;
  const std::string_view role = role_of(element, kept);
  Mark mark;
  if (role == "Table") {
    mark.table = tables_.of(object);
  } else {
    mark = mark_of(element.dictLookupNF("P"), depth + 1);
    if (role == "TR" && mark.table >= 0) {
      mark.row = rows_.of(object);
    } else if ((role == "TD" || role == "TH") && mark.row >= 0) {
      mark.cell = cells_.of(object);
      mark.header = role == "TH";
      add_spans(element, mark);
    }
  }
  (mark.row >= 0 ? known_ : outside_)[object] = mark;
  return mark;
}

void PdfStructure::resolve(int page, const std::vector<int>& content_ids, Drawing& drawing) {
  known_.clear();
  if (outside_.size() > kMaxKept) outside_.clear();
  std::vector<int> marks(content_ids.size(), -1);
  const Object parents =
      content_ids.empty() || !parent_tree_.isDict() ? Object(objNull) : parents_of(page);
  if (parents.isArray()) {
    std::unordered_map<int, int> by_cell;
    for (std::size_t i = 0; i < content_ids.size(); ++i) {
      if (content_ids[i] < 0 || content_ids[i] >= parents.arrayGetLength()) continue;
      const Mark mark = mark_of(parents.arrayGetNF(content_ids[i]), 0);
      if (mark.cell < 0) continue;
      const auto [place, fresh] =
          by_cell.try_emplace(mark.cell, static_cast<int>(drawing.marks.size()));
      if (fresh) drawing.marks.push_back(mark);
      marks[i] = place->second;
    }
  }
  for (Glyph& glyph : drawing.glyphs) {
    const bool marked = glyph.mark >= 0 && static_cast<std::size_t>(glyph.mark) < marks.size();
    glyph.mark = marked ? marks[static_cast<std::size_t>(glyph.mark)] : -1;
  }
}

}  // namespace planlupp
