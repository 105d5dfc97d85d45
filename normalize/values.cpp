#include "normalize/values.h"

#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <utility>

#include "normalize/colour.h"
#include "normalize/text.h"

namespace planlupp {
namespace {

Origin origin_of(const CellLine& cell_line, const Reading& reading) {
  const TextLine& line = reading.lines.at(cell_line.line);
  Place place{line.page, line.number, cell_line.box ? cell_line.box : line.box};
  return {place, cell_line.text};
}

constexpr std::array<std::string_view, 12> kMonths{"januari",   "februari", "mars",     "april",
                                                   "maj",       "juni",     "juli",     "augusti",
                                                   "september", "oktober",  "november", "december"};

std::string iso(int year, int month, int day) {
  if (month < 1 || month > 12 || day < 1 || day > 31 || year < 1900 || year > 2200) return {};
  char buffer[40];
  std::snprintf(buffer, sizeof buffer, "%04d-%02d-%02d", year, month, day);
  return buffer;
}

int month_of(std::string_view name) {
  const std::string small = lower(name);
  if (small.size() < 3) return 0;
  for (std::size_t i = 0; i < kMonths.size(); ++i) {
    if (kMonths[i].starts_with(small)) return static_cast<int>(i) + 1;
  }
  return 0;
}

// A list sign before an item: "• ", "- ". Its length in bytes; 0: none.
std::size_t bullet_length(std::string_view text) {
  const char32_t first = first_char(text);
  if (!is_bullet(first)) return 0;
  const std::size_t length = first < 0x80 ? 1 : first < 0x800 ? 2 : 3;
  if (length == text.size()) return length;
  // Without a space behind it, a hyphen is a minus or part of a word.
  const bool space = text[length] == ' ';
  if (!space && first < 0x100) return 0;
  return space ? length + 1 : length;
}

}  // namespace

bool is_dash(std::string_view text) {
  const std::string_view bare = trim(text);
  return bare == "-" || bare == "–" || bare == "—" || bare == "−" || bare == "\u2010" ||
         bare == "\u2011";
}

std::optional<Value> make_value(std::span<const CellLine> lines, double column_width,
                                const Reading& reading) {
  Healed healed = reading.healer.heal(lines, column_width);
  if (healed.text.empty() || is_dash(healed.text)) return std::nullopt;
  const std::size_t sign = bullet_length(healed.text);
  if (sign == healed.text.size()) {
    // A list sign alone is an empty item; a larger one is a symbol that says something.
    const char32_t lone = first_char(healed.text);
    if (lone < 0x25A0 || lone > 0x25FF) return std::nullopt;
  }
  if (sign > 0 && sign < healed.text.size())
    healed.text = "• " + std::string(trim(std::string_view(healed.text).substr(sign)));
  Value value;
  value.text = std::move(healed.text);
  value.repair = std::move(healed.repair);
  for (const CellLine& line : lines) value.origins.push_back(origin_of(line, reading));
  return value;
}

std::optional<Value> make_value(std::size_t line, const Reading& reading) {
  const CellLine whole{reading.lines.at(line).text, line, std::nullopt};
  return make_value(std::span(&whole, 1), 0, reading);
}

std::optional<Value> colour_value(const Row& row, std::size_t column) {
  const Cell& cell = row.cells.at(column);
  if (!cell.empty() || cell.fill.empty()) return std::nullopt;
  const auto same = std::count_if(row.cells.begin(), row.cells.end(),
                                  [&cell](const Cell& other) { return other.fill == cell.fill; });
  if (same * 2 > static_cast<std::ptrdiff_t>(row.cells.size()) && row.cells.size() > 2) {
    return std::nullopt;
  }
  Value value;
  value.text = colour_name(cell.fill);
  if (value.text.empty()) return std::nullopt;
  Place place;
  place.page = row.page;
  value.origins.push_back({place, cell.fill});
  value.confidence = 0.95;
  value.reason = "read from the cell's colour " + cell.fill;
  return value;
}

Value derived(const Value& from, std::string text) {
  Value value = from;
  value.text = std::move(text);
  value.items.clear();
  return value;
}

void append(Value& value, const Value& more) {
  value.text += ' ';
  value.text += more.text;
  value.origins.insert(value.origins.end(), more.origins.begin(), more.origins.end());
  if (!more.repair.empty()) {
    if (!value.repair.empty()) value.repair += "; ";
    value.repair += more.repair;
  }
  if (more.confidence < value.confidence) {
    value.confidence = more.confidence;
    value.reason = more.reason;
  }
}

Rank parse_rank(std::string_view text) {
  static const RE2 kBefore(R"(\s*(\d{1,2})\s*[-–.:)=]?\s*(\pL[^\d]*?)?\s*)");
  static const RE2 kBehind(R"(\s*(\pL[^\d()]*?)\s*[-–:=]?\s*\(?(\d{1,2})\)?\s*)");
  Rank rank;
  int number = 0;
  std::string label;
  if (RE2::FullMatch(text, kBefore, &number, &label) ||
      RE2::FullMatch(text, kBehind, &label, &number)) {
    rank.number = number;
    rank.label = label;
  } else {
    rank.label = text;
  }
  return rank;
}

std::optional<double> parse_number(std::string_view text) {
  if (std::none_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; })) {
    return std::nullopt;
  }
  static const RE2 kNumber(R"(\s*([-–−+]?)\s*(\d{1,3}(?:[  ]\d{3})+|\d+)(?:[.,](\d+))?\s*)");
  std::string sign, whole, fraction;
  if (!RE2::FullMatch(text, kNumber, &sign, &whole, &fraction)) return std::nullopt;
  if (whole.size() > 17 || fraction.size() > 12) return std::nullopt;
  std::erase_if(whole, [](char c) { return c < '0' || c > '9'; });
  double value = 0;
  for (const char c : whole) value = value * 10 + (c - '0');
  double place = 0.1;
  for (const char c : fraction) {
    value += (c - '0') * place;
    place /= 10;
  }
  return sign.empty() || sign == "+" ? value : -value;
}

std::vector<FoundDate> find_dates(std::string_view text) {
  static const RE2 kIso(R"(\b((?:19|20)\d\d)[-/.](\d{1,2})[-/.](\d{1,2})\b)");
  static const RE2 kShort(R"(\b(\d{1,2})/(\d{1,2})[ -]((?:19|20)\d\d)\b)");
  static const RE2 kWritten(R"((?i)\b(\d{1,2})(?::e|:a)?\s+(\pL{3,9})\.?,?\s+((?:19|20)\d\d)\b)");
  std::vector<FoundDate> found;
  const auto scan = [&](const RE2& pattern) {
    re2::StringPiece parts[4];
    std::size_t from = 0;
    while (from < text.size() &&
           pattern.Match(text, from, text.size(), RE2::UNANCHORED, parts, 4)) {
      const auto number = [&](int i) {
        int n = 0;
        for (const char c : parts[i]) n = n * 10 + (c - '0');
        return n;
      };
      const std::string date =
          &pattern == &kWritten
              ? iso(number(3), month_of({parts[2].data(), parts[2].size()}), number(1))
          : &pattern == &kShort ? iso(number(3), number(2), number(1))
                                : iso(number(1), number(2), number(3));
      const auto begin = static_cast<std::size_t>(parts[0].data() - text.data());
      if (!date.empty()) found.push_back({date, begin, begin + parts[0].size()});
      from = begin + std::max<std::size_t>(parts[0].size(), 1);
    }
  };
  scan(kIso);
  scan(kShort);
  scan(kWritten);
  std::sort(found.begin(), found.end(),
            [](const FoundDate& a, const FoundDate& b) { return a.begin < b.begin; });
  return found;
}

std::string parse_date(std::string_view text) {
  std::string bare(trim(text));
  static const RE2 kArticle(R"((?i)^den\s+)");
  RE2::Replace(&bare, kArticle, "");
  const auto found = find_dates(bare);
  const bool whole = found.size() == 1 && found[0].begin == 0 && found[0].end == bare.size();
  return whole ? found[0].iso : std::string();
}

std::vector<std::string> split_numbered(std::string_view text) {
  std::vector<std::string> items;
  std::size_t at = 0;
  for (int number = 1; number < 100; ++number) {
    const std::string sign = std::to_string(number) + ". ";
    if (!text.substr(at).starts_with(sign)) return {};
    const std::size_t begin = at + sign.size();
    const std::size_t next = text.find(" " + std::to_string(number + 1) + ". ", begin);
    items.emplace_back(
        trim(text.substr(begin, next == std::string_view::npos ? next : next - begin)));
    if (next == std::string_view::npos) break;
    at = next + 1;
  }
  return items.size() > 1 ? items : std::vector<std::string>{};
}

std::vector<std::vector<CellLine>> split_items(std::span<const CellLine> lines) {
  std::vector<std::vector<CellLine>> items;
  bool list = !lines.empty() && bullet_length(trim(lines.front().text)) > 0;
  if (!list) {
    if (!lines.empty()) items.emplace_back(lines.begin(), lines.end());
    return items;
  }
  for (const CellLine& line : lines) {
    // Signs inside a line part items too, once the cell is a list.
    std::string_view rest = trim(line.text);
    while (!rest.empty()) {
      const std::size_t sign = bullet_length(rest);
      if (sign > 0 || items.empty()) items.emplace_back();
      rest.remove_prefix(std::min(sign, rest.size()));
      std::size_t end = rest.size();
      // "• A• B": a bullet proper needs no space before it.
      end = std::min(rest.find("•"), end);
      // "– A– B": nor does a dash, where the list is one of dashes and a capital follows.
      static const RE2 kGlued(R"(\pL[.]?([-–]) \p{Lu})");
      re2::StringPiece dash;
      if (RE2::PartialMatch(rest, kGlued, &dash)) {
        end = std::min(end, static_cast<std::size_t>(dash.data() - rest.data()));
      }
      for (std::size_t i = rest.find(' '); i < end; i = rest.find(' ', i + 1)) {
        const std::string_view next = rest.substr(i + 1);
        if (bullet_length(next) > 0 && bullet_length(next) < next.size() &&
            !is_digit(first_char(next.substr(bullet_length(next))))) {
          end = i;
          break;
        }
      }
      const std::string_view text = trim(rest.substr(0, end));
      if (!text.empty()) items.back().push_back({std::string(text), line.line, line.box});
      rest = trim(rest.substr(end));
    }
  }
  std::erase_if(items, [](const std::vector<CellLine>& item) { return item.empty(); });
  return items;
}

}  // namespace planlupp
