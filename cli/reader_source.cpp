#include "cli/reader_source.h"

#include <linux/sched.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <string_view>
#include <utility>
#include <vector>

#include "cli/warm_up.h"

namespace planlupp::cli {
namespace {

constexpr std::size_t kMostMessage = std::size_t{1} << 16U;
constexpr std::size_t kMostWords = std::size_t{1} << 15U;  // bytes of words in a message
constexpr std::size_t kMostWordsKept = std::size_t{1} << 20U;
constexpr int kTries = 2;
constexpr std::size_t kEnds = 3;  // document, answer, complaints

using Ends = std::array<int, kEnds>;

// Room for the files that go with a message.
union Attachment {
  cmsghdr head;
  char bytes[CMSG_SPACE(sizeof(Ends))];
};

bool send_request(int socket, std::string_view text, const Ends& ends) {
  Attachment attached{};
  iovec part{const_cast<char*>(text.data()), text.size()};
  msghdr message{};
  message.msg_iov = &part;
  message.msg_iovlen = 1;
  message.msg_control = attached.bytes;
  message.msg_controllen = sizeof attached.bytes;
  cmsghdr* head = CMSG_FIRSTHDR(&message);
  head->cmsg_level = SOL_SOCKET;
  head->cmsg_type = SCM_RIGHTS;
  head->cmsg_len = CMSG_LEN(sizeof ends);
  memcpy(CMSG_DATA(head), ends.data(), sizeof ends);
  return sendmsg(socket, &message, MSG_NOSIGNAL) == static_cast<ssize_t>(text.size());
}

// False: there will be no more.
bool receive_request(int socket, std::string& text, Ends& ends) {
  Attachment attached{};
  text.resize(kMostMessage);
  iovec part{text.data(), text.size()};
  msghdr message{};
  message.msg_iov = &part;
  message.msg_iovlen = 1;
  message.msg_control = attached.bytes;
  message.msg_controllen = sizeof attached.bytes;
  const ssize_t got = recvmsg(socket, &message, 0);
  const cmsghdr* head = CMSG_FIRSTHDR(&message);
  if (got <= 0 || head == nullptr || head->cmsg_len != CMSG_LEN(sizeof ends)) return false;
  memcpy(ends.data(), CMSG_DATA(head), sizeof ends);
  text.resize(static_cast<std::size_t>(got));
  return true;
}

// The next part, up to a zero.
std::string_view part_of(std::string_view& text) {
  const std::size_t end = std::min(text.find('\0'), text.size());
  const std::string_view part = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return part;
}

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    if (end > 0) words.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return words;
}

// Ends with the process that it is to serve. Ctrl-C is that one's business.
void belong_to(pid_t parent) {
  static_cast<void>(prctl(PR_SET_PDEATHSIG, SIGKILL));
  if (getppid() != parent) _exit(1);
  static_cast<void>(signal(SIGINT, SIG_IGN));
  static_cast<void>(signal(SIGTERM, SIG_IGN));
}

// Leaves nothing open but 0, 1 and 2, which become these.
void take(const Ends& ends) {
  for (std::size_t i = 0; i < ends.size(); ++i) {
    if (dup2(ends[i], static_cast<int>(i)) < 0) _exit(1);
  }
  static_cast<void>(syscall(SYS_close_range, 3U, ~0U, 0U));
}

// A process whose parent is this one's.
pid_t fork_sister() {
  clone_args how{};
  how.flags = CLONE_PARENT;
  return static_cast<pid_t>(syscall(SYS_clone3, &how, sizeof how));
}

struct Source {
  const Reading& reading;
  const Fence& fence;
  int socket;
  pid_t parent;

  [[noreturn]] void serve() const {
    belong_to(parent);
    const auto number = static_cast<unsigned>(socket);
    if (number > 3) static_cast<void>(syscall(SYS_close_range, 3U, number - 1, 0U));
    static_cast<void>(syscall(SYS_close_range, number + 1, ~0U, 0U));
    warm_up(reading.words, reading.expected);
    fence.prepare();
    std::string text;
    Ends ends{};
    while (receive_request(socket, text, ends)) {
      std::string_view rest = text;
      const std::string sha256(part_of(rest)), name(part_of(rest));
      const pid_t reader = fork_sister();
      if (reader == 0) {
        belong_to(parent);
        take(ends);
        be_reader(name, sha256, reading, fence);
      }
      for (const int end : ends) close(end);
      if (send(socket, &reader, sizeof reader, MSG_NOSIGNAL) < 0) break;
      reading.words.vocabulary.learn(words_of(rest));
    }
    _exit(0);
  }
};

}  // namespace

ReaderSource::ReaderSource(Reading reading, const SandboxLimits& limits)
    : reading_(std::move(reading)), fence_(limits), without_(reading_.expected < 2) {
  // Who started this program may ignore its children's ends; then nobody could tell how they ended.
  static_cast<void>(signal(SIGCHLD, SIG_DFL));
}

ReaderSource::~ReaderSource() { end(); }

bool ReaderSource::begin() {
  int ends[2];
  if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends) != 0) return false;
  socket_ = File(ends[0]);
  const File other(ends[1]);
  const pid_t parent = getpid();
  process_ = fork();
  if (process_ == 0) Source{reading_, fence_, other.number(), parent}.serve();
  return process_ > 0;
}

void ReaderSource::end() {
  socket_ = File();
  if (process_ <= 0) return;
  static_cast<void>(kill(process_, SIGKILL));
  while (waitpid(process_, nullptr, 0) < 0 && errno == EINTR) {
  }
  process_ = -1;
}

pid_t ReaderSource::ask(const Task& task, const File& answer, const File& complaints) {
  if (process_ < 0 && !begin()) return -1;
  std::string text = task.sha256 + '\0' + task.name + '\0';
  const std::size_t last = std::min(words_.rfind(' ', kMostWords) + 1, words_.size());
  text += words_.substr(0, last);
  pid_t reader = -1;
  const Ends ends{task.file->number(), answer.number(), complaints.number()};
  if (text.size() > kMostMessage || !send_request(socket_.number(), text, ends)) return -1;
  words_.erase(0, last);
  ssize_t got = 0;
  do {
    got = recv(socket_.number(), &reader, sizeof reader, 0);
  } while (got < 0 && errno == EINTR);
  return got == sizeof reader ? reader : -1;
}

pid_t ReaderSource::fork_here(const Task& task, const File& answer, const File& complaints) {
  const pid_t parent = getpid();
  const pid_t reader = fork();
  if (reader != 0) return reader;
  belong_to(parent);
  take({task.file->number(), answer.number(), complaints.number()});
  fence_.prepare();
  be_reader(task.name, task.sha256, reading_, fence_);
}

Result<pid_t> ReaderSource::start(const Task& task, const File& answer, const File& complaints) {
  pid_t reader = -1;
  for (int tries = 0; tries < kTries && !without_ && reader < 0; ++tries) {
    if (tries > 0) end();  // it was killed
    reader = ask(task, answer, complaints);
  }
  without_ = without_ || reader < 0;  // the system knows no sisters
  if (without_) reader = fork_here(task, answer, complaints);
  if (reader < 0) return Error{ErrorCode::unreadable, task.name, strerror(errno)};
  return reader;
}

void ReaderSource::learn(std::string_view words) {
  if (!without_ && words_.size() + words.size() < kMostWordsKept) words_.append(words) += ' ';
}

}  // namespace planlupp::cli
