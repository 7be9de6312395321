// SPDX-License-Identifier: GPL-2.0-or-later
// The golden queries of every locale pack, over the shipped index, against the floors of
// floors.tsv.
#include <fmt/format.h>
#include <catch2/catch.hpp>

#include <algorithm>
#include <fstream>
#include <map>
#include <sstream>

#include "corpus/locale_pack.h"
#include "search/engine.h"

namespace {

using namespace attune;

constexpr std::size_t kFirst = 3;

struct Score {
  std::size_t found = 0, asked = 0;
  double reciprocal_ranks = 0;
  [[nodiscard]] double recall() const {
    return asked == 0 ? 0 : static_cast<double>(found) / static_cast<double>(asked);
  }
};

bool is_expected(const std::string& id, const corpus::Golden& golden) {
  return std::any_of(golden.expected.begin(), golden.expected.end(),
                     [&](const std::string& pattern) {
                       if (!pattern.ends_with("/*")) return id == pattern;
                       return id.starts_with(pattern.substr(0, pattern.size() - 1));
                     });
}

search::SearchPage ask(const search::Engine& engine, const corpus::Golden& golden) {
  const auto ui =
      golden.test_class == "cross-language" ? "en" : locales::pack_language(golden.locale);
  return engine.search({golden.query, golden.locale, ui, {}, 0, 10}).value();
}

std::string shown(const search::SearchPage& page) {
  std::string out;
  for (std::size_t i = 0; i < std::min(kFirst, page.hits.size()); ++i)
    out += " " + page.hits[i].document->record.id;
  return out;
}

void add(const search::SearchPage& page, const corpus::Golden& golden, Score& score) {
  ++score.asked;
  for (std::size_t i = 0; i < page.hits.size(); ++i)
    if (is_expected(page.hits[i].document->record.id, golden)) {
      score.found += i < kFirst ? 1 : 0;
      score.reciprocal_ranks += 1.0 / static_cast<double>(i + 1);
      return;
    }
}

std::map<std::string, double> floors() {
  std::map<std::string, double> out;
  std::ifstream in(ATTUNE_SOURCE_DIR "/tests/retrieval/floors.tsv");
  for (std::string line; std::getline(in, line);) {
    std::istringstream fields(line);
    std::string language;
    double floor = 0;
    if (!line.starts_with('#') && fields >> language >> floor) out[language] = floor;
  }
  return out;
}

}  // namespace

TEST_CASE("golden queries find what they must in every language") {
  const auto engine = search::Engine::load(ATTUNE_BINARY_DIR "/index");
  corpus::Diagnostics faults;
  std::map<std::string, std::map<std::string, Score>> scores;  // language, class
  std::string missed;
  for (const auto& golden : corpus::read_golden(ATTUNE_SOURCE_DIR "/locales/packs", faults)) {
    const auto page = ask(*engine, golden);
    auto& score = scores[locales::pack_language(golden.locale)][golden.test_class];
    const auto before = score.found;
    add(page, golden, score);
    if (score.found == before)
      missed += fmt::format("{} {} “{}” →{}\n", golden.locale, golden.test_class, golden.query,
                            shown(page));
  }
  REQUIRE(faults.empty());
  const auto all_floors = floors();
  CHECK(all_floors.size() == 8);
  for (const auto& [language, floor] : all_floors) {
    Score total;
    for (const auto& [test_class, score] : scores[language]) {
      fmt::print("{:<4}{:<16}{:>3}/{:<3} recall@3  MRR@10 {:.3f}\n", language, test_class,
                 score.found, score.asked,
                 score.reciprocal_ranks / static_cast<double>(score.asked));
      total.found += score.found;
      total.asked += score.asked;
    }
    INFO(language << " finds " << total.recall() << "\nmissed:\n" << missed);
    CHECK(total.asked >= 15);
    CHECK(total.recall() >= floor);
  }
  fmt::print("{}", missed);
}
