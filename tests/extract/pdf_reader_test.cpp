#include "extract/pdf_reader.h"

#include <catch2/catch.hpp>

#include "extract/pdf_bytes.h"

using namespace planlupp;

namespace {

struct Read {
  std::vector<Page> pages;
  PdfSummary summary;
};

Read read(const std::string& text) {
  Read out;
  auto summary = read_pages(std::as_bytes(std::span(text)), {},
                            [&](Page&& page) { out.pages.push_back(std::move(page)); });
  REQUIRE(summary);
  out.summary = *summary;
  return out;
}

std::vector<std::string> texts(const Page& page) {
  std::vector<std::string> out;
  for (const Word& word : page.words) out.push_back(word.text);
  return out;
}

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("a page has its words with place, size and colour") {
  PdfBytes pdf;
  pdf.page("1 0 0 rg BT /F1 10 Tf 100 700 Td (Risk f\366r) Tj ET");
  const Read result = read(pdf.text());
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
}

TEST_CASE("rules and coloured cells are read in the page's coordinates") {
  PdfBytes pdf;
  pdf.page("0 0.5 0 rg 100 600 200 20 re f 0.5 w 100 600 m 300 600 l S");
  const Page page = read(pdf.text()).pages.at(0);
  REQUIRE(page.areas.size() == 1);
  CHECK(page.areas[0].box.y0 == Approx(180));
  CHECK(page.areas[0].box.y1 == Approx(200));
  CHECK(page.areas[0].colour == 0x008000);
  REQUIRE(page.horizontal.size() == 1);
  CHECK(page.horizontal[0].position == Approx(200));
}

TEST_CASE("/Rotate and the crop box apply") {
  PdfBytes pdf;
  pdf.page("BT /F1 10 Tf 100 700 Td (a) Tj ET", "/Rotate 90 /CropBox [50 50 550 750]");
  const Page page = read(pdf.text()).pages.at(0);
  CHECK(page.width == 700);
  CHECK(page.height == 500);
  REQUIRE(page.words.size() == 1);
  CHECK(page.words[0].rotation == 1);
}
