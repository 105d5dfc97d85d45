#include "cli/progress.h"

#include <cmath>
#include <ostream>
#include <utility>

#include "cli/safe_text.h"

namespace planlupp::cli {
namespace {

constexpr double kPatience = 1;    // seconds before the first line
constexpr double kBetween = 0.2;   // seconds between two
constexpr double kLongInWork = 2;  // seconds from which a time is told
constexpr const char* kClear = "\r\x1b[K";

// The first `width` characters.
std::string cut(const std::string& line, int width) {
  int characters = 0;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const bool begins = (static_cast<unsigned char>(line[i]) & 0xc0U) != 0x80U;
    if (begins && ++characters > width) return line.substr(0, i);
  }
  return line;
}

}  // namespace

std::string duration(double seconds) {
  const auto whole = static_cast<long>(std::ceil(seconds));
  if (whole < 120) return std::to_string(whole) + " s";
  const long minutes = (whole + 59) / 60;
  if (minutes < 120) return std::to_string(minutes) + " min";
  return std::to_string(minutes / 60) + " h " + std::to_string(minutes % 60) + " min";
}

std::string progress_line(std::size_t done, std::size_t total, double elapsed,
                          const std::string& in_work, double since) {
  const auto share = total > 0 ? 100 * done / total : 100;
  std::string line =
      std::to_string(done) + "/" + std::to_string(total) + "  " + std::to_string(share) + " %";
  if (done > 0 && elapsed > 0) {
    const double rate = static_cast<double>(done) / elapsed;
    const long tenths = std::lround(10 * rate);
    line += "  " +
            (tenths < 100 ? std::to_string(tenths / 10) + "," + std::to_string(tenths % 10)
                          : std::to_string(tenths / 10)) +
            "/s  " + duration(static_cast<double>(total - done) / rate) + " left";
  }
  if (in_work.empty()) return line;
  line += "  in work: " + in_work;
  return since < kLongInWork ? line : line + " (" + duration(since) + ")";
}

Progress::Progress(std::ostream* terminal, int width, std::function<double()> seconds)
    : terminal_(terminal), width_(width), seconds_(std::move(seconds)) {}

void Progress::begin(std::size_t total) {
  total_ = total;
  began_ = seconds_();
}

void Progress::show(std::size_t done, const std::string& in_work, double since) {
  if (terminal_ == nullptr) return;
  const double now = seconds_();
  if (now - began_ < kPatience || (shown_ && now - shown_at_ < kBetween)) return;
  const std::string line = progress_line(done, total_, now - began_, in_work, now - since);
  *terminal_ << kClear << cut(safe_line(line), width_ - 1) << std::flush;
  shown_ = true;
  shown_at_ = now;
}

void Progress::clear() {
  if (!shown_) return;
  *terminal_ << kClear << std::flush;
  shown_ = false;
}

}  // namespace planlupp::cli
