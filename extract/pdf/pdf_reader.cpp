#include "extract/pdf/pdf_reader.h"

#include <poppler/Annot.h>
#include <poppler/Page.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "extract/pdf/pdf_device.h"
#include "extract/pdf/pdf_document.h"
#include "extract/pdf/pdf_interpreter.h"
#include "extract/pdf/pdf_structure.h"
#include "extract/pdf/rulings_from_paths.h"
#include "extract/pdf/word_repairs.h"
#include "extract/pdf/words_from_glyphs.h"

namespace planlupp {
namespace {

constexpr double kDpi = 72;            // device units are points
constexpr std::size_t kFewGlyphs = 8;  // a page with fewer may be a scan
constexpr double kScanShare = 0.5;     // of the page that its images cover
constexpr double kWholePage = 0.85;
constexpr std::size_t kStampGlyphs = 150;

Note note(NoteLevel level, std::string code, int page, std::string message) {
  return {level, std::move(code), {page, 0, {}}, std::move(message)};
}

std::string counted(std::size_t count, const char* what) {
  return std::to_string(count) + " " + what + (count == 1 ? "" : "s");
}

// What the page's content is made of, by the numbers of the objects; 0 for one that is not there.
std::vector<int> content_objects(PDFDoc& document, int number) {
  std::vector<int> out;
  ::Page* page = document.getPage(number);
  if (page == nullptr) return out;
  XRef& xref = *document.getXRef();
  const Object dict = xref.fetch(page->getRef());
  if (!dict.isDict()) return out;
  const auto add = [&](const Object& part) {
    const bool there = part.fetch(&xref).isStream();
    out.push_back(there && part.isRef() ? part.getRefNum() : 0);
  };
  const Object& entry = dict.dictLookupNF("Contents");
  const Object contents = entry.fetch(&xref);
  if (!contents.isArray()) {
    if (!entry.isNull()) add(entry);
    return out;
  }
  for (int i = 0; i < contents.arrayGetLength(); ++i) {
    if (!contents.arrayGetNF(i).isNull()) add(contents.arrayGetNF(i));
  }
  return out;
}

bool images_cover(const Drawing& drawing, double share = kScanShare) {
  double area = 0;
  for (const Image& image : drawing.images) {
    area += (image.box.x1 - image.box.x0) * (image.box.y1 - image.box.y0);
  }
  return area >= share * drawing.width * drawing.height;
}

// Text that was read from a scan lies unseen under or over the image; it is the page's text.
bool show_recognised_text(Drawing& drawing) {
  const bool all_hidden = std::all_of(drawing.glyphs.begin(), drawing.glyphs.end(),
                                      [](const Glyph& g) { return g.hidden; });
  if (drawing.glyphs.empty() || !all_hidden || !images_cover(drawing)) return false;
  for (Glyph& glyph : drawing.glyphs) glyph.hidden = false;
  return true;
}

// A page without size, or of a size beyond reason, is as large as what stands on it.
bool fit_to_content(Drawing& drawing) {
  constexpr double kLargest = 20'000;  // points; the format's own limit is 14,400
  const auto good = [](double v) { return v >= 1 && v <= kLargest; };
  if (good(drawing.width) && good(drawing.height)) return false;
  double x0 = 0, y0 = 0, x1 = 0, y1 = 0;
  bool first = true;
  for (const Glyph& g : drawing.glyphs) {
    const double size = static_cast<double>(g.size);
    x0 = first ? g.x - size : std::min(x0, g.x - size);
    y0 = first ? g.y - 2 * size : std::min(y0, g.y - 2 * size);
    x1 = first ? g.x + 2 * size : std::max(x1, g.x + 2 * size);
    y1 = first ? g.y + size : std::max(y1, g.y + size);
    first = false;
  }
  const auto moved = [&](Box& box) { box = {box.x0 - x0, box.y0 - y0, box.x1 - x0, box.y1 - y0}; };
  for (Glyph& g : drawing.glyphs) {
    g.x -= x0;
    g.y -= y0;
  }
  for (Stroke& s : drawing.strokes) {
    s.x0 -= x0;
    s.x1 -= x0;
    s.y0 -= y0;
    s.y1 -= y0;
    moved(s.clip);
  }
  for (Fill& fill : drawing.fills) moved(fill.box);
  for (Image& image : drawing.images) moved(image.box);
  drawing.width = std::clamp(x1 - x0, 1.0, kLargest);
  drawing.height = std::clamp(y1 - y0, 1.0, kLargest);
  return true;
}

class Reader {
 public:
  Reader(PdfDocument& document, const ExtractOptions& options)
      : document_(document),
        recorder_(options.limits),
        device_(recorder_),
        interpreter_(*document.poppler, recorder_),
        structure_(*document.poppler) {}

  // Whether a part of the page is missing is told by its notes of level loss.
  Page read(int number, PdfComplaints& complaints) {
    (void)complaints.take_loss();
    Drawing drawing = draw(number);
    Page page;
    page.number = number;
    page.scan = drawing.glyphs.size() < kFewGlyphs && images_cover(drawing);
    if (is_stamped_scan(number, drawing)) {
      page.notes.push_back(note(NoteLevel::doubt, "image-page", number,
                                "the page is an image with little text on it; what the image "
                                "says was not read"));
    }
    if (show_recognised_text(drawing)) {
      page.notes.push_back(note(NoteLevel::doubt, "ocr-text", number,
                                "the page is a scan, its text was read by a machine before"));
    }
    structure_.resolve(number, recorder_.content_ids(), drawing);
    if (fit_to_content(drawing)) {
      page.notes.push_back(note(NoteLevel::doubt, "page-box", number,
                                "the page has no proper size; its content's was taken"));
    }
    fill(page, drawing);
    tell_losses(page, complaints);
    return page;
  }

 private:
  Drawing draw(int number) {
    if (interpreter_.draw(number)) return recorder_.take();
    draw_by_poppler(number, false);
    Drawing drawing = recorder_.take();
    if (drawing.glyphs.size() >= kFewGlyphs && !needs_images(drawing)) return drawing;
    draw_by_poppler(number, true);
    return recorder_.take();
  }

  void draw_by_poppler(int number, bool everything) {
    recorder_.begin_page(0, 0);
    device_.draw_everything(everything);
    document_.poppler->displayPage(
        &device_, number, kDpi, kDpi, 0, false, true, false,
        [](void* recorder) { return static_cast<PdfRecorder*>(recorder)->over_limit(); },
        &recorder_,
        [](Annot* annotation, void*) { return annotation->getType() != Annot::typeLink; }, nullptr);
  }

  // A scan with a stamp or a page number on it. Covers and backs are often a picture.
  [[nodiscard]] bool is_stamped_scan(int number, const Drawing& drawing) const {
    return number > 1 && number < document_.page_count && drawing.glyphs.size() >= kFewGlyphs &&
           drawing.glyphs.size() < kStampGlyphs && images_cover(drawing, kWholePage);
  }

  // White text may stand on an image, and hidden text be what was read from one.
  static bool needs_images(const Drawing& drawing) {
    return std::any_of(drawing.glyphs.begin(), drawing.glyphs.end(), [](const Glyph& g) {
      return (g.colour & 0xC0C0C0) == 0xC0C0C0 || g.hidden;
    });
  }

  static void fill(Page& page, Drawing& drawing) {
    page.width = drawing.width;
    page.height = drawing.height;
    page.words = words_from_glyphs(drawing);
    rulings_from_paths(drawing, page);
    for (const Image& image : drawing.images) page.images.push_back(image.box);
    page.fonts = std::move(drawing.fonts);
    page.marks = std::move(drawing.marks);
    if (const std::size_t count = drop_outside(page.words, page.width, page.height)) {
      page.notes.push_back(note(NoteLevel::doubt, "outside-page", page.number,
                                counted(count, "word") + " outside the page left out"));
    }
    (void)drop_unreadable(page.words);
  }

  void tell_losses(Page& page, PdfComplaints& complaints) {
    const auto lost = [&page](std::string code, std::string message) {
      page.notes.push_back(note(NoteLevel::loss, std::move(code), page.number, message));
    };
    if (page.scan) lost("scan", "the page is a scan: an image without text");
    if (recorder_.unreadable() > 0) {
      lost("no-unicode", counted(recorder_.unreadable(), "character") +
                             " of fonts that do not tell what they mean");
    }
    if (recorder_.over_limit())
      lost("page-limit", "the page was cut: it draws more than the limit");
    // Looked for only where there is reason to: it costs reading the page's object again.
    const bool empty = page.words.empty() && page.areas.empty() && page.images.empty();
    std::vector<int> contents;
    if (document_.cut_object != 0 || empty || interpreter_.lost_part()) {
      contents = content_objects(*document_.poppler, page.number);
    }
    const auto has = [&contents](int object) {
      return std::find(contents.begin(), contents.end(), object) != contents.end();
    };
    const std::string complaint = complaints.take_loss();
    if (document_.cut_object != 0 && has(document_.cut_object)) {
      lost("page-damaged", "the file ends in the middle of the page");
    } else if (has(0)) {
      lost("page-damaged", empty ? "the page's content is not in the file"
                                 : "a part of the page's content is not in the file");
    } else if (!complaint.empty()) {
      lost("page-damaged", "a part of the page could not be read: " + complaint);
    }
  }

  PdfDocument& document_;
  PdfRecorder recorder_;
  PdfDevice device_;
  PdfInterpreter interpreter_;
  PdfStructure structure_;
};

// Of these a part of the page, at least, is missing.
bool is_missing(const Page& page) {
  const bool readable = !page.words.empty();
  return std::any_of(page.notes.begin(), page.notes.end(), [&](const Note& n) {
    return n.level == NoteLevel::loss && (n.code != "no-unicode" || !readable);
  });
}

}  // namespace

namespace {

// One note for each run of pages.
void tell_missing(std::span<const int> pages, std::vector<Note>& notes) {
  for (std::size_t i = 0, next = 0; i < pages.size(); i = next) {
    for (next = i + 1; next < pages.size() && pages[next] == pages[next - 1] + 1;) ++next;
    notes.push_back(note(NoteLevel::loss, "page-missing", pages[i],
                         next == i + 1
                             ? "the page could not be read"
                             : "the pages from this one to page " +
                                   std::to_string(pages[next - 1]) + " could not be read"));
  }
}

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
  PdfComplaints complaints;
  auto document = open_pdf(bytes, options.password);
  if (!document) return document.error();
  PdfSummary summary;
  summary.page_count = document->page_count;
  summary.notes = document->notes;
  if (summary.page_count > 0 &&
      static_cast<std::size_t>(summary.page_count) > options.limits.pages) {
    return Error{ErrorCode::too_large, "",
                 "expected at most " + std::to_string(options.limits.pages) + " pages, found " +
                     std::to_string(summary.page_count)};
  }
  if (summary.page_count == 0) {
    summary.notes.push_back(note(NoteLevel::doubt, "no-pages", 0, "the document has no pages"));
  }
  Reader reader(*document, options);
  std::vector<int> gone;
  bool empty = true;
  for (int number = 1; number <= summary.page_count; ++number) {
    if (number > document->poppler->getNumPages() ||
        document->poppler->getPage(number) == nullptr) {
      summary.missing_pages.push_back(number);
      gone.push_back(number);
      continue;
    }
    Page page = reader.read(number, complaints);
    if (is_missing(page)) summary.missing_pages.push_back(number);
    empty = empty && page.words.empty();
    take(std::move(page));
  }
  tell_missing(gone, summary.notes);
  if (empty && summary.page_count > 0 && summary.missing_pages.empty()) {
    summary.notes.push_back(
        note(NoteLevel::doubt, "no-text", 0, "there is no text on the document's pages"));
  }
  if (*document->rebuilt && document->salvaged.empty()) {
    summary.notes.push_back(note(NoteLevel::repair, "pdf-xref", 0,
                                 "the table of objects was broken and has been made anew"));
  }
  return summary;
}

}  // namespace planlupp
