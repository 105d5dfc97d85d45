#include "cli/table_output.h"

#include <ostream>

#include "cli/json_writer.h"
#include "cli/rows.h"
#include "cli/safe_text.h"

namespace planlupp::cli {
namespace {

void write_spans(JsonWriter& json, const Table& table) {
  json.key("spans").array();
  for (std::size_t r = 0; r < table.rows.size(); ++r) {
    const std::vector<Cell>& cells = table.rows[r].cells;
    for (std::size_t c = 0; c < cells.size(); ++c) {
      if (cells[c].covered || (cells[c].row_span < 2 && cells[c].column_span < 2)) continue;
      json.array().value(r).value(c).value(cells[c].row_span).value(cells[c].column_span).end();
    }
  }
  json.end();
}

void write_rows(JsonWriter& json, const Table& table) {
  json.key("rows").array();
  for (const Row& row : table.rows) {
    json.array();
    for (const Cell& cell : row.cells) json.value(plain_text(cell));
    json.end();
  }
  json.end();
}

// Pages and boxes are null where the source has none.
void write_place(JsonWriter& json, const Table& table) {
  json.key("page");
  table.pages.empty() ? json.null() : json.value(table.pages.front());
  json.key("pages").array();
  for (const int page : table.pages) json.value(page);
  json.end().key("bbox");
  const Box& box = table.box;
  if (box.x1 <= box.x0 || box.y1 <= box.y0) return static_cast<void>(json.null());
  json.array().value(box.x0).value(box.y0).value(box.x1).value(box.y1).end();
}

void write_json(std::ostream& out, const std::string& source, const Extraction& extraction) {
  JsonWriter json;
  json.object().key("source").value(source).key("tables").array();
  for (const Table& table : extraction.tables) {
    json.object();
    write_place(json, table);
    json.key("header_rows").value(table.header_rows).key("confidence").value(table.confidence);
    write_rows(json, table);
    write_spans(json, table);
    json.end();
  }
  out << json.end().end().text() << '\n';
}

// Tables one below the other, an empty line between two.
void write_csv(std::ostream& out, const Extraction& extraction) {
  for (const Table& table : extraction.tables) {
    for (const Row& row : table.rows) {
      bool first = true;
      for (const Cell& cell : row.cells) {
        out << (first ? "" : ",") << csv_field(plain_text(cell), ',');
        first = false;
      }
      out << "\r\n";
    }
    out << "\r\n";
  }
}

std::string html_text(std::string_view text) {
  std::string html;
  for (const char c : safe_line(text)) {
    switch (c) {
      case '&': html += "&amp;"; break;
      case '<': html += "&lt;"; break;
      case '>': html += "&gt;"; break;
      case '"': html += "&quot;"; break;
      default: html += c;
    }
  }
  return html;
}

void write_html_cell(std::ostream& out, const Cell& cell, bool head) {
  out << (head ? "<th" : "<td");
  if (cell.row_span > 1) out << " rowspan=\"" << cell.row_span << '"';
  if (cell.column_span > 1) out << " colspan=\"" << cell.column_span << '"';
  if (!cell.fill.empty()) out << " style=\"background:" << html_text(cell.fill) << '"';
  out << '>' << html_text(plain_text(cell)) << (head ? "</th>" : "</td>");
}

std::string pages_text(const Table& table) {
  if (table.pages.empty()) return "";
  std::string text = ", page " + std::to_string(table.pages.front());
  if (table.pages.size() > 1) text += " to " + std::to_string(table.pages.back());
  return text;
}

void write_html(std::ostream& out, const std::string& source, const Extraction& extraction) {
  out << "<h1>" << html_text(source) << "</h1>\n";
  std::size_t number = 0;
  for (const Table& table : extraction.tables) {
    out << "<table>\n<caption>Table " << ++number << pages_text(table) << "</caption>\n";
    for (std::size_t r = 0; r < table.rows.size(); ++r) {
      out << "<tr>";
      for (const Cell& cell : table.rows[r].cells) {
        if (!cell.covered) write_html_cell(out, cell, r < table.header_rows);
      }
      out << "</tr>\n";
    }
    out << "</table>\n";
  }
}

}  // namespace

void begin_tables(std::ostream& out, const std::string& format) {
  if (format != "html") return;
  out << "<!doctype html>\n<html lang=\"sv\">\n<meta charset=\"utf-8\">\n<title>Tables</title>\n"
         "<style>table { border-collapse: collapse; margin: 1em 0 } "
         "td, th { border: 1px solid #888; padding: 2px 6px; vertical-align: top; "
         "text-align: left }</style>\n";
}

void write_tables(std::ostream& out, const std::string& format, const std::string& source,
                  const Extraction& extraction) {
  if (format == "csv") return write_csv(out, extraction);
  if (format == "html") return write_html(out, source, extraction);
  write_json(out, source, extraction);
}

void end_tables(std::ostream& out, const std::string& format) {
  if (format == "html") out << "</html>\n";
}

}  // namespace planlupp::cli
