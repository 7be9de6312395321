// SPDX-License-Identifier: GPL-2.0-or-later
// From words to terms: what a compiled question promises to the matcher.
#include "search/query.h"

#include <fmt/format.h>

#include <algorithm>
#include <catch2/catch.hpp>

#include "sample_engine.h"

namespace attune::search {
namespace {

Query compiled(const std::string& text, const std::string& locale = "en") {
  const auto& pack = *(*sample_engine().target(locale))->pack;
  return compile(read_question(text, pack.entries().reading, &pack), pack.entries());
}

std::vector<std::string> words_of(const Query& query) {
  std::vector<std::string> out;
  for (const auto& word : query.words) out.push_back(word.word);
  return out;
}

TEST_CASE("a rare word weighs more than a common one, a stop word little") {
  const auto query = compiled("the refund condolences");
  REQUIRE(query.words.size() == 3);
  CHECK(query.words[0].importance < query.words[1].importance);
  CHECK(query.words[1].importance < query.words[2].importance);
  CHECK(query.words[0].numbers.empty());  // never highlighted
  CHECK_FALSE(query.words[1].numbers.empty());
}

TEST_CASE("an unknown word weighs about as much as a rare one") {
  const auto query = compiled("refund qqqxxxqqq");
  REQUIRE(query.words.size() == 2);
  CHECK(query.words[1].terms.empty());
  CHECK(query.words[1].importance == Approx(query.words[0].importance).epsilon(.2));
}

TEST_CASE("the last word may be unfinished, the others may not") {
  const auto terms = [](const Query& query, std::size_t word) {
    return query.words.at(word).terms.size();
  };
  CHECK(terms(compiled("condo"), 0) > 0);
  CHECK(terms(compiled("condo "), 0) == 0);
  CHECK(terms(compiled("condo me"), 0) == 0);
  CHECK(terms(compiled("c"), 0) == 0);
  CHECK(terms(compiled("é"), 0) == 0);
}

TEST_CASE("the commonest of too many words are dropped, wherever the rare ones stand") {
  const std::string rare = " courier condolences";
  for (const auto* padding : {"the", "refund", "qqqxxx"}) {
    std::string many;
    for (int i = 0; i < 60; ++i) many += fmt::format("{} ", padding);
    for (const auto& text : {many + rare, rare + " " + many}) {
      const auto words = words_of(compiled(text));
      CAPTURE(padding);
      CHECK(words.size() == kMaxWords);
      const auto there = [&](const char* word) {
        return std::find(words.begin(), words.end(), word) != words.end();
      };
      if (std::string_view(padding) == "qqqxxx") continue;  // as rare as can be
      CHECK(there("courier"));
      CHECK(there("condolences"));
    }
  }
}

TEST_CASE("words keep the order of the question") {
  std::string text;
  std::vector<std::string> expected;
  for (int i = 0; i < 48; ++i) {
    text += fmt::format("word{} ", i);
    expected.push_back(fmt::format("word{}", i));
  }
  CHECK(words_of(compiled(text)) == expected);
}

}  // namespace
}  // namespace attune::search
