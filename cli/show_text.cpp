#include "cli/show_text.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <ostream>
#include <string_view>
#include <utility>
#include <vector>

#include "cli/json_writer.h"
#include "cli/rows.h"
#include "cli/safe_text.h"

namespace planlupp::cli {
namespace {

constexpr std::size_t kNameWidth = 18;
constexpr std::size_t kIndent = 2;

// Lines of a name and its text, and below it what is told about it, all within the width.
class Page {
 public:
  Page(std::ostream& out, int width) : out_(out), width_(width) {}

  void line(std::string_view name, std::string_view text) {
    std::string head = safe_line(name);
    const auto missing = static_cast<int>(kNameWidth) - display_width(head);
    head.append(static_cast<std::size_t>(std::max(missing, 1)), ' ');
    put_wrapped(out_, head, text, kNameWidth, width_);
  }
  void detail(std::string_view text) {
    constexpr std::size_t kInner = kNameWidth + kIndent;
    put_wrapped(out_, std::string(kInner, ' '), text, kInner, width_);
  }
  void blank() { out_ << '\n'; }

 private:
  std::ostream& out_;
  int width_;
};

std::string percent(double confidence) {
  return std::to_string(static_cast<int>(std::lround(confidence * 100))) + " %";
}

// ", box 57 310 120 322": left, top, right and bottom on the page, in points; "" without a box.
std::string box_text(const Place& place) {
  if (!place.box) return {};
  std::string text = ", box";
  for (const double edge : {place.box->x0, place.box->y0, place.box->x1, place.box->y1}) {
    text += " " + std::to_string(std::lround(edge));
  }
  return text;
}

// Where the value was read; the source's text only where it stood otherwise.
void origins(Page& page, std::string_view value, const std::vector<Origin>& origins) {
  for (const Origin& origin : origins) {
    const std::string place = place_text(origin.place) + box_text(origin.place);
    if (origin.text == value && !place.empty()) {
      page.detail(place);
    } else {
      page.detail((place.empty() ? "" : place + ": ") + "\"" + origin.text + "\"");
    }
  }
}

void show_value(Page& page, std::string_view name, const Value& value) {
  page.line(name, value.text);
  origins(page, value.text, value.origins);
  if (!value.repair.empty()) page.detail("repaired: " + value.repair);
  if (value.confidence < 1) {
    page.detail("confidence " + percent(value.confidence) +
                (value.reason.empty() ? "" : ": " + value.reason));
  }
}

// A figure that was made out of what stands in the document, by its column's name.
struct Made {
  std::string name;
  std::optional<double> number;  // none: a word
  std::string text;              // for people
};

void add_rating(std::vector<Made>& made, const Record& record) {
  const Rating& rating = record.rating;
  const auto add = [&](const char* name, const auto& number, const char* how) {
    if (!number) return;
    const auto value = static_cast<double>(*number);
    made.push_back({name, value, text_of(SqlValue{value}, ',') + how});
  };
  constexpr const char* kOfLabel = " (told by its label)";
  if (find(record, Field::severity) == nullptr) add("severity", rating.severity, kOfLabel);
  add("severity_max", rating.severity_max, "");
  if (find(record, Field::likelihood) == nullptr) add("likelihood", rating.likelihood, kOfLabel);
  add("likelihood_max", rating.likelihood_max, "");
  add("score_max", rating.score_max, "");
  if (!rating.risk_index) return;
  const double index = std::round(*rating.risk_index * 1000) / 1000;
  const std::string how = rating.how.empty() ? "" : " (" + rating.how + ")";
  made.push_back({"risk_index", index, text_of(SqlValue{index}, ',') + how});
}

std::vector<Made> made(const Record& record) {
  std::vector<Made> figures;
  if (record.kind == RecordKind::risk) add_rating(figures, record);
  if (!record.target.op.empty()) {
    std::string target = record.target.op;
    if (record.target.value) target += " " + text_of(SqlValue{*record.target.value}, ',');
    if (!record.target.unit.empty()) target += " " + record.target.unit;
    figures.push_back({"target means", std::nullopt, target});
  }
  if (record.status_code != StatusCode::none) {
    figures.push_back({"status_code", std::nullopt, std::string(name_of(record.status_code))});
  }
  return figures;
}

void show_record(Page& page, const FoundRecord& found) {
  const Record& record = found.record;
  if (found.owner) page.line("of", to_string(found.owner->id) + "  " + found.owner->text);
  if (found.thread != 0) page.line("thread", std::to_string(found.thread));
  if (record.confidence < 1) {
    page.line("confidence",
              percent(record.confidence) + (record.reason.empty() ? "" : ": " + record.reason));
  }
  page.blank();
  for (const Field field : fields_of(record.kind)) {
    if (const Value* value = find(record, field)) show_value(page, name_of(field), *value);
  }
  for (const Attribute& attribute : record.attributes) {
    show_value(page, attribute.name, attribute.value);
  }
  for (const Made& figure : made(record)) page.line(figure.name, figure.text);
  for (const FoundRecord::Part& part : found.parts) {
    page.line(part.id.kind == RecordKind::control ? "control" : "measure",
              to_string(part.id) + "  " + part.text);
  }
}

std::vector<std::pair<std::string, std::string>> facts_of(const DocumentFacts& facts) {
  const auto year = [](const std::optional<int>& y) { return y ? std::to_string(*y) : ""; };
  return {{"kind", std::string(name_of(facts.kind))},
          {"organisation", facts.organisation},
          {"body", facts.body},
          {"year", year(facts.year)},
          {"year_to", year(facts.year_to)},
          {"period", facts.period},
          {"title", facts.title},
          {"registry_number", facts.registry_number},
          {"decided_on", facts.decided_on},
          {"revised_on", facts.revised_on}};
}

void show_facts(Page& page, const FoundRecord& found) {
  page.blank();
  for (const auto& [name, text] : facts_of(found.facts)) {
    if (text.empty()) continue;
    page.line(name, text);
    if (const auto origin = found.facts.origins.find(name); origin != found.facts.origins.end()) {
      origins(page, text, {origin->second});
    }
  }
  page.line("sha256", found.document.sha256);
}

void write_place(JsonWriter& json, const Place& place) {
  json.key("page");
  place.page == 0 ? json.null() : json.value(place.page);
  json.key("line");
  place.line == 0 ? json.null() : json.value(place.line);
  json.key("bbox");
  if (!place.box) return static_cast<void>(json.null());
  json.array().value(place.box->x0).value(place.box->y0).value(place.box->x1);
  json.value(place.box->y1).end();
}

void write_origins(JsonWriter& json, const std::vector<Origin>& origins) {
  json.key("sources").array();
  for (const Origin& origin : origins) {
    json.object();
    write_place(json, origin.place);
    json.key("text").value(origin.text).end();
  }
  json.end();
}

void write_value(JsonWriter& json, std::string_view name, const Value& value) {
  json.object().key("field").value(name).key("value").value(value.text);
  json.key("confidence").value(value.confidence).key("reason").text_or_null(value.reason);
  json.key("repair").text_or_null(value.repair);
  write_origins(json, value.origins);
  json.end();
}

void write_notes(JsonWriter& json, const std::vector<Note>& notes) {
  json.key("notes").array();
  for (const Note& note : notes) {
    json.object().key("level").value(name_of(note.level)).key("code").value(note.code);
    write_place(json, note.place);
    json.key("message").value(note.message).end();
  }
  json.end();
}

void write_record(JsonWriter& json, const FoundRecord& found) {
  const Record& record = found.record;
  json.key("ordinal").value(record.ordinal).key("confidence").value(record.confidence);
  json.key("reason").text_or_null(record.reason);
  json.key("of").text_or_null(found.owner ? to_string(found.owner->id) : "");
  json.key("values").array();
  for (const Field field : fields_of(record.kind)) {
    if (const Value* value = find(record, field)) write_value(json, name_of(field), *value);
  }
  for (const Attribute& attribute : record.attributes) {
    write_value(json, attribute.name, attribute.value);
  }
  json.end().key("made").object();
  for (const Made& figure : made(record)) {
    json.key(figure.name);
    figure.number ? json.value(*figure.number) : json.value(figure.text);
  }
  if (!record.rating.how.empty()) json.key("risk_index_how").value(record.rating.how);
  json.end().key("parts").array();
  for (const FoundRecord::Part& part : found.parts) {
    json.object().key("id").value(to_string(part.id)).key("text").value(part.text).end();
  }
  json.end();
}

}  // namespace

std::string place_text(const Place& place) {
  std::string text;
  if (place.page > 0) text = "page " + std::to_string(place.page);
  if (place.line > 0) {
    text += (text.empty() ? "" : ", ") + ("line " + std::to_string(place.line));
  }
  return text;
}

void show_text(std::ostream& out, const FoundRecord& found, int width) {
  Page page(out, width);
  const std::string title = found.facts.title.empty() ? "" : ", " + found.facts.title;
  if (found.id.kind) {
    page.line(to_string(found.id),
              std::string(name_of(*found.id.kind)) + " " + std::to_string(found.record.ordinal));
    page.line("document", "D" + std::to_string(found.document.id) + title);
  } else {
    page.line(to_string(found.id), "document" + title);
  }
  page.line("file", found.document.path);
  found.id.kind ? show_record(page, found) : show_facts(page, found);
  for (const Note& note : found.notes) {
    const std::string place = place_text(note.place);
    page.line(name_of(note.level), (place.empty() ? "" : place + ": ") + note.message);
  }
}

void show_json(std::ostream& out, const FoundRecord& found) {
  JsonWriter json;
  json.object().key("id").value(to_string(found.id));
  json.key("record").value(found.id.kind ? name_of(*found.id.kind) : "document");
  json.key("document").value("D" + std::to_string(found.document.id));
  json.key("file").value(found.document.path).key("sha256").value(found.document.sha256);
  for (const auto& [name, text] : facts_of(found.facts)) {
    json.key(name == "kind" ? "document_kind" : name);
    const std::optional<int> year = name == "year"      ? found.facts.year
                                    : name == "year_to" ? found.facts.year_to
                                                        : std::nullopt;
    year ? json.value(*year) : json.text_or_null(text);
  }
  if (found.id.kind) write_record(json, found);
  write_notes(json, found.notes);
  out << json.end().text() << '\n';
}

}  // namespace planlupp::cli
