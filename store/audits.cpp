#include "store/audits.h"

#include <algorithm>
#include <charconv>

#include "normalize/embedded_file.h"
#include "store/boards.h"

namespace planlupp {

// The files of store/audits.
[[nodiscard]] const std::vector<EmbeddedFile>& embedded_audits();

namespace {

constexpr std::string_view kFilter =
    "coalesce(d.organisation, '') LIKE '%' || coalesce(:organisation, '') || '%' AND "
    "coalesce(d.body, '') LIKE '%' || coalesce(:body, '') || '%' AND d.kind LIKE :kinds || '%'";

Error usage(std::string place, std::string message) {
  return {ErrorCode::usage, std::move(place), std::move(message)};
}

std::string_view trim(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t\r");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\r") - begin + 1);
}

std::vector<std::string> split(std::string_view text, char separator) {
  std::vector<std::string> parts;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find(separator, begin), text.size());
    const std::string_view part = trim(text.substr(begin, end - begin));
    if (!part.empty() || separator != ' ') parts.emplace_back(part);
    begin = end + 1;
  }
  return parts;
}

void add_text(std::string& text, std::string_view more) {
  text.append(text.empty() ? "" : " ").append(more);
}

// "index real 0.6 | från denna bedömning | from this rating"
std::optional<AuditParameter> parse_parameter(std::string_view text) {
  const std::vector<std::string> parts = split(text, '|');
  const std::vector<std::string> words = split(parts.front(), ' ');
  if (words.size() < 2 || words.size() > 3) return std::nullopt;
  if (words[1] != "integer" && words[1] != "real" && words[1] != "text") return std::nullopt;
  AuditParameter parameter{words[0], words[1], {}, {}, {}};
  if (words.size() == 3 && words[2] != "-") parameter.otherwise = words[2];
  if (parts.size() > 1) parameter.meaning_sv = parameter.meaning_en = parts[1];
  if (parts.size() > 2) parameter.meaning_en = parts[2];
  return parameter;
}

// One "-- name: value" of the head; false where the value is none. Other comments are free.
bool take_head(Audit& audit, std::string_view name, std::string_view value) {
  const std::pair<std::string_view, std::string*> texts[] = {
      {"title-sv", &audit.title_sv}, {"title-en", &audit.title_en}, {"sv", &audit.text_sv},
      {"en", &audit.text_en},        {"of-sv", &audit.of_sv},       {"of-en", &audit.of_en},
      {"kinds", &audit.kinds}};
  for (const auto& [known, text] : texts) {
    if (name == known) add_text(*text, value);
  }
  if (name == "needs") audit.needs = split(value, ' ');
  if (name == "years") audit.previous_year = value == "previous";
  if (name != "parameter") return true;
  const auto parameter = parse_parameter(value);
  if (parameter) audit.parameters.push_back(*parameter);
  return parameter.has_value();
}

// Binds by name; what the statement does not ask for is left out.
class Values {
 public:
  Values(const AuditQuestion& question, const Audit& audit, std::optional<int> year)
      : question_(question), audit_(audit), year_(year) {}

  Status bind(Statement& statement) const {
    bind_text(statement, ":organisation", question_.organisation);
    bind_text(statement, ":body", question_.body);
    bind_text(statement, ":kinds", audit_.kinds, true);
    if (const int at = statement.parameter(":year"); at != 0 && year_) statement.bind(at, *year_);
    for (const AuditParameter& parameter : audit_.parameters) {
      const Status bound = bind_parameter(statement, parameter);
      if (!bound) return bound;
    }
    return Done{};
  }

 private:
  static void bind_text(Statement& statement, const std::string& name, const std::string& text,
                        bool even_empty = false) {
    const int at = statement.parameter(name);
    if (at != 0 && (even_empty || !text.empty())) statement.bind(at, text);
  }

  Status bind_parameter(Statement& statement, const AuditParameter& parameter) const {
    const int at = statement.parameter(":" + parameter.name);
    const auto given = question_.values.find(parameter.name);
    const std::string& text = given == question_.values.end() ? parameter.otherwise : given->second;
    if (at == 0 || text.empty()) return Done{};
    if (parameter.type == "text") {
      statement.bind(at, text);
      return Done{};
    }
    double number = 0;
    const auto end = std::from_chars(text.data(), text.data() + text.size(), number);
    const bool whole = number == static_cast<double>(static_cast<std::int64_t>(number));
    if (end.ec != std::errc{} || end.ptr != text.data() + text.size() || number > 1e15 ||
        number < -1e15 || (parameter.type == "integer" && !whole)) {
      return usage(parameter.name,
                   "expected a number (" + parameter.type + "), found \"" + text + "\"");
    }
    if (parameter.type == "integer") {
      statement.bind(at, static_cast<std::int64_t>(number));
    } else {
      statement.bind(at, number);
    }
    return Done{};
  }

  const AuditQuestion& question_;
  const Audit& audit_;
  std::optional<int> year_;
};

// Runs one audit on a connection that may only read.
class Run {
 public:
  Run(Database& database, const Audit& audit, const AuditQuestion& question)
      : database_(database), audit_(audit), question_(question) {}

  Result<AuditAnswer> answer(const RowSink& sink) {
    for (const auto& [name, value] : question_.values) {
      const bool known = std::any_of(audit_.parameters.begin(), audit_.parameters.end(),
                                     [&sought = name](const auto& p) { return p.name == sought; });
      if (!known) return usage(audit_.name, unknown_parameter(name));
    }
    answer_.year = question_.year ? question_.year : latest_year();
    Statement rows = prepare(audit_.answer);
    if (const Status bound = values().bind(rows); !bound) return bound.error();
    hand_out(rows, {sink.columns, [&](const SqlRow& row) {
                      ++answer_.found;
                      sink.row(row);
                    }});
    Statement total = prepare(audit_.total);
    if (const Status bound = values().bind(total); !bound) return bound.error();
    if (total.step()) answer_.total = total.integer(0);
    add_documents();
    add_missing();
    return std::move(answer_);
  }

 private:
  [[nodiscard]] Values values() const { return {question_, audit_, answer_.year}; }

  Statement prepare(std::string_view sql) {
    Statement statement = database_.prepare(sql);
    const bool more = statement.tail().find_first_not_of(" \t\r\n;") != std::string_view::npos;
    if (more || statement.columns() == 0) {
      throw SqlFailure{usage(audit_.name, "expected one statement that reads, found " +
                                              std::string(more ? "several" : "none"))};
    }
    return statement;
  }

  std::optional<int> latest_year() {
    Statement row = database_.prepare("SELECT max(d.year) FROM counted_document d WHERE " +
                                      std::string(kFilter));
    (void)values().bind(row);
    if (!row.step() || row.is_null(0)) return std::nullopt;
    return static_cast<int>(row.integer(0));
  }

  void add_documents() {
    Statement rows =
        database_.prepare("SELECT d.id, d.path, d.missing_pages FROM counted_document d WHERE " +
                          std::string(kFilter) + " AND d.year BETWEEN :year " +
                          (audit_.previous_year ? "- 1 " : "") + "AND :year ORDER BY d.path");
    (void)values().bind(rows);
    while (rows.step()) {
      AuditDocument document{rows.integer(0), std::string(rows.text(1)), {}};
      if (rows.text(2) != "[]") {
        document.not_read.push_back("pages " + std::string(rows.text(2)) + " not read");
      }
      add_states(document);
      add_losses(document);
      answer_.documents.push_back(std::move(document));
    }
  }

  void add_states(AuditDocument& document) {
    for (const std::string& need : audit_.needs) {
      const std::size_t dot = std::min(need.find('.'), need.size());
      Statement& row = database_
                           .statement(
                               "SELECT state FROM stated WHERE document_id = ? AND record_table = "
                               "? AND field = ? "
                               "AND state <> 'stated'")
                           .with(document.id, std::string_view(need).substr(0, dot),
                                 std::string_view(need).substr(std::min(dot + 1, need.size())));
      if (row.step()) document.not_read.push_back(need + " " + std::string(row.text(0)));
      row.reset();
    }
  }

  void add_losses(AuditDocument& document) {
    Statement& rows =
        database_
            .statement(
                "SELECT DISTINCT code || ': ' || message FROM note WHERE document_id = ? "
                "AND level = 'loss' ORDER BY id")
            .with(document.id);
    while (rows.step()) document.not_read.emplace_back(rows.text(0));
  }

  void add_missing() {
    Statement rows = database_.prepare(
        "SELECT d.organisation, d.body FROM counted_document d WHERE " + std::string(kFilter) +
        " GROUP BY d.organisation, d.body HAVING count(CASE WHEN d.year = :year THEN 1 END) = 0 "
        "ORDER BY 1, 2");
    (void)values().bind(rows);
    while (rows.step()) answer_.missing.push_back(whose(rows.text(0), rows.text(1)));
  }

  [[nodiscard]] std::string unknown_parameter(const std::string& name) const {
    std::string names;
    for (const AuditParameter& p : audit_.parameters) names += (names.empty() ? "" : ", ") + p.name;
    return (names.empty() ? "expected no parameter: it has none" : "expected " + names) +
           ", found \"" + name + "\"";
  }

  Database& database_;
  const Audit& audit_;
  const AuditQuestion& question_;
  AuditAnswer answer_;
};

}  // namespace

Result<Audit> parse_audit(std::string_view file, std::string_view content) {
  Audit audit;
  audit.name = file.substr(0, file.ends_with(".sql") ? file.size() - 4 : file.size());
  std::string* sql = &audit.answer;
  std::size_t number = 0;
  for (const std::string& line : split(content, '\n')) {
    ++number;
    if (line == "-- total") {
      sql = &audit.total;
    } else if (line.starts_with("-- ") && sql->empty()) {
      const std::size_t colon = line.find(": ");
      if (colon == std::string::npos) continue;
      if (!take_head(audit, std::string_view(line).substr(3, colon - 3),
                     trim(line.substr(colon + 2)))) {
        return usage(std::string(file) + ", line " + std::to_string(number),
                     "expected \"parameter: NAME integer|real|text VALUE | meaning\", found \"" +
                         line + "\"");
      }
    } else if (!line.empty()) {
      sql->append(line).append("\n");
    }
  }
  if (audit.answer.empty() || audit.total.empty()) {
    return usage(std::string(file),
                 "expected a statement, the line \"-- total\" and a second "
                 "statement, found " +
                     std::string(audit.answer.empty() ? "no statement" : "one"));
  }
  if (audit.title_sv.empty()) audit.title_sv = audit.title_en.empty() ? audit.name : audit.title_en;
  if (audit.title_en.empty()) audit.title_en = audit.title_sv;
  return audit;
}

const std::vector<Audit>& built_in_audits() {
  static const std::vector<Audit> audits = [] {
    std::vector<Audit> all;
    for (const EmbeddedFile& file : embedded_audits()) {
      Result<Audit> audit = parse_audit(file.name, file.content);
      assert(audit);
      all.push_back(*std::move(audit));
    }
    std::sort(all.begin(), all.end(),
              [](const Audit& a, const Audit& b) { return a.name < b.name; });
    return all;
  }();
  return audits;
}

const Audit* find_audit(const std::vector<Audit>& audits, std::string_view name) {
  for (const Audit& audit : audits) {
    const std::string_view whole = audit.name;
    const std::size_t line = std::min(whole.find('_'), whole.size());
    if (whole == name || whole.substr(0, line) == name ||
        (line < whole.size() && whole.substr(line + 1) == name)) {
      return &audit;
    }
  }
  return nullptr;
}

Result<AuditAnswer> run_audit(Store& store, const Audit& audit, const AuditQuestion& question,
                              const RowSink& sink) {
  auto answer = guarded([&] {
    store.database().allow_reading_only();
    return Run(store.database(), audit, question).answer(sink);
  });
  if (!answer) {
    Error error = answer.error();
    if (error.place.empty()) error.place = audit.name;
    return error;
  }
  return *std::move(answer);
}

}  // namespace planlupp
