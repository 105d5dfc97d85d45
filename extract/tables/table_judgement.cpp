#include "extract/tables/table_judgement.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "extract/tables/chunks_from_lines.h"
#include "extract/tables/grid_labels.h"
#include "extract/tables/grouped_list.h"
#include "extract/tables/lines_from_words.h"
#include "extract/text_form.h"

namespace planlupp {
namespace {

constexpr double kSameRight = 2;          // points
constexpr std::size_t kFewestPairs = 5;   // of short texts without rules and heads: no address
constexpr std::size_t kTallestHead = 3;   // lines
constexpr std::size_t kManyColumns = 8;   // full cells leave one space to the next
constexpr std::size_t kFewestTitles = 5;  // of a list of contents without leaders

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

struct Features {
  std::size_t lines = 0;    // with two pieces or more
  std::size_t crossed = 0;  // of these, with a piece that spans columns beside no label
  std::size_t pieces = 0, numeric = 0;
  std::size_t inner = 0, inner_numeric = 0;  // pieces right of the first column
  std::size_t inner_figures = 0;             // of these; "Tel. 018-12 34 56" is none
  std::size_t words = 0, inner_words = 0;
  std::size_t full = 0;          // pieces that fill their column like running text
  std::size_t marks = 0;         // lines that begin with a list mark
  std::size_t rules = 0;         // lines with a rule across above them
  bool grid = false;             // text on a character grid
  bool same_head = false;        // one of its first lines stands above others of the page too
  bool bold_head = false;        // a first line of several bold pieces over one that is not bold
  std::size_t filled_lines = 0;  // lines with text in every column
};

void count_piece(const Page& page, const Flow& flow, const Laid& laid, const Piece& piece,
                 Features& f) {
  const std::string text = text_of(page, flow, piece);
  const std::size_t words = piece.last - piece.first;
  const bool numeric = is_numeric(text);
  const Band& band = laid.bands[piece.bands.first];
  ++f.pieces;
  f.numeric += numeric;
  f.words += words;
  if (piece.bands.first > 0) {
    ++f.inner;
    f.inner_numeric += numeric;
    f.inner_figures += numeric && !is_letter(text.front());
    f.inner_words += words;
  }
  f.full += words >= 4 && piece.x1 - piece.x0 >= 0.8 * (band.x1 - band.x0);
  f.marks += piece.bands.first == 0 && words == 1 && is_list_mark(text);
}

// A line of bold heads with text that begins below two of them.
bool has_bold_head(const Page& page, const Flow& flow, const Laid& laid) {
  const std::size_t first = laid.block.first;
  std::size_t heads = 0, below = 0;
  for (const Piece& piece : laid.pieces) {
    const Word& word = page.words[flow.lines[piece.line].words[piece.first]];
    if (piece.line == first) {
      if (!word.bold || piece.spans()) return false;
      ++heads;
    } else if (piece.line == first + 1) {
      if (word.bold) return false;
      const bool figure = is_numeric(text_of(page, flow, piece));  // set flush right, perhaps
      below += std::any_of(laid.pieces.begin(), laid.pieces.end(), [&](const Piece& head) {
        return head.line == first && (std::abs(head.x0 - piece.x0) < 2 ||
                                      (figure && head.bands.first == piece.bands.first));
      });
    }
  }
  return heads >= 2 && below >= 2;
}

Features features_of(const Page& page, const Flow& flow, const Laid& laid) {
  Features f;
  for (std::size_t i = 0; i < laid.pieces.size();) {
    std::size_t last = i;
    bool crossed = false;
    while (last < laid.pieces.size() && laid.pieces[last].line == laid.pieces[i].line) {
      count_piece(page, flow, laid, laid.pieces[last], f);
      crossed |= laid.pieces[last].spans();
      ++last;
    }
    f.lines += last - i >= 2;
    f.crossed += last - i >= 2 && crossed && !labelled_like(page, flow, laid.pieces[i].line);
    f.filled_lines += last - i >= laid.bands.size();
    i = last;
  }
  f.grid = flow.character_grid;
  const std::size_t head_end = std::min(laid.block.last, laid.block.first + kTallestHead);
  for (std::size_t i = laid.block.first; f.grid && i < head_end; ++i) {
    f.same_head = f.same_head || flow.looks[i].repeated;
  }
  f.bold_head = has_bold_head(page, flow, laid);
  for (std::size_t i = laid.block.first; i <= laid.block.last; ++i) {
    f.rules += ruled_above(flow, i, laid.x0(), laid.x1());
  }
  return f;
}

double share(std::size_t part, std::size_t whole) {
  return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
}

// Two or three columns of running text.
bool is_running_text(const Features& f, const Laid& laid) {
  return f.rules < 2 && laid.bands.size() <= 3 && share(f.full, f.pieces) > 0.6 &&
         share(f.filled_lines, laid.block.last - laid.block.first) > 0.6;
}

bool is_list(const Features& f, const Laid& laid) {
  return laid.bands.size() == 2 && f.rules < 2 && share(f.marks, f.lines) > 0.6;
}

Judgement judge_two_columns(const Features& f, const Laid& laid, bool grid) {
  const double numeric = share(f.inner_figures, f.inner);
  if (f.lines < 2) return {};
  if (f.rules >= 3) return {0.85, "two columns between rules"};
  if (numeric >= 0.6 && f.lines >= 3) return {f.rules >= 2 ? 0.85 : 0.7, "two columns, figures"};
  if (f.rules >= 2 && f.lines >= 3) return {0.7, "two columns with rules above and below"};
  if (f.bold_head) return {0.65, "two columns below bold heads, no rules"};
  if (f.same_head) return {0.6, "two columns below heads that stand again"};
  if (is_grouped_list(laid, grid)) return {0.6, "a list beside its groups, below heads"};
  const double words = share(f.words, f.pieces);
  if (f.lines >= (grid ? 3 : kFewestPairs) && words <= 4)
    return {0.5, "two columns of short texts without rules"};
  return {};
}

Judgement judge_more_columns(const Features& f, std::size_t bands) {
  const double crossed = share(f.crossed, f.lines);
  if (f.lines < 2 || crossed > (f.grid && bands >= kManyColumns ? 0.75 : 0.5)) return {};
  if (f.rules >= 2) return {0.95 - 0.3 * crossed, "columns told by white gaps"};
  if (f.bold_head && f.lines < 3) return {0.65, "columns below bold heads, no rules"};
  if (f.same_head) return {0.65, "columns below heads that stand again"};
  if (f.lines < 3) return {};
  const double numeric = share(f.inner_numeric, f.inner);
  const double base = numeric >= 0.5 ? 0.85 : 0.75;
  return {base - 0.4 * crossed, "columns told by white gaps, no rules"};
}

}  // namespace

Judgement judge(const Page& page, const Flow& flow, const Laid& laid) {
  if (laid.bands.size() < 2) return {};
  const Features f = features_of(page, flow, laid);
  if (is_running_text(f, laid) || is_list(f, laid)) return {};
  return laid.bands.size() == 2 ? judge_two_columns(f, laid, page.character_grid)
                                : judge_more_columns(f, laid.bands.size());
}

namespace {

// The page number at the end of a line of contents; -1: none.
long page_number(const std::string& text) {
  const bool number =
      !text.empty() && text.size() <= 4 &&
      std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
  return number ? std::strtol(text.c_str(), nullptr, 10) : -1;
}

bool has_leader(const Page& page, const WordLine& line) {
  return std::any_of(line.words.begin(), line.words.end(), [&page](WordIndex word) {
    return page.words[word].text.find("....") != std::string::npos;
  });
}

// What the lines of a list of contents look like.
struct Contents {
  std::size_t lines = 0, numbered = 0, leaders = 0, rising = 0, steps = 0, same = 0, titles = 0;
  bool level = true;  // all numbers end at one place
};

Contents contents_of(const Page& page, const Flow& flow, Block block) {
  Contents found;
  long before = -1;
  double right = -1;
  for (std::size_t i = block.first; i < block.last; ++i) {
    const WordLine& line = flow.lines[i];
    ++found.lines;
    found.leaders += has_leader(page, line);
    const long number = page_number(page.words[line.words.back()].text);
    if (number < 0 || line.words.size() < 2) continue;
    ++found.numbered;
    found.rising += number >= before;
    found.steps += before >= 0 && number == before + 1;
    found.same += number == before;
    found.titles += flow.looks[i].last - flow.looks[i].first == 2 &&
                    !is_numeric(text_of(page, flow.lines, flow.chunks_of(i).front()));
    found.level = found.level && (right < 0 || std::abs(line.box.x1 - right) < kSameRight);
    right = line.box.x1;
    before = number;
  }
  return found;
}

}  // namespace

bool is_contents_list(const Page& page, const Flow& flow, Block block) {
  const Contents found = contents_of(page, flow, block);
  if (found.lines < 2 || found.rising + 1 < found.numbered) return false;
  if (10 * found.numbered >= 6 * found.lines && 2 * found.leaders >= found.lines) return true;
  // Without leaders: titles and page numbers alone, rising throughout, not one by one.
  return found.lines >= kFewestTitles && 10 * found.titles >= 9 * found.lines && found.level &&
         found.rising == found.numbered && 4 * found.steps < 3 * found.lines &&
         2 * found.same < found.lines;
}

}  // namespace planlupp
