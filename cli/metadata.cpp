// `planlupp metadata`: a metadata file for Datasette, from what the store says about itself:
// titles, the comments of its schema as descriptions, the audits as canned queries, facets.
#include "store/metadata.h"

#include <map>
#include <ostream>
#include <string>
#include <vector>

#include "cli/command.h"
#include "cli/json_writer.h"
#include "store/audits.h"

namespace planlupp::cli {
namespace {

class Metadata : public Command {
 public:
  [[nodiscard]] std::string name() const override { return "metadata"; }
  [[nodiscard]] std::string help() const override {
    return "Write a metadata file for Datasette: descriptions and audits";
  }

  void declare(Arguments& arguments) override {
    arguments.option("--language", language_, "of titles and explanations: sv or en; else sv")
        .one_of({"sv", "en"});
    arguments.footer(
        "Example: planlupp metadata > metadata.json\n"
        "         datasette plans.db --metadata metadata.json");
  }

  Result<int> run(Session& session) override {
    Result<Store> store = session.open(Access::read);
    if (!store) return store.error();
    const auto tables = described_tables(*store);
    if (!tables) return tables.error();
    JsonWriter json;
    json.object().key("title").value(language_ == "sv" ? "Internkontroll och mål"
                                                       : "Internal control and goals");
    json.key("databases").object().key(database_name(session.store_path())).object();
    write_tables(json, *tables);
    write_audits(json);
    session.out() << json.end().end().end().text() << '\n';
    return kDone;
  }

 private:
  // Datasette names a database by its file, without the ending.
  static std::string database_name(const std::string& path) {
    std::string name = path.substr(path.find_last_of('/') + 1);
    return name.substr(0, name.find_last_of('.'));
  }

  static void write_tables(JsonWriter& json, const std::vector<DescribedTable>& tables) {
    static const std::map<std::string, std::vector<std::string>> facets = {
        {"document", {"organisation", "body", "year", "kind"}},
        {"risk_overview", {"organisation", "body", "year", "area", "level"}},
        {"goal_overview", {"organisation", "body", "year", "status_code"}},
        {"measure_overview", {"organisation", "body", "year", "status_code"}},
        {"control_overview", {"organisation", "body", "year", "frequency"}},
        {"risk_evolution", {"organisation", "body", "year"}}};
    json.key("tables").object();
    for (const DescribedTable& table : tables) {
      json.key(table.name).object();
      if (!table.description.empty()) json.key("description").value(table.description);
      if (table.hidden) json.key("hidden").value(true);
      if (const auto known = facets.find(table.name); known != facets.end()) {
        json.key("facets").array();
        for (const std::string& facet : known->second) json.value(facet);
        json.end();
      }
      json.key("columns").object();
      for (const auto& [column, text] : table.columns) json.key(column).value(text);
      json.end().end();
    }
    json.end();
  }

  void write_audits(JsonWriter& json) const {
    const bool swedish = language_ == "sv";
    json.key("queries").object();
    for (const Audit& audit : built_in_audits()) {
      json.key(audit.name).object().key("title").value(swedish ? audit.title_sv : audit.title_en);
      json.key("description").value(swedish ? audit.text_sv : audit.text_en);
      json.key("sql")
          .value(audit.answer)
          .key("params")
          .array()
          .value("organisation")
          .value("body")
          .value("year");
      for (const AuditParameter& parameter : audit.parameters) json.value(parameter.name);
      json.end().end();
    }
    json.end();
  }

  std::string language_ = "sv";
};

}  // namespace

std::unique_ptr<Command> make_metadata() { return std::make_unique<Metadata>(); }

}  // namespace planlupp::cli
