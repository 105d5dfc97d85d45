// Where figures stand on a character grid, below which head: set flush right or centred, they begin
// nowhere near where it does.
//
//   Utgångsvärde   Målvärde       Utfall   Ansvarig
//         12 400   Minst 14 000    9 850 Rektor         <- behind a figure another text
#pragma once

#include <map>
#include <optional>
#include <set>
#include <span>
#include <vector>

#include "extract/tables/blocks_from_lines.h"
#include "extract/tables/columns_from_chunks.h"

namespace planlupp {

// Figures between where their head begins and where the next one does. A slot of which a line fills
// two places is no such one.
class GridSlots {
 public:
  GridSlots(const Page& page, const Flow& flow, Block block);
  // Where the chunk's text begins, or its head; a head of one letter where its figures do.
  [[nodiscard]] double start_of(const Chunk& chunk) const;
  // Where the text begins that stands behind a slot's figure.
  [[nodiscard]] std::optional<double> second_start_of(const Chunk& chunk) const;

 private:
  static bool lies_in(const Chunk& chunk, double x0, double x1);
  // Heads of one letter are pushed left with the heads before them, and rows with as many figures
  // to and fro: the first figure stands below the first letter, and so on.
  //
  //   Konsekvens S K R          Hantering
  //   Följder för elever 5 4   20
  //   Brand               3 1   3
  void place_letters(Block block, std::span<const Chunk> heads);
  void place_figures(Block block, std::span<const Chunk> letters, double end);
  [[nodiscard]] bool is_simple(Block block, double x0, double x1) const;
  // Whether all that stands in the slot begins with a figure.
  [[nodiscard]] bool begins_with_figures(Block block, const Band& slot) const;
  // "88 % Rektor": figures of the slot, and a text that begins where the next head does.
  [[nodiscard]] std::optional<double> text_behind_figure(const Chunk& chunk,
                                                         const Band& slot) const;
  [[nodiscard]] bool is_figure(const Chunk& chunk) const;
  // Whether the second of two heads has figures below it, and nothing else.
  [[nodiscard]] bool figures_below(Block block) const;

  const Page& page_;
  const Flow& flow_;
  std::vector<Band> slots_;
  std::set<double> of_figures_;  // where slots begin that hold figures, alone or before other text
  std::map<const Chunk*, double> placed_;  // heads of one letter and the figures below them
};

}  // namespace planlupp
