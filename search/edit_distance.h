// SPDX-License-Identifier: GPL-2.0-or-later
// How many slips lie between two words.
#pragma once

#include <algorithm>
#include <vector>

namespace attune::search {

/// Optimal string alignment distance (insertions, deletions, replacements, and swaps of neighbours,
/// each piece changed once), or `limit` + 1 when it is larger. Time: product of the lengths.
template <class String>
int edit_distance(const String& a, const String& b, int limit) {
  const auto difference = static_cast<int>(a.size()) - static_cast<int>(b.size());
  if (difference > limit || -difference > limit) return limit + 1;
  const auto width = b.size() + 1;
  std::vector<int> rows(3 * width);  // the row at hand and the two before it
  const auto row_of = [&](std::size_t i) { return rows.data() + i % 3 * width; };
  for (std::size_t j = 0; j <= b.size(); ++j) rows[j] = static_cast<int>(j);
  for (std::size_t i = 1; i <= a.size(); ++i) {
    auto* const row = row_of(i);
    const auto *const last = row_of(i + 2), *const before = row_of(i + 1);
    row[0] = static_cast<int>(i);
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const int replaced = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      row[j] = std::min({replaced, last[j] + 1, row[j - 1] + 1});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        row[j] = std::min(row[j], before[j - 2] + 1);
    }
  }
  return std::min(row_of(a.size())[b.size()], limit + 1);
}

}  // namespace attune::search
