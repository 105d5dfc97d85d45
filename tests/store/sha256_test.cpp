#include "store/sha256.h"

#include <catch2/catch.hpp>
#include <string>

TEST_CASE("digests are those of the standard's examples") {
  const auto digest = [](const std::string& text) {
    return planlupp::sha256_of(std::as_bytes(std::span(text)));
  };
  CHECK(digest("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  CHECK(digest("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}
