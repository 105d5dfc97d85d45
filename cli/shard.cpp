#include "cli/shard.h"

#include <charconv>
#include <cstdint>
#include <optional>
#include <string_view>

namespace planlupp::cli {
namespace {

std::optional<unsigned> number(std::string_view text) {
  unsigned value = 0;
  const auto end = std::from_chars(text.data(), text.data() + text.size(), value);
  if (text.empty() || end.ec != std::errc{} || end.ptr != text.data() + text.size()) {
    return std::nullopt;
  }
  return value;
}

Error wrong(const std::string& text, const std::string& found) {
  return {ErrorCode::usage, "",
          "--shard: expected I/N (I from 1 to N), auto in a Slurm array or auto/N in an indexed "
          "job, found " +
              text + found};
}

// FNV-1a: any that is the same everywhere and for ever.
std::uint64_t hash_of(std::string_view text) {
  std::uint64_t hash = 0xcbf29ce484222325;
  for (const char c : text) {
    hash ^= static_cast<unsigned char>(c);
    hash *= 0x100000001b3;
  }
  return hash ^ (hash >> 32U);
}

}  // namespace

Result<Shard> shard_of(const std::string& text, const Surroundings& surroundings) {
  const auto slash = text.find('/');
  const std::string first = text.substr(0, slash);
  std::optional<unsigned> count =
      slash == std::string::npos ? std::nullopt : number(text.substr(slash + 1));
  std::optional<unsigned> index;  // from 0
  if (first == "auto" && !surroundings.array_task.empty()) {
    const unsigned lowest = number(surroundings.array_first).value_or(0);
    const auto task = number(surroundings.array_task);
    if (task && *task >= lowest) index = *task - lowest;
    if (slash == std::string::npos) count = number(surroundings.array_count);
  } else if (first == "auto") {
    index = number(surroundings.completion_index);
  } else if (const auto part = number(first); part && *part > 0) {
    index = *part - 1;
  }
  if (!index || !count) return wrong(text, first == "auto" ? " and no such job" : "");
  if (*index >= *count) return wrong(text, "");
  return Shard{*index, *count};
}

void keep_shard(const Shard& shard, std::vector<FoundFile>& files) {
  std::erase_if(files, [&](const FoundFile& file) {
    return hash_of(file.name) % shard.count != shard.index;
  });
}

}  // namespace planlupp::cli
