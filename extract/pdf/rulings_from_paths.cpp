#include "extract/pdf/rulings_from_paths.h"

#include <algorithm>
#include <cmath>

#include "extract/pdf/areas_from_fills.h"

namespace planlupp {
namespace {

constexpr double kThin = 2.5;     // points; a fill thinner than this is a ruling
constexpr double kMarkSize = 14;  // a symbol is no larger
constexpr double kShortest = 3;   // rulings below are decoration or parts of letters
constexpr double kAtJoint = 1.0;  // points between the end of one piece and the next
constexpr double kJoined = 10;    // points: shorter pieces are dashes
constexpr double kGap = 1.5;      // pieces this near are one ruling

double width(const Box& b) { return b.x1 - b.x0; }
double height(const Box& b) { return b.y1 - b.y0; }

struct Candidates {
  std::vector<Ruling> horizontal, vertical;
  std::vector<Fill> fills;
};

// A straight stroke as a box as thick as its pen, cut by the clip; false: not straight, or nothing
// of it is seen.
bool box_of(const Stroke& s, Box& box, bool& horizontal) {
  const double dx = std::abs(s.x1 - s.x0);
  const double dy = std::abs(s.y1 - s.y0);
  horizontal = dx >= dy;
  const double length = std::max(dx, dy);
  if (length == 0 || std::min(dx, dy) > std::max(0.3, 0.003 * length)) return false;
  const double half = s.thickness / 2;
  box = {std::min(s.x0, s.x1), std::min(s.y0, s.y1), std::max(s.x0, s.x1), std::max(s.y0, s.y1)};
  if (horizontal) {
    const double middle = (box.y0 + box.y1) / 2;
    box.y0 = middle - half;
    box.y1 = middle + half;
  } else {
    const double middle = (box.x0 + box.x1) / 2;
    box.x0 = middle - half;
    box.x1 = middle + half;
  }
  box = {std::max(box.x0, s.clip.x0), std::max(box.y0, s.clip.y0), std::min(box.x1, s.clip.x1),
         std::min(box.y1, s.clip.y1)};
  return box.x0 <= box.x1 && box.y0 <= box.y1;
}

void add_ruling(const Box& box, bool horizontal, Colour colour, Candidates& out) {
  if (horizontal) {
    out.horizontal.push_back({(box.y0 + box.y1) / 2, box.x0, box.x1, height(box), colour});
  } else {
    out.vertical.push_back({(box.x0 + box.x1) / 2, box.y0, box.y1, width(box), colour});
  }
}

void take_stroke(const Stroke& stroke, Candidates& out) {
  Box box;
  bool horizontal = false;
  if (!box_of(stroke, box, horizontal)) return;
  if (std::min(width(box), height(box)) <= kThin) {
    return add_ruling(box, horizontal, stroke.colour, out);
  }
  Fill fill;  // a pen this thick paints a background
  fill.box = box;
  fill.colour = stroke.colour;
  fill.order = stroke.order;
  out.fills.push_back(fill);
}

void take_fill(const Fill& fill, Candidates& out) {
  const double w = width(fill.box);
  const double h = height(fill.box);
  if (std::min(w, h) > kThin) {
    if (fill.shape != FillShape::other) out.fills.push_back(fill);
  } else if (std::max(w, h) <= kThin) {  // a dot: of a dotted line, whichever way it runs
    add_ruling(fill.box, true, fill.colour, out);
    add_ruling(fill.box, false, fill.colour, out);
    if (fill.shape == FillShape::round) out.fills.push_back(fill);  // or a list's bullet
  } else {
    add_ruling(fill.box, w >= h, fill.colour, out);
  }
}

// Pieces on one line that touch, or nearly, become one. Notes where those of some length meet.
std::vector<Ruling> merged(std::vector<Ruling> pieces, std::vector<Joint>* joints = nullptr) {
  std::sort(pieces.begin(), pieces.end(), [](const Ruling& a, const Ruling& b) {
    return a.position != b.position ? a.position < b.position : a.begin < b.begin;
  });
  std::vector<Ruling> out;
  for (std::size_t first = 0; first < pieces.size();) {
    std::size_t last = first;
    double thick = 0;
    while (last < pieces.size() && pieces[last].position - pieces[first].position <=
                                       std::max({0.5, thick, pieces[last].thickness}) * 0.75) {
      thick = std::max(thick, pieces[last].thickness);
      ++last;
    }
    const auto from = pieces.begin() + static_cast<std::ptrdiff_t>(first);
    const auto to = pieces.begin() + static_cast<std::ptrdiff_t>(last);
    std::sort(from, to, [](const Ruling& a, const Ruling& b) { return a.begin < b.begin; });
    for (auto piece = from; piece != to; ++piece) {
      const bool joins = piece != from && piece->begin <= out.back().end + kGap;
      if (!joins) {
        out.push_back(*piece);
        continue;
      }
      Ruling& whole = out.back();
      const bool meet = std::abs(piece->begin - whole.end) <= kAtJoint &&
                        piece->end - piece->begin >= kJoined && whole.end - whole.begin >= kJoined;
      if (joints && meet) joints->push_back({piece->begin, piece->position});
      const double old_length = whole.end - whole.begin;
      const double new_length = piece->end - piece->begin;
      if (new_length > old_length) whole.colour = piece->colour;
      if (old_length + new_length > 0) {  // the middle of both, the longer counting more
        whole.position = (whole.position * old_length + piece->position * new_length) /
                         (old_length + new_length);
      }
      whole.end = std::max(whole.end, piece->end);
      whole.thickness = std::max(whole.thickness, piece->thickness);
    }
    first = last;
  }
  std::erase_if(out, [](const Ruling& r) { return r.end - r.begin < kShortest; });
  return out;
}

// White on paper cannot be seen; white on a coloured row parts its cells.
void drop_unseen(std::vector<Ruling>& rulings, const std::vector<Area>& areas, bool horizontal) {
  constexpr std::size_t kMaxLooks = 4'000'000;  // then white ones are all dropped
  const auto whites = static_cast<std::size_t>(std::count_if(
      rulings.begin(), rulings.end(), [](const Ruling& r) { return is_white(r.colour); }));
  const bool look = whites * areas.size() <= kMaxLooks;
  std::erase_if(rulings, [&](const Ruling& r) {
    if (!is_white(r.colour)) return false;
    const double along = (r.begin + r.end) / 2;
    const double x = horizontal ? along : r.position;
    const double y = horizontal ? r.position : along;
    return !look || std::none_of(areas.begin(), areas.end(), [&](const Area& area) {
      return !is_white(area.colour) && area.box.x0 < x && x < area.box.x1 && area.box.y0 < y &&
             y < area.box.y1;
    });
  });
}

}  // namespace

void rulings_from_paths(const Drawing& drawing, Page& page) {
  Candidates candidates;
  for (const Stroke& stroke : drawing.strokes) take_stroke(stroke, candidates);
  for (const Fill& fill : drawing.fills) take_fill(fill, candidates);
  page.areas = areas_from_fills(std::move(candidates.fills));
  drop_unseen(candidates.horizontal, page.areas, true);
  drop_unseen(candidates.vertical, page.areas, false);
  page.horizontal = merged(std::move(candidates.horizontal), &page.joints);
  std::sort(page.joints.begin(), page.joints.end(),
            [](const Joint& a, const Joint& b) { return a.y != b.y ? a.y < b.y : a.x < b.x; });
  page.vertical = merged(std::move(candidates.vertical));
}

}  // namespace planlupp
