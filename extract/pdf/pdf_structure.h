// The structure tree of a tagged PDF: which cell of which table a piece of content belongs to.
//
//   content 7 of page 3  ->  P in TD in TR in Table  ->  table 2, row 14, cell 55
//
// A cell that a page break cuts has content on both pages and one number, so that its halves can be
// told to be one. Asked for page by page, through the tree's index of parents, so that a document
// of any length costs only what its pages hold.
#pragma once

#include <poppler/PDFDoc.h>

#include <string_view>
#include <unordered_map>
#include <vector>

#include "extract/pdf/drawing.h"

namespace planlupp {

class PdfStructure {
 public:
  explicit PdfStructure(PDFDoc& document);

  // Sets the drawing's marks, and the glyphs' to them. `content_ids` are the page's, which the
  // glyphs' marks point into until now.
  void resolve(int page, const std::vector<int>& content_ids, Drawing& drawing);

 private:
  // Running numbers of elements, by the number of their object.
  class Numbers {
   public:
    int of(int object) {
      return numbers_.try_emplace(object, static_cast<int>(numbers_.size())).first->second;
    }

   private:
    std::unordered_map<int, int> numbers_;
  };

  [[nodiscard]] Object parents_of(int page);
  [[nodiscard]] Object find_parents(const Object& node, int key, int& looks, int depth) const;
  [[nodiscard]] std::string_view role_of(const Object& element, std::string& kept) const;
  Mark mark_of(const Object& reference, int depth);
  void add_spans(const Object& element, Mark& mark) const;

  PDFDoc& document_;
  Object parent_tree_, roles_;
  Numbers tables_, rows_, cells_;
  std::unordered_map<int, Mark> known_;    // of the current page's elements in rows
  std::unordered_map<int, Mark> outside_;  // of tables and what is no part of rows: long to read
};

}  // namespace planlupp
