// SPDX-License-Identifier: GPL-2.0-or-later
// Counts and times of what was served, in Prometheus' text format. Nothing a customer or agent
// wrote is in it.
#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <string>
#include <string_view>

namespace attune::search {

enum class Endpoint : std::uint8_t {
  Search,
  Complete,
  Entry,
  Norms,
  Locales,
  Taxonomy,
  Render,
  Read,
  Check,
  Health,
  Page,
  Count_
};

/// Thread-safe.
class Metrics {
 public:
  void count(Endpoint endpoint, int status, std::uint64_t microseconds);

  struct Index {
    std::string generation;
    std::size_t packs, entries;
    std::uint64_t answers_from_memory;  ///< searches answered from the AnswerCache
  };
  [[nodiscard]] std::string text(const Index& index) const;

 private:
  static constexpr std::size_t kEndpoints = static_cast<std::size_t>(Endpoint::Count_);
  /// Upper bounds of the duration buckets, in microseconds; the last bucket is everything.
  static constexpr std::array<std::uint64_t, 8> kBounds{50,   100,  250,   500,
                                                        1000, 2500, 10000, 100000};
  struct Row {
    std::array<std::atomic<std::uint64_t>, kBounds.size() + 1> buckets{};
    std::atomic<std::uint64_t> microseconds{0}, refused{0}, failed{0};
  };
  std::array<Row, kEndpoints> rows_;
};

}  // namespace attune::search
