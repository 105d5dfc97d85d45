#include "cli/worker_pool.h"

#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <fstream>
#include <set>
#include <string>

#include "cli/hashed_file.h"
#include "cli/worker_answer.h"
#include "scratch.h"

using namespace planlupp;
using namespace planlupp::cli;
using namespace planlupp::test;

namespace {

std::set<pid_t> children() {
  const std::string self = std::to_string(getpid());
  std::ifstream file("/proc/self/task/" + self + "/children");
  std::set<pid_t> all;
  for (pid_t child = 0; file >> child;) all.insert(child);
  return all;
}

// Readers of some texts; what each has to say is made by `text`.
class Readers {
 public:
  explicit Readers(MakeText text, std::size_t jobs = 2)
      : words_(*load_words("", {})),
        pool_(jobs, {}, {words_, {}, 2, std::move(text)}, [] { return 0.0; }) {}

  void start(std::size_t key, const std::string& content) {
    const std::string path = scratch_.at(std::to_string(key));
    std::ofstream(path) << content;
    Result<HashedFile> file = open_hashed({path, "file"}, 1 << 20);
    REQUIRE(file);
    REQUIRE(pool_.start(key, {&file->file, "file", file->sha256}));
  }
  std::string answer() {
    Answer answer = any().front().answer;
    open_message("file", answer);
    const Outcome& outcome = answer.outcome;
    if (const auto* failure = std::get_if<Failure>(&outcome)) return failure->message;
    return std::get<std::string>(outcome);
  }
  std::vector<WorkerPool::Finished> any(std::size_t held = 0) {
    std::vector<WorkerPool::Finished> finished;
    while (finished.empty()) finished = pool_.wait(100, held);
    return finished;
  }

 private:
  Scratch scratch_;
  Words words_;
  WorkerPool pool_;
};

Result<std::string> length(std::span<const std::byte> bytes, const std::string&) {
  return std::to_string(bytes.size());
}

}  // namespace

TEST_CASE("readers go on to come when the process that they come from was killed") {
  Readers readers(length);
  readers.start(0, "one");
  CHECK(readers.answer() == "3");
  for (const pid_t child : children()) CHECK(kill(child, SIGKILL) == 0);
  readers.start(1, "twelve");
  CHECK(readers.answer() == "6");
}

TEST_CASE("nothing is left of readers and of where they come from") {
  {
    Readers readers(length);
    readers.start(0, "one");
    CHECK(readers.answer() == "3");
    readers.start(1, "never asked for");
  }
  CHECK(children().empty());
}

TEST_CASE("how a reader ended is told, also where its parent's parent ignores its children") {
  static_cast<void>(signal(SIGCHLD, SIG_IGN));
  Readers readers(
      [](std::span<const std::byte>, const std::string&) -> Result<std::string> { _exit(7); });
  readers.start(0, "one");
  CHECK(readers.answer() == "the reader crashed (exit status 7)");
}

TEST_CASE("a reader can open no file, start no process, and write to no other's") {
  const auto tried = [](std::span<const std::byte>, const std::string&) -> Result<std::string> {
    std::string told;
    told += open("/etc/passwd", O_RDONLY | O_CLOEXEC) < 0 ? "" : "opened ";
    told += fork() < 0 ? "" : "forked ";
    told += kill(getppid(), 0) != 0 ? "" : "signalled ";
    told += fcntl(3, F_GETFD) < 0 ? "" : "inherited ";
    return told + "done";
  };
  Readers readers(tried);
  readers.start(0, "one");
  CHECK(readers.answer() == "done");
}

TEST_CASE(
    "of many long answers only the first one's is taken in while the others fill the memory") {
  constexpr std::size_t kReaders = 6, kLong = std::size_t{20} << 20U;
  const auto much = [](std::span<const std::byte>, const std::string&) -> Result<std::string> {
    return std::string(kLong, 'x');
  };
  Readers readers(much, kReaders);
  for (std::size_t key = 0; key < kReaders; ++key) readers.start(key, std::to_string(key));
  std::size_t held = 0, most = 0;
  std::set<std::size_t> there;
  for (std::size_t next = 0; next < kReaders;) {
    for (const auto& finished : readers.any(held)) {
      held += finished.answer.bytes;
      there.insert(finished.key);
    }
    most = std::max(most, held);
    for (; there.contains(next); ++next) held -= kLong;
  }
  CHECK(there.size() == kReaders);
  CHECK(most < 4 * kLong);
}
