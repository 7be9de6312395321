// SPDX-License-Identifier: GPL-2.0-or-later
// The golden queries of every locale pack, over the shipped index, against the floors of
// floors.tsv; `attune-index eval` prints the table.
#include <fmt/format.h>
#include <catch2/catch.hpp>

#include <set>

#include "indexer/evaluation.h"

namespace {

using namespace attune;

const index::Evaluation& evaluation() {
  static const auto all = [] {
    const auto engine = search::Engine::load(ATTUNE_BINARY_DIR "/index");
    return index::evaluate(*engine,
                           index::golden_cases(*engine, ATTUNE_SOURCE_DIR "/locales/packs"));
  }();
  return all;
}

}  // namespace

TEST_CASE("golden queries find what they must in every language") {
  const auto below =
      index::below_floors(evaluation(), ATTUNE_SOURCE_DIR "/tests/retrieval/floors.tsv");
  INFO(index::to_table(evaluation()));
  CHECK(fmt::format("{}", fmt::join(below, "\n")).empty());
}

TEST_CASE("every language has sixty golden queries or more, and held-out ones among them") {
  std::map<std::string, std::size_t> asked, held_out;
  for (const auto& [row, score] : evaluation().rows) {
    asked[row.group] += score.asked;
    if (row.held_out) held_out[row.group] += score.asked;
  }
  CHECK(asked.size() >= 8);
  for (const auto& [language, count] : asked) {
    CAPTURE(language);
    CHECK(count >= 60);
    CHECK(held_out[language] >= 30);
  }
}
