// Where readers come from: a process forked from this one when the first document is to be read,
// which makes everything ready that documents need, and then does nothing but fork one reader for
// each.
//
//   import -- request: file, pipes, name --> source -- forks --> reader (a child of the import)
//          <-- number of the process ------
//
// Why not fork the import itself: its heap changes all the time, so that after each fork it would
// have to copy page after page that it writes to, and readers would take over what they do not
// need. The source lies still.
#pragma once

#include <sys/types.h>

#include <string>
#include <string_view>

#include "cli/file.h"
#include "cli/read_task.h"
#include "cli/sandbox.h"
#include "extract/result.h"

namespace planlupp::cli {

class ReaderSource {
 public:
  ReaderSource(Reading reading, const SandboxLimits& limits);
  ReaderSource(const ReaderSource&) = delete;
  ReaderSource& operator=(const ReaderSource&) = delete;
  ~ReaderSource();

  // A new child of this process, whose answer and complaints go to these pipes.
  // Errors: unreadable (no process could be made).
  Result<pid_t> start(const Task& task, const File& answer, const File& complaints);

  // What a reader had to ask the word list for, words and blanks, so that later ones need not. Not
  // trusted.
  void learn(std::string_view words);

 private:
  bool begin();
  void end();
  [[nodiscard]] pid_t ask(const Task& task, const File& answer, const File& complaints);
  [[nodiscard]] pid_t fork_here(const Task& task, const File& answer, const File& complaints);

  Reading reading_;
  Fence fence_;
  bool without_;  // readers are forked from this process: there is but one document
  pid_t process_ = -1;
  File socket_;
  std::string words_;  // to be learned
};

}  // namespace planlupp::cli
