#include "store/metadata.h"

#include <algorithm>
#include <string_view>

namespace planlupp {
namespace {

std::string_view trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t(");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t") - begin + 1);
}

// "CREATE VIEW x AS  -- what it shows" and "  column TYPE,  -- what it is", a comment running on
// where the next line is nothing but one.
DescribedTable described(std::string name, std::string_view sql) {
  DescribedTable table{std::move(name), {}, {}, false};
  std::string* text = nullptr;
  bool first = true;
  for (std::size_t begin = 0; begin < sql.size();) {
    const std::size_t end = std::min(sql.find('\n', begin), sql.size());
    const std::string_view line = sql.substr(begin, end - begin);
    begin = end + 1;
    const std::size_t dashes = line.find("--");
    const std::string_view code = trimmed(line.substr(0, std::min(dashes, line.size())));
    if (first) {
      text = &table.description;
    } else if (!code.empty()) {
      table.columns.emplace_back(code.substr(0, code.find(' ')), "");
      text = &table.columns.back().second;
    }
    first = false;
    if (dashes == std::string_view::npos || text == nullptr) continue;
    const std::string_view comment = trimmed(line.substr(dashes + 2));
    text->append(text->empty() ? "" : " ").append(comment);
  }
  std::erase_if(table.columns, [](const auto& column) { return column.second.empty(); });
  return table;
}

}  // namespace

Result<std::vector<DescribedTable>> described_tables(Store& store) {
  return guarded([&] {
    std::vector<DescribedTable> tables;
    Statement& rows = store.database().statement(
        "SELECT name, sql FROM sqlite_schema WHERE type IN ('table', 'view') AND sql IS NOT NULL "
        "ORDER BY rowid");
    while (rows.step()) {
      const std::string_view name = rows.text(0);
      DescribedTable table = described(std::string(name), rows.text(1));
      table.hidden = name.starts_with("search_") || name.starts_with("pending_") ||
                     name.starts_with("sqlite_") || name == "text_key";
      tables.push_back(std::move(table));
    }
    return tables;
  });
}

}  // namespace planlupp
