#include "extract/note.h"

namespace planlupp {

std::string_view name_of(NoteLevel level) {
  switch (level) {
    case NoteLevel::repair: return "repair";
    case NoteLevel::doubt: return "doubt";
    case NoteLevel::loss: return "loss";
  }
  return "unknown";
}

}  // namespace planlupp
