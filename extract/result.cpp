#include "extract/result.h"

namespace planlupp {

std::string_view name_of(ErrorCode code) {
  switch (code) {
    case ErrorCode::unreadable: return "unreadable";
    case ErrorCode::unsupported: return "unsupported";
    case ErrorCode::encrypted: return "encrypted";
    case ErrorCode::damaged: return "damaged";
    case ErrorCode::too_large: return "too large";
    case ErrorCode::usage: return "usage";
    case ErrorCode::not_found: return "not found";
    case ErrorCode::store_missing: return "store missing";
    case ErrorCode::store_damaged: return "store damaged";
    case ErrorCode::store_locked: return "store locked";
    case ErrorCode::store_readonly: return "store read-only";
    case ErrorCode::store_newer: return "store newer";
  }
  return "unknown";
}

std::string to_string(const Error& error) {
  return error.place.empty() ? error.message : error.place + ": " + error.message;
}

}  // namespace planlupp
