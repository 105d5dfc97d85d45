#include "cli/import_run.h"

#include <algorithm>
#include <filesystem>
#include <utility>

#include "cli/worker_answer.h"

namespace planlupp::cli {
namespace {

constexpr std::size_t kMostWaiting = 16;  // entries a reader, that wait for their turn
constexpr std::size_t kMostWaitingBytes = std::size_t{24} << 20U;
constexpr int kMostReadings = 3;  // of a file that changes under our hands
constexpr int kTick = 250;        // milliseconds between looks at the world outside

double no_clock() { return 0; }

// An error of the store, not of what is to be put into it.
bool is_of_store(ErrorCode code) {
  switch (code) {
    case ErrorCode::store_missing:
    case ErrorCode::store_damaged:
    case ErrorCode::store_locked:
    case ErrorCode::store_readonly:
    case ErrorCode::store_newer: return true;
    default: return false;
  }
}

std::function<double()> clock_of(const Session& session) {
  const auto& seconds = session.surroundings().seconds;
  return seconds ? seconds : no_clock;
}

}  // namespace

ImportRun::ImportRun(const ImportOptions& options, const Words& words, Store& store,
                     const Session& session, ImportReport& report)
    : options_(options),
      words_(words),
      store_(store),
      session_(session),
      report_(report),
      reading_{words, options.reading},
      progress_(session.surroundings().err_is_terminal ? &session.err() : nullptr,
                session.surroundings().width, clock_of(session)) {}

Status ImportRun::run(std::span<const FoundFile> files) {
  files_ = files;
  next_ = 0;
  reading_.expected = files.size();
  pool_.emplace(static_cast<std::size_t>(options_.jobs), options_.limits, reading_,
                clock_of(session_));
  progress_.begin(files.size());
  while (next_ < files_.size() || !window_.empty()) {
    look_for_interrupts();
    if (interrupts_ > 1 || (interrupts_ > 0 && window_.empty())) break;
    while (may_admit()) {
      const Status admitted = admit(files_[next_++]);
      if (!admitted) return admitted;
    }
    bool settled = false;
    const Status done = settle_first(settled);
    if (!done) return done;
    if (!settled || window_.empty()) show_progress();
    if (!pool_->idle()) collect(settled ? 0 : kTick);
  }
  progress_.clear();
  return Done{};
}

void ImportRun::show_progress() {
  const auto slowest = pool_->slowest();
  progress_.show(next_ - window_.size(), slowest ? slowest->name : "",
                 slowest ? slowest->since : 0);
}

// What was mistyped and never was there is told, but no file that could have a verdict.
Status ImportRun::tell_unfound(std::span<const Error> errors) {
  for (const Error& error : errors) {
    const auto before = find_import_file(store_, error.place);
    if (!before) return before.error();
    std::error_code ignored;
    const auto status = std::filesystem::symlink_status(error.place, ignored);
    if (!*before && status.type() == std::filesystem::file_type::not_found) {
      report_.failed(error.place, Verdict::failed, name_of(error.code), error);
      continue;
    }
    Entry entry;
    const FoundFile file{error.place, error.place};
    entry.file = &file;
    const Status done = fail(entry, Verdict::failed, name_of(error.code), error);
    if (!done) return done;
  }
  return Done{};
}

void ImportRun::look_for_interrupts() {
  const auto& interrupts = session_.surroundings().interrupts;
  const int before = std::exchange(interrupts_, interrupts ? interrupts() : 0);
  if (before == 0 && interrupts_ > 0) {
    progress_.clear();
    session_.say("interrupted: what is in hand is finished; once more to end at once");
  }
}

bool ImportRun::may_admit() const {
  return interrupts_ == 0 && next_ < files_.size() && !pool_->full() &&
         waiting_ < kMostWaitingBytes &&
         window_.size() < kMostWaiting * static_cast<std::size_t>(options_.jobs);
}

Status ImportRun::admit(const FoundFile& file) {
  Entry& entry = window_.emplace_back();
  entry.file = &file;
  auto before = find_import_file(store_, file.name);
  if (!before) return before.error();
  entry.before = *std::move(before);
  return read_if_new(entry);
}

Status ImportRun::read_if_new(Entry& entry) {
  Result<HashedFile> hashed = open_hashed(*entry.file, options_.reading.limits.bytes);
  if (!hashed) {
    entry.unreadable = hashed.error();
    return Done{};
  }
  entry.hashed = *std::move(hashed);
  const auto known = store_.find_document(entry.hashed.sha256);
  if (!known) return known.error();
  if (to_be_read(entry, *known)) {
    start(entry);
  } else {
    entry.hashed.file = File();
  }
  return Done{};
}

bool ImportRun::to_be_read(const Entry& entry, const std::optional<StoredDocument>& known) const {
  if (is_earlier(entry)) return false;
  if (options_.force) return true;
  const bool told = entry.before && entry.before->sha256 == entry.hashed.sha256;
  if (options_.older && told && is_of_another_program(*entry.before)) return true;
  if (options_.retry && told && entry.before->verdict == Verdict::partial) return true;
  if (failed_before(entry)) return options_.retry;
  return !known || !Store::is_current(*known, identity(entry));
}

bool ImportRun::is_of_another_program(const ImportFile& file) const {
  return file.program_version != PLANLUPP_VERSION || file.reading != kReadingVersion ||
         file.terms != words_.digest;
}

// Whether this program has tried before and would come to the same end. A password may open what
// was refused without one.
bool ImportRun::failed_before(const Entry& entry) const {
  if (!entry.before || entry.before->sha256 != entry.hashed.sha256) return false;
  const ImportFile& before = *entry.before;
  if (is_of_another_program(before)) return false;
  const bool locked = before.reason.starts_with(name_of(ErrorCode::encrypted));
  return before.verdict == Verdict::failed ||
         (before.verdict == Verdict::refused && !(locked && !options_.reading.password.empty()));
}

// Whether the same bytes are before it in this run.
bool ImportRun::is_earlier(const Entry& entry) const {
  if (put_.contains(entry.hashed.sha256) || failed_.contains(entry.hashed.sha256)) return true;
  for (const Entry& other : window_) {
    if (&other == &entry) return false;
    if (other.being_read && other.hashed.sha256 == entry.hashed.sha256) return true;
  }
  return false;
}

void ImportRun::start(Entry& entry) {
  ++entry.readings;
  entry.being_read = true;
  const Task task{&entry.hashed.file, entry.file->name, entry.hashed.sha256};
  if (options_.here) {
    entry.answer = read_here(task, reading_);
    return;
  }
  const auto place = std::ranges::find(window_, &entry, [](Entry& other) { return &other; });
  const auto key = first_key_ + static_cast<std::size_t>(place - window_.begin());
  const Status started = pool_->start(key, task);
  if (!started) {
    entry.answer.emplace().outcome = Failure{FailureKind::crash, started.error().message};
  }
  entry.hashed.file = File();
}

void ImportRun::collect(int milliseconds) {
  for (WorkerPool::Finished& finished : pool_->wait(milliseconds, waiting_)) {
    if (!finished.answer.fenced && !std::exchange(told_unfenced_, true)) {
      session_.say("this system has no seccomp: readers are held by limits alone");
    }
    waiting_ += finished.answer.bytes;
    window_.at(finished.key - first_key_).answer = std::move(finished.answer);
  }
}

Status ImportRun::settle_first(bool& settled) {
  settled = false;
  if (window_.empty()) return Done{};
  Entry& entry = window_.front();
  if (entry.being_read && !entry.answer) return Done{};
  if (entry.answer) {
    open_message(entry.file->name, *entry.answer);
    const auto* failure = std::get_if<Failure>(&entry.answer->outcome);
    if (failure != nullptr && failure->kind == FailureKind::changed &&
        entry.readings < kMostReadings) {
      waiting_ -= entry.answer->bytes;
      entry.answer.reset();
      entry.being_read = false;
      return read_if_new(entry);
    }
  }
  progress_.clear();
  const Status done = settle(entry);
  if (!done) return done;
  if (entry.being_read && !entry.answer) return done;  // after all
  waiting_ -= entry.answer ? entry.answer->bytes : 0;
  window_.pop_front();
  ++first_key_;
  settled = true;
  return done;
}

Status ImportRun::settle(Entry& entry) {
  if (entry.unreadable) {
    const bool large = entry.unreadable->code == ErrorCode::too_large;
    return fail(entry, large ? Verdict::refused : Verdict::failed, name_of(entry.unreadable->code),
                *entry.unreadable);
  }
  if (!entry.answer) return settle_known(entry);
  if (const auto* records = std::get_if<RecordSet>(&entry.answer->outcome)) {
    return put(entry, *records);
  }
  if (const auto* error = std::get_if<Error>(&entry.answer->outcome)) {
    const bool gone = error->code == ErrorCode::unreadable;
    return fail(entry, gone ? Verdict::failed : Verdict::refused, name_of(error->code), *error);
  }
  const auto& failure = std::get<Failure>(entry.answer->outcome);
  return fail(entry, Verdict::failed, name_of(failure.kind),
              {ErrorCode::unreadable, entry.file->name, failure.message});
}

Status ImportRun::put(const Entry& entry, const RecordSet& records) {
  const std::size_t missing = records.missing_pages.size();
  const std::string lost = not_read(records);
  ImportFile file = told(entry, lost.empty() ? Verdict::imported : Verdict::partial);
  if (records.page_count > 0) {
    file.pages_missing = static_cast<int>(missing);
    file.pages_read = records.page_count - static_cast<int>(missing);
  }
  if (!lost.empty()) file.reason = lost;
  const Result<Put> done = store_.put(records, identity(entry), true, &file);
  if (!done && is_of_store(done.error().code)) return done.error();
  if (!done) {
    return fail(entry, Verdict::failed, "store",
                {done.error().code, entry.file->name, done.error().message});
  }
  put_.insert(entry.hashed.sha256);
  report_.done(entry.file->name, *done, records);
  return Done{};
}

// Nothing was read: the bytes are in the store, or failed before.
Status ImportRun::settle_known(Entry& entry) {
  const auto here = failed_.find(entry.hashed.sha256);
  if (here != failed_.end()) return fail_as_before(entry, here->second);
  const auto known = store_.find_document(entry.hashed.sha256);
  if (!known) return known.error();
  const bool put_here = put_.contains(entry.hashed.sha256);
  if (!put_here && failed_before(entry)) return fail_as_before(entry, *entry.before);
  if (!*known) return read_if_new(entry);  // its bytes were to come from a file that has changed
  const StoredDocument& document = **known;
  const bool same = document.path == entry.file->name;
  std::error_code ignored;
  if (!same && !std::filesystem::exists(document.path, ignored)) {
    ImportFile file = told(entry, Verdict::imported);
    file.reason = "moved from " + document.path;
    report_.moved(entry.file->name, document);
    return move_import_file(store_, document.path, file);
  }
  report_.unchanged(entry.file->name, document);
  const bool told_before = entry.before && entry.before->sha256 == entry.hashed.sha256 &&
                           entry.before->verdict != Verdict::failed &&
                           entry.before->verdict != Verdict::refused;
  if (told_before) return Done{};
  ImportFile file = told(entry, same ? Verdict::imported : Verdict::unchanged);
  if (!same) file.reason = "the same bytes as " + document.path;
  return put_import_file(store_, file);
}

Status ImportRun::fail_as_before(const Entry& entry, const ImportFile& before) {
  const auto colon = std::min(before.reason.find(": "), before.reason.size());
  const std::string message = before.reason.substr(std::min(colon + 2, before.reason.size()));
  return fail(entry, before.verdict, before.reason.substr(0, colon),
              {ErrorCode::unreadable, entry.file->name, message});
}

Status ImportRun::fail(const Entry& entry, Verdict verdict, std::string_view code,
                       const Error& error) {
  ImportFile file = told(entry, verdict);
  file.reason = std::string(code) + ": " + error.message;
  if (!file.sha256.empty()) failed_.emplace(file.sha256, file);
  report_.failed(entry.file->name, verdict, code, error);
  return put_import_file(store_, file);
}

ImportFile ImportRun::told(const Entry& entry, Verdict verdict) const {
  ImportFile file;
  file.path = entry.file->name;
  file.size = static_cast<std::int64_t>(entry.hashed.size);
  file.sha256 = entry.hashed.sha256;
  file.verdict = verdict;
  file.seconds = entry.answer ? entry.answer->seconds : 0;
  file.program_version = PLANLUPP_VERSION;
  file.reading = kReadingVersion;
  file.terms = words_.digest;
  return file;
}

Identity ImportRun::identity(const Entry& entry) const {
  return {entry.file->name, entry.hashed.sha256, session_.surroundings().now(),
          PLANLUPP_VERSION, kReadingVersion,     words_.digest};
}

}  // namespace planlupp::cli
