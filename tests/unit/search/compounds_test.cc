// SPDX-License-Identifier: GPL-2.0-or-later
// Compound words: an unknown word made of two known ones is asked for by its parts.
#include <catch2/catch.hpp>
#include <memory>

#include "search/engine.h"
#include "search/query.h"
#include "tests/support/sample_corpus.h"

namespace attune::search {
namespace {

/// The sample corpus in an English that joins words.
std::unique_ptr<const Engine> joining_engine(const char* analysis) {
  const test::SampleCorpus sample;
  sample.replace("packs/en/locale.yaml", "  grams: 4\n", analysis);
  sample.build();
  return Engine::load(sample.index());
}

/// "part part|other" of the alternatives of the first word.
std::string alternatives(const Engine& engine, std::string_view text) {
  const auto* pack = (*engine.target("en"))->pack;
  const auto question = read_question(text, pack->entries().reading, pack);
  std::string out;
  for (const auto& [words, weight] : question.alternatives.at(0)) {
    out += out.empty() ? "" : "|";
    for (std::size_t i = 0; i < words.size(); ++i) out += (i == 0 ? "" : " ") + words[i].exact;
  }
  return out;
}

TEST_CASE("parts are known words, joined by nothing or by a link of the language") {
  static const auto engine = joining_engine("  grams: 4\n  compounds: [s, es]\n");
  struct Row {
    const char *word, *parts;
  };
  const auto row = GENERATE(values<Row>({
      {"refundcourier", "refund courier"},
      {"refundscourier", "refund courier"},
      {"refundescourier", "refund courier"},
      {"Courierrefund", "courier refund"},
      {"moneyorder", "money order"},
      {"refundncourier", ""},         // “n” joins nothing here
      {"refundumbrella", ""},         // not a known word
      {"umbrellacourier", ""},        //
      {"refund", ""},                 // known as it is
      {"refundcourierscourier", ""},  // of three
  }));
  CAPTURE(row.word);
  CHECK(alternatives(*engine, row.word) == row.parts);
}

TEST_CASE("a language that does not join words is not asked for parts") {
  static const auto engine = joining_engine("  grams: 4\n");
  CHECK(alternatives(*engine, "refundcourier").empty());
  CHECK(alternatives(*engine, "refundscourier").empty());
}

TEST_CASE("a compound finds what its parts find") {
  const auto engine = joining_engine("  grams: 0\n  compounds: [s]\n");
  const auto first = [&](const char* query) {
    const auto page = engine->search({query, "en", "en", {}, 0, 5}).value();
    return page.hits.empty() ? "" : page.hits[0].document->record.id;
  };
  REQUIRE_FALSE(first("courier order").empty());
  CHECK(first("courierorder") == first("courier order"));
}

}  // namespace
}  // namespace attune::search
