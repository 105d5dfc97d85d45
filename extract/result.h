// A value, or the reason why there is none: what every reading step returns.
//
//   Result<std::string> text = decode(bytes);
//   if (!text) return text.error();
//   use(*text);
//
// Three kinds of trouble are never mixed: our own mistake is an assert, a document that cannot
// be read is an Error (here), a doubt about a document that can be read is a Note (note.h).
#pragma once

#include <cassert>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

namespace planlupp {

// Few, and each says what the user can do about it.
enum class ErrorCode {
  unreadable,      // the bytes could not be had (permissions, vanished, an I/O error)
  unsupported,     // a kind of file that Planlupp does not read
  encrypted,       // a password is needed
  damaged,         // the bytes contradict their own format
  too_large,       // over one of the limits (limits.h)
  usage,           // the caller asked for something that cannot be (a bad filter, bad SQL)
  not_found,       // a record, document or name that the store does not have
  store_missing,   // no store lies there
  store_damaged,   // no SQLite file, or one that fails its checks
  store_locked,    // another process is writing
  store_readonly,  // the place cannot be written
  store_newer,     // written by a newer version of Planlupp
};

[[nodiscard]] std::string_view name_of(ErrorCode code);

struct Error {
  ErrorCode code = ErrorCode::unreadable;
  std::string place;  // file, and page or line where it is known: "plan.pdf, page 3"; may be empty
  std::string message;  // what was expected and what was found; no final full stop
};

// "place: message", or the message alone.
[[nodiscard]] std::string to_string(const Error& error);

template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : content_(std::move(value)) {}      // NOLINT: implicit by design
  Result(Error error) : content_(std::move(error)) {}  // NOLINT: implicit by design

  explicit operator bool() const { return content_.index() == 0; }

  // Only where the result holds a value.
  T& operator*() & { return std::get<0>(content_); }
  const T& operator*() const& { return std::get<0>(content_); }
  T&& operator*() && { return std::get<0>(std::move(content_)); }
  T* operator->() { return &std::get<0>(content_); }
  const T* operator->() const { return &std::get<0>(content_); }

  // Only where it does not.
  [[nodiscard]] const Error& error() const { return std::get<1>(content_); }

 private:
  std::variant<T, Error> content_;
};

// For steps that give nothing back but may fail.
struct Done {};
using Status = Result<Done>;

}  // namespace planlupp
