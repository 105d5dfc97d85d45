#include "normalize/record_bytes.h"

#include <bit>
#include <cmath>
#include <cstdint>
#include <type_traits>
#include <utility>

namespace planlupp {
namespace {

constexpr std::uint64_t kVersion = 2;
constexpr int kMostDepth = 3;  // a record, its controls and measures
constexpr std::size_t kPiece = std::size_t{1} << 16U;
constexpr std::size_t kNodeMemory = 48;  // of a map, or of an allocation

// The last value of each enumeration, to tell what is none.
constexpr auto last_of(SourceForm) { return SourceForm::pdf; }
constexpr auto last_of(LineRole) { return LineRole::furniture; }
constexpr auto last_of(NoteLevel) { return NoteLevel::loss; }
constexpr auto last_of(DocumentKind) { return DocumentKind::goal_follow_up; }
constexpr auto last_of(RecordKind) { return RecordKind::priority; }
constexpr auto last_of(Field) { return Field::ends_on; }
constexpr auto last_of(StatusCode) { return StatusCode::not_done; }
constexpr auto last_of(StatedState) { return StatedState::lost; }

class Writer {
 public:
  explicit Writer(const TakeBytes& take) : take_(take) {}
  void finish() { take_(std::exchange(bytes_, {})); }

  template <class... T>
  void operator()(const T&... values) {
    (one(values), ...);
    if (bytes_.size() >= kPiece) {
      take_(bytes_);
      bytes_.clear();
    }
  }

  void one(std::uint64_t number) {
    for (; number > 0x7f; number >>= 7U) bytes_ += static_cast<char>((number & 0x7fU) | 0x80U);
    bytes_ += static_cast<char>(number);
  }
  void one(int number) {
    const auto wide = static_cast<std::int64_t>(number);
    one((static_cast<std::uint64_t>(wide) << 1U) ^ static_cast<std::uint64_t>(wide >> 63U));
  }
  void one(double number) {
    const auto bits = std::bit_cast<std::uint64_t>(number);
    char bytes[8];
    for (unsigned i = 0; i < 8; ++i) bytes[i] = static_cast<char>((bits >> (8 * i)) & 0xffU);
    bytes_.append(bytes, sizeof bytes);
  }
  void one(const std::string& text) {
    one(static_cast<std::uint64_t>(text.size()));
    bytes_ += text;
  }
  template <class T>
  requires std::is_enum_v<T>
  void one(T value) { one(static_cast<std::uint64_t>(value)); }
  template <class T>
  void one(const std::optional<T>& value) {
    one(static_cast<std::uint64_t>(value ? 1 : 0));
    if (value) one(*value);
  }
  template <class T>
  void one(const std::vector<T>& list) {
    one(static_cast<std::uint64_t>(list.size()));
    for (const T& item : list) one(item);
  }
  template <class K, class V, class C>
  void one(const std::map<K, V, C>& map) {
    one(static_cast<std::uint64_t>(map.size()));
    for (const auto& [key, value] : map) {
      one(key);
      one(value);
    }
  }
  template <class T>
  requires std::is_class_v<T>
  void one(const T& value) { members(*this, value); }

 private:
  const TakeBytes& take_;
  std::string bytes_;
};

class Reader {
 public:
  Reader(std::string_view bytes, std::size_t memory) : rest_(bytes), memory_(memory) {}

  // Once something is wrong all that follows is read as nothing.
  [[nodiscard]] bool good() const { return good_; }
  [[nodiscard]] bool too_large() const { return too_large_; }
  [[nodiscard]] bool at_end() const { return rest_.empty(); }

  template <class... T>
  void operator()(T&... values) {
    (one(values), ...);
  }

  void one(std::uint64_t& number) {
    number = 0;
    for (unsigned shift = 0; shift < 64; shift += 7) {
      const std::uint64_t byte = next();
      number |= (byte & 0x7fU) << shift;
      if (byte < 0x80) return;
    }
    fail();
  }
  void one(int& number) {
    std::uint64_t coded = 0;
    one(coded);
    const auto wide =
        static_cast<std::int64_t>(coded >> 1U) ^ -static_cast<std::int64_t>(coded & 1U);
    number = static_cast<int>(wide);
    if (number != wide) fail();
  }
  void one(double& number) {
    if (rest_.size() < 8) return fail();
    std::uint64_t bits = 0;
    for (unsigned i = 0; i < 8; ++i) {
      bits |= std::uint64_t{static_cast<unsigned char>(rest_[i])} << (8 * i);
    }
    rest_.remove_prefix(8);
    number = std::bit_cast<double>(bits);
    if (!std::isfinite(number)) fail();
  }
  void one(std::string& text) {
    const std::size_t size = length(1, 1);
    text.assign(rest_.substr(0, size));
    rest_.remove_prefix(size);
  }
  template <class T>
  requires std::is_enum_v<T>
  void one(T& value) {
    std::uint64_t number = 0;
    one(number);
    if (number > static_cast<std::uint64_t>(last_of(T{}))) return fail();
    value = static_cast<T>(number);
  }
  template <class T>
  void one(std::optional<T>& value) {
    std::uint64_t there = 0;
    one(there);
    if (there > 1) return fail();
    if (there == 1) one(value.emplace());
  }
  template <class T>
  void one(std::vector<T>& list) {
    const std::size_t size = length(1, sizeof(T));
    list.resize(size);
    for (std::size_t i = 0; i < size && good_; ++i) one(list[i]);
  }
  template <class K, class V, class C>
  void one(std::map<K, V, C>& map) {
    const std::size_t size = length(2, sizeof(K) + sizeof(V) + kNodeMemory);
    for (std::size_t i = 0; i < size && good_; ++i) {
      K key{};
      one(key);
      one(map[std::move(key)]);
    }
  }
  template <class T>
  requires std::is_class_v<T>
  void one(T& value) {
    constexpr bool kNests = std::is_same_v<T, Record>;
    if (kNests && ++depth_ > kMostDepth) return fail();
    members(*this, value);
    if (kNests) --depth_;
  }

 private:
  void fail() {
    good_ = false;
    rest_ = {};
  }

  std::uint64_t next() {
    if (rest_.empty()) {
      fail();
      return 0;
    }
    const auto byte = static_cast<unsigned char>(rest_.front());
    rest_.remove_prefix(1);
    return byte;
  }

  // Of a list whose items take so many bytes at least here, and so much memory.
  std::size_t length(std::size_t bytes, std::size_t memory) {
    std::uint64_t size = 0;
    one(size);
    if (size > rest_.size() / bytes) {
      fail();
      return 0;
    }
    if (size > memory_ / memory) {
      too_large_ = true;
      fail();
      return 0;
    }
    memory_ -= size * memory;
    return static_cast<std::size_t>(size);
  }

  std::string_view rest_;
  std::size_t memory_;
  bool good_ = true, too_large_ = false;
  int depth_ = 0;
};

// The members of each type, for both directions: T is const where they are written.
template <class A, class T>
concept Is = std::is_same_v<std::remove_const_t<A>, T>;

template <class Archive, Is<Box> T>
void members(Archive& archive, T& box) {
  archive(box.x0, box.y0, box.x1, box.y1);
}
template <class Archive, Is<Place> T>
void members(Archive& archive, T& place) {
  archive(place.page, place.line, place.box);
}
template <class Archive, Is<Note> T>
void members(Archive& archive, T& note) {
  archive(note.level, note.code, note.place, note.message);
}
template <class Archive, Is<TextLine> T>
void members(Archive& archive, T& line) {
  archive(line.page, line.number, line.text, line.role, line.box);
}
template <class Archive, Is<Origin> T>
void members(Archive& archive, T& origin) {
  archive(origin.place, origin.text);
}
template <class Archive, Is<Value> T>
void members(Archive& archive, T& value) {
  archive(value.text, value.items, value.origins, value.confidence, value.reason, value.repair);
}
template <class Archive, Is<Rating> T>
void members(Archive& archive, T& rating) {
  archive(rating.severity, rating.severity_max, rating.likelihood, rating.likelihood_max);
  archive(rating.score, rating.score_max, rating.risk_index, rating.how);
}
template <class Archive, Is<Target> T>
void members(Archive& archive, T& target) {
  archive(target.op, target.value, target.unit);
}
template <class Archive, Is<Attribute> T>
void members(Archive& archive, T& attribute) {
  archive(attribute.name, attribute.value);
}
template <class Archive, Is<Record> T>
void members(Archive& archive, T& record) {
  archive(record.kind, record.ordinal, record.fields, record.rating, record.target);
  archive(record.status_code, record.attributes, record.controls, record.measures);
  archive(record.confidence, record.reason);
}
template <class Archive, Is<Stated> T>
void members(Archive& archive, T& stated) {
  archive(stated.kind, stated.field, stated.state);
}
template <class Archive, Is<UnreadText> T>
void members(Archive& archive, T& unread) {
  archive(unread.place, unread.text);
}
template <class Archive, Is<DocumentFacts> T>
void members(Archive& archive, T& facts) {
  archive(facts.kind, facts.organisation, facts.body, facts.year, facts.year_to, facts.period);
  archive(facts.title, facts.registry_number, facts.decided_on, facts.revised_on, facts.origins);
}
template <class Archive, Is<RecordSet> T>
void members(Archive& archive, T& records) {
  archive(records.form, records.page_count, records.missing_pages, records.document);
  archive(records.risks, records.measures, records.goals, records.activities);
  archive(records.indicators, records.priorities, records.stated, records.lines, records.notes);
  archive(records.unread);
}

}  // namespace

void write_bytes(const RecordSet& records, const TakeBytes& take) {
  Writer writer(take);
  writer(kVersion, records);
  writer.finish();
}

std::string to_bytes(const RecordSet& records) {
  std::string bytes;
  write_bytes(records, [&](std::string_view piece) { bytes += piece; });
  return bytes;
}

Result<RecordSet> records_from_bytes(std::string_view bytes, std::size_t memory) {
  Reader reader(bytes, memory);
  std::uint64_t version = 0;
  RecordSet records;
  reader(version);
  if (version == kVersion) reader(records);
  if (reader.too_large()) {
    return Error{
        ErrorCode::too_large, "",
        "expected records of at most " + std::to_string(memory >> 20U) + " MB, found more"};
  }
  if (version != kVersion || !reader.good() || !reader.at_end()) {
    return Error{ErrorCode::damaged, "", "expected records as bytes, found something else"};
  }
  return records;
}

}  // namespace planlupp
