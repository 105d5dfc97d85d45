// What is broken: what can be read is read, and the rest is named.
#include <catch2/catch.hpp>
#include <fstream>
#include <iterator>

#include "extract/read_pdf.h"

using namespace planlupp;

namespace {

std::string data_file(const std::string& name) {
  std::ifstream file(PLANLUPP_SOURCE_DIR "/tests/extract/data/" + name, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::string three_pages() {
  PdfBytes pdf;
  for (const char* word : {"ett", "tv\345", "tre"}) pdf.page(show(word));
  return pdf.text();
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

}  // namespace

TEST_CASE("the empty user password opens, another one must be given") {
  CHECK(texts(read_pdf(data_file("encrypted_owner.pdf")).pages.at(0)) == Texts{"Risk", "2024"});
  const std::string closed = data_file("encrypted_user.pdf");
  CHECK(error_of_pdf(closed) == ErrorCode::encrypted);
  ExtractOptions options;
  options.password = "fel";
  CHECK(error_of_pdf(closed, options) == ErrorCode::encrypted);
  for (const char* password : {"hemlig", "owner"}) {
    options.password = password;
    CHECK(texts(read_pdf(closed, options).pages.at(0)) == Texts{"Risk", "2024"});
  }
}

TEST_CASE("a file cut anywhere gives its whole pages and names the others") {
  const std::string whole = three_pages();
  for (std::size_t tenth = 1; tenth < 10; ++tenth) {
    const std::string cut = whole.substr(0, whole.size() * tenth / 10);
    CAPTURE(tenth);
    std::vector<Page> pages;
    const auto summary = read_pages(std::as_bytes(std::span(cut)), {},
                                    [&](Page&& page) { pages.push_back(std::move(page)); });
    if (!summary) {
      CHECK(summary.error().code == ErrorCode::damaged);
      continue;
    }
    // Every page was read in full, or is named.
    CHECK(summary->page_count == 3);
    for (int number = 1; number <= summary->page_count; ++number) {
      const auto& missing = summary->missing_pages;
      const bool named = std::find(missing.begin(), missing.end(), number) != missing.end();
      const auto page = std::find_if(pages.begin(), pages.end(),
                                     [&](const Page& p) { return p.number == number; });
      const bool read = page != pages.end() && page->words.size() == 1;
      CHECK(named != read);
    }
    if (!summary->missing_pages.empty()) CHECK_FALSE(summary->notes.empty());
  }
}

TEST_CASE("pages whose list is lost are found") {
  const std::string whole = three_pages();
  // The catalog and the list of pages are overwritten, as if the beginning were lost.
  std::string damaged = replaced(whole, "/Type /Catalog", "/Txpe /Catalog");
  damaged = replaced(damaged, "/Type /Pages", "/Txpe /Pages");
  damaged = replaced(damaged, "/Pages 2 0 R", "/Pages 9999R");
  const ReadPdf result = read_pdf(damaged);
  REQUIRE(result.pages.size() == 3);
  CHECK(texts(result.pages[1]) == Texts{"två"});
  CHECK(note_codes(result.summary.notes) == Texts{"pdf-incomplete"});
}

TEST_CASE("a broken table of objects is made anew and told") {
  const std::string whole = three_pages();
  const std::size_t xref = whole.rfind("xref\n0");
  std::string broken = whole;
  for (std::size_t i = xref + 20; i < xref + 120; ++i) {
    if (broken[i] >= '0' && broken[i] <= '8') ++broken[i];
  }
  const ReadPdf result = read_pdf(broken);
  CHECK(result.pages.size() == 3);
  CHECK(texts(result.pages.at(2)) == Texts{"tre"});
  const ReadPdf lost = read_pdf(replaced(whole, "startxref", "startxxxx"));
  CHECK(lost.pages.size() == 3);
  CHECK(note_codes(lost.summary.notes) == Texts{"pdf-xref"});
}

TEST_CASE("junk before the header does no harm") {
  const std::string text = std::string(700, 'x') + "\n" + three_pages();
  CHECK(is_pdf(std::as_bytes(std::span(text))));
  CHECK(read_pdf(text).pages.size() == 3);
}

TEST_CASE("what only begins like a PDF is damaged") {
  CHECK(error_of_pdf("%PDF-1.7\n") == ErrorCode::damaged);
  CHECK(error_of_pdf("%PDF-1.7\nhej hej\n%%EOF") == ErrorCode::damaged);
}

TEST_CASE("a document without pages is read and told") {
  PdfBytes pdf;
  const ReadPdf result = read_pdf(pdf.text());
  CHECK(result.pages.empty());
  CHECK(result.summary.page_count == 0);
  CHECK(note_codes(result.summary.notes) == Texts{"no-pages"});
}

TEST_CASE("page boxes of no, negative or huge size still give the words") {
  for (const char* box :
       {"[0 0 0 0]", "[0 0 600 0]", "[600 800 0 0]", "[-600 -800 0 0]", "[0 0 1e12 1e12]",
        "[0 0 99999999 99999999]", "[1 2 3]", "[]", "[a b c d]", "[-1e30 -1e30 1e30 1e30]"}) {
    PdfBytes pdf;
    pdf.page(show("Risk", -500 * (box[1] == '-' && box[2] == '6'),
                  700 - 1000 * (box[1] == '-' && box[2] == '6')),
             std::string("/MediaBox ") + box);
    const ReadPdf result = read_pdf(pdf.text());
    CAPTURE(box);
    REQUIRE(result.pages.size() == 1);
    const Page& page = result.pages[0];
    CHECK(page.width >= 1);
    CHECK(page.height >= 1);
    CHECK(page.width <= 20000);
    CHECK(page.height <= 20000);
    REQUIRE(texts(page) == Texts{"Risk"});
    CHECK_FALSE(page.words[0].invisible);
  }
}

TEST_CASE("a page whose content is not in the file is named") {
  const ReadPdf result = read_pdf(replaced(three_pages(), "/Contents 4 0 R", "/Contents 99 0 R"));
  CHECK(result.pages.size() == 3);
  CHECK(result.summary.missing_pages == std::vector<int>{1});
  CHECK(note_codes(result.pages[0].notes) == Texts{"page-damaged"});
  PdfBytes empty;
  empty.page("");
  CHECK(read_pdf(empty.text()).summary.missing_pages.empty());
}

TEST_CASE("a part of a page's content that is not in the file leaves the others") {
  const std::string whole = three_pages();
  const ReadPdf lost = read_pdf(replaced(whole, "/Contents 4 0 R", "/Contents [99 0 R 4 0 R]"));
  CHECK(texts(lost.pages.at(0)) == Texts{"ett"});
  CHECK(lost.summary.missing_pages == std::vector<int>{1});
  const ReadPdf none = read_pdf(replaced(whole, "/Contents 4 0 R", "/Contents [null 4 0 R]"));
  CHECK(texts(none.pages.at(0)) == Texts{"ett"});
  CHECK(none.summary.missing_pages.empty());
}

TEST_CASE("pages that a broken list leaves out are found") {
  const std::string whole = three_pages();
  for (const char* kids : {"/Kids [null 99 0 R ", "/Kids [2 0 R (x) ", "/Kids [<< /Type /Page "}) {
    CAPTURE(kids);
    const ReadPdf result = read_pdf(replaced(whole, "/Kids [", kids));
    Texts found;
    for (const Page& page : result.pages) {
      for (const std::string& word : texts(page)) found.push_back(word);
    }
    CHECK(found == Texts{"ett", "två", "tre"});
    CHECK_FALSE(result.summary.notes.empty());
  }
}

TEST_CASE("pages that a list promises and does not have are named by one note") {
  const ReadPdf result = read_pdf(replaced(three_pages(), "/Count 3", "/Count 9"));
  CHECK(result.pages.size() == 3);
  CHECK(result.summary.missing_pages == std::vector<int>{4, 5, 6, 7, 8, 9});
  CHECK(note_codes(result.summary.notes) == Texts{"page-missing"});
  const ReadPdf untrue = read_pdf(replaced(three_pages(), "/Count 3", "/Count 2147483647"));
  CHECK(untrue.pages.size() == 3);
  CHECK(untrue.summary.missing_pages.empty());
}

TEST_CASE("what a person would see beside the pages is told") {
  PdfBytes files;
  files.page(show("Risk"));
  files.catalog("/Names << /EmbeddedFiles << /Names [(plan.pdf) << /Type /Filespec >>] >> >>");
  CHECK(note_codes(read_pdf(files.text()).summary.notes) == Texts{"embedded-files"});
  PdfBytes form;
  form.page(show("Please wait..."));
  form.catalog("/NeedsRendering true");
  CHECK(note_codes(read_pdf(form.text()).summary.notes) == Texts{"xfa-form"});
  PdfBytes blank;
  blank.page("");
  CHECK(note_codes(read_pdf(blank.text()).summary.notes) == Texts{"no-text"});
}

TEST_CASE("a document that is locked otherwise than by a password says so") {
  PdfBytes pdf;
  pdf.page(show("Risk"));
  pdf.trailer("/Encrypt << /Filter /Adobe.PubSec /V 1 >>");
  const std::string text = pdf.text();
  const auto result = read_pages(std::as_bytes(std::span(text)), {}, [](Page&&) {});
  REQUIRE_FALSE(result);
  CHECK(result.error().code == ErrorCode::encrypted);
  CHECK(result.error().message.find("Adobe.PubSec") != std::string::npos);
}

TEST_CASE("pages that contain themselves end") {
  const std::string whole = three_pages();
  const std::size_t kids = whole.find("/Kids [");
  std::string cyclic = whole;
  cyclic.replace(kids + 7, 5, "2 0 R");  // the list is its own first page
  const ReadPdf result = read_pdf(cyclic);
  CHECK(result.pages.size() >= 2);
  CHECK(result.pages.size() + result.summary.missing_pages.size() >= 3);
}

TEST_CASE("forms that contain themselves end") {
  PdfBytes pdf;
  const int form = pdf.stream(show("i") + "/X Do /X Do",
                              "/Type /XObject /Subtype /Form /BBox [0 0 600 800] /Resources << "
                              "/XObject << /X 3 0 R >> /Font << /F1 4 0 R >> >>");
  REQUIRE(form == 3);
  pdf.page(show("Risk", 100, 500) + "/X Do", "", "/XObject << /X 3 0 R >>");
  const ReadPdf result = read_pdf(pdf.text());
  REQUIRE(result.pages.size() == 1);
  CHECK(texts(result.pages[0]).at(0) == "Risk");
}

TEST_CASE("forms within forms that would never end are cut") {
  PdfBytes pdf;
  const int depth = 60;
  for (int i = 0; i < depth; ++i) {  // 2 to the power of 60 if nobody counted
    pdf.stream("/X Do /X Do",
               "/Type /XObject /Subtype /Form /BBox [0 0 600 800] /Resources << /XObject << /X " +
                   PdfBytes::reference(i + 4) + " >> >>");
  }
  pdf.stream("0 0 m 1 1 l S", "/Type /XObject /Subtype /Form /BBox [0 0 600 800]");
  pdf.page(show("Risk") + "/X Do", "", "/XObject << /X 3 0 R >>");
  pdf.page(show("sedan"));
  const ReadPdf result = read_pdf(pdf.text());
  REQUIRE(result.pages.size() == 2);
  CHECK(texts(result.pages[0]) == Texts{"Risk"});
  CHECK(note_codes(result.pages[0].notes) == Texts{"page-limit"});
  CHECK(result.summary.missing_pages == std::vector<int>{1});
  CHECK(texts(result.pages[1]) == Texts{"sedan"});
}

TEST_CASE("a page over the limits is cut and told") {
  ExtractOptions options;
  options.limits.glyphs_per_page = 1000;
  options.limits.paths_per_page = 1000;
  std::string much_text, many_paths;
  for (int i = 0; i < 2000; ++i) {
    much_text += show("ab");
    many_paths += "0 0 m 9 9 l S\n";
  }
  for (const std::string& content : {much_text, many_paths}) {
    PdfBytes pdf;
    pdf.page(content);
    const ReadPdf result = read_pdf(pdf.text(), options);
    CHECK(note_codes(result.pages.at(0).notes) == Texts{"page-limit"});
    CHECK(result.summary.missing_pages == std::vector<int>{1});
  }
}

TEST_CASE("a document of too many pages is refused") {
  ExtractOptions options;
  options.limits.pages = 2;
  CHECK(error_of_pdf(three_pages(), options) == ErrorCode::too_large);
}
