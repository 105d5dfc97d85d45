#include "normalize/scrambled/scrambled_parts.h"

#include <algorithm>
#include <limits>
#include <set>
#include <string>
#include <utility>

#include "normalize/flow/flow_prose.h"
#include "normalize/text.h"

namespace planlupp {
namespace {

constexpr double kProse = 0.62;     // of the widest lines: so wide is running text
constexpr double kLeastProse = 32;  // ems
constexpr double kCellGap = 1.2;    // running text is wider than this times most cells

class Parts {
 public:
  Parts(const RowContext& context, const std::vector<FlowHeader>& headers)
      : context_(context),
        text_(context.text),
        found_(scrambled_heads(context, headers)),
        prose_width_(running_text_width(text_)) {}

  ScrambledText find() {
    for (const auto& columns : found_.kinds) out_.kinds.push_back({columns});
    for (std::size_t h = 0; h < heads_.size(); ++h) add_table(h);
    for (const ScrambledHead& head : heads_) {
      out_.heads.insert(out_.heads.end(), head.words.begin(), head.words.end());
    }
    for (const ScrambledHead& head : heads_) {
      for (const HeaderColumn& column : head.columns) add_title(head.kind, column);
    }
    std::size_t scattered = 0;
    for (const ScrambledHead& head : heads_) scattered += has_cells_within(head) ? 1 : 0;
    out_.scattered =
        heads_.empty() ? 0 : static_cast<double>(scattered) / static_cast<double>(heads_.size());
    out_.heads.insert(out_.heads.end(), found_.stubs.begin(), found_.stubs.end());
    return std::move(out_);
  }

 private:
  // A head that comes again has the words of the first one.
  void add_title(std::size_t kind, const HeaderColumn& column) {
    const bool told = std::any_of(out_.titles.begin(), out_.titles.end(), [&](const auto& title) {
      return title.kind == kind && title.word == column.first;
    });
    if (!told) {
      out_.titles.push_back({kind, column.first, letters_key(column.title), column.last});
    }
  }

  [[nodiscard]] int page_of(std::size_t word) const {
    return text_.lines[text_.words[word].line].page;
  }

  [[nodiscard]] std::size_t block_at(std::size_t word) const {
    const auto at = std::lower_bound(
        blocks_.begin(), blocks_.end(), word,
        [](const WordRange& block, std::size_t value) { return block.last <= value; });
    return static_cast<std::size_t>(at - blocks_.begin());
  }

  [[nodiscard]] bool has_cells_within(const ScrambledHead& head) const {
    if (head.words.empty()) return false;
    std::size_t first = head.words.front().first, last = head.words.front().last;
    for (const WordRange& words : head.words) {
      first = std::min(first, words.first);
      last = std::max(last, words.last);
    }
    return std::any_of(blocks_.begin(), blocks_.end(), [&](const WordRange& block) {
      return block.last > block.first && block.first > first && block.last <= last;
    });
  }

  [[nodiscard]] double width(const WordRange& block) const {
    return set_shape(text_, block.first, block.last).width;
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
    const bool same = h > 0 && heads_[h].kind == heads_[h - 1].kind;
    const std::size_t body = without_prose(page, begin);
    const bool continues = new_page && same && body == begin;
    if (!continues) out_.tables.push_back({heads_[h].kind, first_word(h), {}});
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
    return heads_[h].kind == heads_[h - 1].kind && without_prose(page_begin(h), begin) == begin;
  }

  const RowContext& context_;
  const FlowText& text_;
  const ScrambledHeads found_;
  const double prose_width_;
  const std::vector<ScrambledHead>& heads_ = found_.heads;
  const std::vector<WordRange>& blocks_ = found_.blocks;
  ScrambledText out_;
};

}  // namespace

double running_text_width(const FlowText& text) {
  std::vector<double> widths = set_line_widths(text);
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
