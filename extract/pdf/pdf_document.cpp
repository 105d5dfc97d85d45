#include "extract/pdf/pdf_document.h"

#include <poppler/ErrorCodes.h>
#include <poppler/GlobalParams.h>
#include <poppler/Page.h>
#include <poppler/Stream.h>

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <utility>

#include "extract/pdf/pdf_salvage.h"

namespace planlupp {
namespace {

constexpr int kMostBelieved = 20'000;  // pages that a list says it has, which are not there

// Complaints after which something of the page is missing. Others (odd fonts, unknown operators,
// annotations without a look) do not touch what is read.
constexpr std::array<std::string_view, 17> kLosses = {
    "flate stream",
    "LZW stream",
    "End of file",
    "Unexpected end",
    "unexpected end",
    "Unknown font tag",
    "No font in show",
    "Weird page contents",
    "is unknown",
    "is wrong type",
    "Bad block header",
    "Unknown filter",
    "Unterminated string",
    "Illegal character",
    "Loop in",
    "Dictionary key must",
    "Call to Object where the object was type",
};

std::unique_ptr<PDFDoc> open(std::span<const std::byte> bytes,
                             const std::optional<GooString>& password, bool* rebuilt) {
  const char* data = reinterpret_cast<const char*>(bytes.data());
  auto* stream = new MemStream(data, 0, static_cast<Goffset>(bytes.size()), Object(objNull));
  return std::make_unique<PDFDoc>(stream, password, password, nullptr,
                                  [rebuilt] { *rebuilt = true; });
}

std::string inflate(std::span<const std::byte> data) {
  auto* dict = new Dict(static_cast<XRef*>(nullptr));
  dict->add("Filter", Object(objName, "FlateDecode"));
  Object holder(dict);
  auto* memory = new MemStream(reinterpret_cast<const char*>(data.data()), 0,
                               static_cast<Goffset>(data.size()), std::move(holder));
  const std::unique_ptr<Stream> stream(memory->addFilters(memory->getDict()));
  stream->reset();
  std::string out;
  stream->fillString(out);
  return out;
}

int listed_pages(PDFDoc& document) { return document.isOk() ? document.getNumPages() : 0; }

// The pages that can be had. A list of pages may lie, or hold what is no page.
int pages_there(PDFDoc& document) {
  const int listed = listed_pages(document);
  if (listed > kMostBelieved) return listed;
  int there = 0;
  for (int number = 1; number <= listed; ++number) {
    there += document.getPage(number) != nullptr ? 1 : 0;
  }
  return there;
}

Note note(NoteLevel level, std::string code, std::string message) {
  return {level, std::move(code), {}, std::move(message)};
}

// A second try with what is left of a file without catalog or pages.
std::optional<PdfDocument> open_salvaged(std::span<const std::byte> bytes) {
  auto salvaged = salvage_pdf(bytes, inflate);
  if (!salvaged) return std::nullopt;
  PdfDocument out;
  out.salvaged = std::move(salvaged->bytes);
  out.poppler = open(std::as_bytes(std::span(out.salvaged)), std::nullopt, out.rebuilt.get());
  if (listed_pages(*out.poppler) == 0) return std::nullopt;
  const bool believed = salvaged->page_count <= kMostBelieved;
  out.page_count = std::max(believed ? salvaged->page_count : 0, salvaged->pages);
  out.cut_object = salvaged->cut_object;
  out.notes.push_back(note(NoteLevel::loss, "pdf-incomplete",
                           "the file's list of pages is lost or broken; pages found in it: " +
                               std::to_string(salvaged->pages) + ", and there may have been more"));
  return out;
}

// What a person who opens the file may come to see, and what is on none of its pages.
void tell_what_is_beside(PDFDoc& document, std::vector<Note>& notes) {
  const Object catalog = document.getXRef()->getCatalog();
  if (!catalog.isDict()) return;
  const Object drawn_by_others = catalog.dictLookup("NeedsRendering");
  if (drawn_by_others.isBool() && drawn_by_others.getBool()) {
    notes.push_back(note(NoteLevel::loss, "xfa-form",
                         "the document is a form that another program is to draw (XFA); what it "
                         "would say was not read"));
  }
  const int files = document.getCatalog()->numEmbeddedFiles();
  if (files > 0) {
    notes.push_back(note(NoteLevel::doubt, "embedded-files",
                         "the document holds other files in it (" + std::to_string(files) +
                             "), which were not read"));
  }
}

Error encrypted(PDFDoc& document, bool with_password) {
  const Object* trailer = document.getXRef()->getTrailerDict();
  const Object entries = trailer->isDict() ? trailer->dictLookup("Encrypt") : Object(objNull);
  const Object handler = entries.isDict() ? entries.dictLookup("Filter") : Object(objNull);
  std::string found = with_password ? "expected the document's password, found another"
                                    : "expected a password, found none";
  if (handler.isName() && !handler.isName("Standard")) {
    found = "expected encryption by a password, found that of " + std::string(handler.getName());
  }
  return {ErrorCode::encrypted, "", found};
}

}  // namespace

PdfComplaints* PdfComplaints::current_ = nullptr;

// Poppler's settings and tables are made once: they are the same for every document.
PdfComplaints::PdfComplaints() {
  static const GlobalParamsIniter kPoppler(take);
  current_ = this;
}

PdfComplaints::~PdfComplaints() { current_ = nullptr; }

void PdfComplaints::take(ErrorCategory, Goffset, const char* message) {
  if (current_ == nullptr || message == nullptr || !current_->loss_.empty()) return;
  const std::string_view text(message);
  if (std::any_of(kLosses.begin(), kLosses.end(), [&](std::string_view loss) {
        return text.find(loss) != std::string_view::npos;
      })) {
    current_->loss_ = text;
  }
}

std::string PdfComplaints::take_loss() { return std::exchange(loss_, {}); }

Result<PdfDocument> open_pdf(std::span<const std::byte> bytes, const std::string& password) {
  PdfDocument out;
  out.poppler = open(bytes, std::nullopt, out.rebuilt.get());
  if (!out.poppler->isOk() && out.poppler->getErrorCode() == errEncrypted && !password.empty()) {
    out.poppler = open(bytes, GooString(password), out.rebuilt.get());
  }
  if (!out.poppler->isOk() && out.poppler->getErrorCode() == errEncrypted) {
    return encrypted(*out.poppler, !password.empty());
  }
  out.page_count = listed_pages(*out.poppler);
  if (out.poppler->isOk()) tell_what_is_beside(*out.poppler, out.notes);
  const int there = pages_there(*out.poppler);
  if (there > 0 && there == out.page_count) return out;
  auto salvaged = open_salvaged(bytes);
  if (salvaged && pages_there(*salvaged->poppler) > there) return std::move(*salvaged);
  if (out.poppler->isOk()) return out;  // perhaps without pages
  return Error{ErrorCode::damaged, "", "expected a PDF, found one too damaged to open"};
}

}  // namespace planlupp
