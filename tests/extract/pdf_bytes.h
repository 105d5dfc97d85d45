// Small PDFs for tests, put together from strings.
//
//   PdfBytes pdf;
//   pdf.page("BT /F1 12 Tf 72 700 Td (Jag) Tj ET");
//   read(pdf.bytes())
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace planlupp {

class PdfBytes {
 public:
  // Adds an object; its number is returned. Objects 1 (catalog) and 2 (pages) are made last.
  int object(const std::string& body) {
    objects_.push_back(body);
    return static_cast<int>(objects_.size()) + 2;
  }

  int stream(const std::string& content, const std::string& entries = "") {
    return object("<< " + entries + " /Length " + std::to_string(content.size()) + " >>\nstream\n" +
                  content + "\nendstream");
  }

  // A page of 600 by 800 points, unless `entries` says otherwise. Font /F1 is Helvetica with
  // WinAnsiEncoding.
  int page(const std::string& content, const std::string& entries = "",
           const std::string& resources = "", const std::string& fonts = "") {
    if (font_ == 0) {
      font_ = object(
          "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>");
    }
    const int contents = stream(content);
    const std::string box =
        entries.find("/MediaBox") == std::string::npos ? " /MediaBox [0 0 600 800]" : "";
    const int number = object("<< /Type /Page /Parent 2 0 R" + box + " " + entries + " /Contents " +
                              reference(contents) + " /Resources << /Font << /F1 " +
                              reference(font_) + " " + fonts + " >> " + resources + " >> >>");
    pages_.push_back(number);
    return number;
  }

  void catalog(const std::string& entries) { catalog_ = entries; }
  void trailer(const std::string& entries) { trailer_ = entries; }

  [[nodiscard]] std::string text() const {
    std::string kids;
    for (const int page : pages_) kids += reference(page) + " ";
    std::vector<std::string> all = {
        "<< /Type /Catalog /Pages 2 0 R " + catalog_ + " >>",
        "<< /Type /Pages /Kids [" + kids + "] /Count " + std::to_string(pages_.size()) + " >>"};
    all.insert(all.end(), objects_.begin(), objects_.end());
    std::string out = "%PDF-1.7\n";
    std::string xref;
    for (std::size_t i = 0; i < all.size(); ++i) {
      const std::string offset = std::to_string(out.size());
      xref += std::string(10 - offset.size(), '0') + offset + " 00000 n \n";
      out += std::to_string(i + 1) + " 0 obj\n" + all[i] + "\nendobj\n";
    }
    const std::string size = std::to_string(all.size() + 1);
    const std::string start = std::to_string(out.size());
    return out + "xref\n0 " + size + "\n0000000000 65535 f \n" + xref + "trailer\n<< /Size " +
           size + " /Root 1 0 R " + trailer_ + " >>\nstartxref\n" + start + "\n%%EOF\n";
  }

  static std::string reference(int number) { return std::to_string(number) + " 0 R"; }

 private:
  std::vector<std::string> objects_;
  std::vector<int> pages_;
  std::string catalog_, trailer_;
  int font_ = 0;
};

}  // namespace planlupp
