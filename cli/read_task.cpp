#include "cli/read_task.h"

#include <signal.h>
#include <string.h>
#include <unistd.h>

#include <cerrno>
#include <exception>
#include <new>
#include <utility>
#include <vector>

#include "cli/worker_answer.h"
#include "store/sha256.h"

namespace planlupp::cli {
namespace {

// The bytes of a file from its beginning. Errors: unreadable, too_large.
Result<std::vector<std::byte>> whole(int file, const std::string& name, std::size_t most) {
  const off_t end = lseek(file, 0, SEEK_END);
  if (end < 0 || lseek(file, 0, SEEK_SET) != 0) {
    return Error{ErrorCode::unreadable, name, strerror(errno)};
  }
  const auto size = static_cast<std::size_t>(end);
  if (size > most) {
    return Error{ErrorCode::too_large, name,
                 "expected at most " + std::to_string(most >> 20U) + " MB, found more"};
  }
  std::vector<std::byte> bytes(size);
  std::size_t had = 0;
  while (had < size) {
    const ssize_t got = read(file, bytes.data() + had, size - had);
    if (got < 0) return Error{ErrorCode::unreadable, name, strerror(errno)};
    if (got == 0) break;  // cut meanwhile: the digest tells
    had += static_cast<std::size_t>(got);
  }
  bytes.resize(had);
  return bytes;
}

Outcome read_from(int file, const std::string& name, const std::string& sha256,
                  const Reading& reading) {
  Result<std::vector<std::byte>> bytes = whole(file, name, reading.options.limits.bytes);
  if (!bytes) return bytes.error();
  if (sha256_of(*bytes) != sha256) {
    return Failure{FailureKind::changed, "the file changed while it was read"};
  }
  if (reading.text) {
    Result<std::string> text = reading.text(*bytes, name);
    if (!text) return text.error();
    return *std::move(text);
  }
  Result<RecordSet> records =
      read_document(*std::move(bytes), name, reading.words, reading.options);
  if (!records) return records.error();
  return *std::move(records);
}

// abort() after a failed allocation, which is how Poppler ends.
void tell_memory(int) {
  if (errno == ENOMEM) _exit(kOutOfMemory);
}

void write_all(int file, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = write(file, bytes.data(), bytes.size());
    if (written <= 0) _exit(1);
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
}

}  // namespace

Answer read_here(const Task& task, const Reading& reading) {
  Answer answer;
  answer.outcome = read_from(task.file->number(), task.name, task.sha256, reading);
  return answer;
}

void be_reader(const std::string& name, const std::string& sha256, const Reading& reading,
               const Fence& fence) {
  static_cast<void>(signal(SIGABRT, tell_memory));
  const bool fenced = fence.enter();
  try {
    const Vocabulary& vocabulary = reading.words.vocabulary;
    static_cast<void>(vocabulary.take_asked());  // those of the process before
    const Outcome outcome = read_from(0, name, sha256, reading);
    write_message(outcome, fenced, vocabulary.take_asked(),
                  [](std::string_view bytes) { write_all(1, bytes); });
    _exit(0);  // nothing is taken apart piece by piece
  } catch (const std::bad_alloc&) {
    _exit(kOutOfMemory);
  } catch (const std::exception& error) {
    static_cast<void>(!write(2, error.what(), strlen(error.what())));
    abort();
  }
}

}  // namespace planlupp::cli
