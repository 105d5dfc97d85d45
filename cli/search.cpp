// `planlupp search`: full text, Swedish-stemmed, over records and all other text.
#include "store/search.h"

#include <algorithm>
#include <ostream>
#include <string>
#include <vector>

#include "cli/command.h"
#include "cli/json_writer.h"
#include "cli/marked_text.h"
#include "cli/safe_text.h"
#include "store/boards.h"
#include "store/record_id.h"

namespace planlupp::cli {
namespace {

// "R12", or "D3 page 4" for text outside of records.
std::string id_of(const Hit& hit) {
  if (hit.record_table == "page") {
    const std::string document = to_string(RecordId{std::nullopt, hit.document});
    return hit.record > 0 ? document + " page " + std::to_string(hit.record) : document;
  }
  return to_string(RecordId{record_kind(hit.record_table), hit.record});
}

class Search : public Command {
 public:
  [[nodiscard]] std::string name() const override { return "search"; }
  [[nodiscard]] std::string help() const override {
    return "Search records and all other text, in every form of a word";
  }

  void declare(Arguments& arguments) override {
    arguments.positional("WORDS", words_, "words, \"phrases\" and beginnings*")
        .required()
        .several();
    arguments.option("--organisation", filter_.organisation, "a part of the organisation's name")
        .value_name("NAME");
    arguments.option("--body", filter_.body, "a part of the board's or committee's name")
        .value_name("NAME");
    arguments.option("--year", filter_.year, "of this year").value_name("YEAR");
    arguments
        .option("--in", filter_.record_table,
                "only in records of this kind (risk, goal, measure, control, activity,\nindicator, "
                "priority), or in other text: page")
        .one_of(
            {"risk", "goal", "measure", "control", "activity", "indicator", "priority", "page"});
    arguments.option("--limit", limit_, "at most so many, the best first; else 20").at_least(1);
    arguments.option("--format", format_, "text or json").one_of({"text", "json"});
    arguments.footer(
        "All words must be found, in any form (målen: mål, målet), å ä ö apart from a and o, also\n"
        "inside compounds (säkerhet: informationssäkerhet). Words in quotes stand side by side.\n"
        "Nothing else that is typed has a meaning.\n\n"
        "Example: planlupp search bisyssla '\"intern kontroll\"' --year 2024");
  }

  Result<int> run(Session& session) override {
    Result<Store> store = session.open(Access::read);
    if (!store) return store.error();
    const Status known = check_known(*store, filter_.organisation, filter_.body, filter_.year);
    if (!known) return known.error();
    std::string typed;
    for (const std::string& word : words_) {
      // A shell takes the quotes away: an argument of several words is a phrase.
      const bool phrase = words_.size() > 1 && word.find(' ') != std::string::npos;
      typed += phrase && word.find('"') == std::string::npos ? "\"" + word + "\" " : word + " ";
    }
    const auto result = search(*store, typed, filter_, static_cast<std::size_t>(limit_));
    if (!result) return result.error();
    if (result->empty) {
      return Error{ErrorCode::usage, "", "expected a word to search for, found \"" + typed + "\""};
    }
    format_ == "json" ? json(session, *result) : text(session, *result);
    return kDone;
  }

 private:
  static void text(const Session& session, const SearchResult& result) {
    const int width = session.surroundings().width > 0 ? session.surroundings().width : 200;
    for (const Hit& hit : result.hits) {
      std::string head = id_of(hit) + "  " + (hit.year ? std::to_string(*hit.year) + "  " : "");
      head += whose(hit.organisation, hit.body);
      session.out() << cut_to_width(safe_line(head), width) << '\n'
                    << "    "
                    << snippet(hit.text, hit.found, width - 8, session.surroundings().colour)
                    << '\n';
    }
    if (result.hits.size() < result.total || result.more) {
      session.say(
          std::to_string(result.hits.size()) + " of " +
          (result.more ? "more than " + std::to_string(result.total - 1)
                       : std::to_string(result.total)) +
          (result.more ? "; the newest are ranked: --year narrows" : "; --limit shows more"));
    } else if (result.hits.empty()) {
      session.say("nothing found");
    }
  }

  static void json(const Session& session, const SearchResult& result) {
    JsonWriter json;
    json.object().key("total").value(result.total).key("more").value(result.more);
    json.key("hits").array();
    for (const Hit& hit : result.hits) {
      json.object().key("id").value(id_of(hit)).key("kind").value(hit.record_table);
      json.key("organisation").text_or_null(hit.organisation).key("body").text_or_null(hit.body);
      json.key("year").value(hit.year).key("path").value(hit.path).key("rank").value(hit.rank);
      json.key("text").value(hit.text).key("found").array();
      for (const auto& [begin, end] : hit.found) json.array().value(begin).value(end).end();
      json.end().end();
    }
    session.out() << json.end().end().text() << '\n';
  }

  std::vector<std::string> words_;
  SearchFilter filter_;
  int limit_ = 20;
  std::string format_ = "text";
};

}  // namespace

std::unique_ptr<Command> make_search() { return std::make_unique<Search>(); }

}  // namespace planlupp::cli
