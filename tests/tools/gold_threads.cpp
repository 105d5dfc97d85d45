#include "gold_threads.h"

#include <fstream>
#include <nlohmann/json.hpp>
#include <set>

namespace planlupp::tools {
namespace {

using nlohmann::json;

json read(const std::string& path) { return json::parse(std::ifstream(path)); }

std::string text(const json& record, const char* field) {
  const auto found = record.find(field);
  return found == record.end() || !found->is_string() ? "" : found->get<std::string>();
}

std::string joined(const json& record, const char* list) {
  std::string all;
  const json items = record.value(list, json::array());
  for (const json& item : items) all += text(item, "description") + " ";
  return all;
}

ThreadRecord thread_record(const json& risk) {
  ThreadRecord record;
  const auto set = [&](Signal signal, std::string value) {
    record.texts[static_cast<std::size_t>(signal)] = std::move(value);
  };
  set(Signal::text, text(risk, "description"));
  set(Signal::consequence, text(risk, "consequence"));
  set(Signal::cause, text(risk, "cause"));
  set(Signal::measures, joined(risk, "measures"));
  set(Signal::controls, joined(risk, "controls"));
  set(Signal::area, text(risk, "area"));
  set(Signal::assignment, text(risk, "assignment"));
  set(Signal::code, text(risk, "code"));
  return record;
}

}  // namespace

std::vector<GoldGroup> read_groups(const std::string& corpus, const std::string& kind) {
  std::map<std::string, std::set<std::string>> sources;  // by group
  std::map<std::string, std::map<int, json>> truth;      // by source and ordinal
  const json threads_file = read(corpus + "/threads.json");
  for (const json& r : threads_file.at("records")) {
    if (r.at("type") != "risk") continue;
    sources[r.at("group")].insert(r.at("source"));
    truth[r.at("source")][r.at("ordinal")] = r;
  }
  std::vector<GoldGroup> groups;
  for (const auto& [name, files] : sources) {
    GoldGroup& group = groups.emplace_back();
    group.name = name;
    for (const std::string& source : files) {
      const json gold =
          read(corpus + "/gold/" + kind + "/" + source.substr(0, source.find('.')) + ".json");
      ThreadDocument document;
      document.key = source;
      document.year = gold.at("document").value("year", 0);
      document.rank = gold.at("document").at("kind") == "internal_control_follow_up" ? 1 : 0;
      auto& threads = group.thread.emplace_back();
      auto& families = group.family.emplace_back();
      for (const json& risk : gold.at("risks")) {
        document.records.push_back(thread_record(risk));
        const auto& of = truth[source];
        const auto known = of.find(risk.at("ordinal").get<int>());
        threads.push_back(known == of.end() ? "" : known->second.value("thread", ""));
        families.push_back(known == of.end() ? "" : known->second.value("family", ""));
      }
      group.documents.push_back(std::move(document));
    }
  }
  return groups;
}

}  // namespace planlupp::tools
