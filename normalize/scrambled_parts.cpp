#include "normalize/scrambled_parts.h"

#include <algorithm>
#include <limits>
#include <set>
#include <string>
#include <utility>

#include "normalize/flow_prose.h"
#include "normalize/text.h"

namespace planlupp {
namespace {

constexpr double kProse = 0.62;        // of the widest lines: so wide is running text
constexpr double kLeastProse = 32;     // ems
constexpr double kCellGap = 1.2;       // running text is wider than this times most cells
constexpr double kSameKind = 0.6;      // of a head's titles
constexpr std::ptrdiff_t kEarly = 12;  // blocks of a page among which unknown headings may stand

bool is_subject(Meaning meaning) {
  switch (meaning) {
    case Meaning::risk:
    case Meaning::goal:
    case Meaning::goal_or_target:
    case Meaning::activity:
    case Meaning::control:
    case Meaning::priority: return true;
    default: return false;
  }
}

bool groups_rows(Meaning meaning) {
  switch (meaning) {
    case Meaning::area:
    case Meaning::assignment:
    case Meaning::category:
    case Meaning::code:
    case Meaning::process:
    case Meaning::strategy:
    case Meaning::unit: return true;
    default: return false;
  }
}

// The heads of one table on one page.
struct Head {
  int page = 0;
  std::vector<HeaderColumn> columns;
  std::vector<WordRange> words;
};

class Parts {
 public:
  Parts(const RowContext& context, const std::vector<FlowHeader>& headers)
      : context_(context),
        text_(context.text),
        headers_(headers),
        prose_width_(running_text_width(text_)) {}

  ScrambledText find() {
    cut_blocks();
    gather_heads();
    for (const Head& head : heads_) kind_of_head_.push_back(kind_of(head));
    for (std::size_t h = 0; h < heads_.size(); ++h) add_table(h);
    for (const Head& head : heads_) {
      out_.heads.insert(out_.heads.end(), head.words.begin(), head.words.end());
    }
    out_.heads.insert(out_.heads.end(), stubs_.begin(), stubs_.end());
    return std::move(out_);
  }

 private:
  [[nodiscard]] int page_of(std::size_t word) const {
    return text_.lines[text_.words[word].line].page;
  }

  [[nodiscard]] static bool has_subject(const std::vector<HeaderColumn>& columns) {
    return std::any_of(columns.begin(), columns.end(),
                       [](const HeaderColumn& c) { return is_subject(c.meaning); });
  }

  [[nodiscard]] static std::set<std::string> keys(const std::vector<HeaderColumn>& columns) {
    std::set<std::string> out;
    for (const HeaderColumn& column : columns) out.insert(letters_key(column.title));
    return out;
  }

  [[nodiscard]] static std::size_t shared(const std::set<std::string>& a,
                                          const std::set<std::string>& b) {
    return static_cast<std::size_t>(std::count_if(
        a.begin(), a.end(), [&](const std::string& key) { return b.count(key) != 0; }));
  }

  // Headings that stand together, or one alone.
  struct HeadPiece {
    std::vector<HeaderColumn> columns;
    WordRange words;
  };

  // Pieces of a head stand on one page, name different things, and only one the subject.
  [[nodiscard]] bool same_head(const Head& head, const HeadPiece& next) const {
    if (head.page != page_of(next.words.first)) return false;
    if (next.columns.size() > 1 && has_subject(head.columns) && has_subject(next.columns)) {
      return false;
    }
    return shared(keys(head.columns), keys(next.columns)) == 0;
  }

  void gather_heads() {
    std::vector<HeadPiece> pieces;
    for (const FlowHeader& header : headers_) {
      pieces.push_back(
          {whole_headings(header.columns, page_of(header.first)), {header.first, header.last}});
    }
    add_lone(pieces);
    for (const HeadPiece& piece : pieces) {
      const bool more = !heads_.empty() && same_head(heads_.back(), piece);
      if (!more) heads_.push_back({page_of(piece.words.first), {}, {}});
      Head& head = heads_.back();
      const bool first = more && piece.columns.size() > 1 && has_subject(piece.columns);
      head.columns.insert(first ? head.columns.begin() : head.columns.end(), piece.columns.begin(),
                          piece.columns.end());
      head.words.push_back(piece.words);
      if (more) {  // what groups the rows stands before them
        std::stable_partition(head.columns.begin(), head.columns.end(),
                              [](const HeaderColumn& c) { return groups_rows(c.meaning); });
      }
    }
  }

  // Blocks that are a heading and nothing else, on pages with a head.
  void add_lone(std::vector<HeadPiece>& pieces) {
    std::set<int> pages;
    std::set<std::string> known;
    for (const HeadPiece& piece : pieces) {
      pages.insert(page_of(piece.words.first));
      for (const std::string& key : keys(piece.columns)) known.insert(key);
    }
    std::vector<HeadPiece> more;
    for (const WordRange& block : blocks_) {
      if (pages.count(page_of(block.first)) == 0) continue;
      const std::string title = collapse_space(joined(text_, block.first, block.last));
      if (title.size() > 60 || title.ends_with(':')) continue;
      const auto meaning = context_.terms.label(title);
      if (!meaning || *meaning == Meaning::other || !is_upper(first_char(title))) continue;
      const auto page_first = std::find_if(blocks_.begin(), blocks_.end(), [&](const WordRange& b) {
        return page_of(b.first) == page_of(block.first);
      });
      const auto place = &block - &*page_first;
      if (known.count(letters_key(title)) == 0 &&
          (place > kEarly || *meaning == Meaning::responsible_body)) {
        continue;
      }
      more.push_back({{{title, *meaning, block.first, block.last}}, block});
    }
    for (HeadPiece& piece : more) {
      take(piece.words);
      pieces.push_back(std::move(piece));
    }
    std::sort(pieces.begin(), pieces.end(),
              [](const HeadPiece& a, const HeadPiece& b) { return a.words.first < b.words.first; });
  }

  void take(const WordRange& words) {
    for (WordRange& block : blocks_) {
      if (block.first == words.first && block.last == words.last) block.last = block.first;
    }
  }

  // "Konsekvens Riskvär-" are two headings, whose rest stands elsewhere.
  [[nodiscard]] std::vector<HeaderColumn> whole_headings(const std::vector<HeaderColumn>& columns,
                                                         int page) {
    std::vector<HeaderColumn> out;
    for (HeaderColumn column : columns) {
      std::size_t cut = column.last;
      for (std::size_t w = column.last - 1; w > column.first; --w) {
        const std::string title = collapse_space(joined(text_, column.first, w));
        const bool exact = context_.terms.label(title).has_value();
        if (exact && is_upper(first_char(text_.words[w].text)) &&
            !context_.terms.label(column.title)) {
          cut = w;
          break;
        }
      }
      if (cut < column.last) {
        HeaderColumn first{collapse_space(joined(text_, column.first, cut)), Meaning::other,
                           column.first, cut};
        first.meaning = context_.terms.label(first.title).value_or(Meaning::other);
        out.push_back(first);
        column = {collapse_space(joined(text_, cut, column.last)), Meaning::other, cut,
                  column.last};
      }
      complete(column, page);
      out.push_back(column);
    }
    return out;
  }

  // A word in lower case that makes a heading whole ("Riskvär-" "de", "Rapportering" "till").
  void complete(HeaderColumn& column, int page) {
    const bool stub = ends_in_hyphen(column.title);
    for (WordRange& block : blocks_) {
      if (block.first == block.last || page_of(block.first) != page) continue;
      const std::string rest = joined(text_, block.first, block.last);
      if (rest.size() > 20 || !is_lower(first_char(rest)) || rest.find(' ') != std::string::npos) {
        continue;
      }
      std::string title = column.title + " " + rest;
      const auto meaning = context_.terms.label(title);
      if (!meaning) continue;
      if (!stub && *meaning != column.meaning && column.meaning != Meaning::other) continue;
      column.meaning = *meaning;
      stubs_.push_back(block);
      block.last = block.first;
      return;
    }
  }

  // All words outside of heads, between blank lines.
  void cut_blocks() {
    std::vector<bool> in_head(text_.words.size(), false);
    for (const FlowHeader& header : headers_) {
      std::fill(in_head.begin() + static_cast<std::ptrdiff_t>(header.first),
                in_head.begin() + static_cast<std::ptrdiff_t>(header.last), true);
    }
    for (std::size_t w = 0; w < text_.words.size(); ++w) {
      if (in_head[w]) continue;
      const bool begins =
          blocks_.empty() || blocks_.back().last != w || text_.words[w].joint >= Joint::blank;
      if (begins) blocks_.push_back({w, w});
      blocks_.back().last = w + 1;
    }
  }

  [[nodiscard]] std::size_t block_at(std::size_t word) const {
    const auto at = std::lower_bound(
        blocks_.begin(), blocks_.end(), word,
        [](const WordRange& block, std::size_t value) { return block.last <= value; });
    return static_cast<std::size_t>(at - blocks_.begin());
  }

  std::size_t kind_of(const Head& head) {
    const auto mine = keys(head.columns);
    for (std::size_t k = 0; k < out_.kinds.size(); ++k) {
      const auto known = keys(out_.kinds[k].columns);
      const std::size_t both = shared(mine, known);
      const std::size_t less = std::min(mine.size(), known.size());
      if (static_cast<double>(both) < kSameKind * static_cast<double>(less)) continue;
      for (const HeaderColumn& column : head.columns) {
        if (known.count(letters_key(column.title)) == 0) {
          out_.kinds[k].columns.push_back(column);
        }
      }
      return k;
    }
    out_.kinds.push_back({head.columns});
    return out_.kinds.size() - 1;
  }

  [[nodiscard]] double width(const WordRange& block) const {
    double widest = 0, x = 0;
    for (std::size_t w = block.first; w < block.last; ++w) {
      const bool new_line = w == block.first || text_.words[w].joint >= Joint::line;
      x = (new_line ? 0 : x + 0.278) + text_.words[w].width;
      widest = std::max(widest, x);
    }
    return widest;
  }

  [[nodiscard]] bool is_prose(const WordRange& block) const {
    return width(block) > prose_width_ && !is_section(block);
  }

  [[nodiscard]] bool is_title(const WordRange& block) const {
    const std::string text = joined(text_, block.first, block.last);
    if (text.find('\n') != std::string::npos) return false;
    if (heading_like(text, text_) == HeadingLike::no) return false;
    const FormSet forms = context_.forms.forms_of(text);
    return forms.free();
  }

  // "Risk: ..." across the table.
  [[nodiscard]] bool is_section(const WordRange& block) const {
    const std::string text = joined(text_, block.first, block.last);
    const std::size_t colon = text.find(':');
    return colon != std::string::npos && colon < 40 && colon + 2 < text.size() &&
           is_upper(first_char(text)) &&
           context_.terms.label(std::string_view(text).substr(0, colon)).has_value();
  }

  // Blocks [from, to) of one page; without what introduces the next head.
  [[nodiscard]] std::size_t without_prose(std::size_t from, std::size_t to) const {
    std::size_t end = to;
    while (end > from && (empty(end - 1) || is_prose(blocks_[end - 1]))) --end;
    if (end > from && is_title(blocks_[end - 1])) --end;
    return end;
  }

  [[nodiscard]] bool empty(std::size_t b) const { return blocks_[b].first == blocks_[b].last; }

  void add_part(ScrambledTable& table, std::size_t from, std::size_t to, bool continues) const {
    ScrambledPart part;
    part.continues = continues;
    part.segments.emplace_back();
    for (std::size_t b = from; b < to; ++b) {
      if (empty(b)) continue;
      if (is_section(blocks_[b])) {
        part.segments.push_back({{blocks_[b]}, {}});
      } else {
        part.segments.back().blocks.push_back(blocks_[b]);
      }
    }
    table.parts.push_back(std::move(part));
  }

  // The first block of the page on which the head stands that is not another head's.
  [[nodiscard]] std::size_t page_begin(std::size_t h) const {
    std::size_t b = block_at(heads_[h].words.front().first);
    const std::size_t floor = h > 0 ? block_at(heads_[h - 1].words.front().first) : 0;
    while (b > floor && page_of(blocks_[b - 1].first) == heads_[h].page) --b;
    return b;
  }

  [[nodiscard]] std::size_t first_word(std::size_t h) const {
    std::size_t first = heads_[h].words.front().first;
    for (const WordRange& words : heads_[h].words) first = std::min(first, words.first);
    return first;
  }

  void add_table(std::size_t h) {
    const std::size_t begin = block_at(heads_[h].words.front().first);
    const std::size_t page = page_begin(h);
    const bool new_page = h > 0 && heads_[h - 1].page < heads_[h].page;
    const bool same = h > 0 && kind_of_head_[h] == kind_of_head_[h - 1];
    const std::size_t body = without_prose(page, begin);
    const bool continues = new_page && same && body == begin;
    if (!continues) out_.tables.push_back({kind_of_head_[h], first_word(h), {}});
    ScrambledTable& table = out_.tables.back();
    const bool last = h + 1 == heads_.size();
    const std::size_t to = last ? blocks_.size() : block_at(first_word(h + 1));
    std::size_t from = continues ? page : begin;
    bool more = continues;
    while (from < to) {
      std::size_t end = from;
      const int on = page_of(blocks_[from].first);
      while (end < to && page_of(blocks_[end].first) == on) ++end;
      const bool next_page = !last && on == heads_[h + 1].page && on != heads_[h].page;
      if (next_page && takes_page(h + 1)) break;
      add_part(table, from, end == to && !last ? without_prose(from, end) : end, more);
      more = true;
      from = end;
    }
  }

  // Whether the blocks before a head on its page belong to the table that goes on under it.
  [[nodiscard]] bool takes_page(std::size_t h) const {
    const std::size_t begin = block_at(heads_[h].words.front().first);
    return kind_of_head_[h] == kind_of_head_[h - 1] && without_prose(page_begin(h), begin) == begin;
  }

  const RowContext& context_;
  const FlowText& text_;
  const std::vector<FlowHeader>& headers_;
  const double prose_width_;
  std::vector<Head> heads_;
  std::vector<std::size_t> kind_of_head_;
  std::vector<WordRange> blocks_;
  std::vector<WordRange> stubs_;  // what makes headings whole
  ScrambledText out_;
};

}  // namespace

double running_text_width(const FlowText& text) {
  std::vector<double> widths;
  for (const FlowLine& line : text.lines) {
    double x = 0;
    for (std::size_t w = line.first; w < line.last; ++w) x += text.words[w].width + 0.278;
    widths.push_back(x);
  }
  std::sort(widths.begin(), widths.end());
  if (widths.size() < 4) return std::numeric_limits<double>::infinity();
  const double least = kProse * widths[widths.size() - 2];
  const auto prose = std::lower_bound(widths.begin(), widths.end(), least);
  const auto cells = static_cast<std::size_t>(prose - widths.begin());
  const bool gap = cells > 0 && widths[cells * 9 / 10] * kCellGap < least;
  return gap && least > kLeastProse ? least : std::numeric_limits<double>::infinity();
}

ScrambledText scrambled_text(const RowContext& context, const std::vector<FlowHeader>& headers) {
  return Parts(context, headers).find();
}

}  // namespace planlupp
