#include "normalize/record_bytes.h"

#include <catch2/catch.hpp>
#include <limits>
#include <random>

using namespace planlupp;

namespace {

// Records that no document gave, with something in every member.
class Invented {
 public:
  explicit Invented(unsigned seed) : random_(seed) {}

  RecordSet records() {
    RecordSet set;
    set.form = one_of(SourceForm::pdf);
    set.page_count = number(3000);
    set.missing_pages = list<int>([&] { return number(3000); });
    set.document = facts();
    set.risks = list<Record>([&] { return record(1); });
    for (auto* records :
         {&set.measures, &set.goals, &set.activities, &set.indicators, &set.priorities}) {
      *records = list<Record>([&] { return record(1); });
    }
    set.stated = list<Stated>([&] {
      return Stated{one_of(RecordKind::priority), one_of(Field::ends_on),
                    one_of(StatedState::lost)};
    });
    set.lines = list<TextLine>([&] {
      return TextLine{number(99), number(99), text(), one_of(LineRole::furniture), box()};
    });
    set.notes = list<Note>([&] { return Note{one_of(NoteLevel::loss), text(), place(), text()}; });
    return set;
  }

 private:
  int number(int most) { return std::uniform_int_distribution(-1, most)(random_); }
  bool coin() { return number(1) > 0; }
  double real() { return std::uniform_real_distribution(-1e9, 1e9)(random_); }
  template <class T>
  T one_of(T last) {
    return static_cast<T>(std::uniform_int_distribution(0, static_cast<int>(last))(random_));
  }
  std::string text() {
    const char* texts[] = {"", "Jäv", "a\tb\n", "ÅÄÖ åäö", "12,5", "0123456789"};
    std::string made = texts[std::uniform_int_distribution(0, 5)(random_)];
    if (coin()) made += std::string(static_cast<std::size_t>(number(300) + 1), 'x');
    if (coin()) made += '\0';
    return made;
  }
  template <class T, class F>
  std::vector<T> list(F make) {
    std::vector<T> made;
    for (int count = number(3); count > 0; --count) made.push_back(make());
    return made;
  }
  std::optional<int> maybe_number() { return coin() ? std::optional(number(2030)) : std::nullopt; }
  std::optional<double> maybe_real() { return coin() ? std::optional(real()) : std::nullopt; }
  std::optional<Box> box() {
    if (coin()) return std::nullopt;
    return Box{real(), real(), real(), real()};
  }
  Place place() { return {number(500), number(60), box()}; }
  Origin origin() { return {place(), text()}; }
  Value value() {
    return {text(),
            list<std::string>([&] { return text(); }),
            list<Origin>([&] { return origin(); }),
            real(),
            text(),
            text()};
  }
  DocumentFacts facts() {
    DocumentFacts made{one_of(DocumentKind::goal_follow_up),
                       text(),
                       text(),
                       maybe_number(),
                       maybe_number(),
                       text(),
                       text(),
                       text(),
                       text(),
                       text(),
                       {}};
    for (const char* name : {"title", "year", "body"}) made.origins.emplace(name, origin());
    return made;
  }
  Record record(int depth) {
    Record made;
    made.kind = one_of(RecordKind::priority);
    made.ordinal = number(9999);
    for (int i = 0; i < 4; ++i) made.fields[one_of(Field::ends_on)] = value();
    made.rating = {maybe_number(), maybe_number(), maybe_number(), maybe_number(),
                   maybe_real(),   maybe_real(),   maybe_real(),   text()};
    made.target = {text(), maybe_real(), text()};
    made.status_code = one_of(StatusCode::not_done);
    made.attributes = list<Attribute>([&] { return Attribute{text(), value()}; });
    if (depth > 0) {
      made.controls = list<Record>([&] { return record(0); });
      made.measures = list<Record>([&] { return record(0); });
    }
    made.confidence = real();
    made.reason = text();
    return made;
  }

  std::mt19937 random_;
};

Record nested(int depth) {
  Record record;
  if (depth > 0) record.controls.push_back(nested(depth - 1));
  return record;
}

}  // namespace

TEST_CASE("records come back from their bytes as they were") {
  for (unsigned seed = 0; seed < 50; ++seed) {
    const RecordSet records = Invented(seed).records();
    const std::string bytes = to_bytes(records);
    const auto back = records_from_bytes(bytes, kMostRecordMemory);
    REQUIRE(back);
    CHECK(to_bytes(*back) == bytes);
    CHECK(back->lines.size() == records.lines.size());
    CHECK(back->document.title == records.document.title);
    REQUIRE(back->risks.size() == records.risks.size());
    if (!records.risks.empty()) {
      CHECK(back->risks[0].fields.begin()->second.text ==
            records.risks[0].fields.begin()->second.text);
      CHECK(back->risks[0].rating.risk_index == records.risks[0].rating.risk_index);
    }
  }
}

TEST_CASE("bytes that are cut, changed or of another version are told or harmless") {
  const std::string bytes = to_bytes(Invented(7).records());
  for (std::size_t size = 0; size < bytes.size(); size += 3) {
    CHECK_FALSE(records_from_bytes(std::string_view(bytes).substr(0, size), kMostRecordMemory));
  }
  CHECK_FALSE(records_from_bytes(bytes + '\0', kMostRecordMemory));
  CHECK_FALSE(records_from_bytes('\x7f' + bytes.substr(1), kMostRecordMemory));
  std::mt19937 random(1);
  for (int i = 0; i < 3000; ++i) {
    std::string changed = bytes;
    for (int k = 0; k < 3; ++k) changed[random() % changed.size()] = static_cast<char>(random());
    (void)records_from_bytes(changed, kMostRecordMemory);
  }
}

TEST_CASE("records are not read beyond the memory given, nor deeper than they are made") {
  RecordSet records;
  records.lines.resize(10'000);
  const std::string bytes = to_bytes(records);
  CHECK(records_from_bytes(bytes, kMostRecordMemory));
  const auto refused = records_from_bytes(bytes, 10'000);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code == ErrorCode::too_large);

  RecordSet deep;
  deep.risks.push_back(nested(1));
  CHECK(records_from_bytes(to_bytes(deep), kMostRecordMemory));
  deep.risks.push_back(nested(100));
  CHECK_FALSE(records_from_bytes(to_bytes(deep), kMostRecordMemory));
}

TEST_CASE("a number that is none is refused") {
  RecordSet records;
  records.risks.resize(1);
  records.risks[0].confidence = std::numeric_limits<double>::quiet_NaN();
  CHECK_FALSE(records_from_bytes(to_bytes(records), kMostRecordMemory));
}
