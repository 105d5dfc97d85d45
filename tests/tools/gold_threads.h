// Series of documents whose threads are known: gold records and threads.json as threading's input.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "store/thread_text.h"

namespace planlupp::tools {

struct GoldGroup {
  std::string name;  // "organisation | body"
  std::vector<ThreadDocument> documents;
  // By document and record: its thread and family ("" where threads.json does not have it).
  std::vector<std::vector<std::string>> thread, family;
};

// `corpus` holds threads.json and gold/KIND.
std::vector<GoldGroup> read_groups(const std::string& corpus, const std::string& kind);

}  // namespace planlupp::tools
