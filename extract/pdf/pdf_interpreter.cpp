#include "extract/pdf/pdf_interpreter.h"

#include <poppler/Annot.h>
#include <poppler/GfxState.h>
#include <poppler/OptionalContent.h>
#include <poppler/Page.h>

#include <algorithm>
#include <utility>

#include "extract/pdf/inflate.h"

namespace planlupp {
namespace {

constexpr std::size_t kMaxContent = std::size_t{64} << 20;  // bytes; more is Poppler's to stream
constexpr std::size_t kMaxSaved = 512;
constexpr double kLargestPage = 20'000;

bool append_all(Stream& stream, std::string& out) {
  stream.reset();
  unsigned char buffer[4096];
  for (int read = 0; (read = stream.doGetChars(sizeof buffer, buffer)) > 0;) {
    out.append(reinterpret_cast<const char*>(buffer), static_cast<std::size_t>(read));
    if (out.size() > kMaxContent) return false;
  }
  stream.close();
  return true;
}

// Packed by deflate, and its bytes not changed before that.
bool is_flate(Stream& stream) {
  if (stream.getKind() != strFlate || stream.getNextStream() == nullptr) return false;
  const Dict* dict = stream.getDict();
  return dict != nullptr && !dict->hasKey("DecodeParms") && !dict->hasKey("DP");
}

bool append_stream(const Object& object, std::string& out) {
  if (!object.isStream()) return false;
  Stream& stream = *object.getStream();
  std::string packed;
  const bool inflated = is_flate(stream) && append_all(*stream.getNextStream(), packed) &&
                        inflate_all(packed, kMaxContent - std::min(out.size(), kMaxContent), out);
  if (!inflated && !append_all(stream, out)) return false;
  out += '\n';
  return true;
}

// Parts that are not there are passed over (Poppler would draw none of them).
bool content_of(const Object& contents, std::string& out, bool& lost) {
  if (contents.isNull()) return true;
  if (!contents.isArray()) return append_stream(contents, out);
  for (int i = 0; i < contents.arrayGetLength(); ++i) {
    const Object part = contents.arrayGet(i);
    lost = lost || (part.isNull() && contents.arrayGetNF(i).isRef());
    if (!part.isNull() && !append_stream(part, out)) return false;
  }
  return true;
}

// Links show nothing of their own; whatever else is laid over the page may.
bool only_links(const Object& annotations) {
  if (annotations.isNull()) return true;
  if (!annotations.isArray()) return false;
  for (int i = 0; i < annotations.arrayGetLength(); ++i) {
    const Object annotation = annotations.arrayGet(i);
    if (!annotation.isDict() || !annotation.dictLookup("Subtype").isName("Link")) return false;
  }
  return true;
}

bool matrix_of(const Object& array, Matrix6& out) {
  if (array.isNull()) return true;
  if (!array.isArray() || array.arrayGetLength() != 6) return false;
  double* const values[] = {&out.a, &out.b, &out.c, &out.d, &out.e, &out.f};
  for (int i = 0; i < 6; ++i) {
    const Object value = array.arrayGet(i);
    if (!value.isNum()) return false;
    *values[i] = value.getNum();
  }
  return true;
}

}  // namespace

PdfInterpreter::PdfInterpreter(PDFDoc& document, PdfRecorder& recorder)
    : document_(document), recorder_(recorder) {}

bool PdfInterpreter::draw(int number) {
  ::Page* page = document_.getPage(number);
  if (page == nullptr || !page->isOk()) return false;
  double width = page->getCropWidth();
  double height = page->getCropHeight();
  if (page->getRotate() % 180 != 0) std::swap(width, height);
  const auto good = [](double v) { return v >= 1 && v <= kLargestPage; };
  if (!good(width) || !good(height) || !only_links(page->getAnnotsObject())) return false;
  std::string content;
  lost_part_ = false;
  if (!content_of(page->getContents(), content, lost_part_)) return false;

  double m[6];
  page->getDefaultCTM(m, 72, 72, 0, false, true);
  recorder_.begin_page(width, height);
  fonts_.trim();
  state_ = {};
  state_.matrix = {m[0], m[1], m[2], m[3], m[4], m[5]};
  state_.clip = {0, 0, width, height};
  saved_.clear();
  saved_floor_ = 0;
  marks_.clear();
  open_forms_.clear();
  Object* dict = page->getResourceDictObject();
  PdfResources resources(*document_.getXRef(), dict->copy(), nullptr);
  return run(content, resources);
}

bool PdfInterpreter::run(std::string_view content, PdfResources& resources) {
  ContentLexer lexer(content);
  parts_ = 0;
  moved_ = clips_ = false;
  while (!recorder_.over_limit()) {
    switch (lexer.next()) {
      case ContentLexer::Step::end: return true;
      case ContentLexer::Step::bad: return false;
      case ContentLexer::Step::operation: break;
    }
    if (!execute(lexer, resources)) return false;
  }
  return true;
}

// The last `count` operands, which must be numbers, into n_.
bool PdfInterpreter::numbers(const ContentLexer& lexer, std::size_t count) {
  const auto& operands = lexer.operands();
  if (operands.size() != count) return false;
  for (std::size_t i = 0; i < count; ++i) {
    if (operands[i].kind != Operand::Kind::number) return false;
    n_[i] = operands[i].number;
  }
  return true;
}

bool PdfInterpreter::execute(const ContentLexer& lexer, PdfResources& resources) {
  const std::string_view name = lexer.operation();
  switch (operator_code(name)) {
    case operator_code("q"):
      if (saved_.size() >= kMaxSaved) return false;
      saved_.push_back(state_);
      return true;
    case operator_code("Q"):
      if (saved_.size() <= saved_floor_) return true;  // one too many; readers pass over it
      state_ = saved_.back();
      saved_.pop_back();
      return true;
    case operator_code("cm"):
      if (!numbers(lexer, 6)) return false;
      state_.matrix = state_.matrix.of({n_[0], n_[1], n_[2], n_[3], n_[4], n_[5]});
      return true;
    case operator_code("w"):
      if (!numbers(lexer, 1)) return false;
      state_.line_width = n_[0];
      return true;
    case operator_code("m"):
    case operator_code("l"):
    case operator_code("c"):
    case operator_code("v"):
    case operator_code("y"):
    case operator_code("h"):
    case operator_code("re"):
    case operator_code("n"):
    case operator_code("S"):
    case operator_code("s"):
    case operator_code("f"):
    case operator_code("F"):
    case operator_code("f*"):
    case operator_code("B"):
    case operator_code("B*"):
    case operator_code("b"):
    case operator_code("b*"):
    case operator_code("W"):
    case operator_code("W*"): return execute_path(name, lexer);
    case operator_code("g"):
    case operator_code("G"):
    case operator_code("rg"):
    case operator_code("RG"):
    case operator_code("k"):
    case operator_code("K"):
    case operator_code("cs"):
    case operator_code("CS"):
    case operator_code("sc"):
    case operator_code("scn"):
    case operator_code("SC"):
    case operator_code("SCN"): return execute_colour(name, lexer, resources);
    default: break;
  }
  return name.front() == 'T' || name == "BT" || name == "ET" || name == "'" || name == "\""
             ? execute_text(name, lexer, resources)
             : execute_other(name, lexer, resources);
}

bool PdfInterpreter::execute_other(std::string_view name, const ContentLexer& lexer,
                                   PdfResources& resources) {
  if (name == "gs") return set_graphics_state(lexer, resources);
  if (name == "Do") return draw_object(lexer, resources);
  if (name == "BDC" || name == "BMC") return begin_mark(lexer, resources);
  if (name == "EMC") {
    if (marks_.empty()) return true;
    if (marks_.back()) recorder_.end_actual_text();
    marks_.pop_back();
    recorder_.end_mark();
    return true;
  }
  // What changes nothing that is read.
  constexpr std::string_view kIdle[] = {"J", "j", "M", "d", "ri", "i", "MP", "DP", "BX", "EX"};
  return std::find(std::begin(kIdle), std::end(kIdle), name) != std::end(kIdle);
}

bool PdfInterpreter::set_graphics_state(const ContentLexer& lexer, PdfResources& resources) {
  if (lexer.operands().size() != 1 || lexer.operands()[0].kind != Operand::Kind::name) return false;
  const GraphicsState& entries = resources.graphics_state(lexer.text(lexer.operands()[0]));
  if (!entries.known) return false;
  if (entries.line_width) state_.line_width = *entries.line_width;
  if (entries.normal_blend) state_.normal_blend = *entries.normal_blend;
  const auto set = [](Pen& pen, const std::optional<double>& opacity) {
    if (!opacity) return;
    pen.opacity = std::clamp(*opacity, 0.0, 1.0);
    mix(pen);
  };
  set(state_.fill, entries.fill_opacity);
  set(state_.stroke, entries.stroke_opacity);
  return true;
}

bool PdfInterpreter::begin_mark(const ContentLexer& lexer, PdfResources& resources) {
  const auto& operands = lexer.operands();
  if (operands.empty() || operands[0].kind != Operand::Kind::name) return false;
  const std::string_view tag = lexer.text(operands[0]);
  if (tag.substr(0, 2) == "OC") return false;  // parts that can be switched off
  std::optional<int> content_id;
  std::optional<std::string> actual;
  if (operands.size() == 2 && operands[1].kind == Operand::Kind::name) {
    const Object dict = resources.properties(lexer.text(operands[1]));
    if (!dict.isDict()) return false;
    const Object id = dict.dictLookup("MCID");
    if (id.isInt()) content_id = id.getInt();
    const Object text = dict.dictLookup("ActualText");
    if (text.isString()) actual = text.getString()->toStr();
  }
  int depth = 0;
  for (std::size_t i = 1; i < operands.size(); ++i) {
    const Operand& operand = operands[i];
    if (operand.kind == Operand::Kind::dict_begin) ++depth;
    if (operand.kind == Operand::Kind::dict_end) --depth;
    if (depth != 1 || operand.kind != Operand::Kind::name || i + 1 == operands.size()) continue;
    const Operand& value = operands[i + 1];
    if (lexer.text(operand) == "MCID" && value.kind == Operand::Kind::number) {
      content_id = static_cast<int>(std::clamp(value.number, -1.0, 1e9));
    } else if (lexer.text(operand) == "ActualText" && value.kind == Operand::Kind::string) {
      actual = lexer.text(value);
    }
  }
  if (actual && tag == "Span") recorder_.begin_actual_text(*actual);
  marks_.push_back(actual && tag == "Span");
  recorder_.begin_mark(content_id);
  return true;
}

bool PdfInterpreter::draw_object(const ContentLexer& lexer, PdfResources& resources) {
  if (lexer.operands().size() != 1 || lexer.operands()[0].kind != Operand::Kind::name) return false;
  Ref reference;
  const Object object = resources.object(lexer.text(lexer.operands()[0]), reference);
  if (!object.isStream()) return false;
  Dict* dict = object.streamGetDict();
  const Object subtype = dict->lookup("Subtype");
  if (!dict->lookupNF("OC").isNull()) return false;
  if (subtype.isName("Image")) {
    recorder_.add_image(state_.matrix, state_.clip);
    return true;
  }
  return subtype.isName("Form") && draw_form(object, reference, resources);
}

bool PdfInterpreter::draw_form(const Object& form, Ref reference, PdfResources& resources) {
  if (std::find(open_forms_.begin(), open_forms_.end(), reference) != open_forms_.end()) {
    return true;  // a form within itself
  }
  if (!recorder_.count_form()) return true;
  Dict* dict = form.streamGetDict();
  Matrix6 matrix;
  const Object box = dict->lookup("BBox");
  if (!matrix_of(dict->lookup("Matrix"), matrix) || !box.isArray() || box.arrayGetLength() != 4) {
    return false;
  }
  double sides[4];
  for (int i = 0; i < 4; ++i) {
    const Object side = box.arrayGet(i);
    if (!side.isNum()) return false;
    sides[i] = side.getNum();
  }
  std::string content;
  if (!append_stream(form, content)) return false;

  const State outer = state_;
  const std::size_t floor = std::exchange(saved_floor_, saved_.size());
  const std::size_t marks = marks_.size();
  state_.matrix = state_.matrix.of(matrix);
  const Matrix6& m = state_.matrix;
  state_.clip = common(state_.clip, covered(m, sides[0], sides[1], sides[2], sides[3]));
  const Object group = dict->lookup("Group");
  if (group.isDict() && group.dictLookup("S").isName("Transparency")) {
    state_.normal_blend = true;
    for (Pen* pen : {&state_.fill, &state_.stroke}) {
      pen->opacity = 1;
      mix(*pen);
    }
  }
  PdfResources inner(*document_.getXRef(), dict->lookup("Resources"), &resources);
  open_forms_.push_back(reference);
  recorder_.begin_form();
  const bool done = run(content, inner);
  recorder_.end_form();
  open_forms_.pop_back();
  saved_.resize(saved_floor_);
  saved_floor_ = floor;
  state_ = outer;
  return done && marks_.size() == marks;
}

}  // namespace planlupp
