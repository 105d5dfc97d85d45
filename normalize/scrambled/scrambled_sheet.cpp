#include "normalize/scrambled/scrambled_sheet.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <numeric>

namespace planlupp {
namespace {

constexpr double kFar = 0.25;  // a step over many boxes is worse than one over few

double space_above(SheetAlign align, double room) {
  if (align == SheetAlign::top) return 0;
  return align == SheetAlign::middle ? room / 2 : room;
}

}  // namespace

Sheet::Sheet(const ScrambledPieces& pieces, const PlacedRows& rows,
             const std::vector<SheetTitle>& titles)
    : titles_(titles), rows_(rows.rows) {
  std::map<std::size_t, std::size_t> blocks;  // by their first unit
  std::vector<std::size_t> words, sharers;
  std::map<std::pair<std::size_t, std::size_t>, std::size_t> last;  // cell of a place
  for (std::size_t k = 0; k < rows.cells.size(); ++k) {
    const PlacedCell& cell = rows.cells[k];
    if (cell.outside) continue;
    const ScrambledPiece& piece = pieces[cell.piece];
    const auto [block, added] = blocks.emplace(pieces.block_begin(piece.first), blocks.size());
    if (added) {
      words.push_back(pieces.word_of(block->first));
      sharers.push_back(0);
    }
    ++sharers[block->second];
    const auto found = last.find({cell.column, cell.row});
    if (!cell.goes_on || found == last.end()) {
      last[{cell.column, cell.row}] = cells_.size();
      cells_.push_back({{}, k, !cell.held});
      start_.column.push_back(static_cast<std::int8_t>(cell.column));
      start_.row.push_back(static_cast<std::int8_t>(cell.row));
    }
    const std::size_t to = last[{cell.column, cell.row}];
    const auto shape = pieces.shape(piece);
    cells_[to].parts.push_back({cell.piece, block->second, shape.lines, shape.width});
  }
  blocks_ = blocks.size();
  for (CellParts& cell : cells_) {
    for (const Part& part : cell.parts) cell.alone = cell.alone && sharers[part.block] == 1;
  }
  for (const SheetTitle& title : titles_) words.push_back(title.word);
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i < blocks_ || !titles_[i - blocks_].beside) order_.push_back(i);
  }
  std::sort(order_.begin(), order_.end(),
            [&](std::size_t a, std::size_t b) { return words[a] < words[b]; });
}

void Sheet::set_heights(const SheetPlaces& places, const SheetSetting& setting) {
  height_.clear();
  for (const CellParts& cell : cells_) {
    double lines = 0;
    for (const Part& part : cell.parts) lines += part.lines;
    height_.push_back(lines * setting.pitch +
                      static_cast<double>(cell.parts.size() - 1) * setting.apart);
  }
  last_.assign(cells_.size(), 0);
  std::array<int, kScrambledColumns> next{};
  next.fill(static_cast<int>(top_.size()));
  by_row_.resize(cells_.size());
  std::iota(by_row_.begin(), by_row_.end(), 0U);
  std::sort(by_row_.begin(), by_row_.end(),
            [&](std::size_t a, std::size_t b) { return places.row[a] > places.row[b]; });
  for (const std::size_t k : by_row_) {
    int& below = next.at(static_cast<std::size_t>(places.column[k]));
    last_[k] = setting.spans ? std::max<int>(below - 1, places.row[k]) : places.row[k];
    below = places.row[k];
  }
}

void Sheet::set_rows(const SheetPlaces& places, const SheetSetting& setting) {
  std::size_t rows = 0;
  for (const std::int8_t r : places.row) rows = std::max(rows, static_cast<std::size_t>(r) + 1);
  top_.assign(rows, 0);
  set_heights(places, setting);
  lines_.assign(rows, setting.pitch);
  for (std::size_t k = 0; k < cells_.size(); ++k) {
    if (last_[k] > places.row[k]) continue;
    double& row = lines_[static_cast<std::size_t>(places.row[k])];
    row = std::max(row, height_[k]);
  }
  for (const std::size_t k : by_row_) {
    if (last_[k] == places.row[k]) continue;
    double all = setting.pad * (last_[k] - places.row[k]);
    for (int r = places.row[k]; r <= last_[k]; ++r) all += lines_[static_cast<std::size_t>(r)];
    if (all < height_[k]) lines_[static_cast<std::size_t>(last_[k])] += height_[k] - all;
  }
  double y = 0;
  for (const SheetTitle& title : titles_) y = std::max(y, title.lines * setting.pitch);
  y += setting.pad;
  for (std::size_t r = 0; r < rows; ++r) {
    top_[r] = y;
    y += lines_[r] + setting.pad;
  }
}

void Sheet::grow(std::size_t block, double x, double y, double width, double lines, double pitch) {
  ExportBox& box = boxes_[block];
  box.x0 = std::min(box.x0, static_cast<float>(x));
  box.y0 = std::min(box.y0, static_cast<float>(y));
  box.x1 = std::max(box.x1, static_cast<float>(x + width));
  box.y1 = std::max(box.y1, static_cast<float>(y + (lines - 1) * pitch + 1));
}

void Sheet::set_boxes(const SheetPlaces& places, const SheetSetting& setting) {
  std::array<double, kScrambledColumns + 1> x{};
  for (std::size_t c = 0; c < kScrambledColumns; ++c) {
    x.at(c + 1) = x.at(c) + setting.width.at(c) + setting.gap + setting.more.at(c);
  }
  constexpr float kFarAway = 1e6F;
  boxes_.assign(blocks_ + titles_.size(), {kFarAway, kFarAway, -kFarAway, -kFarAway});
  for (std::size_t k = 0; k < cells_.size(); ++k) {
    const auto row = static_cast<std::size_t>(places.row[k]);
    const auto last = static_cast<std::size_t>(last_[k]);
    const double room = top_[last] + lines_[last] - top_[row];
    double y = top_[row] + space_above(setting.cells, room - height_[k]);
    for (const Part& part : cells_[k].parts) {
      grow(part.block, x.at(static_cast<std::size_t>(places.column[k])), y, part.width, part.lines,
           setting.pitch);
      y += part.lines * setting.pitch + setting.apart;
    }
  }
  double most = 0;
  for (const SheetTitle& title : titles_) most = std::max(most, title.lines);
  for (std::size_t t = 0; t < titles_.size(); ++t) {
    const SheetTitle& title = titles_[t];
    std::size_t to = t;
    while (to > 0 && titles_[to].beside) --to;
    grow(blocks_ + to, x.at(title.column),
         space_above(setting.heads, (most - title.lines) * setting.pitch), title.width, title.lines,
         setting.pitch);
  }
}

double Sheet::disorder(const SheetPlaces& places, const SheetSetting& setting) {
  if (order_.size() < 2) return 0;
  set_rows(places, setting);
  set_boxes(places, setting);
  written_.clear();
  for (const std::size_t i : order_) written_.push_back(boxes_[i]);
  found_ = export_.of(written_);
  const auto& found = found_;
  rank_.resize(found.size());
  for (std::size_t i = 0; i < found.size(); ++i) rank_[found[i]] = i;
  broken_.assign(order_.size(), 0);
  double sum = 0;
  for (std::size_t i = 0; i + 1 < rank_.size(); ++i) {
    const auto step = static_cast<double>(rank_[i + 1]) - static_cast<double>(rank_[i]);
    if (step == 1) continue;
    const double cost = 1 + kFar * std::log(std::abs(step));
    broken_[i] += cost;
    broken_[i + 1] += cost;
    sum += cost;
  }
  return sum;
}

std::vector<MovePlace> Sheet::way(const SheetPlaces& places) const {
  std::vector<std::vector<MovePlace>> stands(blocks_);
  for (std::size_t k = 0; k < cells_.size(); ++k) {
    stands[cells_[k].parts.front().block].push_back({places.column[k], places.row[k]});
  }
  std::vector<MovePlace> out;
  for (const std::size_t i : found_) {
    const std::size_t box = order_[i];
    if (box >= blocks_) {
      out.push_back({static_cast<int>(titles_[box - blocks_].column), -1});
    } else {
      out.insert(out.end(), stands[box].begin(), stands[box].end());
    }
  }
  return out;
}

std::vector<std::size_t> Sheet::doubtful() const {
  std::vector<double> doubt(blocks_, 0);
  for (std::size_t i = 0; i < order_.size(); ++i) {
    if (order_[i] < blocks_) doubt[order_[i]] = broken_[i];
  }
  std::vector<std::pair<double, std::size_t>> found;
  for (std::size_t k = 0; k < cells_.size(); ++k) {
    double sum = 0;
    for (const Part& part : cells_[k].parts) sum += doubt[part.block];
    if (sum > 0) found.emplace_back(-sum, k);
  }
  std::sort(found.begin(), found.end());
  std::vector<std::size_t> out;
  for (const auto& [cost, k] : found) out.push_back(k);
  return out;
}

}  // namespace planlupp
