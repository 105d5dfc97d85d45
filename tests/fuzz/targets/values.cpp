// Targets ("minst 80 %") and dates, as documents write them.
#include "normalize/values.h"

#include "fuzz/target.h"
#include "normalize/target_value.h"
#include "normalize/terms.h"

using namespace planlupp;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const Vocabulary vocabulary = [] {
    auto loaded = Vocabulary::load({});
    return std::move(*loaded);
  }();
  static const TargetGrammar grammar(vocabulary.terms());
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  (void)grammar.parse(text);
  const std::string date = parse_date(text);
  expect(date.empty() || parse_date(date) == date);
  for (const FoundDate& found : find_dates(text)) expect(found.end <= text.size());
  return 0;
}
