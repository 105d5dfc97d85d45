// A doubt about a document that could be read: what was repaired, guessed or lost on the way.
// Notes are data: they travel with the records, are stored, and `planlupp check` lists them.
#pragma once

#include <string>
#include <string_view>

#include "extract/place.h"

namespace planlupp {

enum class NoteLevel {
  repair,  // damage that was mended; nothing is in doubt
  doubt,   // a reading that may be wrong: a person should look
  loss,    // something that the document had and the reading has not
};

[[nodiscard]] std::string_view name_of(NoteLevel level);

struct Note {
  NoteLevel level = NoteLevel::doubt;
  std::string code;  // short and stable, for queries: "double-encoded", "colour-lost", "scan"
  Place place;
  std::string message;  // one English sentence without its final full stop
};

}  // namespace planlupp
