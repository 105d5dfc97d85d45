#include "extract/pdf/pdf_reader.h"

#include <catch2/catch.hpp>

#include "extract/read_pdf.h"

using namespace planlupp;

TEST_CASE("a page has its words with place, size and colour") {
  PdfBytes pdf;
  pdf.page("1 0 0 rg " + show("Risk f\366r"));
  const ReadPdf result = read_pdf(pdf.text());
  REQUIRE(result.pages.size() == 1);
  const Page& page = result.pages[0];
  CHECK(page.width == 600);
  CHECK(page.height == 800);
  CHECK(texts(page) == Texts{"Risk", "för"});
  CHECK(page.words[0].baseline == Approx(100));
  CHECK(page.words[0].box.x0 == Approx(100));
  CHECK(page.words[0].font_size == Approx(10));
  CHECK(page.words[0].colour == 0xFF0000);
  CHECK(page.fonts.at(page.words[0].font).name == "Helvetica");
  CHECK(result.summary.page_count == 1);
  CHECK(result.summary.missing_pages.empty());
  CHECK(result.summary.notes.empty());
}

TEST_CASE("rules and coloured cells are read in the page's coordinates") {
  PdfBytes pdf;
  pdf.page("0 0.5 0 rg 100 600 200 20 re f 0.5 w 100 600 m 300 600 l S");
  const Page page = read_pdf(pdf.text()).pages.at(0);
  REQUIRE(page.areas.size() == 1);
  CHECK(page.areas[0].box.y0 == Approx(180));
  CHECK(page.areas[0].box.y1 == Approx(200));
  CHECK(page.areas[0].colour == 0x008000);
  REQUIRE(page.horizontal.size() == 1);
  CHECK(page.horizontal[0].position == Approx(200));
}

TEST_CASE("rules and areas end at the clip") {
  PdfBytes pdf;
  pdf.page("100 600 50 50 re W n 1 0 0 rg 0 0 600 620 re f 0 610 m 600 610 l S");
  const Page page = read_pdf(pdf.text()).pages.at(0);
  REQUIRE(page.areas.size() == 1);
  CHECK(page.areas[0].box.x0 == Approx(100));
  CHECK(page.areas[0].box.x1 == Approx(150));
  CHECK(page.areas[0].box.y0 == Approx(180));
  REQUIRE(page.horizontal.size() == 1);
  CHECK(page.horizontal[0].begin == Approx(100));
  CHECK(page.horizontal[0].end == Approx(150));
}

TEST_CASE("/Rotate and the crop box apply") {
  struct Row {
    std::string rotate;
    double width, height;
    int rotation;
    double x, y;  // of the baseline's beginning
  };
  const Row rows[] = {{"0", 500, 700, 0, 50, 50},
                      {"90", 700, 500, 1, 650, 50},
                      {"180", 500, 700, 2, 450, 650},
                      {"270", 700, 500, 3, 50, 450}};
  for (const Row& row : rows) {
    PdfBytes pdf;
    pdf.page(show("a"), "/Rotate " + row.rotate + " /CropBox [50 50 550 750]");
    const Page page = read_pdf(pdf.text()).pages.at(0);
    CAPTURE(row.rotate);
    CHECK(page.width == row.width);
    CHECK(page.height == row.height);
    REQUIRE(page.words.size() == 1);
    const Word& word = page.words[0];
    CHECK(word.rotation == row.rotation);
    const bool upright = row.rotation % 2 == 1;
    CHECK(word.baseline == Approx(upright ? row.x : row.y));
    CHECK(word.edges.at(0) == Approx(upright ? row.y : row.x));
  }
}

TEST_CASE("a head that runs upwards is one word with its rotation") {
  PdfBytes pdf;
  pdf.page("BT /F1 10 Tf 0 1 -1 0 200 300 Tm (Sannolikhet) Tj ET");
  const Page page = read_pdf(pdf.text()).pages.at(0);
  REQUIRE(page.words.size() == 1);
  CHECK(page.words[0].text == "Sannolikhet");
  CHECK(page.words[0].rotation == 3);
  CHECK(page.words[0].box.y1 == Approx(500));
  CHECK(page.words[0].box.y1 - page.words[0].box.y0 > 40);
}

TEST_CASE("text that nobody sees is told from text that is seen") {
  struct Row {
    std::string what, content;
    bool invisible;
  };
  const Row rows[] = {
      {"plain", show("a"), false},
      {"render mode 3", "3 Tr " + show("a"), true},
      {"white on paper", "1 g " + show("a"), true},
      {"white on a dark cell", "0 0 0.5 rg 90 690 50 30 re f 1 g " + show("a"), false},
      {"dark on the same dark", "0 0 0.5 rg 90 690 50 30 re f " + show("a"), true},
      {"covered later", show("a") + "0.9 g 90 690 50 30 re f", true},
      {"marked by a see-through fill", show("a") + "/G gs 1 1 0 rg 90 690 50 30 re f", false},
      {"outside the clip", "0 0 50 50 re W n " + show("a"), true},
  };
  for (const Row& row : rows) {
    PdfBytes pdf;
    pdf.page(row.content, "", "/ExtGState << /G << /ca 0.5 >> >>");
    const Page page = read_pdf(pdf.text()).pages.at(0);
    CAPTURE(row.what);
    REQUIRE(page.words.size() == 1);
    CHECK(page.words[0].invisible == row.invisible);
  }
}

TEST_CASE("white text on an image is seen") {
  PdfBytes pdf;
  const int image = pdf.stream(std::string(1, '\0'),
                               "/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace "
                               "/DeviceGray /BitsPerComponent 8");
  pdf.page("q 600 0 0 300 0 500 cm /I Do Q 1 g " + show("a"), "",
           "/XObject << /I " + PdfBytes::reference(image) + " >>");
  const Page page = read_pdf(pdf.text()).pages.at(0);
  REQUIRE(page.words.size() == 1);
  CHECK_FALSE(page.words[0].invisible);
  CHECK(page.images.size() == 1);
}

TEST_CASE("text outside the page is left out and told") {
  PdfBytes pdf;
  pdf.page(show("inne") + show("ute", 700, 700) + show("under", 100, -50));
  const Page page = read_pdf(pdf.text()).pages.at(0);
  CHECK(texts(page) == Texts{"inne"});
  REQUIRE(page.notes.size() == 1);
  CHECK(page.notes[0].code == "outside-page");
  CHECK(page.notes[0].message == "2 words outside the page left out");
}

TEST_CASE("an image without text is a scan") {
  PdfBytes pdf;
  const int image = pdf.stream(std::string(1, '\0'),
                               "/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace "
                               "/DeviceGray /BitsPerComponent 8");
  const std::string resources = "/XObject << /I " + PdfBytes::reference(image) + " >>";
  pdf.page(show("Internkontrollplan"));
  pdf.page("q 600 0 0 800 0 0 cm /I Do Q", "", resources);
  pdf.page("");
  pdf.page("q 600 0 0 800 0 0 cm /I Do Q 3 Tr " + show("igenkänd"), "", resources);
  const ReadPdf result = read_pdf(pdf.text());
  REQUIRE(result.pages.size() == 4);
  CHECK_FALSE(result.pages[0].scan);
  CHECK(result.pages[1].scan);
  CHECK(note_codes(result.pages[1].notes) == Texts{"scan"});
  CHECK_FALSE(result.pages[2].scan);  // empty is not a scan
  CHECK(result.summary.missing_pages == std::vector<int>{2});
  REQUIRE(result.pages[3].words.size() == 1);
  CHECK_FALSE(result.pages[3].words[0].invisible);
  CHECK(note_codes(result.pages[3].notes) == Texts{"ocr-text"});
}

TEST_CASE("a scan with a stamp on it is a doubt, a cover with a picture is none") {
  PdfBytes pdf;
  const int image = pdf.stream(std::string(1, '\0'),
                               "/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace "
                               "/DeviceGray /BitsPerComponent 8");
  const std::string resources = "/XObject << /I " + PdfBytes::reference(image) + " >>";
  for (int i = 0; i < 3; ++i) {
    pdf.page("q 600 0 0 800 0 0 cm /I Do Q " + show("Dnr KS 2024/123"), "", resources);
  }
  const ReadPdf result = read_pdf(pdf.text());
  CHECK(result.pages.at(0).notes.empty());
  CHECK(note_codes(result.pages.at(1).notes) == Texts{"image-page"});
  CHECK(result.pages.at(2).notes.empty());
  CHECK(result.summary.missing_pages.empty());
}

TEST_CASE("the text that the author gives for glyphs stands in their place") {
  PdfBytes pdf;
  pdf.page("BT /F1 10 Tf 100 700 Td (ris) Tj /Span << /ActualText (ker) >> BDC (zzz) Tj EMC ET");
  CHECK(texts(read_pdf(pdf.text()).pages.at(0)) == Texts{"risker"});
}

TEST_CASE("soft hyphens stay") {
  PdfBytes pdf;
  const int font = pdf.object(
      "<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding << /Type /Encoding "
      "/Differences [65 /uni00AD] >> >>");
  pdf.page("BT /F2 10 Tf 100 700 Td (bcA) Tj ET", "", "", "/F2 " + PdfBytes::reference(font));
  CHECK(texts(read_pdf(pdf.text()).pages.at(0)) == Texts{"bc\u00AD"});
}

TEST_CASE("a font that does not tell its characters is told, and stores no rubbish") {
  PdfBytes pdf;
  const int descendant = pdf.object(
      "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /X /CIDSystemInfo << /Registry (Adobe) "
      "/Ordering (Identity) /Supplement 0 >> /DW 500 >>");
  const int font = pdf.object(
      "<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H "
      "/DescendantFonts [" +
      PdfBytes::reference(descendant) + "] >>");
  pdf.page("BT /F2 10 Tf 100 700 Td <000500060007> Tj ET " + show("synlig", 100, 500), "", "",
           "/F2 " + PdfBytes::reference(font));
  const Page page = read_pdf(pdf.text()).pages.at(0);
  CHECK(texts(page) == Texts{"synlig"});
  REQUIRE(note_codes(page.notes) == Texts{"no-unicode"});
  CHECK(page.notes[0].level == NoteLevel::loss);
}
