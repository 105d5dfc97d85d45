// Pages are drawn by an interpreter of our own, or by Poppler's where they hold something that ours
// does not know. Both must draw the same.
#include <catch2/catch.hpp>

#include "extract/read_pdf.h"

using namespace planlupp;

namespace {

struct Content {
  std::string what, content;
};

// An annotation that shows nothing, but which our interpreter leaves to Poppler.
constexpr const char* kByPoppler = "/Annots [<< /Type /Annot /Subtype /Popup /Rect [0 0 0 0] >>]";

Page page_of(const std::string& content, const std::string& entries) {
  PdfBytes pdf;
  const int form = pdf.stream("0 0 1 rg 0 0 30 10 re f " + show("form", 2, 3),
                              "/Type /XObject /Subtype /Form /BBox [0 0 40 20] /Matrix "
                              "[1 0 0 1 300 300] /Resources << /Font << /F1 4 0 R >> >>");
  REQUIRE(form == 3);
  pdf.object("<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding >>");
  const int profile = pdf.stream("", "/N 3 /Alternate /DeviceRGB");
  pdf.page(content, entries,
           "/XObject << /X 3 0 R >> /ExtGState << /G << /ca 0.5 /CA 0.25 /LW 2 >> /M << /BM "
           "/Multiply >> >> /ColorSpace << /C [/ICCBased " +
               PdfBytes::reference(profile) + "] /P [/CalRGB << /WhitePoint [1 1 1] >>] >>" +
               " /Properties << /T << /MCID 3 >> >>",
           "/F2 4 0 R");
  return read_pdf(pdf.text()).pages.at(0);
}

void check_box(const Box& a, const Box& b) {
  CHECK(a.x0 == Approx(b.x0).margin(1e-3));
  CHECK(a.y0 == Approx(b.y0).margin(1e-3));
  CHECK(a.x1 == Approx(b.x1).margin(1e-3));
  CHECK(a.y1 == Approx(b.y1).margin(1e-3));
}

void check_rulings(const std::vector<Ruling>& a, const std::vector<Ruling>& b) {
  REQUIRE(a.size() == b.size());
  for (std::size_t i = 0; i < a.size(); ++i) {
    check_box({a[i].begin, a[i].position, a[i].end, a[i].thickness},
              {b[i].begin, b[i].position, b[i].end, b[i].thickness});
    CHECK(a[i].colour == b[i].colour);
  }
}

void check_same(const Page& a, const Page& b) {
  CHECK(a.width == b.width);
  CHECK(a.height == b.height);
  REQUIRE(texts(a) == texts(b));
  for (std::size_t i = 0; i < a.words.size(); ++i) {
    const Word& left = a.words[i];
    const Word& right = b.words[i];
    CAPTURE(left.text);
    check_box(left.box, right.box);
    CHECK(left.colour == right.colour);
    CHECK(left.font_size == Approx(right.font_size));
    CHECK(left.rotation == right.rotation);
    CHECK(left.invisible == right.invisible);
    CHECK(left.bold == right.bold);
    CHECK(a.fonts.at(left.font).name == b.fonts.at(right.font).name);
  }
  check_rulings(a.horizontal, b.horizontal);
  check_rulings(a.vertical, b.vertical);
  REQUIRE(a.areas.size() == b.areas.size());
  for (std::size_t i = 0; i < a.areas.size(); ++i) {
    check_box(a.areas[i].box, b.areas[i].box);
    CHECK(a.areas[i].colour == b.areas[i].colour);
    CHECK(a.areas[i].mark == b.areas[i].mark);
  }
}

const Content kContents[] = {
    {"text positions",
     "BT /F1 10 Tf 14 TL 100 700 Td (ett) Tj T* (tv\345) Tj 5 -20 TD (tre) Tj "
     "(fyra) ' 3 1 (fem sex) \" 1 0 0 1 300 300 Tm (sju) Tj ET"},
    {"text state",
     "BT /F2 10 Tf 100 700 Td 2 Tc (ab) Tj 0 Tc 5 Tw (a b) Tj 50 Tz (smalt h) Tj 100 "
     "Tz 4 Ts (upp) Tj 0 Ts 2 Tr (fet) Tj 3 Tr (dold) Tj ET"},
    {"kerning and jumps", "BT /F1 10 Tf 100 700 Td [(Ri) 20 (sk) -800 (Jag) -3000 (x)] TJ ET"},
    {"turned and mirrored text",
     "BT /F1 10 Tf 0 1 -1 0 200 300 Tm (upp) Tj -1 0 0 -1 400 400 Tm "
     "(ner) Tj 1 0 0.3 1 100 100 Tm (lutar) Tj ET BT /F1 -10 Tf 300 "
     "200 Td (omv) Tj ET"},
    {"paths",
     "10 10 m 100 10 l 100 60 l h S 200 200 100 40 re f 2 w 10 300 m 400 300 l S "
     "50 500 m 50 560 110 560 110 500 c f 300 500 m 360 560 360 500 v 300 500 300 450 y b "
     "400 400 80 80 re 401 401 m 401 479 l 479 479 l 479 401 l h f*"},
    {"colours",
     "1 0 0 rg 10 10 50 50 re f 0.5 g 110 10 50 50 re f 0 1 1 0 k 210 10 50 50 re f "
     "/C cs 0.2 0.4 0.6 sc 310 10 50 50 re f /DeviceCMYK cs 410 10 50 50 re f "
     "/P cs 1 1 0 scn 10 110 50 50 re f 0 0 1 RG 10 300 m 300 300 l S"},
    {"clips", "q 100 100 200 200 re W n 0 1 0 rg 50 50 100 400 re f " + show("inne", 150, 150) +
                  show("ute", 20, 20) + " Q 1 0 0 rg 400 400 100 100 re f"},
    {"graphics states",
     "q /G gs 1 0 0 rg 10 10 50 50 re f 10 200 m 300 200 l S Q /M gs 0 1 0 rg "
     "110 10 50 50 re f " +
         show("text")},
    {"matrices", "q 0 2 -2 0 500 100 cm 10 10 50 20 re f " + show("vriden", 20, 40) +
                     " Q 0.1 0 0 0.1 0 0 cm 10 w 100 5000 m 3000 5000 l S"},
    {"forms", "q 2 0 0 2 0 0 cm /X Do Q q 1 0 0 1 -100 50 cm /X Do Q " + show("efter")},
    {"marked content", "/P <</MCID 0>> BDC " + show("ett") + " EMC /P /T BDC " + show("tre", 200) +
                           " EMC /Span <</ActualText (xyz)>> BDC " + show("abc", 300) + " EMC"},
};

}  // namespace

TEST_CASE("our interpreter and Poppler's draw the same") {
  for (const Content& row : kContents) {
    for (const std::string entries : {"", "/Rotate 90", "/Rotate 180 /CropBox [20 30 550 700]",
                                      "/MediaBox [-10 -20 590 780]"}) {
      CAPTURE(row.what, entries);
      const Page ours = page_of(row.content, entries);
      CHECK(ours.words.size() + ours.areas.size() + ours.horizontal.size() > 0);
      check_same(ours, page_of(row.content, entries + kByPoppler));
    }
  }
}

TEST_CASE("what our interpreter does not know is drawn all the same") {
  const std::string rows[] = {
      "BI /W 1 /H 1 /BPC 1 /CS /G ID \x80\nEI " + show("Risk"),  // an image in the content
      "/Unknown gs " + show("Risk"),
      show("Risk") + " 1 2 unknownoperator",
      show("Risk") + " (never closed",
      "Q Q " + show("Risk"),
      "EMC " + show("Risk"),
  };
  for (const std::string& content : rows) {
    CAPTURE(content);
    CHECK(texts(page_of(content, "")) == Texts{"Risk"});
  }
}
