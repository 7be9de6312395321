// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/answer_cache.h"

#include <fmt/format.h>

#include <atomic>
#include <catch2/catch.hpp>
#include <thread>
#include <vector>

namespace attune::search {
namespace {

std::string key(const std::string& query) {
  return AnswerCache::key_of({{"q", query}, {"locale", "ja"}}, "en");
}

TEST_CASE("a question is known by all its parameters and the language of the asker") {
  const auto asked = AnswerCache::key_of({{"q", "late"}, {"locale", "ja"}}, "en");
  for (const auto& other : {AnswerCache::key_of({{"q", "late"}, {"locale", "ja"}}, "fr"),
                            AnswerCache::key_of({{"q", "late"}, {"locale", "de"}}, "en"),
                            AnswerCache::key_of({{"q", "late"}}, "en"),
                            AnswerCache::key_of({{"ql", "ate"}, {"locale", "ja"}}, "en"),
                            AnswerCache::key_of({{"q", "late"}, {"locale", "j"}, {"a", ""}}, "en")})
    CHECK(asked != other);
  CHECK(asked == AnswerCache::key_of({{"q", "late"}, {"locale", "ja"}}, "en"));
}

TEST_CASE("what may be a customer's own words is never kept") {
  AnswerCache cache;
  CHECK_FALSE(key(std::string(AnswerCache::kLongestQuestion, 'x')).empty());
  const auto own_words = key(std::string(AnswerCache::kLongestQuestion + 1, 'x'));
  CHECK(own_words.empty());
  cache.keep("g1", own_words, "{}");
  CHECK_FALSE(cache.find("g1", own_words));
}

TEST_CASE("answers are those of the generation in force") {
  AnswerCache cache;
  CHECK_FALSE(cache.find("g1", key("late")));
  cache.keep("g1", key("late"), "old");
  REQUIRE(cache.find("g1", key("late")));
  CHECK(*cache.find("g1", key("late")) == "old");
  CHECK(cache.found() == 2);
  CHECK_FALSE(cache.find("g2", key("late")));
  cache.keep("g2", key("late"), "new");
  CHECK(*cache.find("g2", key("late")) == "new");
  cache.keep("g1", key("late"), "belated");  // an answer that was under way when the index changed
  CHECK_FALSE(cache.find("g2", key("late")));
}

TEST_CASE("what is asked often outlives what is asked once, and memory is bounded") {
  AnswerCache cache;
  const std::string answer(std::size_t{20} << 10, 'a');
  cache.keep("g", key("often"), answer);
  const auto many = 4 * AnswerCache::kBytes / answer.size();
  std::size_t kept = 0;
  for (std::size_t i = 0; i < many; ++i) {
    cache.keep("g", key(fmt::format("once {}", i)), answer);
    REQUIRE(cache.find("g", key("often")));
  }
  for (std::size_t i = 0; i < many; ++i)
    kept += cache.find("g", key(fmt::format("once {}", i))) ? 1 : 0;
  CHECK(kept * answer.size() <= AnswerCache::kBytes);
  CHECK(kept > 0);
}

TEST_CASE("threads share it") {
  AnswerCache cache;
  std::vector<std::jthread> threads;
  std::atomic<int> wrong = 0;
  for (int t = 0; t < 4; ++t)
    threads.emplace_back([&] {
      for (int i = 0; i < 2000; ++i) {
        const auto question = fmt::format("question {}", i % 50);
        if (const auto known = cache.find("g", key(question)); known && *known != question) ++wrong;
        cache.keep("g", key(question), question);
      }
    });
  threads.clear();
  CHECK(wrong == 0);
}

}  // namespace
}  // namespace attune::search
