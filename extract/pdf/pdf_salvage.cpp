#include "extract/pdf/pdf_salvage.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <set>
#include <string_view>
#include <vector>

namespace planlupp {
namespace {

constexpr std::size_t kMaxHead = 1U << 16;  // bytes of an object's dictionary that are looked at

bool is_white(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || !c; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

struct Found {
  int number = 0;
  std::string_view body;  // from behind "obj" to the next object
};

// The number that ends right before `end`, skipping white space; moves `end` to its first digit.
std::optional<int> number_before(std::string_view text, std::size_t& end) {
  std::size_t last = end;
  while (last > 0 && is_white(text[last - 1])) --last;
  std::size_t first = last;
  while (first > 0 && is_digit(text[first - 1])) --first;
  int value = 0;
  const auto read = std::from_chars(text.data() + first, text.data() + last, value);
  if (first == last || read.ec != std::errc()) return std::nullopt;
  end = first;
  return value;
}

std::vector<Found> objects_of(std::string_view text) {
  std::vector<Found> out;
  std::vector<std::size_t> heads;
  for (std::size_t at = text.find("obj"); at != std::string_view::npos;
       at = text.find("obj", at + 3)) {
    std::size_t end = at;
    const auto generation = number_before(text, end);
    if (!generation || end == at) continue;
    const auto number = number_before(text, end);
    if (!number || (end > 0 && !is_white(text[end - 1]))) continue;
    if (!out.empty()) out.back().body = out.back().body.substr(0, end - heads.back());
    heads.push_back(at + 3);
    out.push_back({*number, text.substr(at + 3)});
  }
  return out;
}

// The value behind a name of the dictionary: "/Type" of "<< /Type /Page >>" is "/Page >>".
std::string_view value_of(std::string_view head, std::string_view name) {
  for (std::size_t at = head.find(name); at != std::string_view::npos;
       at = head.find(name, at + name.size())) {
    std::size_t end = at + name.size();
    if (end < head.size() && (is_white(head[end]) || head[end] == '/' || is_digit(head[end]))) {
      while (end < head.size() && is_white(head[end])) ++end;
      return head.substr(end);
    }
  }
  return {};
}

bool starts_with_name(std::string_view value, std::string_view name) {
  if (!value.starts_with(name)) return false;
  const char after = value.size() > name.size() ? value[name.size()] : ' ';
  return is_white(after) || after == '/' || after == '>' || after == '[' || after == '<';
}

int int_of(std::string_view value) {
  int out = 0;
  std::from_chars(value.data(), value.data() + value.size(), out);
  return out;
}

std::string_view head_of(std::string_view body) {
  const std::size_t stream = body.find("stream");
  return body.substr(0, std::min({stream, body.size(), kMaxHead}));
}

bool is_type(std::string_view body, std::string_view type) {
  return starts_with_name(value_of(head_of(body), "/Type"), type);
}

// The objects of an object stream, by number: "7 0 9 15 <<...>><<...>>" with /N 2 /First 9.
void unpack(std::string_view body, const Inflate& inflate, std::map<int, std::string>& out) {
  const std::string_view head = head_of(body);
  std::size_t begin = head.size() + 6;
  if (begin < body.size() && body[begin] == '\r') ++begin;
  if (begin < body.size() && body[begin] == '\n') ++begin;
  const std::size_t end = body.find("endstream");
  if (end == std::string_view::npos || end <= begin) return;
  const std::string_view data = body.substr(begin, end - begin);
  std::string plain(data);
  if (head.find("/FlateDecode") != std::string_view::npos) {
    plain = inflate(std::as_bytes(std::span(data)));
  }
  const int count = int_of(value_of(head, "/N"));
  const int first = int_of(value_of(head, "/First"));
  if (first <= 0 || static_cast<std::size_t>(first) > plain.size()) return;
  std::vector<std::pair<int, std::size_t>> index;
  const char* at = plain.data();
  const char* const stop = plain.data() + first;
  const auto next = [&](int& value) {
    while (at < stop && is_white(*at)) ++at;
    const auto read = std::from_chars(at, stop, value);
    at = read.ptr;
    return read.ec == std::errc() && value >= 0;
  };
  for (int i = 0, number = 0, offset = 0; i < count && next(number) && next(offset); ++i) {
    index.emplace_back(number, static_cast<std::size_t>(first) + static_cast<std::size_t>(offset));
  }
  for (std::size_t i = 0; i < index.size(); ++i) {
    const std::size_t to = i + 1 < index.size() ? index[i + 1].second : plain.size();
    if (index[i].second < to && to <= plain.size()) {
      out[index[i].first] = plain.substr(index[i].second, to - index[i].second);
    }
  }
}

}  // namespace

std::optional<SalvagedPdf> salvage_pdf(std::span<const std::byte> bytes, const Inflate& inflate) {
  const std::string_view text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
  SalvagedPdf out;
  std::vector<int> pages;
  std::map<int, std::string> packed;
  int largest = 0;
  const auto look_at = [&](int number, std::string_view body) {
    largest = std::max(largest, number);
    if (is_type(body, "/Page")) pages.push_back(number);
    if (is_type(body, "/Pages")) {
      out.page_count = std::max(out.page_count, int_of(value_of(head_of(body), "/Count")));
    }
  };
  const std::vector<Found> objects = objects_of(text);
  for (const Found& object : objects) {
    look_at(object.number, object.body);
    if (is_type(object.body, "/ObjStm")) unpack(object.body, inflate, packed);
    if (head_of(object.body).find("/Encrypt") != std::string_view::npos) return std::nullopt;
  }
  for (const auto& [number, body] : packed) look_at(number, body);
  // A page that was saved again stands twice; its first place is its place in the document.
  std::vector<int> kids;
  std::set<int> seen;
  for (const int page : pages) {
    if (seen.insert(page).second) kids.push_back(page);
  }
  if (kids.empty() || text.find("/Encrypt") != std::string_view::npos) return std::nullopt;

  out.pages = static_cast<int>(kids.size());
  if (objects.back().body.find("endobj") == std::string_view::npos) {
    out.cut_object = objects.back().number;
  }
  out.bytes = std::string(text) + "\nendstream\nendobj\n";
  const auto add = [&out](int number, std::string_view body) {
    out.bytes += std::to_string(number) + " 0 obj\n" + std::string(body) + "\nendobj\n";
  };
  for (const auto& [number, body] : packed) add(number, body);
  std::string list;
  for (const int page : kids) list += std::to_string(page) + " 0 R ";
  const std::string tree = std::to_string(largest + 1);
  add(largest + 1,
      "<< /Type /Pages /Count " + std::to_string(kids.size()) + " /Kids [" + list + "] >>");
  add(largest + 2, "<< /Type /Catalog /Pages " + tree + " 0 R >>");
  out.bytes += "trailer\n<< /Size " + std::to_string(largest + 3) + " /Root " +
               std::to_string(largest + 2) + " 0 R >>\nstartxref\n0\n%%EOF\n";
  return out;
}

}  // namespace planlupp
