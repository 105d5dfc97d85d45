// The program: gathers what is outside (clock, environment, terminal) and runs the command line.
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <charconv>
#include <cstdlib>
#include <ctime>
#include <iostream>
#include <string>
#include <string_view>
#include <thread>

#include "cli/run.h"

namespace {

std::string variable(const char* name) {
  const char* value = std::getenv(name);
  return value != nullptr ? value : "";
}

std::string now() {
  const std::time_t time = std::time(nullptr);
  std::tm utc{};
  gmtime_r(&time, &utc);
  char text[32];
  const std::size_t size = std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &utc);
  return {text, size};
}

double seconds() {
  timespec time{};
  clock_gettime(CLOCK_MONOTONIC, &time);
  return static_cast<double>(time.tv_sec) + 1e-9 * static_cast<double>(time.tv_nsec);
}

void pause_for(int milliseconds) { static_cast<void>(poll(nullptr, 0, milliseconds)); }

volatile sig_atomic_t interrupted = 0;
void count_interrupt(int) { interrupted = interrupted + 1; }

// From the first call on Ctrl-C no longer ends the program: whoever asks ends its work in order.
int interrupts() {
  static const bool caught = [] {
    struct sigaction action {};
    action.sa_handler = count_interrupt;
    return sigaction(SIGINT, &action, nullptr) == 0 && sigaction(SIGTERM, &action, nullptr) == 0;
  }();
  return caught ? interrupted : 0;
}

int width_of_output(int otherwise) {
  winsize size{};
  if (isatty(STDOUT_FILENO) != 0 && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 &&
      size.ws_col > 0) {
    return size.ws_col;
  }
  const std::string columns = variable("COLUMNS");
  int width = otherwise;
  std::from_chars(columns.data(), columns.data() + columns.size(), width);
  return width > 0 ? width : otherwise;
}

// A file opened where standard input or output is closed would take its number, and be written to.
void open_what_is_closed() {
  for (int file = STDIN_FILENO; file <= STDERR_FILENO; ++file) {
    if (fcntl(file, F_GETFD) < 0) static_cast<void>(open("/dev/null", O_RDWR));
  }
}

std::string dictionary() {
  const std::string stem = variable("PLANLUPP_DICTIONARY");
  return stem.empty() ? "/usr/share/hunspell/sv_SE" : stem;
}

}  // namespace

int main(int argc, char** argv) {
  open_what_is_closed();
  std::ios::sync_with_stdio(false);
  planlupp::cli::Surroundings surroundings;
  surroundings.in = &std::cin;
  surroundings.out = &std::cout;
  surroundings.err = &std::cerr;
  surroundings.width = width_of_output(surroundings.width);
  surroundings.out_is_terminal = isatty(STDOUT_FILENO) != 0;
  surroundings.err_is_terminal = isatty(STDERR_FILENO) != 0;
  surroundings.colour = surroundings.out_is_terminal && variable("NO_COLOR").empty();
  surroundings.store = variable("PLANLUPP_STORE");
  surroundings.dictionary_stem = dictionary();
  surroundings.cores = static_cast<int>(std::thread::hardware_concurrency());
  surroundings.array_task = variable("SLURM_ARRAY_TASK_ID");
  surroundings.array_first = variable("SLURM_ARRAY_TASK_MIN");
  surroundings.array_count = variable("SLURM_ARRAY_TASK_COUNT");
  surroundings.completion_index = variable("JOB_COMPLETION_INDEX");
  surroundings.now = now;
  surroundings.seconds = seconds;
  surroundings.interrupts = interrupts;
  surroundings.pause = pause_for;
  const int status = planlupp::cli::run({argv + 1, argv + argc}, surroundings);
  std::cout.flush();
  return std::cout.good() ? status : 1;
}
