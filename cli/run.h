// The command line: arguments to calls, results to text. Knows commands, formats and exit
// statuses, not how anything is done.
#pragma once

#include <functional>
#include <iosfwd>
#include <string>
#include <vector>

namespace planlupp::cli {

// What is outside of the program. main.cpp fills it in, and nothing else in Planlupp reads the
// clock, the environment or the terminal; tests fill it in as they like.
struct Surroundings {
  std::istream* in = nullptr;
  std::ostream* out = nullptr;
  std::ostream* err = nullptr;
  int width = 100;               // columns that a table may take; 0: no limit
  bool out_is_terminal = false;  // colour only then
  bool err_is_terminal = false;  // progress only then
  bool colour = false;           // on a terminal, and $NO_COLOR is not set
  std::string store;             // $PLANLUPP_STORE
  std::string dictionary_stem;   // "/usr/share/hunspell/sv_SE"
  int cores = 1;
  // Which part of a batch engine's job this is: $SLURM_ARRAY_TASK_ID, _MIN and _COUNT,
  // $JOB_COMPLETION_INDEX.
  std::string array_task, array_first, array_count, completion_index;
  std::function<std::string()> now;  // "2026-01-31T12:00:00Z"
  std::function<double()> seconds;   // a clock that never goes back; none: time stands still
  std::function<void(int)> pause;    // for so many milliseconds; none: not at all
  // How often the user asked to end (Ctrl-C) since this was called first; none: never.
  std::function<int()> interrupts;
};

// Exit statuses (contract): 0 all well; 1 some document failed or `check` found something;
// 2 wrong usage; 3 the store cannot be used.
int run(const std::vector<std::string>& arguments, const Surroundings& surroundings);

}  // namespace planlupp::cli
