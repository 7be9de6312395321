// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/diagnostics.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <tuple>

namespace attune::corpus {
namespace {

auto order_of(const Diagnostic& fault) {
  return std::tie(fault.file, fault.mark.line, fault.mark.column, fault.code, fault.sentence);
}

/// Levenshtein distance in bytes.
std::size_t edit_distance(std::string_view from, std::string_view to) {
  std::vector<std::size_t> row(to.size() + 1);
  for (std::size_t j = 0; j < row.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= from.size(); ++i) {
    std::size_t diagonal = std::exchange(row[0], i);
    for (std::size_t j = 1; j <= to.size(); ++j) {
      const std::size_t replaced = diagonal + (from[i - 1] == to[j - 1] ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({replaced, row[j] + 1, row[j - 1] + 1});
    }
  }
  return row.back();
}

}  // namespace

void Diagnostics::merge(Diagnostics other) {
  faults_.insert(faults_.end(), std::make_move_iterator(other.faults_.begin()),
                 std::make_move_iterator(other.faults_.end()));
}

std::vector<Diagnostic> Diagnostics::sorted() const {
  std::vector<Diagnostic> result = faults_;
  std::sort(result.begin(), result.end(),
            [](const auto& a, const auto& b) { return order_of(a) < order_of(b); });
  const auto same = [](const auto& a, const auto& b) { return order_of(a) == order_of(b); };
  result.erase(std::unique(result.begin(), result.end(), same), result.end());
  return result;
}

std::string to_line(const Diagnostic& fault) {
  std::string place = fault.file;
  if (fault.mark.line != 0) place += fmt::format(":{}:{}", fault.mark.line, fault.mark.column);
  const std::string_view dash = fault.remedy.empty() ? "" : " — ";
  return fmt::format("{}: {}: {}{}{}", place, fault.code, fault.sentence, dash, fault.remedy);
}

std::string_view nearest(std::string_view word, const std::vector<std::string_view>& candidates) {
  constexpr std::size_t kLongestWord = 64;  // keeps the distance cheap on hostile input
  if (word.size() > kLongestWord) return {};
  std::string_view best;
  std::size_t best_distance = std::max<std::size_t>(1, word.size() / 3) + 1;
  for (const std::string_view candidate : candidates) {
    if (candidate.size() > kLongestWord) continue;
    const std::size_t distance = edit_distance(word, candidate);
    if (distance < best_distance) {
      best = candidate;
      best_distance = distance;
    }
  }
  return best;
}

std::string did_you_mean(std::string_view word, const std::vector<std::string_view>& known) {
  if (const auto near = nearest(word, known); !near.empty()) {
    return fmt::format("did you mean “{}”?", near);
  }
  constexpr std::size_t kListed = 24;
  if (known.empty()) return "nothing is known here";
  const auto end = known.begin() + static_cast<std::ptrdiff_t>(std::min(kListed, known.size()));
  const std::string_view more = known.size() > kListed ? ", …" : "";
  return fmt::format("use one of: {}{}", fmt::join(known.begin(), end, ", "), more);
}

}  // namespace attune::corpus
