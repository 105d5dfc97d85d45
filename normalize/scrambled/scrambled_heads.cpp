#include "normalize/scrambled/scrambled_heads.h"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "normalize/flow/flow_prose.h"
#include "normalize/scrambled/scrambled_order.h"
#include "normalize/text.h"

namespace planlupp {
namespace {

constexpr double kSameKind = 0.6;      // of a head's titles
constexpr std::size_t kEarly = 12;     // blocks of a page among which unknown headings may stand
constexpr std::size_t kTitle = 90;     // bytes of a heading at most
constexpr std::size_t kOneWord = 16;   // bytes of a heading that comes only once
constexpr std::size_t kExplained = 5;  // words of one that says what it is about
constexpr std::ptrdiff_t kManyBlanks = 2;  // of one that no cell would say by chance
constexpr int kPair = 5;                   // votes against likelihood before severity
constexpr std::size_t kRunningHead = 5;    // letters of a running head at least
constexpr double kPages = 0.5;  // of the pages with a head: what comes on so many belongs to it

using Columns = std::vector<HeaderColumn>;

bool has(const Columns& columns, Meaning meaning) {
  return std::any_of(columns.begin(), columns.end(),
                     [&](const HeaderColumn& c) { return c.meaning == meaning; });
}

bool has_subject(const Columns& columns) {
  return std::any_of(columns.begin(), columns.end(),
                     [](const HeaderColumn& c) { return is_subject(c.meaning); });
}

std::set<std::string> keys(const Columns& columns) {
  std::set<std::string> out;
  for (const HeaderColumn& column : columns) out.insert(letters_key(column.title));
  return out;
}

bool names(const Columns& columns, const std::string& key) { return keys(columns).count(key) != 0; }

std::size_t shared(const std::set<std::string>& a, const std::set<std::string>& b) {
  return static_cast<std::size_t>(
      std::count_if(a.begin(), a.end(), [&](const std::string& key) { return b.count(key) != 0; }));
}

class Heads {
 public:
  Heads(const RowContext& context, const std::vector<FlowHeader>& headers)
      : context_(context), text_(context.text), headers_(headers) {}

  ScrambledHeads find() {
    cut_blocks();
    count_titles();
    drop_running_heads();
    gather();
    for (ScrambledHead& head : out_.heads) head.kind = kind_of(head);
    drop_strangers();
    for (std::size_t k = 0; k < out_.kinds.size(); ++k) order(k);
    return std::move(out_);
  }

 private:
  // Headings that stand together, or one alone.
  struct Piece {
    Columns columns;
    WordRange words;
  };

  [[nodiscard]] int page_of(std::size_t word) const {
    return text_.lines[text_.words[word].line].page;
  }

  [[nodiscard]] std::string title_of(std::size_t first, std::size_t last) const {
    return collapse_space(joined(text_, first, last));
  }

  // All words outside of heads, between blank lines.
  void cut_blocks() {
    std::vector<WordRange> taken = dropped_;
    for (const FlowHeader& header : headers_) taken.push_back({header.first, header.last});
    cut_blocks(taken);
  }

  void cut_blocks(const std::vector<WordRange>& taken) {
    std::vector<bool> elsewhere(text_.words.size(), false);
    for (const WordRange& range : taken) {
      std::fill(elsewhere.begin() + static_cast<std::ptrdiff_t>(range.first),
                elsewhere.begin() + static_cast<std::ptrdiff_t>(range.last), true);
    }
    auto& blocks = out_.blocks;
    blocks.clear();
    for (std::size_t w = 0; w < text_.words.size(); ++w) {
      if (elsewhere[w]) continue;
      const bool begins =
          blocks.empty() || blocks.back().last != w || text_.words[w].joint >= Joint::blank;
      if (begins) blocks.push_back({w, w});
      blocks.back().last = w + 1;
    }
  }

  // On which pages a short text stands, as a block or a heading.
  void count_titles() {
    const auto count = [this](std::size_t first, std::size_t last) {
      const std::string title = title_of(first, last);
      if (title.size() <= kTitle) ++pages_[letters_key(title)][page_of(first)];
    };
    for (const WordRange& block : out_.blocks) count(block.first, block.last);
    for (const FlowHeader& header : headers_) {
      head_pages_.insert(page_of(header.first));
      for (const HeaderColumn& column : header.columns) count(column.first, column.last);
    }
  }

  // Whether it stands once on each of several pages with heads.
  [[nodiscard]] bool recurs(const std::string& key) const {
    const auto found = pages_.find(key);
    if (found == pages_.end() || found->second.size() < 2) return false;
    for (const auto& [page, count] : found->second) {
      if (count > 1 || head_pages_.count(page) == 0) return false;
    }
    return static_cast<double>(found->second.size()) >=
           kPages * static_cast<double>(head_pages_.size());
  }

  [[nodiscard]] bool only_once(const std::string& key) const {
    const auto found = pages_.find(key);
    return found != pages_.end() && found->second.size() == 1 && found->second.begin()->second == 1;
  }

  // Lines of the title that come again on later pages, once on each.
  void drop_running_heads() {
    if (headers_.empty()) return;
    std::set<std::string> title;
    std::string line;
    for (std::size_t w = 0; w < headers_.front().first; ++w) {
      if (text_.words[w].joint >= Joint::line) {
        title.insert(line);
        line.clear();
      }
      line += letters_key(text_.words[w].text);
      title.insert(letters_key(text_.words[w].text));
    }
    title.insert(line);
    const int first = page_of(headers_.front().first);
    std::set<std::pair<int, std::string>> seen;
    for (WordRange& block : out_.blocks) {
      const int page = page_of(block.first);
      const std::string text = title_of(block.first, block.last);
      const std::string key = letters_key(text);
      if (page <= first || key.size() < kRunningHead || key.size() > kTitle) continue;
      if (title.count(key) == 0 || context_.terms.heading(text)) continue;
      if (!seen.emplace(page, key).second) continue;
      dropped_.push_back(block);
      block.last = block.first;
    }
  }

  void gather() {
    std::vector<Piece> pieces;
    for (const FlowHeader& header : headers_) {
      Columns columns = whole_headings(header.columns, page_of(header.first));
      for (const HeaderColumn& column : columns) known_.insert(letters_key(column.title));
      pieces.push_back({std::move(columns), {header.first, header.last}});
    }
    add_lone(pieces);
    for (const Piece& piece : pieces) {
      const bool more = !out_.heads.empty() && same_head(out_.heads.back(), piece);
      if (!more) out_.heads.push_back({page_of(piece.words.first), {}, {}, 0});
      ScrambledHead& head = out_.heads.back();
      head.columns.insert(head.columns.end(), piece.columns.begin(), piece.columns.end());
      head.words.push_back(piece.words);
    }
  }

  // Pieces of a head stand on one page and name different things. Controls and measures may go on
  // with risks or begin a table of their own, below its title.
  [[nodiscard]] bool same_head(const ScrambledHead& head, const Piece& next) const {
    if (head.page != page_of(next.words.first)) return false;
    if (shared(keys(head.columns), keys(next.columns)) > 0) return false;
    if (!has_subject(head.columns) || !has_subject(next.columns)) return true;
    if (!has(head.columns, Meaning::risk) && !has(head.columns, Meaning::control)) return false;
    if (!has(next.columns, Meaning::risk) && !has(next.columns, Meaning::control)) return false;
    return next.columns.size() < 2 || !below_title(next.words.first);
  }

  [[nodiscard]] bool below_title(std::size_t word) const {
    for (const WordRange& block : out_.blocks) {
      if (block.last != word) continue;
      const std::string text = joined(text_, block.first, block.last);
      if (text.find('\n') != std::string::npos) return false;
      return heading_like(text, text_) != HeadingLike::no && context_.forms.forms_of(text).free();
    }
    return false;
  }

  // Blocks that are a heading and nothing else, on pages with a head.
  void add_lone(std::vector<Piece>& pieces) {
    std::vector<Piece> more;
    std::size_t place = 0;
    for (std::size_t b = 0; b < out_.blocks.size(); ++b) {
      const WordRange block = out_.blocks[b];
      const bool page_begins = b == 0 || page_of(out_.blocks[b - 1].first) != page_of(block.first);
      place = page_begins ? 0 : place + 1;
      if (head_pages_.count(page_of(block.first)) == 0) continue;
      const std::string title = title_of(block.first, block.last);
      if (title.size() > kTitle || title.ends_with(':') || !is_upper(first_char(title))) continue;
      const auto meaning = lone_heading(title, place);
      if (meaning) more.push_back({{{title, *meaning, block.first, block.last}}, block});
    }
    for (Piece& piece : more) {
      if (repeats_head(pieces, piece)) continue;
      take(piece.words);
      pieces.push_back(std::move(piece));
    }
    std::sort(pieces.begin(), pieces.end(),
              [](const Piece& a, const Piece& b) { return a.words.first < b.words.first; });
  }

  // A head begins with several headings, or with what its rows are about; risks and controls may
  // be labels of cards, of which a page holds many.
  [[nodiscard]] static bool begins_head(const Piece& piece) {
    const Meaning meaning = piece.columns.front().meaning;
    const bool card = meaning == Meaning::risk || meaning == Meaning::control;
    return piece.columns.size() > 1 || (is_subject(meaning) && !card);
  }

  // Whether the head before it on its page, or the one behind, has that heading: then it is a cell.
  [[nodiscard]] bool repeats_head(const std::vector<Piece>& pieces, const Piece& lone) const {
    const std::string key = letters_key(lone.columns.front().title);
    const int page = page_of(lone.words.first);
    const Piece *before = nullptr, *behind = nullptr;
    for (const Piece& piece : pieces) {
      if (page_of(piece.words.first) != page || !begins_head(piece)) continue;
      const bool earlier = piece.words.first < lone.words.first;
      auto& nearest = earlier ? before : behind;
      const bool nearer =
          nearest == nullptr || (piece.words.first > nearest->words.first) == earlier;
      if (nearer) nearest = &piece;
    }
    if (before == nullptr && behind != nullptr && names(behind->columns, key)) return true;
    const std::size_t from = before != nullptr ? before->words.first : 0;
    return std::any_of(pieces.begin(), pieces.end(), [&](const Piece& piece) {
      const bool among = piece.words.first >= from && piece.words.first < lone.words.first;
      return among && page_of(piece.words.first) == page && names(piece.columns, key);
    });
  }

  [[nodiscard]] std::optional<Meaning> lone_heading(const std::string& title,
                                                    std::size_t place) const {
    const std::string key = letters_key(title);
    const auto label = context_.terms.label(title);
    if (recurs(key)) {
      if (label) return label;
      const auto match = context_.terms.heading(title);
      const bool text = context_.forms.forms_of(title).free();
      return match && text ? std::optional(match->meaning) : std::nullopt;
    }
    if (!label && head_pages_.size() == 1 && only_once(key)) return explained_heading(title);
    if (!label || *label == Meaning::other) return std::nullopt;
    if (known_.count(key) != 0) return label;
    if (*label == Meaning::responsible_body) return std::nullopt;
    const bool telling =
        title.size() <= kOneWord || std::count(title.begin(), title.end(), ' ') >= kManyBlanks;
    const bool one = head_pages_.size() == 1 && telling && only_once(key);
    return place <= kEarly || one ? label : std::nullopt;
  }

  // "Uppdrag i nämndens verksamhetsplan": a heading and what it is about.
  [[nodiscard]] std::optional<Meaning> explained_heading(const std::string& title) const {
    const auto words = split_words(title);
    if (words.size() < 3 || words.size() > kExplained || title.ends_with('.')) return std::nullopt;
    const auto word = [&](std::size_t i) {
      return title.substr(words[i].begin, words[i].end - words[i].begin);
    };
    const auto match = context_.terms.label(word(0));
    const bool text = context_.forms.forms_of(title).free();
    return match && text && context_.forms.leads_on(word(1)) ? match : std::nullopt;
  }

  void take(const WordRange& words) {
    for (WordRange& block : out_.blocks) {
      if (block.first == words.first && block.last == words.last) block.last = block.first;
    }
  }

  // "Konsekvens Riskvär-" are two headings, whose rest stands elsewhere.
  [[nodiscard]] Columns whole_headings(const Columns& columns, int page) {
    Columns out;
    for (HeaderColumn column : columns) {
      std::size_t cut = column.last;
      for (std::size_t w = column.last - 1; w > column.first; --w) {
        if (!is_upper(first_char(text_.words[w].text)) || context_.terms.label(column.title)) {
          continue;
        }
        const std::string rest = title_of(w, column.last);
        const bool heading = ends_in_hyphen(rest) || context_.terms.heading(rest).has_value();
        const bool wants_more = context_.forms.leads_on(text_.words[w - 1].text);
        if (heading && !wants_more && context_.terms.label(title_of(column.first, w))) {
          cut = w;
          break;
        }
      }
      if (cut < column.last) {
        HeaderColumn first{title_of(column.first, cut), Meaning::other, column.first, cut};
        first.meaning = context_.terms.label(first.title).value_or(Meaning::other);
        out.push_back(first);
        column = {title_of(cut, column.last), Meaning::other, cut, column.last};
      }
      complete(column, page);
      out.push_back(column);
    }
    return out;
  }

  // A word in lower case that makes a heading whole ("Riskvär-" "de", "Rapportering" "till").
  void complete(HeaderColumn& column, int page) {
    const bool stub = ends_in_hyphen(column.title);
    for (WordRange& block : out_.blocks) {
      if (block.first == block.last || page_of(block.first) != page) continue;
      const std::string rest = joined(text_, block.first, block.last);
      if (rest.size() > 20 || !is_lower(first_char(rest)) || rest.find(' ') != std::string::npos) {
        continue;
      }
      const auto meaning = context_.terms.label(column.title + " " + rest);
      if (!meaning) continue;
      if (!stub && *meaning != column.meaning && column.meaning != Meaning::other) continue;
      column.meaning = *meaning;
      out_.stubs.push_back(block);
      block.last = block.first;
      return;
    }
  }

  std::size_t kind_of(const ScrambledHead& head) {
    const auto mine = keys(head.columns);
    for (std::size_t k = 0; k < out_.kinds.size(); ++k) {
      const auto known = keys(out_.kinds[k]);
      const std::size_t both = shared(mine, known);
      const std::size_t less = std::min(mine.size(), known.size());
      if (static_cast<double>(both) < kSameKind * static_cast<double>(less)) continue;
      for (const HeaderColumn& column : head.columns) {
        if (known.count(letters_key(column.title)) == 0) out_.kinds[k].push_back(column);
      }
      return k;
    }
    out_.kinds.push_back(head.columns);
    return out_.kinds.size() - 1;
  }

  [[nodiscard]] std::size_t heads_with(std::size_t kind, const std::string& key) const {
    return static_cast<std::size_t>(std::count_if(
        out_.heads.begin(), out_.heads.end(),
        [&](const ScrambledHead& head) { return head.kind == kind && names(head.columns, key); }));
  }

  // What stands in one of several heads is none of their titles: a cell among them.
  void drop_strangers() {
    std::vector<std::size_t> count(out_.kinds.size(), 0);
    for (const ScrambledHead& head : out_.heads) ++count[head.kind];
    for (ScrambledHead& head : out_.heads) {
      Columns kept;
      for (const HeaderColumn& column : head.columns) {
        const bool unknown = !context_.terms.label(column.title).has_value();
        const std::size_t least = unknown ? 2 : 3;
        const bool lower = is_lower(first_char(column.title));
        const bool alone =
            count[head.kind] >= least && heads_with(head.kind, letters_key(column.title)) == 1;
        const bool form = unknown && !context_.forms.forms_of(column.title).free();
        const bool stranger = head.columns.size() > 2 && (lower || alone || form);
        if (stranger) {
          give_back(head, {column.first, column.last});
        } else {
          kept.push_back(column);
        }
      }
      head.columns = std::move(kept);
    }
    std::vector<WordRange> taken = dropped_;
    for (const ScrambledHead& head : out_.heads) {
      taken.insert(taken.end(), head.words.begin(), head.words.end());
    }
    taken.insert(taken.end(), out_.stubs.begin(), out_.stubs.end());
    cut_blocks(taken);
    for (std::size_t k = 0; k < out_.kinds.size(); ++k) {
      std::erase_if(out_.kinds[k], [&](const HeaderColumn& column) {
        return heads_with(k, letters_key(column.title)) == 0;
      });
    }
  }

  // Words of a head are a block again.
  void give_back(ScrambledHead& head, const WordRange& words) {
    std::vector<WordRange> kept;
    for (const WordRange& range : head.words) {
      if (words.first < range.first || words.last > range.last) {
        kept.push_back(range);
        continue;
      }
      if (range.first < words.first) kept.push_back({range.first, words.first});
      if (words.last < range.last) kept.push_back({words.last, range.last});
    }
    head.words = std::move(kept);
  }

  // As they follow each other in all heads, else as usual, else as in most.
  void order(std::size_t kind) {
    Columns& columns = out_.kinds[kind];
    std::vector<std::string> titles;
    for (const HeaderColumn& column : columns) titles.push_back(letters_key(column.title));
    std::vector<Meaning> meanings;
    const bool severity = has(columns, Meaning::severity);
    for (const HeaderColumn& column : columns) {
      const bool text = severity && column.meaning == Meaning::consequence_or_severity;
      meanings.push_back(text ? Meaning::consequence : column.meaning);
    }
    const auto before = [&](std::size_t a, std::size_t b) {
      int votes = 0, all = 0;
      for (const ScrambledHead& head : out_.heads) {
        const int one = head.kind == kind ? vote(head.columns, titles[a], titles[b]) : 0;
        votes += one;
        all += one != 0 ? 1 : 0;
      }
      const int usual = usual_order(meanings[a], meanings[b]);
      if (std::abs(votes) < all && usual != 0) return usual > 0;
      return votes > 0 || (votes == 0 && a < b);
    };
    std::vector<std::pair<std::size_t, std::size_t>> rank;
    for (std::size_t a = 0; a < columns.size(); ++a) {
      std::size_t earlier = 0;
      for (std::size_t b = 0; b < columns.size(); ++b) {
        if (b != a && before(b, a)) ++earlier;
      }
      rank.emplace_back(earlier, a);
    }
    std::sort(rank.begin(), rank.end());
    Columns sorted;
    for (const auto& [earlier, at] : rank) sorted.push_back(columns[at]);
    columns = std::move(sorted);
    std::stable_partition(columns.begin(), columns.end(),
                          [](const HeaderColumn& c) { return stands_first(c.meaning); });
  }

  // Whether the one stands before the other, 0: not both there.
  static int vote(const Columns& columns, const std::string& a, const std::string& b) {
    std::size_t at_a = columns.size(), at_b = columns.size();
    for (std::size_t c = 0; c < columns.size(); ++c) {
      const std::string key = letters_key(columns[c].title);
      if (key == a) at_a = std::min(at_a, c);
      if (key == b) at_b = std::min(at_b, c);
    }
    if (at_a == columns.size() || at_b == columns.size()) return 0;
    return at_a < at_b ? 1 : -1;
  }

  const RowContext& context_;
  const FlowText& text_;
  const std::vector<FlowHeader>& headers_;
  std::map<std::string, std::map<int, std::size_t>> pages_;  // of short texts
  std::set<int> head_pages_;
  std::set<std::string> known_;     // titles of heads in runs
  std::vector<WordRange> dropped_;  // running heads
  ScrambledHeads out_;
};

}  // namespace

ScrambledHeads scrambled_heads(const RowContext& context, const std::vector<FlowHeader>& headers) {
  return Heads(context, headers).find();
}

}  // namespace planlupp
