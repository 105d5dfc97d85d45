#include "store/collation.h"

#include <unicode/coll.h>
#include <unicode/unistr.h>

#include <memory>
#include <string>

namespace planlupp {
namespace {

icu::UnicodeString unicode(std::string_view text) {
  return icu::UnicodeString::fromUTF8({text.data(), static_cast<int32_t>(text.size())});
}

// Nothing where ICU has no data for Swedish.
std::unique_ptr<icu::Collator> make_collator() {
  UErrorCode status = U_ZERO_ERROR;
  std::unique_ptr<icu::Collator> collator(icu::Collator::createInstance("sv", status));
  if (U_FAILURE(status)) return nullptr;
  collator->setAttribute(UCOL_NUMERIC_COLLATION, UCOL_ON, status);  // "Risk 2" before "Risk 10"
  return collator;
}

int compare_swedish(std::string_view a, std::string_view b) {
  static const std::unique_ptr<icu::Collator> collator = make_collator();
  if (collator == nullptr) return a.compare(b);
  UErrorCode failed = U_ZERO_ERROR;
  return collator->compareUTF8({a.data(), static_cast<int32_t>(a.size())},
                               {b.data(), static_cast<int32_t>(b.size())}, failed);
}

}  // namespace

bool holds_ignoring_case(std::string_view text, std::string_view part) {
  return unicode(text).foldCase().indexOf(unicode(part).foldCase()) >= 0 || part.empty();
}

void add_swedish(Database& database) {
  database.add_collation("swedish", compare_swedish);
  database.add_match("has", holds_ignoring_case);
}

}  // namespace planlupp
