// Lines of a cell: healing what is healed changes nothing.
#include "normalize/heal.h"

#include "fuzz/target.h"
#include "normalize/dictionary.h"

using namespace planlupp;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const Dictionary dictionary("/usr/share/hunspell/sv_SE");
  const Healer healer(dictionary);
  std::vector<CellLine> lines;
  std::string_view rest(reinterpret_cast<const char*>(data), size);
  while (!rest.empty()) {
    const auto end = std::min(rest.find('\n'), rest.size());
    lines.push_back({std::string(rest.substr(0, end)), 0, std::nullopt});
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  (void)healer.heal(lines, size % 2 == 0 ? 0 : 20);
  (void)healer.heal_code(lines);
  return 0;
}
