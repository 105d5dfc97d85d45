#include "extract/markup.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>

namespace planlupp {
namespace {

constexpr std::size_t kMaxTag = 300;  // bytes between < and >; longer is no tag

// "<br/>" at `begin` -> "br"; empty where no tag begins there. `end` is set behind the '>'.
std::string tag_name(std::string_view text, std::size_t begin, std::size_t& end) {
  std::size_t i = begin + 1;
  const bool closing = i < text.size() && text[i] == '/';
  if (closing) ++i;
  std::string name;
  while (i < text.size() && std::isalnum(static_cast<unsigned char>(text[i])) != 0) {
    name += static_cast<char>(std::tolower(static_cast<unsigned char>(text[i++])));
  }
  constexpr std::array<std::string_view, 28> kTags{
      "b",    "strong", "i",  "em",  "u",   "p",     "br",    "ul", "ol", "li",
      "span", "div",    "a",  "sup", "sub", "font",  "small", "h1", "h2", "h3",
      "h4",   "table",  "tr", "td",  "th",  "tbody", "thead", "s"};
  if (std::find(kTags.begin(), kTags.end(), name) == kTags.end()) return {};
  const std::size_t close = text.find('>', i);
  if (close == std::string_view::npos || close - begin > kMaxTag) return {};
  // "a < b och c > d" is no tag: a name is followed by a space, a slash or the end.
  if (text[i] != '>' && text[i] != ' ' && text[i] != '/') return {};
  end = close + 1;
  return closing ? "/" + name : name;
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && std::isspace(static_cast<unsigned char>(text.front())) != 0) {
    text.remove_prefix(1);
  }
  while (!text.empty() && std::isspace(static_cast<unsigned char>(text.back())) != 0) {
    text.remove_suffix(1);
  }
  return text;
}

bool replace_entity(std::string_view text, std::size_t& i, std::string& out) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 8> kEntities{{
      {"&amp;", "&"},
      {"&lt;", "<"},
      {"&gt;", ">"},
      {"&quot;", "\""},
      {"&nbsp;", " "},
      {"&#39;", "'"},
      {"&apos;", "'"},
      {"&shy;", ""},
  }};
  for (const auto& [entity, character] : kEntities) {
    if (!text.substr(i).starts_with(entity)) continue;
    out += character;
    i += entity.size();
    return true;
  }
  return false;
}

class Lines {
 public:
  void text(std::string_view piece) { line_ += piece; }

  void end(MarkedText& out) {
    std::string_view text = trimmed(line_);
    if (!text.empty() && text != "•") out.lines.emplace_back(text);
    line_.clear();
  }

  // An item begins; a sign of its own that follows is kept as the item's.
  void item(MarkedText& out) {
    end(out);
    line_ = "• ";
  }

  [[nodiscard]] bool only_bullet() const { return line_ == "• "; }

 private:
  std::string line_;
};

// "**x**" all around; Markdown's emphasis inside is taken off too.
std::string without_stars(std::string_view text, bool& bold) {
  const std::string_view inner = trimmed(text);
  bold = inner.size() > 4 && inner.starts_with("**") && inner.ends_with("**") &&
         inner.substr(2, inner.size() - 4).find("**") == std::string_view::npos;
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text.substr(i).starts_with("**")) {
      ++i;
    } else if (text[i] == '\\' && i + 1 < text.size() &&
               std::ispunct(static_cast<unsigned char>(text[i + 1])) != 0) {
      out += text[++i];  // Markdown's escape
    } else {
      out += text[i];
    }
  }
  return out;
}

}  // namespace

MarkedText strip_markup(std::string_view source) {
  MarkedText out;
  bool stars = false;
  const std::string text = without_stars(source, stars);
  Lines lines;
  std::size_t outside_bold = 0, letters = 0;
  int bold_depth = 0;
  for (std::size_t i = 0; i < text.size();) {
    std::size_t end = i;
    const std::string tag = text[i] == '<' ? tag_name(text, i, end) : std::string();
    if (!tag.empty()) {
      i = end;
      if (tag == "b" || tag == "strong") ++bold_depth;
      if ((tag == "/b" || tag == "/strong") && bold_depth > 0) --bold_depth;
      if (tag == "li") lines.item(out);
      if (tag == "br" || tag == "p" || tag == "/p" || tag == "/li" || tag == "ul" || tag == "/ul" ||
          tag == "div" || tag == "/div") {
        if (!lines.only_bullet()) lines.end(out);
      }
      continue;
    }
    std::string entity;
    if (text[i] == '&' && replace_entity(text, i, entity)) {
      lines.text(entity);
      continue;
    }
    const bool space = std::isspace(static_cast<unsigned char>(text[i])) != 0;
    letters += !space;
    outside_bold += !space && bold_depth == 0;
    // "<li>- A": the item's own sign stands for the bullet.
    constexpr std::string_view kBullet = "•";
    if (lines.only_bullet() && (text[i] == '-' || text[i] == ' ')) {
      ++i;
      continue;
    }
    if (lines.only_bullet() && std::string_view(text).substr(i).starts_with(kBullet)) {
      i += kBullet.size();
      continue;
    }
    lines.text(std::string_view(text).substr(i++, 1));
  }
  lines.end(out);
  out.bold = stars || (letters > 0 && outside_bold == 0);
  return out;
}

}  // namespace planlupp
