#include "normalize/flow/flow_units.h"

#include <algorithm>
#include <string_view>

#include "normalize/text.h"

namespace planlupp {
namespace {

constexpr std::size_t kFormWords = 14;  // a longer run of words is text

// What is odd about a cell's first and last words.
constexpr float kLowerStart = 2.8F, kBracketStart = 1.5F, kStrangeStart = 3;
constexpr float kDashEnd = 4;  // a lone dash is a cell without a value
constexpr float kDigitStart = 1.5F, kOpenSentence = 1;
constexpr float kLeadsOn = 4, kHyphenEnd = 6, kCommaEnd = 3, kOpenBracket = 3.5F;
constexpr float kColonEnd = 3;  // a list is to come

bool ends_sentence(std::string_view word) {
  while (word.ends_with(')') || word.ends_with("”") || word.ends_with('"')) {
    word.remove_suffix(word.ends_with("”") ? std::string_view("”").size() : 1);
  }
  return word.ends_with('.') || word.ends_with('!') || word.ends_with('?') || word.ends_with(':');
}

bool is_dash(std::string_view word) {
  return word == "-" || word == "‐" || word == "–" || word == "—";
}

// The part of a word that could have stood on the line before: up to its first hyphen.
double unbroken_width(const FlowWord& word) {
  const std::size_t hyphen = word.text.find('-');
  if (hyphen == std::string::npos || hyphen < 2 || hyphen + 2 >= word.text.size() ||
      !is_letter(last_char(std::string_view(word.text).substr(0, hyphen)))) {
    return word.width;
  }
  return set_width(std::string_view(word.text).substr(0, hyphen + 1));
}

}  // namespace

FlowUnits::FlowUnits(const RowContext& context, const FlowRegion& region)
    : context_(context), region_(region) {
  cut();
  spans_.resize(units_.size());
}

// Within a line a cell ends only before a word that can begin one.
bool FlowUnits::may_end_before(std::size_t i) const {
  if (region_.joints[i] != Joint::space) return true;
  const std::string_view text = word(i).text;
  const char32_t first = first_char(text);
  if (is_lower(first)) return context_.forms.begins_form(text);
  if (text.starts_with("§")) return false;
  return std::string_view(")%,.;:/").find(text.front()) == std::string_view::npos;
}

void FlowUnits::cut() {
  double x = 0;
  for (std::size_t i = 0; i < region_.words.size(); ++i) {
    const bool new_line = i == 0 || region_.joints[i] >= Joint::line;
    x = new_line ? 0 : x + kBlankWidth;
    if (new_line || may_end_before(i)) {
      FlowUnit unit;
      unit.first = i;
      unit.joint = region_.joints[i];
      unit.x0 = x;
      units_.push_back(unit);
    }
    x += word(i).width;
    units_.back().last = i + 1;
    units_.back().x1 = x;
  }
  for (FlowUnit& unit : units_) describe(unit);
}

void FlowUnits::describe(FlowUnit& unit) const {
  const FlowWord& first = word(unit.first);
  const std::string_view last = word(unit.last - 1).text;
  unit.next_width = unbroken_width(first);
  const char32_t c = first_char(first.text);
  unit.lower = is_lower(c);
  unit.upper = is_upper(c);
  unit.acronym = unit.upper && first.text.size() > 1 &&
                 is_upper(first_char(first.text.substr(c < 0x80 ? 1 : 2)));
  unit.bullet = first.item || (is_bullet(c) && first.text != "-" && first.text != "–");
  unit.sentence_end = ends_sentence(last);
  unit.leads_on = context_.forms.leads_on(last);
  unit.hyphen = ends_in_hyphen(last);
  unit.comma = last.ends_with(',');
  for (std::size_t i = unit.first; i < unit.last; ++i) {
    for (const char b : word(i).text) unit.brackets += b == '(' ? 1 : b == ')' ? -1 : 0;
  }
}

std::string FlowUnits::text(std::size_t first, std::size_t last) const {
  std::string out;
  for (std::size_t i = units_[first].first; i < units_[last].last; ++i) {
    if (!out.empty()) out += region_.joints[i] >= Joint::line ? '\n' : ' ';
    out += word(i).text;
  }
  return out;
}

FormSet FlowUnits::look(std::size_t first, std::size_t last) const {
  FormSet forms;
  if (units_[last].last - units_[first].first <= kFormWords) {
    forms = context_.forms.forms_of(text(first, last));
  } else {
    forms.add(CellForm::text);
  }
  if (units_[first].bullet) forms.add(CellForm::bullets);
  return forms;
}

std::uint16_t FlowUnits::number_of(const FormSet& forms) {
  const auto same = [&](const FormSet& look) { return look.bits() == forms.bits(); };
  const auto found = std::find_if(looks_.begin(), looks_.end(), same);
  const auto number = static_cast<std::uint16_t>(found - looks_.begin());
  if (found == looks_.end()) looks_.push_back(forms);
  return number;
}

FlowSpan FlowUnits::make(std::size_t first, std::size_t last) {
  FlowSpan span;
  const FlowUnit& begin = units_[first];
  const FlowUnit& end = units_[last];
  span.forms = look(first, last);
  span.look = number_of(span.forms);
  span.closed = !span.forms.free() && !span.forms.has(CellForm::text);
  if (!span.closed) {
    const std::string_view opening = word(begin.first).text;
    if (begin.lower && !begin.bullet) span.oddness += kLowerStart;
    if (is_digit(first_char(opening))) span.oddness += kDigitStart;
    if (opening.front() == '(') span.oddness += kBracketStart;
    if (opening.front() == ')' || opening.front() == '%' || opening.front() == '/') {
      span.oddness += kStrangeStart;
    }
  }
  if (end.leads_on) span.open += kLeadsOn;
  if (end.hyphen) span.open += kHyphenEnd;
  if (end.comma) span.open += kCommaEnd;
  if (end.last > begin.first + 1 && word(end.last - 1).text.ends_with(':')) span.open += kColonEnd;
  int brackets = 0;
  bool sentence = false;  // one ends before the last word
  for (std::size_t i = first; i <= last; ++i) {
    brackets += units_[i].brackets;
    sentence = sentence || (i < last && units_[i].sentence_end);
  }
  if (sentence && !end.sentence_end && !begin.bullet) span.open += kOpenSentence;
  if (last > first && is_dash(word(end.last - 1).text)) span.oddness += kDashEnd;
  if (brackets != 0) span.open += kOpenBracket;
  span.oddness += span.open;
  return span;
}

const FlowSpan& FlowUnits::span(std::size_t first, std::size_t last) {
  auto& spans = spans_[first];
  while (spans.size() <= last - first) spans.push_back(make(first, first + spans.size()));
  return spans[last - first];
}

}  // namespace planlupp
