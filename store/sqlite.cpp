#include "store/sqlite.h"

#include <sqlite3.h>

#include <array>
#include <exception>
#include <limits>
#include <system_error>

namespace planlupp {
namespace {

constexpr int kPatience = 10'000;  // milliseconds that a lock is waited for
constexpr int kToldAfter = 1'000;
constexpr int kPause = 50;

ErrorCode code_of(int code) {
  switch (code & 0xff) {
    case SQLITE_NOTADB:
    case SQLITE_CORRUPT:
    case SQLITE_FORMAT: return ErrorCode::store_damaged;
    case SQLITE_BUSY:
    case SQLITE_LOCKED: return ErrorCode::store_locked;
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_CANTOPEN:
    case SQLITE_FULL:
    case SQLITE_IOERR: return ErrorCode::store_readonly;
    default: return ErrorCode::usage;
  }
}

// ": Read-only file system"; empty where the system has given no reason.
std::string reason_of(sqlite3* connection) {
  const int reason = connection != nullptr ? sqlite3_system_errno(connection) : 0;
  return reason != 0 ? ": " + std::generic_category().message(reason) : "";
}

std::string message_of(sqlite3* connection, int code) {
  switch (code & 0xff) {
    case SQLITE_CORRUPT:
      return "expected a sound store, found it damaged; `planlupp check --repair` saves what it "
             "can";
    case SQLITE_NOTADB: return "expected a store of Planlupp, found no SQLite file";
    case SQLITE_BUSY: return "expected to get the store, found it in use by another process";
    case SQLITE_AUTH: return "expected SQL that only reads, found some that changes or attaches";
    case SQLITE_READONLY: return "expected a place to write to, found it read-only";
    case SQLITE_FULL: return "expected room for the store, found the disk full";
    case SQLITE_CANTOPEN: return "the store cannot be opened there" + reason_of(connection);
    case SQLITE_IOERR: return "the disk failed at the store" + reason_of(connection);
    default: return connection != nullptr ? sqlite3_errmsg(connection) : sqlite3_errstr(code);
  }
}

Error error_of(sqlite3* connection, int code) {
  const char* file = sqlite3_db_filename(connection, "main");
  const ErrorCode kind = code_of(code);
  const bool of_the_file = kind != ErrorCode::usage && file != nullptr;
  return {kind, of_the_file ? file : "", message_of(connection, code)};
}

[[noreturn]] void fail(sqlite3* connection, int code) {
  throw SqlFailure{error_of(connection, code)};
}

int checked_size(std::string_view text) {
  if (text.size() > static_cast<std::size_t>(std::numeric_limits<int>::max())) {
    throw SqlFailure{{ErrorCode::too_large, "", "a text of more than 2 GB for the store"}};
  }
  return static_cast<int>(text.size());
}

// PRAGMAs that only tell something. With an argument the first group names a table or index,
// the second would set something.
constexpr std::array<std::string_view, 12> kTellingPragmas{
    "table_info",      "table_xinfo", "table_list",       "index_list",
    "index_info",      "index_xinfo", "foreign_key_list", "foreign_key_check",
    "integrity_check", "quick_check", "collation_list",   "database_list"};
constexpr std::array<std::string_view, 8> kTellingWithoutArgument{
    "user_version", "application_id", "page_count",   "page_size",
    "encoding",     "freelist_count", "journal_mode", "foreign_keys"};

bool may_ask(std::string_view pragma, bool has_argument) {
  for (const std::string_view known : kTellingPragmas) {
    if (sqlite3_strnicmp(known.data(), pragma.data(), static_cast<int>(known.size())) == 0 &&
        known.size() == pragma.size()) {
      return true;
    }
  }
  for (const std::string_view known : kTellingWithoutArgument) {
    if (!has_argument && known.size() == pragma.size() &&
        sqlite3_strnicmp(known.data(), pragma.data(), static_cast<int>(known.size())) == 0) {
      return true;
    }
  }
  return false;
}

int authorize(void*, int action, const char* first, const char* second, const char*, const char*) {
  switch (action) {
    case SQLITE_SELECT:
    case SQLITE_READ:
    case SQLITE_RECURSIVE: return SQLITE_OK;
    case SQLITE_FUNCTION: {
      const std::string_view function = second != nullptr ? second : "";
      return function == "load_extension" || function == "fts3_tokenizer" ? SQLITE_DENY : SQLITE_OK;
    }
    case SQLITE_PRAGMA:
      return may_ask(first != nullptr ? first : "", second != nullptr) ? SQLITE_OK : SQLITE_DENY;
    default: return SQLITE_DENY;
  }
}

std::string_view view_of(const void* bytes, int size) {
  return {static_cast<const char*>(bytes), static_cast<std::size_t>(size)};
}

int compare_texts(void* compare, int size_a, const void* a, int size_b, const void* b) {
  return (*static_cast<Database::Compare*>(compare))(view_of(a, size_a), view_of(b, size_b));
}

void match_texts(sqlite3_context* context, int, sqlite3_value** values) {
  const auto text = [](sqlite3_value* value) {
    const void* bytes = sqlite3_value_text(value);
    return view_of(bytes, sqlite3_value_bytes(value));
  };
  const bool null =
      sqlite3_value_type(values[0]) == SQLITE_NULL || sqlite3_value_type(values[1]) == SQLITE_NULL;
  const auto& match = *static_cast<Database::Match*>(sqlite3_user_data(context));
  sqlite3_result_int(context, !null && match(text(values[0]), text(values[1])) ? 1 : 0);
}

}  // namespace

Statement::Statement(sqlite3* connection, std::string_view sql) : connection_(connection) {
  const char* tail = nullptr;
  check(sqlite3_prepare_v3(connection_, sql.data(), checked_size(sql), 0, &statement_, &tail));
  if (tail != nullptr) tail_ = sql.substr(static_cast<std::size_t>(tail - sql.data()));
}

Statement::Statement(Statement&& other) noexcept
    : connection_(other.connection_),
      statement_(std::exchange(other.statement_, nullptr)),
      tail_(other.tail_) {}

Statement::~Statement() { sqlite3_finalize(statement_); }

void Statement::check(int code) {
  if (code != SQLITE_OK) fail(connection_, code);
}

void Statement::bind(int index, std::nullptr_t) { check(sqlite3_bind_null(statement_, index)); }

void Statement::bind_integer(int index, std::int64_t value) {
  check(sqlite3_bind_int64(statement_, index, value));
}

void Statement::bind(int index, double value) {
  check(sqlite3_bind_double(statement_, index, value));
}

void Statement::bind(int index, std::string_view value) {
  const char* text = value.data() != nullptr ? value.data() : "";
  check(sqlite3_bind_text(statement_, index, text, checked_size(value),
                          lasting_ ? SQLITE_STATIC : SQLITE_TRANSIENT));
}

bool Statement::step() {
  const int code = sqlite3_step(statement_);
  if (code == SQLITE_ROW) return true;
  if (code == SQLITE_DONE) return false;
  const Error error = error_of(connection_, code);
  sqlite3_reset(statement_);
  throw SqlFailure{error};
}

void Statement::finish() {
  while (step()) {
  }
  reset();
}

void Statement::reset() {
  lasting_ = false;
  sqlite3_reset(statement_);
}

int Statement::columns() const { return sqlite3_column_count(statement_); }

std::string Statement::name(int column) const {
  const char* name = sqlite3_column_name(statement_, column);
  return name != nullptr ? name : "";
}

bool Statement::is_null(int column) const {
  return sqlite3_column_type(statement_, column) == SQLITE_NULL;
}
bool Statement::is_integer(int column) const {
  return sqlite3_column_type(statement_, column) == SQLITE_INTEGER;
}
bool Statement::is_real(int column) const {
  return sqlite3_column_type(statement_, column) == SQLITE_FLOAT;
}
std::int64_t Statement::integer(int column) const {
  return sqlite3_column_int64(statement_, column);
}
double Statement::real(int column) const { return sqlite3_column_double(statement_, column); }

std::string_view Statement::text(int column) const {
  const void* bytes = sqlite3_column_text(statement_, column);
  return bytes != nullptr ? view_of(bytes, sqlite3_column_bytes(statement_, column)) : "";
}

int Statement::parameter(const std::string& name) const {
  return sqlite3_bind_parameter_index(statement_, name.c_str());
}
bool Statement::is_read_only() const { return sqlite3_stmt_readonly(statement_) != 0; }

Database::Database(const std::string& path, Access access, Waiting waiting)
    : path_(path), waiting_(std::move(waiting)) {
  const int flags =
      access == Access::write ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE : SQLITE_OPEN_READONLY;
  // No counting of memory and no locks: one thread has a connection, and nobody asks.
  static const int kUncounted = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
  static_cast<void>(kUncounted);
  const int code = sqlite3_open_v2(path.c_str(), &connection_,
                                   flags | SQLITE_OPEN_EXRESCODE | SQLITE_OPEN_NOMUTEX, nullptr);
  if (code != SQLITE_OK) {
    const Error error{code_of(code), path, message_of(connection_, code)};
    sqlite3_close(connection_);
    throw SqlFailure{error};
  }
  if (access == Access::write && sqlite3_db_readonly(connection_, "main") == 1) {
    sqlite3_close(connection_);
    throw SqlFailure{{ErrorCode::store_readonly, path, message_of(nullptr, SQLITE_READONLY)}};
  }
  sqlite3_busy_handler(connection_, wait, this);
  sqlite3_db_config(connection_, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  sqlite3_db_config(connection_, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
}

int Database::wait(void* database, int times) {
  const int waited = times * kPause;
  if (waited >= kPatience) return 0;
  auto& self = *static_cast<Database*>(database);
  if (waited >= kToldAfter && self.waiting_) std::exchange(self.waiting_, {})();
  sqlite3_sleep(kPause);
  return 1;
}

Database::~Database() {
  statements_.clear();
  sqlite3_close(connection_);
}

Statement& Database::statement(std::string_view sql) {
  auto found = statements_.find(sql);
  if (found == statements_.end()) {
    auto made = std::make_unique<Statement>(connection_, sql);
    found = statements_.emplace(std::string(sql), std::move(made)).first;
  }
  found->second->reset();
  return *found->second;
}

Statement Database::prepare(std::string_view sql) { return {connection_, sql}; }

void Database::execute(const std::string& script) {
  const int code = sqlite3_exec(connection_, script.c_str(), nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) fail(connection_, code);
}

std::int64_t Database::integer(std::string_view sql) {
  Statement asked = prepare(sql);
  return asked.step() ? asked.integer(0) : 0;
}

std::int64_t Database::last_id() const { return sqlite3_last_insert_rowid(connection_); }

void Database::allow_reading_only() {
  statements_.clear();
  sqlite3_set_authorizer(connection_, authorize, nullptr);
}

void Database::add_collation(const std::string& name, Compare compare) {
  compare_ = std::make_unique<Compare>(std::move(compare));
  const int code = sqlite3_create_collation_v2(connection_, name.c_str(), SQLITE_UTF8,
                                               compare_.get(), compare_texts, nullptr);
  if (code != SQLITE_OK) fail(connection_, code);
}

void Database::add_match(const std::string& name, Match match) {
  match_ = std::make_unique<Match>(std::move(match));
  const int flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC;
  const int code = sqlite3_create_function_v2(connection_, name.c_str(), 2, flags, match_.get(),
                                              match_texts, nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) fail(connection_, code);
}

Transaction::Transaction(Database& database) : database_(database) {
  database_.execute("BEGIN IMMEDIATE");
}

Transaction::~Transaction() {
  if (!open_) return;
  try {
    database_.execute("ROLLBACK");
  } catch (const SqlFailure&) {
    // SQLite has rolled back by itself (disk full, I/O error): nothing is left to undo.
  }
}

void Transaction::commit() {
  database_.execute("COMMIT");
  open_ = false;
}

}  // namespace planlupp
