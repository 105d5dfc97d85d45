#include "store/sha256.h"

#include <openssl/evp.h>

#include <array>
#include <cassert>
#include <string_view>

namespace planlupp {

std::string sha256_of(std::span<const std::byte> bytes) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned int size = 0;
  const int done =
      EVP_Digest(bytes.data(), bytes.size(), digest.data(), &size, EVP_sha256(), nullptr);
  assert(done == 1);
  static_cast<void>(done);
  constexpr std::string_view kHex = "0123456789abcdef";
  std::string text;
  for (unsigned int i = 0; i < size; ++i) {
    text += kHex.at(digest.at(i) >> 4U);
    text += kHex.at(digest.at(i) & 0xfU);
  }
  return text;
}

}  // namespace planlupp
