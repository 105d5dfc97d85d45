#include "normalize/record.h"

#include <catch2/catch.hpp>

using namespace planlupp;

TEST_CASE("every field of every kind of record has a name that leads back to it") {
  for (const RecordKind kind :
       {RecordKind::risk, RecordKind::control, RecordKind::measure, RecordKind::goal,
        RecordKind::activity, RecordKind::indicator, RecordKind::priority}) {
    CHECK(record_kind(name_of(kind)) == kind);
    CHECK_FALSE(fields_of(kind).empty());
    for (const Field f : fields_of(kind)) CHECK(field(name_of(f)) == f);
  }
}

TEST_CASE("an unknown name is no field") { CHECK_FALSE(field("colour of the cover").has_value()); }
