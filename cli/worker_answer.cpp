#include "cli/worker_answer.h"

#include <algorithm>
#include <utility>

namespace planlupp::cli {
namespace {

constexpr char kRecords = 'R', kText = 'T', kError = 'E', kFailure = 'F';
constexpr std::size_t kHead = 2;  // kind, code

Error error_of(ErrorCode code, std::string_view rest) {
  const auto end = rest.find('\0');
  if (end == std::string_view::npos) return {code, "", std::string(rest)};
  return {code, std::string(rest.substr(0, end)), std::string(rest.substr(end + 1))};
}

Outcome outcome_of(std::string_view message, const std::string& name) {
  const Failure unknown{FailureKind::crash, "the reader's answer cannot be understood"};
  if (message.size() < kHead) return unknown;
  const auto code = static_cast<unsigned char>(message[1]);
  const std::string_view rest = message.substr(kHead);
  switch (message[0]) {
    case kRecords: {
      Result<RecordSet> records = records_from_bytes(rest, kMostRecordMemory);
      if (records) return *std::move(records);
      if (records.error().code != ErrorCode::too_large) return unknown;
      return Error{ErrorCode::too_large, name, records.error().message};
    }
    case kText: return std::string(rest);
    case kError:
      if (code > static_cast<unsigned char>(ErrorCode::too_large)) return unknown;
      return error_of(static_cast<ErrorCode>(code), rest);
    case kFailure:
      if (code > static_cast<unsigned char>(FailureKind::changed)) return unknown;
      return Failure{static_cast<FailureKind>(code), std::string(rest)};
    default: return unknown;
  }
}

}  // namespace

void write_message(const Outcome& outcome, bool fenced, const std::vector<std::string>& asked,
                   const TakeBytes& take) {
  std::string message(1, fenced ? '1' : '0');
  for (const std::string& word : asked) message.append(word) += ' ';
  message += '\0';
  if (const auto* records = std::get_if<RecordSet>(&outcome)) {
    message += kRecords;
    message += '\0';
    take(message);
    return write_bytes(*records, take);
  }
  if (const auto* text = std::get_if<std::string>(&outcome)) {
    message += kText;
    message += '\0';
    message += *text;
  } else if (const auto* error = std::get_if<Error>(&outcome)) {
    message += kError;
    message += static_cast<char>(error->code);
    message += error->place + '\0' + error->message;
  } else {
    const auto& failure = std::get<Failure>(outcome);
    message += kFailure;
    message += static_cast<char>(failure.kind);
    message += failure.message;
  }
  take(message);
}

void take_message(std::string&& message, Answer& answer) {
  answer.fenced = !message.starts_with('0');
  const std::size_t end = std::min(message.find('\0'), message.size());
  if (end > 0) answer.asked = message.substr(1, end - 1);
  answer.message = std::move(message);
}

void open_message(const std::string& name, Answer& answer) {
  if (answer.message.empty()) return;
  const std::string message = std::exchange(answer.message, {});
  const std::size_t head = std::min(message.find('\0') + 1, message.size());
  answer.outcome = outcome_of(std::string_view(message).substr(head), name);
}

}  // namespace planlupp::cli
