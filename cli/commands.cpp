#include "cli/command.h"

namespace planlupp::cli {

std::vector<std::unique_ptr<Command>> all_commands() {
  std::vector<std::unique_ptr<Command>> commands;
  commands.push_back(make_import());
  commands.push_back(make_merge());
  commands.push_back(make_tables());
  commands.push_back(make_export());
  commands.push_back(make_documents());
  commands.push_back(make_risks());
  commands.push_back(make_goals());
  commands.push_back(make_measures());
  commands.push_back(make_controls());
  commands.push_back(make_show());
  commands.push_back(make_search());
  commands.push_back(make_history());
  commands.push_back(make_compare());
  commands.push_back(make_link());
  commands.push_back(make_unlink());
  commands.push_back(make_review());
  commands.push_back(make_audit());
  commands.push_back(make_metadata());
  commands.push_back(make_query());
  commands.push_back(make_check());
  return commands;
}

int exit_status(const Error& error) {
  switch (error.code) {
    case ErrorCode::usage: return kWrongUsage;
    case ErrorCode::store_missing:
    case ErrorCode::store_damaged:
    case ErrorCode::store_locked:
    case ErrorCode::store_readonly:
    case ErrorCode::store_newer: return kNoStore;
    default: return kFoundTrouble;
  }
}

}  // namespace planlupp::cli
