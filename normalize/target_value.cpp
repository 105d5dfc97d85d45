#include "normalize/target_value.h"

#include <re2/re2.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "normalize/terms.h"
#include "normalize/text.h"
#include "normalize/values.h"

namespace planlupp {
namespace {

constexpr const char* kNumber =
    R"([-–−+]?\s?\d{1,3}(?:[ \x{a0}]\d{3})+(?:[,.]\d+)?|[-–−+]?\s?\d+(?:[,.]\d+)?)";
// How long a unit may be is asked of the match: a pattern that counts Unicode letters takes tens of
// milliseconds to compile.
constexpr const char* kUnit =
    R"((?:%|(?P<unit>[\pL][\pL\pN²³/. ]*))?(?:\s*(?:år )?(?:19|20)\d\d)?\.?)";
constexpr std::size_t kLongestUnit = 36;  // characters, a year behind it included

void replace_all(std::string& text, std::string_view from, const std::string& to) {
  for (std::size_t at = text.find(from); at != std::string::npos;
       at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
}

}  // namespace

namespace {

struct Form {
  std::string op;
  std::unique_ptr<RE2> pattern;
  int unit = 0;  // the group that is the unit; 0: none
};

bool holds(const Form& form, const re2::StringPiece& text) {
  constexpr int kMaxGroups = 16;
  re2::StringPiece groups[kMaxGroups];
  const int count = std::min(form.unit + 1, kMaxGroups);
  if (!form.pattern->Match(text, 0, text.size(), RE2::ANCHOR_BOTH, groups, count)) return false;
  if (form.unit == 0 || form.unit >= count) return true;
  const re2::StringPiece& unit = groups[form.unit];
  return length(std::string_view(unit.data(), unit.size())) <= kLongestUnit;
}

}  // namespace

struct TargetGrammar::Forms {
  std::vector<Form> forms;
  RE2 first_number{std::string("(") + kNumber + ")"};
  RE2 unit_behind{std::string("(?:") + kNumber + R"()\s*(%|[\pL][\pL²³]*(?:/[\pL²³]+)*))"};
};

TargetGrammar::TargetGrammar(const Terms& terms) {
  auto forms = std::make_unique<Forms>();
  for (const Terms::Row& row : terms.table("target_forms")) {
    if (row.size() < 2) continue;
    std::string pattern = row[1];
    replace_all(pattern, "{N}", std::string("(?:") + kNumber + ")");
    replace_all(pattern, "{U}", kUnit);
    auto compiled = std::make_unique<RE2>(R"((?i)\s*(?:)" + pattern + R"()\s*)", RE2::Quiet);
    if (!compiled->ok()) continue;
    const auto& names = compiled->NamedCapturingGroups();
    const auto unit = names.find("unit");
    forms->forms.push_back({row[0], std::move(compiled), unit == names.end() ? 0 : unit->second});
  }
  forms_ = std::move(forms);
}

TargetGrammar::~TargetGrammar() = default;

Target TargetGrammar::parse(std::string_view text) const {
  Target target;
  const re2::StringPiece whole(text.data(), text.size());
  for (const Form& form : forms_->forms) {
    if (!holds(form, whole)) continue;
    target.op = form.op;
    break;
  }
  if (target.op != ">=" && target.op != "<=" && target.op != "=" && target.op != "change") {
    return target;
  }
  std::string number;
  if (RE2::PartialMatch(whole, forms_->first_number, &number)) target.value = parse_number(number);
  std::string unit;
  if (RE2::PartialMatch(whole, forms_->unit_behind, &unit) && unit != "år") target.unit = unit;
  return target;
}

}  // namespace planlupp
