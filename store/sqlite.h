// SQLite in C++: connections, statements, transactions. The one place that sees sqlite3.h is
// sqlite.cpp. Inside store/ a failure of SQLite is thrown as SqlFailure; the facades catch it
// with guarded() and return its Error, so that no exception leaves the module.
//
//   Statement& insert = database.statement("INSERT INTO note(code, page) VALUES (?, ?)");
//   insert.run("scan", 3);
//   Statement& notes = database.statement("SELECT code FROM note WHERE page = ?").with(3);
//   while (notes.step()) use(notes.text(0));
#pragma once

#include <concepts>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <unordered_map>
#include <utility>

#include "extract/result.h"

struct sqlite3;
struct sqlite3_stmt;

namespace planlupp {

struct SqlFailure {
  Error error;
};

class Statement {
 public:
  Statement(sqlite3* connection, std::string_view sql);
  Statement(Statement&& other) noexcept;
  Statement& operator=(Statement&&) = delete;
  ~Statement();

  // Makes the statement ready anew and binds the values, the first to the first `?`.
  template <class... T>
  Statement& with(const T&... values) {
    reset();
    int index = 0;
    (bind(++index, values), ...);
    return *this;
  }
  // The same, and runs to the end; for statements without rows.
  template <class... T>
  void run(const T&... values) {
    reset();
    lasting_ = true;  // until the next reset
    int index = 0;
    (bind(++index, values), ...);
    finish();
  }

  void bind(int index, std::nullptr_t);
  void bind(int index, double value);
  void bind(int index, std::string_view value);
  void bind(int index, const char* value) { bind(index, std::string_view(value)); }
  void bind(int index, const std::string& value) { bind(index, std::string_view(value)); }
  template <std::integral T>
  void bind(int index, T value) {
    bind_integer(index, static_cast<std::int64_t>(value));
  }
  template <class T>
  void bind(int index, const std::optional<T>& value) {
    value ? bind(index, *value) : bind(index, nullptr);
  }

  bool step();    // true: a row is there
  void finish();  // runs to the end and resets
  void reset();

  // Columns count from 0. text() is valid until the next step.
  [[nodiscard]] int columns() const;
  [[nodiscard]] std::string name(int column) const;
  [[nodiscard]] bool is_null(int column) const;
  [[nodiscard]] bool is_integer(int column) const;
  [[nodiscard]] bool is_real(int column) const;
  [[nodiscard]] std::int64_t integer(int column) const;
  [[nodiscard]] double real(int column) const;
  [[nodiscard]] std::string_view text(int column) const;
  [[nodiscard]] bool is_read_only() const;
  // The index of a named parameter (":year"); 0: the statement has none of that name.
  [[nodiscard]] int parameter(const std::string& name) const;
  // What follows the statement in the text that it was made of.
  [[nodiscard]] std::string_view tail() const { return tail_; }

 private:
  void bind_integer(int index, std::int64_t value);
  void check(int code);

  sqlite3* connection_ = nullptr;
  sqlite3_stmt* statement_ = nullptr;
  std::string_view tail_;
  bool lasting_ = false;  // texts outlive the run: no copies
};

enum class Access {
  read,   // the file must be there
  write,  // it is made where it is not
};

using Waiting = std::function<void()>;

class Database {
 public:
  // Throws; ":memory:" is a store that lives as long as the object. A lock that another process has
  // is waited for, ten seconds at most; `waiting` is called once, when that takes a second.
  Database(const std::string& path, Access access, Waiting waiting = {});
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;
  ~Database();

  // The statement for this text, made once and kept; it is reset.
  Statement& statement(std::string_view sql);
  // One that is not kept, for SQL that comes from outside.
  [[nodiscard]] Statement prepare(std::string_view sql);
  // Several statements without rows and values.
  void execute(const std::string& script);
  // The first column of the first row.
  std::int64_t integer(std::string_view sql);

  [[nodiscard]] std::int64_t last_id() const;  // of the row inserted last
  [[nodiscard]] const std::string& path() const { return path_; }

  // From now on this connection may only read; ATTACH and changing PRAGMAs are refused too.
  void allow_reading_only();

  using Compare = std::function<int(std::string_view, std::string_view)>;
  void add_collation(const std::string& name, Compare compare);
  using Match = std::function<bool(std::string_view, std::string_view)>;
  // A deterministic SQL function of two texts; false where one is NULL.
  void add_match(const std::string& name, Match match);

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
      return std::hash<std::string_view>{}(text);
    }
  };

  static int wait(void* database, int times);  // sqlite3_busy_handler

  std::string path_;
  sqlite3* connection_ = nullptr;
  Waiting waiting_;
  std::unique_ptr<Compare> compare_;
  std::unique_ptr<Match> match_;
  std::unordered_map<std::string, std::unique_ptr<Statement>, Hash, std::equal_to<>> statements_;
};

// All or nothing: what is not committed is undone.
class Transaction {
 public:
  explicit Transaction(Database& database);  // waits for another writer
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  ~Transaction();
  void commit();

 private:
  Database& database_;
  bool open_ = true;
};

// What `work` returns, or the error of the SqlFailure it threw.
template <class F>
auto guarded(F&& work) -> Result<std::invoke_result_t<F>> {
  try {
    return std::forward<F>(work)();
  } catch (const SqlFailure& failure) {
    return failure.error;
  }
}
template <class F>
requires std::is_void_v<std::invoke_result_t<F>>
auto guarded(F&& work) -> Status {
  try {
    std::forward<F>(work)();
    return Done{};
  } catch (const SqlFailure& failure) {
    return failure.error;
  }
}

}  // namespace planlupp
