// SPDX-License-Identifier: GPL-2.0-or-later
// Searches in process: how long the engine and the writing of JSON take, by kind of question.
//   bench_search [INDEX]      default build/index
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <string>
#include <vector>

#include "search/engine.h"
#include "search/json.h"

namespace {

using namespace attune;
using Clock = std::chrono::steady_clock;

struct Question {
  const char* kind;
  std::vector<search::SearchRequest> requests;
};

search::SearchRequest request(std::string query, std::string locale, std::string ui) {
  return {std::move(query), std::move(locale), std::move(ui), {}, 0, 10};
}

std::vector<Question> questions() {
  const std::string message =
      "I ordered three weeks ago and it still has not arrived, nobody answers my mails and the "
      "tracking says nothing new "
      "since Monday, I want my money back";
  return {
      {"keywords",
       {request("late refund", "en", "en"), request("paket verloren", "de", "de"),
        request("返金 遅い", "ja", "ja"), request("cobro duplicado", "es", "es"),
        request("ของไม่มา", "th", "th"), request("رد المبلغ", "ar", "ar")}},
      {"cross-language",
       {request("late refund furious", "ja", "en"), request("cancel subscription", "ar", "en"),
        request("colis perdu", "de", "fr")}},
      {"message", {request(message, "en", "en"), request(message, "th", "en")}},
      {"browse", {request("", "en", "en"), request("", "hi", "en")}},
  };
}

void measure(const search::Engine& engine, const Question& question) {
  std::vector<double> times;
  std::size_t bytes = 0;
  constexpr int kRounds = 400, kWarm = 40;
  for (int round = -kWarm; round < kRounds; ++round)
    for (const auto& each : question.requests) {
      const auto start = Clock::now();
      const auto page = engine.search(each);
      bytes = search::to_json(*page, 0).size();
      if (round >= 0)
        times.push_back(std::chrono::duration<double, std::micro>(Clock::now() - start).count());
    }
  std::sort(times.begin(), times.end());
  const auto at = [&](double share) {
    return times[static_cast<std::size_t>(share * static_cast<double>(times.size() - 1))];
  };
  fmt::print("{:<16} p50 {:>7.0f} µs   p99 {:>7.0f} µs   last answer {} bytes\n", question.kind,
             at(.5), at(.99), bytes);
}

}  // namespace

int main(int argc, char** argv) {
  const auto engine = search::Engine::load(argc > 1 ? argv[1] : "build/index");
  for (const auto& question : questions()) measure(*engine, question);
  return 0;
}
