#include "extract/tables/blocks_from_lines.h"

#include <algorithm>
#include <cmath>
#include <cstdint>

#include "extract/tables/boxes.h"
#include "extract/tables/chunks_from_lines.h"
#include "extract/tables/grid_labels.h"
#include "extract/tables/lines_from_words.h"
#include "extract/text_form.h"

namespace planlupp {
namespace {

constexpr double kTight = 2.3;              // sizes from line to line: within a table
constexpr double kRunsAcross = 0.7;         // of the rules' length: text that is no cell
constexpr double kWrapped = 1.35;           // within a cell
constexpr double kParagraphs = 1.9;         // sizes from line to line between a cell's paragraphs
constexpr double kCloseRows = 1.9;          // rows without white between
constexpr double kAiry = 4.3;               // where the columns are the same
constexpr double kSameEdge = 3;             // points
constexpr double kGridEdge = 25;            // on a character grid, where rows are pushed to and fro
constexpr double kSetIn = 50, kInner = 40;  // points
constexpr std::size_t kResume = 9;          // lines until a section row's table goes on
constexpr double kLargerTitle = 1.2;        // times the largest size in the block: a title
constexpr std::size_t kMostSingles = 3;
constexpr std::size_t kMostInColumn = 40;
constexpr std::size_t kLookBack = 8;  // lines in which a column is looked for
constexpr std::size_t kGridLookBack = 40;
constexpr double kParted = 2.6;          // sizes: more than one blank line
constexpr double kBlank = 1.9;           // one
constexpr std::size_t kAlternating = 3;  // heads of tables that alternate, at least
constexpr std::size_t kTallestHead = 3;  // lines until the one that stands again
constexpr std::size_t kMostHeadWords = 3;
constexpr std::ptrdiff_t kOtherHeads = 2;  // of a table right below another one, at least

bool same_extent(const Edge& a, const Edge& b) {
  return std::abs(a.begin - b.begin) < 4 && std::abs(a.end - b.end) < 4;
}

// Marks the lines between rules of one length if what stands there falls into columns.
void link_between(const Flow& flow, const Edge& upper, const Edge& lower,
                  std::vector<std::uint8_t>& linked) {
  const auto below = [&](double y) {
    return static_cast<std::size_t>(std::partition_point(flow.lines.begin(), flow.lines.end(),
                                                         [y](const WordLine& line) {
                                                           return line.baseline - 0.3 * line.size <
                                                                  y;
                                                         }) -
                                    flow.lines.begin());
  };
  const std::size_t first = below(upper.position), last = below(lower.position);
  std::size_t several = 0, prose = 0;
  for (std::size_t i = first; i < last; ++i) {
    if (flow.lines[i].box.x0 < upper.begin - 8 || flow.lines[i].box.x1 > upper.end + 8) return;
    several += flow.looks[i].several;
    prose += flow.looks[i].prose;
    const Box& box = flow.lines[i].box;
    const bool running = flow.looks[i].prose && box.x0 < upper.begin + kSameEdge + 8 &&
                         box.x1 - box.x0 > kRunsAcross * (upper.end - upper.begin);
    if (running && last - first > 1) return;  // text between two tables
    if (flow.lines[i].size > kLargerTitle * flow.lines[last - 1].size) return;
  }
  if (several == 0 || prose > several) return;
  for (std::size_t i = first; i < last; ++i) linked[i] = 1;
}

std::vector<std::uint8_t> linked_lines(const Flow& flow) {
  constexpr std::size_t kLookAhead = 12;  // rules: pieces of others may stand between
  std::vector<std::uint8_t> linked(flow.lines.size(), 0);
  for (std::size_t i = 0; i < flow.rules.size(); ++i) {
    if (flow.rules[i].end - flow.rules[i].begin < 40) continue;
    const std::size_t end = std::min(flow.rules.size(), i + kLookAhead);
    for (std::size_t k = i + 1; k < end; ++k) {
      if (!same_extent(flow.rules[i], flow.rules[k])) continue;
      link_between(flow, flow.rules[i], flow.rules[k], linked);
      break;
    }
  }
  return linked;
}

// Sizes from the line above to this one.
double pitch_above(const Flow& flow, std::size_t line) {
  const WordLine& above = flow.lines[line - 1];
  const WordLine& here = flow.lines[line];
  return (here.baseline - above.baseline) / std::max(1.0, std::max(above.size, here.size));
}

class Run {
 public:
  Run(const Page& page, const Flow& flow, const std::vector<std::uint8_t>& linked,
      const std::vector<std::uint8_t>& labelled, std::size_t first)
      : page_(page),
        flow_(flow),
        linked_(linked),
        labelled_(labelled),
        first_(first),
        last_(first + 1),
        left_(flow.lines[first].box.x0),
        size_(flow.lines[first].size),
        edge_(flow.character_grid ? kGridEdge : kSameEdge) {}

  // Takes as many lines as belong to it; false where they are no block.
  Block grow() {
    std::size_t singles = 0, in_column = 0;
    while (last_ < flow_.lines.size()) {
      const bool held = linked_[last_] && linked_[last_ - 1];
      if (flow_.looks[last_].several) {
        if (!held && !takes_several()) break;
        singles = in_column = 0;
      } else if (!held && !labelled_[last_]) {
        const double most = flow_.character_grid && stands_in_column() ? kAiry : kTight;
        const bool prose = flow_.looks[last_].prose && !goes_on_in_cell();
        if (pitch() > most || (prose && !resumes() && !is_section())) break;
        if (is_title()) break;
        const bool inner = stands_in_column();
        if (inner ? ++in_column > kMostInColumn : ++singles > kMostSingles && !resumes()) {
          break;
        }
      }
      left_ = std::min(left_, flow_.lines[last_].box.x0);
      size_ = std::max(size_, flow_.lines[last_].size);
      ++last_;
    }
    trim();
    return {first_, last_};
  }

  // On a character grid, lone lines above that go on with a column: the rest of a row that began
  // on the page before. `free_from`: the first line that may be taken.
  void reach_up(std::size_t free_from, Block& block) const {
    if (!flow_.character_grid) return;
    double left = flow_.lines[block.first].box.x0;
    for (std::size_t i = block.first; i < block.last; ++i) {
      left = std::min(left, flow_.lines[i].box.x0);
    }
    while (block.first > free_from) {
      const std::size_t i = block.first - 1;
      const double pitch = (flow_.lines[block.first].baseline - flow_.lines[i].baseline) /
                           std::max(1.0, flow_.lines[i].size);
      const std::span<const Chunk> chunks = flow_.chunks_of(i);
      if (pitch > kAiry || chunks.size() > 1 || chunks.front().x0 < left + kInner) break;
      if (!begins_below(chunks.front(), block)) break;
      --block.first;
    }
  }

 private:
  [[nodiscard]] bool begins_below(const Chunk& chunk, const Block& block) const {
    const std::size_t end = std::min(block.last, block.first + kGridLookBack);
    for (std::size_t i = block.first; i < end; ++i) {
      for (const Chunk& other : flow_.chunks_of(i)) {
        if (std::abs(other.x0 - chunk.x0) < edge_) return true;
      }
    }
    return false;
  }

  [[nodiscard]] double pitch() const { return pitch_above(flow_, last_); }

  // Edges that the line's chunks share with chunks of the lines before.
  [[nodiscard]] std::size_t shared_edges(std::size_t line) const {
    const std::span<const Chunk> chunks = flow_.chunks_of(line);
    return static_cast<std::size_t>(std::count_if(
        chunks.begin(), chunks.end(), [this](const Chunk& chunk) { return has_edge(chunk); }));
  }

  [[nodiscard]] bool has_edge(const Chunk& chunk) const {
    const std::size_t back = flow_.character_grid ? kGridLookBack : kLookBack;
    const std::size_t from = last_ > first_ + back ? last_ - back : first_;
    for (std::size_t i = from; i < last_; ++i) {
      for (const Chunk& other : flow_.chunks_of(i)) {
        if (std::abs(other.x0 - chunk.x0) < edge_ || std::abs(other.x1 - chunk.x1) < kSameEdge ||
            std::abs(other.x0 + other.x1 - chunk.x0 - chunk.x1) < kSameEdge) {
          return true;
        }
      }
    }
    return false;
  }

  // A lone line in a larger face than those before and the one below.
  [[nodiscard]] bool is_title() const {
    const double size = flow_.lines[last_].size;
    const bool larger_than_next =
        last_ + 1 == flow_.lines.size() || size > kLargerTitle * flow_.lines[last_ + 1].size;
    return !flow_.character_grid && size > kLargerTitle * size_ && larger_than_next;
  }

  [[nodiscard]] bool takes_several() const {
    const double gap = pitch();
    return gap <= kTight ||
           (gap <= kAiry && (shared_edges(last_) >= 2 || set_in() || below_head()));
  }

  // On a character grid, right below heads that stand again, with a text for each.
  [[nodiscard]] bool below_head() const {
    return flow_.character_grid && last_ == first_ + 1 && flow_.looks[first_].repeated &&
           flow_.chunks_of(first_).size() == flow_.chunks_of(last_).size();
  }

  // On a character grid, the texts of a line all begin a little right of those above: bullets that
  // the export has lost.
  [[nodiscard]] bool set_in() const {
    const std::span<const Chunk> above = flow_.chunks_of(last_ - 1), here = flow_.chunks_of(last_);
    if (!flow_.character_grid || above.size() != here.size() || here.size() < 2) return false;
    const double by = here.front().x0 - above.front().x0;
    return by >= 0 && by <= kSetIn &&
           std::equal(here.begin(), here.end(), above.begin(),
                      [by](const Chunk& a, const Chunk& b) {
                        return std::abs(a.x0 - b.x0 - by) < kSameEdge;
                      });
  }

  // A long lone line: a section row if lines with the same columns follow. Off a character grid it
  // must stand as close as the table's lines do, and they right below it.
  [[nodiscard]] bool resumes() const {
    if (!flow_.character_grid) return is_comment_row();
    const std::size_t end = std::min(flow_.lines.size(), last_ + kResume);
    std::size_t inner = 0;  // lines that stand in columns right of the first
    for (std::size_t i = last_ + 1; i < end; ++i) {
      const std::size_t shared = shared_edges(i);
      inner += shared > 0 && flow_.chunks_of(i).front().x0 > left_ + kInner;
      if (shared >= 2 || inner >= 2) return true;
    }
    return false;
  }

  // A lone line at the table's left edge, as close to both neighbours as lines of a table are, with
  // a line of the same columns as those above right below it.
  [[nodiscard]] bool is_comment_row() const {
    if (last_ + 1 >= flow_.lines.size() || !flow_.looks[last_ + 1].several) return false;
    if (std::abs(flow_.lines[last_].box.x0 - left_) > kSameEdge || pitch() > kCloseRows ||
        pitch_above(flow_, last_ + 1) > kCloseRows) {
      return false;
    }
    const std::size_t shared = shared_edges(last_ + 1);
    return shared >= 3 && shared == flow_.chunks_of(last_ + 1).size();
  }

  // A lone chunk right of the leftmost one, below a chunk of the lines before.
  [[nodiscard]] bool stands_in_column() const {
    const Chunk& chunk = flow_.chunks_of(last_).front();
    return chunk.x0 > left_ + 2 * flow_.lines[last_].size && has_edge(chunk);
  }

  // Another paragraph of a cell right of the first.
  [[nodiscard]] bool goes_on_in_cell() const {
    return !flow_.character_grid && pitch() <= kParagraphs && stands_in_column();
  }

  // Lone lines at the ends belong to the text around, unless they go on with a cell.
  void trim() {
    while (last_ > first_ && !flow_.looks[last_ - 1].several && !linked_[last_ - 1] &&
           !labelled_[last_ - 1]) {
      --last_;
      const bool close = last_ > first_ && pitch() <= 1.6;
      const bool wrapped = close && pitch() <= kWrapped && flow_.looks[last_].lower &&
                           flow_.looks[last_ - 1].several;
      const bool goes_on = wrapped || (last_ > first_ && goes_on_in_cell()) ||
                           (close && (stands_in_column() || is_section()));
      if (!goes_on) continue;
      ++last_;
      break;
    }
  }

  // A lone line that begins with the word that other lone lines inside begin with: on a character
  // grid the heading of a group that goes on overleaf, else ("Kommentar:") the last row's comment.
  [[nodiscard]] bool is_section() const {
    const auto head = [&](std::size_t i) -> const std::string& {
      return page_.words[flow_.lines[i].words.front()].text;
    };
    if (!flow_.character_grid && !head(last_).ends_with(':')) return false;
    for (std::size_t i = first_; i + 1 < last_; ++i) {
      if (flow_.chunks_of(i).size() > 1 || head(i) != head(last_)) continue;
      const std::size_t end = std::min(last_, i + kResume);
      for (std::size_t k = i + 1; k < end; ++k) {
        if (flow_.looks[k].several) return true;
      }
    }
    return false;
  }

  const Page& page_;
  const Flow& flow_;
  const std::vector<std::uint8_t>& linked_;
  const std::vector<std::uint8_t>& labelled_;
  std::size_t first_, last_;
  double left_, size_;  // of the lines taken: the leftmost, the largest
  double edge_;         // points between edges that are the same
};

bool all_bold(const Page& page, const WordLine& line) {
  return std::all_of(line.words.begin(), line.words.end(),
                     [&page](WordIndex word) { return page.words[word].bold; });
}

// Whether two texts begin, end or stand in the middle at one place.
bool share_edge(const Chunk& a, const Chunk& b) {
  return std::abs(a.x0 - b.x0) < kSameEdge || std::abs(a.x1 - b.x1) < kSameEdge ||
         std::abs(a.x0 + a.x1 - b.x0 - b.x1) < kSameEdge;
}

bool shares_edge(const Chunk& chunk, std::span<const Chunk> line) {
  return std::any_of(line.begin(), line.end(),
                     [&chunk](const Chunk& other) { return share_edge(chunk, other); });
}

// Heads in bold, few of them over columns that the block has above (the first is, and one may be by
// chance), with a row of their columns below.
bool is_other_head(const Page& page, const Flow& flow, Block block, std::size_t line) {
  if (line < block.first + 2 || line + 1 >= block.last) return false;
  if (!all_bold(page, flow.lines[line]) || all_bold(page, flow.lines[line - 1])) return false;
  const auto heads = flow.chunks_of(line).subspan(1);
  const auto known = std::count_if(heads.begin(), heads.end(), [&](const Chunk& head) {
    for (std::size_t i = block.first; i < line; ++i) {
      if (flow.chunks_of(i).size() > 1 && shares_edge(head, flow.chunks_of(i).subspan(1))) {
        return true;
      }
    }
    return false;
  });
  const auto other = static_cast<std::ptrdiff_t>(heads.size()) - known;
  if (other < kOtherHeads || other <= known) return false;
  const auto row = flow.chunks_of(line + 1);
  return row.size() > 1 && std::all_of(row.begin() + 1, row.end(), [&heads](const Chunk& chunk) {
           return shares_edge(chunk, heads);
         });
}

// Whether a lone line belongs to the row above: its wrapped text, or a paragraph in a column of it
// right of the first.
bool goes_on_with_row(const Flow& flow, Block block, std::size_t line) {
  const double pitch = pitch_above(flow, line);
  if (flow.looks[line].lower && pitch <= kWrapped) return true;
  if (pitch > kParagraphs) return false;
  const Chunk& chunk = flow.chunks_of(line).front();
  for (std::size_t i = line - std::min(line - block.first, kLookBack); i < line; ++i) {
    const auto cells = flow.chunks_of(i);
    if (cells.size() > 1 && shares_edge(chunk, cells.subspan(1))) return true;
  }
  return false;
}

// Short texts, none beginning in lower case or with a figure, that stand in the same line elsewhere
// on the page too.
bool is_repeated_head(const Page& page, const Flow& flow, std::size_t line) {
  if (!flow.looks[line].repeated) return false;
  const std::span<const Chunk> chunks = flow.chunks_of(line);
  return std::all_of(chunks.begin(), chunks.end(), [&](const Chunk& chunk) {
    const std::string text = text_of(page, flow.lines, chunk);
    return chunk.last - chunk.first <= kMostHeadWords && !starts_lower(text) &&
           text.find_first_of("0123456789") == std::string::npos;
  });
}

// Tables of two kinds, one below the other again and again: the heads of both stand again, and one
// blank line parts them.
bool alternates(const Page& page, const Flow& flow, Block block, std::size_t line) {
  return pitch_above(flow, line) >= kBlank && flow.chunks_of(line).size() >= kAlternating &&
         flow.looks[block.first].repeated && is_repeated_head(page, flow, line) &&
         flow.chunks_of(line).size() != flow.chunks_of(block.first).size();
}

// On a character grid, where wider white parts two tables: below it stand heads that are not the
// first one's. Those that are stay, so that the columns are told by all rows below them.
std::vector<Block> split_at_other_heads(const Page& page, const Flow& flow, Block block) {
  const auto text = [&](std::size_t line) { return text_of(page, flow.lines[line].words); };
  std::vector<Block> blocks{block};
  for (std::size_t i = block.first + 1; i < block.last; ++i) {
    if (i - blocks.back().first < 2) continue;
    if (pitch_above(flow, i) < kParted && !alternates(page, flow, blocks.back(), i)) continue;
    const std::size_t end = std::min(block.last, i + kTallestHead);
    std::size_t head = i;
    while (head < end && !is_repeated_head(page, flow, head)) ++head;
    if (head == end || (head > i && pitch_above(flow, head) >= kParted)) continue;
    if (text(head) == text(blocks.back().first)) continue;
    blocks.back().last = i;
    blocks.push_back({i, block.last});
  }
  return blocks;
}

}  // namespace

std::vector<Block> split_at_heads(const Page& page, const Flow& flow, Block block) {
  if (flow.character_grid) return split_at_other_heads(page, flow, block);
  const WordLine& head = flow.lines[block.first];
  if (!flow.looks[block.first].several || !all_bold(page, head)) return {block};
  const std::string text = text_of(page, head.words);
  std::vector<Block> blocks{block};
  for (std::size_t i = block.first + 1; i < block.last; ++i) {
    if (!flow.looks[i].several || !all_bold(page, flow.lines[i])) continue;
    if (text_of(page, flow.lines[i].words) != text &&
        !is_other_head(page, flow, {blocks.back().first, block.last}, i)) {
      continue;
    }
    std::size_t end = i;  // a heading of the next table stands before its heads
    while (end > blocks.back().first + 1 && !flow.looks[end - 1].several) --end;
    while (end < i && goes_on_with_row(flow, blocks.back(), end)) ++end;
    blocks.back().last = end;
    blocks.push_back({i, block.last});
  }
  return blocks;
}

std::vector<Block> blocks_from_lines(const Page& page, const Flow& flow) {
  const std::vector<std::uint8_t> linked = linked_lines(flow);
  const std::vector<std::uint8_t> labelled = held_by_labels(flow);
  std::vector<Block> blocks;
  for (std::size_t i = 0; i < flow.lines.size();) {
    if (!flow.looks[i].several && !linked[i]) {
      ++i;
      continue;
    }
    Run run(page, flow, linked, labelled, i);
    Block block = run.grow();
    run.reach_up(blocks.empty() ? 0 : blocks.back().last, block);
    // A line alone may be the last row of the page before's table, or one of many columns.
    const bool row = !flow.character_grid && flow.chunks_of(i).size() >= kRowAlone;
    if (block.last - block.first >= 2 || block.first == 0 || row) blocks.push_back(block);
    i = std::max(block.last, i + 1);
  }
  return blocks;
}

}  // namespace planlupp
