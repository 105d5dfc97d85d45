// Rebuilds the tables of a flow: heads first, then the rows of all tables of one kind together,
// some times over, because what is known of the columns comes from their cells.
#include <algorithm>
#include <map>
#include <utility>

#include "normalize/cell_form.h"
#include "normalize/flow_header.h"
#include "normalize/flow_model.h"
#include "normalize/flow_rows.h"
#include "normalize/flow_tables.h"
#include "normalize/flow_text.h"
#include "normalize/normalize.h"
#include "normalize/text.h"

namespace planlupp {
namespace {

constexpr int kPasses = 4;

// The stretch of text under one head.
struct Stretched {
  const FlowHeader* header = nullptr;
  RowSearch search;
  FoundRows rows;
};

// All tables with the same head.
struct Kind {
  ColumnOrder order;
  std::vector<std::size_t> members;
};

ColumnOrder plain_order(const FlowHeader& header) {
  ColumnOrder order;
  order.columns = header.columns.size();
  for (std::size_t c = 0; c < order.columns; ++c) {
    order.place.push_back(c);
    order.searched.push_back(c);
    order.meanings.push_back(header.columns[c].meaning);
  }
  return order;
}

// The width that one line in fifty exceeds.
double widest_lines(const FlowText& text) {
  std::vector<double> widths;
  for (const FlowLine& line : text.lines) {
    double width = 0;
    for (std::size_t w = line.first; w < line.last; ++w) width += text.words[w].width + 0.278;
    widths.push_back(width);
  }
  if (widths.empty()) return 0;
  const auto at = widths.begin() + static_cast<std::ptrdiff_t>(widths.size() * 49 / 50);
  std::nth_element(widths.begin(), at, widths.end());
  return *at;
}

class Rebuilder {
 public:
  Rebuilder(Extraction&& extraction, const Terms& terms)
      : out_(std::move(extraction)),
        terms_(terms),
        forms_(terms),
        text_(flow_text(out_.lines, terms)),
        headers_(find_headers(text_, terms)),
        page_width_(widest_lines(text_)) {}

  Extraction rebuild() {
    cut();
    search();
    for (Stretched& stretched : stretches_) add_table(stretched);
    return std::move(out_);
  }

 private:
  void cut() {
    for (std::size_t h = 0; h < headers_.size(); ++h) {
      if (headers_[h].repeat) continue;
      FlowRegion region;
      std::size_t from = headers_[h].last;
      std::size_t next = h + 1;
      for (; next < headers_.size() && headers_[next].repeat; ++next) {
        add_words(region, from, headers_[next].first, from != headers_[h].last);
        from = headers_[next].last;
      }
      const std::size_t to = next < headers_.size() ? headers_[next].first : text_.words.size();
      add_words(region, from, to, from != headers_[h].last);
      region.head_follows = next < headers_.size();
      stretches_.push_back(
          {&headers_[h], RowSearch({text_, terms_, forms_, page_width_}, std::move(region)), {}});
    }
  }

  void add_words(FlowRegion& region, std::size_t from, std::size_t to, bool after_head) const {
    for (std::size_t w = from; w < to; ++w) {
      const bool first = after_head && w == from;
      region.words.push_back(w);
      region.joints.push_back(first ? Joint::page : text_.words[w].joint);
    }
  }

  void search() {
    std::map<std::string, Kind> kinds;
    for (std::size_t i = 0; i < stretches_.size(); ++i) {
      Kind& kind = kinds[stretches_[i].header->key];
      if (kind.members.empty()) kind.order = plain_order(*stretches_[i].header);
      kind.members.push_back(i);
    }
    std::vector<ColumnModel> models;
    for (auto& [key, kind] : kinds) {
      models.emplace_back(kind.order.meanings);
      models.back().guess_width(usual_width(kind));
    }
    JointModel joints(text_);
    for (int pass = 0; pass < kPasses; ++pass) {
      std::size_t k = 0;
      for (auto& [key, kind] : kinds) {
        ColumnModel& model = models[k++];
        for (const std::size_t i : kind.members) {
          stretches_[i].rows = stretches_[i].search.find(model, joints);
        }
        for (const std::size_t i : kind.members) {
          stretches_[i].search.teach(stretches_[i].rows, model, joints);
        }
        model.learn();
      }
      joints.learn();
    }
    for (auto& [key, kind] : kinds) orders_[key] = kind.order;
  }

  // What most lines do not exceed: those that hold several cells are wider.
  [[nodiscard]] double usual_width(const Kind& kind) const {
    std::vector<double> widths;
    for (const std::size_t i : kind.members) {
      const auto more = stretches_[i].search.line_widths();
      widths.insert(widths.end(), more.begin(), more.end());
    }
    std::sort(widths.begin(), widths.end());
    return widths.empty() ? 0 : 1.05 * widths[widths.size() * 7 / 10];
  }

  void add_table(const Stretched& stretched) {
    out_.tables.push_back(make_table(out_.lines, text_, *stretched.header,
                                     orders_[stretched.header->key], stretched.search.region(),
                                     stretched.rows));
  }

  Extraction out_;
  const Terms& terms_;
  const CellForms forms_;
  const FlowText text_;
  const std::vector<FlowHeader> headers_;
  const double page_width_;
  std::vector<Stretched> stretches_;
  std::map<std::string, ColumnOrder> orders_;
};

}  // namespace

Extraction rebuild_flow(Extraction extraction, const Vocabulary& vocabulary) {
  const bool flow = std::any_of(extraction.elements.begin(), extraction.elements.end(),
                                [](const Element& e) { return e.kind == ElementKind::block; });
  if (!flow) return extraction;
  return Rebuilder(std::move(extraction), vocabulary.terms()).rebuild();
}

}  // namespace planlupp
