#include "store/assignment.h"

#include <algorithm>
#include <limits>
#include <map>
#include <numeric>
#include <tuple>

namespace planlupp {
namespace {

constexpr std::size_t kLargest = 400;  // things on one side: 64 million steps

using Offers = std::vector<Offer>;

// Numbers things from 0 in the order of their own numbers.
std::map<std::size_t, std::size_t> numbered(const Offers& offers, std::size_t Offer::*side) {
  std::map<std::size_t, std::size_t> numbers;
  for (const Offer& offer : offers) numbers.emplace(offer.*side, 0);
  std::size_t next = 0;
  for (auto& [thing, number] : numbers) number = next++;
  return numbers;
}

Offers greedy(Offers offers) {
  std::stable_sort(offers.begin(), offers.end(), [](const Offer& a, const Offer& b) {
    return std::tuple(-a.worth, a.left, a.right) < std::tuple(-b.worth, b.left, b.right);
  });
  std::map<std::size_t, bool> left, right;
  Offers taken;
  for (const Offer& offer : offers) {
    if (left[offer.left] || right[offer.right]) continue;
    left[offer.left] = right[offer.right] = true;
    taken.push_back(offer);
  }
  return taken;
}

// The Hungarian method with potentials. Rows are the left things; columns the right ones, and for
// each row one more of cost 0 (no partner). Rows and columns are counted from 1.
class Hungarian {
 public:
  Hungarian(std::size_t rows, std::size_t columns)
      : rows_(rows), columns_(columns + rows), cost_(rows + 1, std::vector<double>(columns_ + 1)) {}

  void offer(std::size_t row, std::size_t column, double worth) {
    cost_[row + 1][column + 1] = -worth;
  }

  // By column from 0: the row it goes to, counted from 1; 0 for none.
  std::vector<std::size_t> solve() {
    for (std::size_t row = 1; row <= rows_; ++row) place(row);
    return {row_of_.begin() + 1, row_of_.end()};
  }

 private:
  void place(std::size_t row) {
    constexpr double kFar = std::numeric_limits<double>::infinity();
    least_.assign(columns_ + 1, kFar);
    way_.assign(columns_ + 1, 0);
    std::vector<bool> seen(columns_ + 1, false);
    std::size_t column = 0;
    for (row_of_[0] = row; row_of_[column] != 0;) {
      seen[column] = true;
      column = step(column, seen);
    }
    for (; column != 0; column = way_[column]) row_of_[column] = row_of_[way_[column]];
  }

  // Looks on from a column, adjusts the potentials, gives the nearest column not yet seen.
  std::size_t step(std::size_t from, const std::vector<bool>& seen) {
    const std::size_t row = row_of_[from];
    double delta = std::numeric_limits<double>::infinity();
    std::size_t next = 0;
    for (std::size_t c = 1; c <= columns_; ++c) {
      if (seen[c]) continue;
      const double reduced = cost_[row][c] - row_potential_[row] - column_potential_[c];
      if (reduced < least_[c]) {
        least_[c] = reduced;
        way_[c] = from;
      }
      if (least_[c] < delta) {
        delta = least_[c];
        next = c;
      }
    }
    for (std::size_t c = 0; c <= columns_; ++c) {
      if (seen[c]) {
        row_potential_[row_of_[c]] += delta;
        column_potential_[c] -= delta;
      } else {
        least_[c] -= delta;
      }
    }
    return next;
  }

  std::size_t rows_, columns_;
  std::vector<std::vector<double>> cost_;
  std::vector<std::size_t> row_of_ = std::vector<std::size_t>(columns_ + 1, 0), way_;
  std::vector<double> row_potential_ = std::vector<double>(rows_ + 1, 0),
                      column_potential_ = std::vector<double>(columns_ + 1, 0), least_;
};

Offers best(const Offers& offers) {
  const auto left = numbered(offers, &Offer::left);
  const auto right = numbered(offers, &Offer::right);
  if (offers.size() == 1) return offers;
  if (left.size() > kLargest || right.size() > kLargest) return greedy(offers);
  Hungarian method(left.size(), right.size());
  for (const Offer& offer : offers) {
    method.offer(left.at(offer.left), right.at(offer.right), offer.worth);
  }
  const std::vector<std::size_t> row_of = method.solve();
  Offers taken;
  for (const Offer& offer : offers) {
    if (row_of[right.at(offer.right)] == left.at(offer.left) + 1) taken.push_back(offer);
  }
  return taken;
}

// Offers in groups that have no thing in common.
std::vector<Offers> groups_of(const Offers& offers) {
  const auto left = numbered(offers, &Offer::left);
  const auto right = numbered(offers, &Offer::right);
  std::vector<std::size_t> parent(left.size() + right.size());
  std::iota(parent.begin(), parent.end(), std::size_t{0});
  const auto root = [&](std::size_t thing) {
    while (parent[thing] != thing) thing = parent[thing] = parent[parent[thing]];
    return thing;
  };
  for (const Offer& offer : offers) {
    parent[root(left.at(offer.left))] = root(left.size() + right.at(offer.right));
  }
  std::map<std::size_t, Offers> groups;
  for (const Offer& offer : offers) groups[root(left.at(offer.left))].push_back(offer);
  std::vector<Offers> all;
  for (auto& [thing, group] : groups) all.push_back(std::move(group));
  return all;
}

}  // namespace

std::vector<Offer> assign(std::vector<Offer> offers) {
  std::erase_if(offers, [](const Offer& offer) { return offer.worth <= 0; });
  Offers taken;
  for (const Offers& group : groups_of(offers)) {
    for (const Offer& offer : best(group)) taken.push_back(offer);
  }
  std::sort(taken.begin(), taken.end(),
            [](const Offer& a, const Offer& b) { return a.left < b.left; });
  return taken;
}

}  // namespace planlupp
