// The digest that a document is known by.
#pragma once

#include <cstddef>
#include <span>
#include <string>

namespace planlupp {

[[nodiscard]] std::string sha256_of(std::span<const std::byte> bytes);  // 64 hex digits

}  // namespace planlupp
