// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/metrics.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

namespace attune::search {
namespace {
constexpr std::array<std::string_view, static_cast<std::size_t>(Endpoint::Count_)> kNames{
    "search", "complete", "entry", "norms",  "locales", "taxonomy",
    "render", "read",     "check", "health", "page"};
}  // namespace

void Metrics::count(Endpoint endpoint, int status, std::uint64_t microseconds) {
  auto& row = rows_[static_cast<std::size_t>(endpoint)];
  const auto bucket =
      std::lower_bound(kBounds.begin(), kBounds.end(), microseconds) - kBounds.begin();
  row.buckets[static_cast<std::size_t>(bucket)].fetch_add(1, std::memory_order_relaxed);
  row.microseconds.fetch_add(microseconds, std::memory_order_relaxed);
  if (status >= 500) {
    row.failed.fetch_add(1, std::memory_order_relaxed);
  } else if (status >= 400) {
    row.refused.fetch_add(1, std::memory_order_relaxed);
  }
}

std::string Metrics::text(const Index& index) const {
  std::string out;
  auto to = std::back_inserter(out);
  fmt::format_to(to,
                 "# HELP attune_index_entries Entries in the generation in force.\n# TYPE "
                 "attune_index_entries gauge\n"
                 "attune_index_entries{{generation=\"{}\"}} {}\nattune_index_packs {}\n"
                 "# HELP attune_answers_from_memory_total Searches that were asked before.\n"
                 "# TYPE attune_answers_from_memory_total counter\n"
                 "attune_answers_from_memory_total {}\n",
                 index.generation, index.entries, index.packs, index.answers_from_memory);
  fmt::format_to(
      to,
      "# HELP attune_request_seconds Time to answer.\n# TYPE attune_request_seconds histogram\n");
  for (std::size_t i = 0; i < kEndpoints; ++i) {
    std::uint64_t total = 0;
    for (std::size_t b = 0; b < kBounds.size(); ++b) {
      total += rows_[i].buckets[b].load(std::memory_order_relaxed);
      fmt::format_to(to, "attune_request_seconds_bucket{{endpoint=\"{}\",le=\"{}\"}} {}\n",
                     kNames[i], static_cast<double>(kBounds[b]) / 1e6, total);
    }
    total += rows_[i].buckets.back().load(std::memory_order_relaxed);
    fmt::format_to(
        to,
        "attune_request_seconds_bucket{{endpoint=\"{0}\",le=\"+Inf\"}} "
        "{1}\nattune_request_seconds_count{{endpoint=\"{0}\"}} {1}\n"
        "attune_request_seconds_sum{{endpoint=\"{0}\"}} {2}\n",
        kNames[i], total,
        static_cast<double>(rows_[i].microseconds.load(std::memory_order_relaxed)) / 1e6);
  }
  fmt::format_to(to,
                 "# HELP attune_problems_total Requests answered with a problem.\n# TYPE "
                 "attune_problems_total counter\n");
  for (std::size_t i = 0; i < kEndpoints; ++i)
    fmt::format_to(to,
                   "attune_problems_total{{endpoint=\"{0}\",class=\"4xx\"}} "
                   "{1}\nattune_problems_total{{endpoint=\"{0}\",class=\"5xx\"}} {2}\n",
                   kNames[i], rows_[i].refused.load(std::memory_order_relaxed),
                   rows_[i].failed.load(std::memory_order_relaxed));
  return out;
}

}  // namespace attune::search
