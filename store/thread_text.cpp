#include "store/thread_text.h"

namespace planlupp {

std::string_view name_of(Signal signal) {
  switch (signal) {
    case Signal::head: return "head";
    case Signal::text: return "text";
    case Signal::consequence: return "consequence";
    case Signal::cause: return "cause";
    case Signal::measures: return "measures";
    case Signal::controls: return "controls";
    case Signal::area: return "area";
    case Signal::assignment: return "assignment";
    case Signal::code: return "code";
    case Signal::place: return "place";
    case Signal::gap: return "gap";
  }
  return "";
}

std::string_view name_of(Certainty certainty) {
  switch (certainty) {
    case Certainty::certain: return "certain";
    case Certainty::probable: return "probable";
    case Certainty::unclear: return "unclear";
  }
  return "";
}

std::string_view name_of(LinkKind kind) {
  switch (kind) {
    case LinkKind::same: return "same";
    case LinkKind::split: return "split";
    case LinkKind::merge: return "merge";
  }
  return "";
}

}  // namespace planlupp
