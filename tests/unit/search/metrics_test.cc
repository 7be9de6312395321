// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/metrics.h"

#include <catch2/catch.hpp>
#include <thread>
#include <vector>

namespace attune::search {
namespace {

bool says(const Metrics& metrics, const std::string& line) {
  return ("\n" + metrics.text({"gen", 3, 35, 7})).find("\n" + line + "\n") != std::string::npos;
}

TEST_CASE("requests are counted by endpoint, time and outcome") {
  Metrics metrics;
  metrics.count(Endpoint::Search, 200, 50);
  metrics.count(Endpoint::Search, 200, 51);
  metrics.count(Endpoint::Search, 400, 1'000'000);
  metrics.count(Endpoint::Render, 500, 100'000);
  for (const auto* line : {"attune_index_entries{generation=\"gen\"} 35", "attune_index_packs 3",
                           "attune_answers_from_memory_total 7",
                           "attune_request_seconds_bucket{endpoint=\"search\",le=\"5e-05\"} 1",
                           "attune_request_seconds_bucket{endpoint=\"search\",le=\"0.0001\"} 2",
                           "attune_request_seconds_bucket{endpoint=\"search\",le=\"0.1\"} 2",
                           "attune_request_seconds_bucket{endpoint=\"search\",le=\"+Inf\"} 3",
                           "attune_request_seconds_count{endpoint=\"search\"} 3",
                           "attune_request_seconds_sum{endpoint=\"search\"} 1.000101",
                           "attune_request_seconds_bucket{endpoint=\"render\",le=\"0.1\"} 1",
                           "attune_problems_total{endpoint=\"search\",class=\"4xx\"} 1",
                           "attune_problems_total{endpoint=\"search\",class=\"5xx\"} 0",
                           "attune_problems_total{endpoint=\"render\",class=\"5xx\"} 1",
                           "attune_request_seconds_count{endpoint=\"norms\"} 0"}) {
    CAPTURE(line);
    CHECK(says(metrics, line));
  }
}

TEST_CASE("threads count together") {
  Metrics metrics;
  {
    std::vector<std::jthread> threads;
    for (int t = 0; t < 4; ++t)
      threads.emplace_back([&metrics] {
        for (int i = 0; i < 5000; ++i) metrics.count(Endpoint::Entry, 404, 1);
      });
  }
  CHECK(says(metrics, "attune_request_seconds_count{endpoint=\"entry\"} 20000"));
  CHECK(says(metrics, "attune_problems_total{endpoint=\"entry\",class=\"4xx\"} 20000"));
}

}  // namespace
}  // namespace attune::search
