#include "extract/text/markup.h"

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

constexpr std::array<std::pair<std::string_view, std::string_view>, 22> kEntities{{
    {"amp", "&"},   {"lt", "<"},    {"gt", ">"},     {"quot", "\""},  {"nbsp", " "},
    {"apos", "'"},  {"shy", ""},    {"aring", "å"},  {"auml", "ä"},   {"ouml", "ö"},
    {"Aring", "Å"}, {"Auml", "Ä"},  {"Ouml", "Ö"},   {"eacute", "é"}, {"Eacute", "É"},
    {"ndash", "–"}, {"mdash", "—"}, {"hellip", "…"}, {"bull", "•"},   {"rdquo", "”"},
    {"rsquo", "’"}, {"sect", "§"},
}};

void append_utf8(std::string& out, unsigned c) {
  if (c < 0x80) {
    out += static_cast<char>(c);
  } else if (c < 0x800) {
    out += static_cast<char>(0xC0U | (c >> 6U));
    out += static_cast<char>(0x80U | (c & 0x3FU));
  } else {
    out += static_cast<char>(0xE0U | (c >> 12U));
    out += static_cast<char>(0x80U | ((c >> 6U) & 0x3FU));
    out += static_cast<char>(0x80U | (c & 0x3FU));
  }
}

// The character that "&name;" or "&#123;" at `i` stands for; `i` is set behind it.
bool replace_entity(std::string_view text, std::size_t& i, std::string& out) {
  const std::size_t end = text.find(';', i);
  if (end == std::string_view::npos || end - i > 9 || end - i < 2) return false;
  const std::string_view name = text.substr(i + 1, end - i - 1);
  if (name.front() == '#') {
    unsigned code = 0;
    for (const char c : name.substr(1)) {
      if (c < '0' || c > '9') return false;
      code = code * 10 + static_cast<unsigned>(c - '0');
    }
    if (code < 32 || code > 0xFFFC || (code >= 0xD800 && code < 0xE000)) return false;
    append_utf8(out, code);
    i = end + 1;
    return true;
  }
  for (const auto& [entity, character] : kEntities) {
    if (name != entity) continue;
    out += character;
    i = end + 1;
    return true;
  }
  return false;
}

// The next tag from `from` on; its name, and where it begins and ends. Empty: none.
std::string next_tag(std::string_view text, std::size_t from, std::size_t& begin,
                     std::size_t& end) {
  for (begin = text.find('<', from); begin != std::string_view::npos;
       begin = text.find('<', begin + 1)) {
    std::string name = tag_name(text, begin, end);
    if (!name.empty()) return name;
  }
  return {};
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

bool is_html_row(std::string_view line) {
  std::size_t begin = 0, end = 0;
  int cells = 0;
  for (std::string name = next_tag(line, 0, begin, end); !name.empty();
       name = next_tag(line, end, begin, end)) {
    cells += name == "td" || name == "th";
  }
  return cells >= 2;
}

std::vector<std::string_view> split_html_cells(std::string_view line) {
  std::vector<std::string_view> cells;
  std::size_t begin = 0, end = 0, open = std::string_view::npos;
  for (std::string name = next_tag(line, 0, begin, end); !name.empty();
       name = next_tag(line, end, begin, end)) {
    const bool opens = name == "td" || name == "th";
    const bool closes = name == "/td" || name == "/th" || name == "/tr";
    if ((opens || closes) && open != std::string_view::npos) {
      cells.push_back(line.substr(open, begin - open));
      open = std::string_view::npos;
    }
    if (opens) open = end;
  }
  if (open != std::string_view::npos) cells.push_back(line.substr(open));
  return cells;
}

bool is_only_tags(std::string_view line) {
  std::size_t begin = 0, end = 0, from = 0, tags = 0;
  std::string rest;
  for (std::string name = next_tag(line, 0, begin, end); !name.empty();
       name = next_tag(line, end, begin, end)) {
    rest += line.substr(from, begin - from);
    from = end;
    ++tags;
  }
  rest += line.substr(from);
  return tags > 0 && trimmed(rest).empty();
}

std::string decode_entities(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    if (text[i] == '&' && replace_entity(text, i, out)) continue;
    out += text[i++];
  }
  return out;
}

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
