// The digest that a document is known by.
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string>

namespace planlupp {

[[nodiscard]] std::string sha256_of(std::span<const std::byte> bytes);  // 64 hex digits

// The same of bytes that come in pieces.
class Sha256 {
 public:
  Sha256();
  ~Sha256();
  void add(std::span<const std::byte> bytes);
  [[nodiscard]] std::string finish();  // once

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace planlupp
