#include "normalize/target_value.h"

#include <re2/re2.h>

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
constexpr const char* kUnit = R"((?:%|[\pL][\pL\pN²³/. ]{0,30})?(?:\s*(?:år )?(?:19|20)\d\d)?\.?)";

void replace_all(std::string& text, std::string_view from, const std::string& to) {
  for (std::size_t at = text.find(from); at != std::string::npos;
       at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
}

}  // namespace

struct TargetGrammar::Forms {
  std::vector<std::pair<std::string, std::unique_ptr<RE2>>> forms;  // op, pattern
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
    if (compiled->ok()) forms->forms.emplace_back(row[0], std::move(compiled));
  }
  forms_ = std::move(forms);
}

TargetGrammar::~TargetGrammar() = default;

Target TargetGrammar::parse(std::string_view text) const {
  Target target;
  const re2::StringPiece whole(text.data(), text.size());
  for (const auto& [op, pattern] : forms_->forms) {
    if (!RE2::FullMatch(whole, *pattern)) continue;
    target.op = op;
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
