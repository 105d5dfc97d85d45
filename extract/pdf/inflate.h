// Unpacks what deflate packed ("FlateDecode" in PDFs), whole and sound streams only: whoever gets
// false reads the stream by a reader that makes something of damaged ones too. Poppler's takes
// several times as long, a fifth of reading a page.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace planlupp {

// Appends the content to `out`; false where the bytes are no whole stream or unpack to more than
// `most` bytes: `out` is then as it was.
[[nodiscard]] bool inflate_all(std::string_view packed, std::size_t most, std::string& out);

}  // namespace planlupp
