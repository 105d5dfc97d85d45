#include "cli/progress.h"

#include <catch2/catch.hpp>
#include <sstream>

using namespace planlupp::cli;

TEST_CASE("the progress line tells count, share, rate, time left and what takes long") {
  CHECK(progress_line(0, 10, 0, "", 0) == "0/10  0 %");
  CHECK(progress_line(5, 10, 10, "a.pdf", 1) == "5/10  50 %  0,5/s  10 s left  in work: a.pdf");
  CHECK(progress_line(300, 46500, 10, "a.pdf", 12) ==
        "300/46500  0 %  30/s  26 min left  in work: a.pdf (12 s)");
}

TEST_CASE("durations are told in words") {
  CHECK(duration(7.2) == "8 s");
  CHECK(duration(600) == "10 min");
  CHECK(duration(11400) == "3 h 10 min");
}

TEST_CASE("progress is shown after a second, and taken away before a message") {
  std::ostringstream terminal;
  double now = 0;
  Progress progress(&terminal, 30, [&] { return now; });
  progress.begin(10);
  now = 0.9;
  progress.show(3, "a.pdf", 0);
  CHECK(terminal.str().empty());
  now = 2;
  progress.show(5, "ett mycket långt namn på en fil.pdf", 0);
  CHECK(terminal.str() == "\r\x1b[K5/10  50 %  2,5/s  2 s left  ");
  progress.clear();
  progress.clear();
  CHECK(terminal.str().ends_with("left  \r\x1b[K"));
}
