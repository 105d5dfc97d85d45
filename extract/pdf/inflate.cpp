#include "extract/pdf/inflate.h"

#define ZLIB_CONST  // input is not changed
#include <zlib.h>

#include <algorithm>
#include <limits>

namespace planlupp {
namespace {

constexpr std::size_t kLeastRoom = std::size_t{1} << 14U;

class Inflater {
 public:
  Inflater() : good_(inflateInit(&stream_) == Z_OK) {}
  Inflater(const Inflater&) = delete;
  Inflater& operator=(const Inflater&) = delete;
  ~Inflater() { inflateEnd(&stream_); }

  // Makes `out` longer as needed; its length is then that of what it held and the content.
  bool run(std::string_view packed, std::size_t most, std::string& out) {
    if (!good_ || packed.size() > std::numeric_limits<uInt>::max()) return false;
    stream_.next_in = reinterpret_cast<const Bytef*>(packed.data());
    stream_.avail_in = static_cast<uInt>(packed.size());
    const std::size_t begin = out.size();
    for (std::size_t end = begin;;) {
      const std::size_t room = std::max(kLeastRoom, std::min(end, std::size_t{1} << 24U));
      if (end - begin > most) return false;
      out.resize(end + room);
      stream_.next_out = reinterpret_cast<Bytef*>(out.data() + end);
      stream_.avail_out = static_cast<uInt>(room);
      const int state = inflate(&stream_, Z_NO_FLUSH);
      end += room - stream_.avail_out;
      if (state == Z_STREAM_END) {
        out.resize(end);
        return end - begin <= most;
      }
      if (state != Z_OK || stream_.avail_out != 0) return false;
    }
  }

 private:
  z_stream stream_{};
  bool good_;
};

}  // namespace

bool inflate_all(std::string_view packed, std::size_t most, std::string& out) {
  const std::size_t before = out.size();
  if (Inflater().run(packed, most, out)) return true;
  out.resize(before);
  return false;
}

}  // namespace planlupp
