// Which headings a table stands under: the nearest (its area) and the chapter above (strategy).
//
//   # Strategi för vård        chapter: has areas of its own below
//   ## Nära vård               area of the table below it
//   | Mål | Målvärde |
//
// Where headings carry no levels, a chapter is a heading that is followed by another one before any
// table; a contents list that names some headings only tells the chapters.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "extract/table.h"

namespace planlupp {

class Terms;

struct Section {
  std::optional<std::size_t> area;  // indexes into Extraction::elements
  std::optional<std::size_t> strategy;
};

// Headings that are sentences ("Indikatorer kopplade till området är ...") become paragraphs.
void demote_sentences(Extraction& extraction, const Terms& terms);

// "Nämndmål: Trygg skola" above a table, with a paragraph between at most, is a heading, where it
// was taken for a paragraph or its first line.
void promote_goals(Extraction& extraction, const Terms& terms);

// One per table of the extraction. `title`: the element of the document's title, never an area.
// `records`: one per table, whether it holds records of an area (a chapter may have a table of its
// own, of its priorities).
[[nodiscard]] std::vector<Section> find_sections(const Extraction& extraction,
                                                 std::optional<std::size_t> title,
                                                 const std::vector<bool>& records);

// The heading's words: without "##" and the number before it.
[[nodiscard]] std::string heading_words(const Extraction& extraction, const Element& heading);

}  // namespace planlupp
