#include "extract/text/text_reader.h"

#include <re2/re2.h>

#include <algorithm>
#include <map>
#include <string_view>
#include <utility>

#include "extract/account.h"
#include "extract/text/delimited_reader.h"
#include "extract/text/flow_blocks.h"
#include "extract/text/layout_reader.h"
#include "extract/text/markup.h"
#include "extract/text/text_decode.h"
#include "extract/text/text_lines.h"

namespace planlupp {
namespace {

constexpr std::size_t kMinRows = 2;    // fewer rows with tabs or pipes are no table
constexpr std::size_t kMinLabels = 6;  // lines that begin with a label
constexpr double kLayoutShare = 0.12;  // of the lines with gaps: columns are held by spaces

// A text with marked headings whose lines are labels and what they say ("**Orsak:** vakanser"): its
// lines stand as they were written. A short line that stands again ("**Orsak**") is a label without
// a colon, and the line below is what it says.
bool is_labelled(const TextLines& text) {
  static const RE2 kHeading(R"(#{1,6} \S.*)");
  static const RE2 kLabel(R"((?:[-*•] )?(?:\*\*)?\p{Lu}[^:]{0,60}:.*)");
  static const RE2 kAlone(R"((?:\*\*)?\p{Lu}[^:.;|]{1,50}(?:\*\*)?\s*)");
  std::map<std::string_view, std::size_t> alone;
  std::size_t headings = 0, labels = 0, others = 0;
  for (const TextLine& line : text.lines) {
    if (is_blank(line.text)) continue;
    if (RE2::FullMatch(line.text, kHeading)) {
      ++headings;
    } else {
      ++(RE2::FullMatch(line.text, kLabel) ? labels : others);
      if (RE2::FullMatch(line.text, kAlone)) ++alone[line.text];
    }
  }
  for (const auto& [words, times] : alone) {
    if (times < 2) continue;
    labels += times;
    others -= std::min(others, 2 * times);
  }
  return headings >= 2 && labels >= kMinLabels && labels > others;
}

Result<Extraction> read_lines(TextLines&& text, const ExtractOptions& options) {
  const std::size_t tabs = count_tab_rows(text), pipes = count_pipe_rows(text);
  if (pipes >= kMinRows && pipes >= tabs) {
    return read_delimited(std::move(text), SourceForm::markdown, options);
  }
  if (tabs >= kMinRows) return read_delimited(std::move(text), SourceForm::tab_separated, options);
  if (is_labelled(text)) return read_delimited(std::move(text), SourceForm::markdown, options);
  if (layout_strength(text) >= kLayoutShare || has_columns(text)) {
    return read_layout(std::move(text), options);
  }
  return read_flow(std::move(text));
}

}  // namespace

Result<Extraction> read_text(std::span<const std::byte> bytes, const ExtractOptions& options) {
  Result<DecodedText> decoded = decode_text(bytes, options.limits);
  if (!decoded) return decoded.error();
  if (is_blank(decoded->text)) {
    return Error{ErrorCode::unsupported, "", "expected text or a PDF, found an empty file"};
  }
  if (decoded->text.find("<td") != std::string::npos) {  // a page of the web
    decoded->text = decode_entities(decoded->text);
  }
  Result<TextLines> lines = split_lines(decoded->text, options.limits);
  if (!lines) return lines.error();
  Account account;
  account.came_in(decoded->text);
  Result<Extraction> extraction = read_lines(std::move(*lines), options);
  if (extraction) {
    if (auto note = account.balance(extraction->lines)) extraction->notes.push_back(*note);
    extraction->notes.insert(extraction->notes.begin(), decoded->notes.begin(),
                             decoded->notes.end());
  }
  return extraction;
}

}  // namespace planlupp
