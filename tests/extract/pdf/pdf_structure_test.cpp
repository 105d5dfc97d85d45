#include <catch2/catch.hpp>

#include "extract/read_pdf.h"

using namespace planlupp;

namespace {

std::string ref(int number) { return PdfBytes::reference(number) + " "; }

std::string content(int id, const std::string& text, int y) {
  return "/P <</MCID " + std::to_string(id) + ">> BDC " + show(text, 100, y) + " EMC\n";
}

}  // namespace

TEST_CASE("words know the cell that the document's structure puts them in") {
  // Two pages; the table's second row has a cell with content on both.
  PdfBytes pdf;
  const int base = 3;  // the first object made here
  const int root = base, table = base + 1, head = base + 2, body = base + 3, th = base + 4,
            cut = base + 5, prose = base + 6, first = base + 7, second = base + 8,
            paragraph = base + 9;
  pdf.object(
      "<< /Type /StructTreeRoot /RoleMap << /Huvudcell /TH >> /ParentTree << /Kids [<< "
      "/Limits [0 0] /Nums [0 " +
      ref(first) + "] >> << /Limits [1 5] /Nums [1 " + ref(second) + "] >>] >> >>");
  pdf.object("<< /S /Table /P " + ref(root) + ">>");
  pdf.object("<< /S /TR /P " + ref(table) + ">>");
  pdf.object("<< /S /TR /P " + ref(table) + ">>");
  pdf.object("<< /S /Huvudcell /P " + ref(head) + "/A << /O /Table /ColSpan 2 >> >>");
  pdf.object("<< /S /TD /P " + ref(body) + ">>");
  pdf.object("<< /S /P /P " + ref(root) + ">>");
  pdf.object("[" + ref(th) + ref(paragraph) + ref(prose) + "]");
  pdf.object("[" + ref(paragraph) + "]");
  pdf.object("<< /S /P /P " + ref(cut) + ">>");
  pdf.catalog("/StructTreeRoot " + ref(root));
  pdf.page(content(0, "Risk", 700) + content(1, "borjan", 600) + content(2, "text", 500) +
               show("utan", 100, 400),
           "/StructParents 0");
  pdf.page(content(0, "slut", 700) + content(7, "okand", 600), "/StructParents 1");
  const ReadPdf result = read_pdf(pdf.text());
  REQUIRE(result.pages.size() == 2);

  const Page& one = result.pages[0];
  REQUIRE(texts(one) == Texts{"Risk", "borjan", "text", "utan"});
  REQUIRE(one.words[0].mark >= 0);
  const Mark& header = one.marks.at(static_cast<std::size_t>(one.words[0].mark));
  CHECK(header.header);
  CHECK(header.column_span == 2);
  REQUIRE(one.words[1].mark >= 0);
  const Mark& begin = one.marks.at(static_cast<std::size_t>(one.words[1].mark));
  CHECK_FALSE(begin.header);
  CHECK(begin.table == header.table);
  CHECK(begin.row != header.row);
  CHECK(one.words[2].mark == -1);
  CHECK(one.words[3].mark == -1);

  const Page& two = result.pages[1];
  REQUIRE(two.words[0].mark >= 0);
  const Mark& end = two.marks.at(static_cast<std::size_t>(two.words[0].mark));
  CHECK(end.row == begin.row);
  CHECK(end.cell == begin.cell);
  CHECK(two.words[1].mark == -1);
}

TEST_CASE("elements that are their own parents, and trees without end, are left alone") {
  PdfBytes pdf;
  pdf.object("<< /Type /StructTreeRoot /ParentTree 4 0 R >>");
  pdf.object("<< /Kids [4 0 R] /Nums [0 [5 0 R]] >>");
  pdf.object("<< /S /TD /P 6 0 R >>");
  pdf.object("<< /S /TR /P 5 0 R >>");
  pdf.catalog("/StructTreeRoot 3 0 R");
  pdf.page(content(0, "Risk", 700), "/StructParents 0");
  pdf.page(content(0, "Risk", 700), "/StructParents 7");
  const ReadPdf result = read_pdf(pdf.text());
  REQUIRE(result.pages.size() == 2);
  CHECK(result.pages[0].words.at(0).mark == -1);
  CHECK(result.pages[1].words.at(0).mark == -1);
}
