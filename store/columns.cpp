#include "store/columns.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <nlohmann/json.hpp>

namespace planlupp {
namespace {

constexpr std::array<std::string_view, 1> kDocument{"document_id"};
constexpr std::array<std::string_view, 1> kRisk{"risk_id"};
constexpr std::array<std::string_view, 3> kMeasureOwners{"document_id", "risk_id", "goal_id"};
constexpr std::array<std::string_view, 5> kRiskExtras{"severity_max", "likelihood_max", "score_max",
                                                      "risk_index", "risk_index_how"};
constexpr std::array<std::string_view, 1> kMeasureExtras{"status_code"};
constexpr std::array<std::string_view, 4> kGoalExtras{"target_operator", "target_value",
                                                      "target_unit", "status_code"};

template <class T>
std::vector<T> list_of(std::string_view json) {
  const auto parsed = nlohmann::json::parse(json, nullptr, false);
  std::vector<T> items;
  if (!parsed.is_array()) return items;
  for (const auto& item : parsed) {
    if constexpr (std::is_same_v<T, std::string>) {
      if (item.is_string()) items.push_back(item.get<T>());
    } else {
      if (item.is_number_integer()) items.push_back(item.get<T>());
    }
  }
  return items;
}

}  // namespace

std::span<const std::string_view> owners_of(RecordKind kind) {
  if (kind == RecordKind::control) return kRisk;
  if (kind == RecordKind::measure) return kMeasureOwners;
  return kDocument;
}

std::span<const std::string_view> extras_of(RecordKind kind) {
  if (kind == RecordKind::risk) return kRiskExtras;
  if (kind == RecordKind::measure) return kMeasureExtras;
  if (kind == RecordKind::goal) return kGoalExtras;
  return {};
}

std::string column_list(RecordKind kind, std::string_view prefix) {
  std::string list;
  const auto add = [&](std::string_view name) {
    list.append(list.empty() ? "" : ", ").append(prefix).append(name);
  };
  add("id");
  for (const std::string_view owner : owners_of(kind)) add(owner);
  add("ordinal");
  for (const Field field : fields_of(kind)) add(name_of(field));
  for (const std::string_view extra : extras_of(kind)) add(extra);
  add("confidence");
  add("reason");
  return list;
}

std::string to_json_list(const std::vector<std::string>& items) {
  constexpr auto kReplace = nlohmann::json::error_handler_t::replace;
  return nlohmann::json(items).dump(-1, ' ', false, kReplace);
}
std::string to_json_list(const std::vector<int>& items) { return nlohmann::json(items).dump(); }

std::vector<std::string> from_json_list(std::string_view json) {
  return list_of<std::string>(json);
}
std::vector<int> numbers_from_json_list(std::string_view json) { return list_of<int>(json); }

std::string number_text(double value) {
  std::array<char, 64> text{};
  const auto end = std::to_chars(text.data(), text.data() + text.size(), value);
  return {text.data(), end.ptr};
}

std::string AttributeNames::next(std::string_view name) {
  const auto before = std::ranges::count(seen_, name);
  seen_.emplace_back(name);
  std::string field = "attribute:" + std::string(name);
  return before == 0 ? field : field + "#" + std::to_string(before + 1);
}

}  // namespace planlupp
