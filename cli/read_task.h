// One document read as it is wanted: by a process made for it, or here.
#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <string>

#include "cli/answer.h"
#include "cli/file.h"
#include "cli/reading.h"
#include "cli/sandbox.h"

namespace planlupp::cli {

// Makes a text of a document's bytes and name.
using MakeText = std::function<Result<std::string>(std::span<const std::byte>, const std::string&)>;

// What is the same for all documents.
struct Reading {
  const Words& words;
  ExtractOptions options;
  std::size_t expected = 1;  // how many there may be: for many, more is made ready
  MakeText text = nullptr;   // what is wanted instead of records
};

struct Task {
  const File* file = nullptr;  // read from its beginning
  std::string name;            // for messages
  std::string sha256;          // what its bytes are expected to be
};

// In this process: no fence, no deadline.
[[nodiscard]] Answer read_here(const Task& task, const Reading& reading);

// The life of a process made for one document: it stands on 0, the answer goes to 1, complaints
// go to 2, and nothing else is open.
[[noreturn]] void be_reader(const std::string& name, const std::string& sha256,
                            const Reading& reading, const Fence& fence);

// The exit status of a reader that wanted too much memory.
inline constexpr int kOutOfMemory = 86;

}  // namespace planlupp::cli
