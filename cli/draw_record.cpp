#include "cli/draw_record.h"

#include <algorithm>
#include <vector>

#include "cli/files.h"
#include "extract/limits.h"
#include "store/sha256.h"

namespace planlupp::cli {
namespace {

constexpr Colour kMarked = 0xd02030;
constexpr double kTint = 0.15;

std::vector<Place> places_of(const Record& record) {
  std::vector<Place> places;
  const auto add = [&](const Value& value) {
    for (const Origin& origin : value.origins) {
      if (origin.place.box) places.push_back(origin.place);
    }
  };
  for (const auto& [field, value] : record.fields) add(value);
  for (const Attribute& attribute : record.attributes) add(attribute.value);
  return places;
}

}  // namespace

Status draw_record(const FoundRecord& found, const DrawTarget& target) {
  const std::string& path = found.document.path;
  const std::vector<Place> places = places_of(found.record);
  if (places.empty()) {
    return Error{ErrorCode::unsupported, path, "expected a place on a page to draw, found none"};
  }
  const auto bytes = read_file({path, path}, Limits{}.bytes);
  if (!bytes) return bytes.error();
  if (sha256_of(*bytes) != found.document.sha256) {
    return Error{ErrorCode::unreadable, path, "expected the file as imported, found it changed"};
  }
  int page = places.front().page;
  for (const Place& place : places) page = std::min(page, place.page);
  std::vector<Outline> boxes;
  for (const Place& place : places) {
    if (place.page == page) boxes.push_back({*place.box, kMarked, 1, kTint});
  }
  return draw_boxes(*bytes, page, boxes, target);
}

}  // namespace planlupp::cli
