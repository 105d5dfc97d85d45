#include "normalize/scrambled/scrambled_order.h"

namespace planlupp {
namespace {

// In which order columns mostly stand, where a document's pages differ.
int usual_place(Meaning meaning) {
  switch (meaning) {
    case Meaning::strategy: return 0;
    case Meaning::area:
    case Meaning::process:
    case Meaning::category:
    case Meaning::unit: return 1;
    case Meaning::assignment: return 2;
    case Meaning::risk:
    case Meaning::goal:
    case Meaning::goal_or_target: return 3;
    case Meaning::cause: return 4;
    case Meaning::consequence: return 5;
    case Meaning::likelihood: return 6;
    case Meaning::severity:
    case Meaning::consequence_or_severity: return 7;
    case Meaning::score: return 8;
    case Meaning::level:
    case Meaning::response: return 9;
    default: return -1;
  }
}

}  // namespace

bool is_subject(Meaning meaning) {
  switch (meaning) {
    case Meaning::risk:
    case Meaning::goal:
    case Meaning::goal_or_target:
    case Meaning::activity:
    case Meaning::control:
    case Meaning::priority: return true;
    default: return false;
  }
}

bool stands_first(Meaning meaning) {
  switch (meaning) {
    case Meaning::area:
    case Meaning::category:
    case Meaning::process:
    case Meaning::strategy:
    case Meaning::unit: return true;
    default: return false;
  }
}

int usual_order(Meaning a, Meaning b) {
  const int at_a = usual_place(a), at_b = usual_place(b);
  if (at_a < 0 || at_b < 0 || at_a == at_b) return 0;
  return at_a < at_b ? 1 : -1;
}

}  // namespace planlupp
