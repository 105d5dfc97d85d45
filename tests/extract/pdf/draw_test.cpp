#include "extract/pdf/draw.h"

#include <catch2/catch.hpp>

#include "extract/read_pdf.h"

using namespace planlupp;

namespace {

std::uint32_t be32(const std::string& png, std::size_t at) {
  std::uint32_t out = 0;
  for (std::size_t i = 0; i < 4; ++i) {
    out = out << 8 | static_cast<unsigned char>(png.at(at + i));
  }
  return out;
}

Result<std::string> draw(const std::string& pdf, int page, const std::vector<Outline>& boxes) {
  DrawOptions options;
  options.dpi = 72;
  return draw_page(std::as_bytes(std::span(pdf)), page, boxes, options);
}

}  // namespace

TEST_CASE("a page is drawn as PNG in its size, with the outlines over it") {
  PdfBytes pdf;
  pdf.page(show("Risk"), "/Rotate 90");
  const auto plain = draw(pdf.text(), 1, {});
  REQUIRE(plain);
  CHECK(plain->substr(1, 3) == "PNG");
  CHECK(be32(*plain, 16) == 800);
  CHECK(be32(*plain, 20) == 600);
  const auto marked = draw(pdf.text(), 1, {{{10, 10, 100, 50}, 0xFF0000, 1, 0.2}});
  REQUIRE(marked);
  CHECK(*marked != *plain);
}

TEST_CASE("outlines outside the page do no harm") {
  PdfBytes pdf;
  pdf.page(show("Risk"));
  CHECK(draw(pdf.text(), 1, {{{-1e9, -5, 1e12, 1e9}, 0, 1, 0.5}, {{700, 900, 800, 950}, 0, 1, 1}}));
}

TEST_CASE("what cannot be drawn is an error") {
  PdfBytes pdf;
  pdf.page(show("Risk"));
  CHECK(draw(pdf.text(), 2, {}).error().code == ErrorCode::not_found);
  CHECK(draw(pdf.text(), 0, {}).error().code == ErrorCode::not_found);
  CHECK(draw("hej", 1, {}).error().code == ErrorCode::unsupported);
  CHECK(draw("%PDF-1.4", 1, {}).error().code == ErrorCode::damaged);
  PdfBytes huge;
  huge.page("", "/MediaBox [0 0 1000000 1000000]");
  CHECK(draw(huge.text(), 1, {}).error().code == ErrorCode::too_large);
}

TEST_CASE("outlines are those of the page's tables, cells and spans") {
  Extraction extraction;
  extraction.lines.resize(2);
  extraction.lines[0].page = 1;
  extraction.lines[1].page = 2;
  Table table;
  table.columns = 1;
  table.pages = {1, 2};
  table.box = {0, 0, 100, 100};
  table.header_rows = 1;
  Row head, body;
  head.cells.resize(1);
  head.cells[0].lines = {{"Risk", 0, Box{10, 10, 30, 20}}};
  body.cells.resize(1);
  body.cells[0].row_span = 2;
  body.cells[0].lines = {{"Jag", 1, Box{10, 40, 30, 50}}};
  table.rows = {head, body};
  extraction.tables = {table};

  const auto first = outlines(extraction, 1);
  REQUIRE(first.size() == 2);
  CHECK(first[0].tint > 0);
  CHECK(first[1].box.x1 == 100);
  const auto second = outlines(extraction, 2);
  REQUIRE(second.size() == 2);
  CHECK(second[0].box.y0 == 40);
  CHECK(second[1].box.y1 == 50);
  CHECK(second[0].colour != first[0].colour);
  CHECK(outlines(extraction, 3).empty());
}
