// SPDX-License-Identifier: GPL-2.0-or-later
// Any text is answered; the same question always alike, page by page and thread by thread.
#include <unicode/unistr.h>
#include <array>

#include <boost/json.hpp>
#include <catch2/catch.hpp>
#include <random>
#include <set>
#include <thread>

#include "locales/unicode.h"
#include "sample_engine.h"
#include "search/json.h"

namespace attune::search {
namespace {

/// Random code points, some of them words that are there.
std::string random_query(unsigned seed) {
  static constexpr std::array kWords{"refund", "late", "envío", "返金", "荷物",
                                     " ",      "\"",   "AND",   "😡",    "\u0301"};
  std::minstd_rand random(seed + 1);
  icu::UnicodeString out;
  for (unsigned i = 0; i < seed % 40; ++i) {
    if (random() % 2 == 0) {
      out.append(icu::UnicodeString::fromUTF8(kWords[random() % kWords.size()]));
    } else if (const auto c = static_cast<UChar32>(random() % 0x10FFFF); !U_IS_SURROGATE(c)) {
      out.append(c);
    }
  }
  std::string text;
  return out.toUTF8String(text);
}

TEST_CASE("any valid UTF-8 is answered with sound JSON") {
  for (unsigned seed = 0; seed < 400; ++seed) {
    const auto query = random_query(seed);
    REQUIRE(locales::valid_utf8(query));
    for (const auto* locale : {"en", "es-MX", "ja"}) {
      const auto page = ask({query, locale, seed % 2 == 0 ? "en" : "ja"});
      CAPTURE(seed, locale);
      CHECK(page.total > 0);  // words that stand nowhere are dropped
      const auto json = boost::json::parse(to_json(page));
      CHECK(json.at("total").to_number<std::size_t>() == page.total);
    }
  }
}

TEST_CASE("pages put together are the whole list") {
  for (const auto* query : {"", "refund late order", "you"}) {
    const auto whole = ask({query});
    std::vector<std::string> expected, paged;
    for (const auto& hit : whole.hits) expected.push_back(hit.document->record.id);
    for (std::size_t offset = 0; offset < whole.total; offset += 3) {
      const auto page = ask({query, "en", "en", {}, offset, 3});
      CHECK(page.total == whole.total);
      CHECK(page.hits.size() == std::min<std::size_t>(3, whole.total - offset));
      for (const auto& hit : page.hits) paged.push_back(hit.document->record.id);
    }
    CAPTURE(query);
    CHECK(paged == expected);
    CHECK(std::set<std::string>(paged.begin(), paged.end()).size() == whole.total);
  }
}

TEST_CASE("beyond the last page there is nothing, but the counts stand") {
  for (const std::size_t offset : {12U, 13U, 10'000U}) {
    const auto page = ask({"", "en", "en", {}, offset, 10});
    CHECK(page.total == 12);
    CHECK(page.hits.empty());
    CHECK_FALSE(page.facets.at(0).second.empty());
  }
}

TEST_CASE("hits are in falling order of score") {
  for (const auto* query : {"refund late order you", "furious customer"}) {
    const auto page = ask({query});
    for (std::size_t i = 1; i < page.hits.size(); ++i)
      CHECK(page.hits[i - 1].score >= page.hits[i].score);
  }
}

TEST_CASE("threads asking at once get what one alone gets") {
  const std::array<Asked, 4> questions{{{"refund late", "en", "en"},
                                        {"refund", "ja", "en"},
                                        {"envío", "es-MX", "en"},
                                        {"", "es", "ja"}}};
  std::array<std::string, 4> expected;
  for (std::size_t i = 0; i < questions.size(); ++i) expected[i] = to_json(ask(questions[i]));
  std::array<int, 4> wrong{};
  {
    std::vector<std::jthread> threads;
    for (auto& count : wrong)
      threads.emplace_back([&questions, &expected, &count] {
        for (std::size_t i = 0; i < 200; ++i)
          count += to_json(ask(questions[i % 4])) != expected[i % 4] ? 1 : 0;
      });
  }
  CHECK(wrong == std::array<int, 4>{});
}

TEST_CASE("new tags without end are answered in steady memory") {
  for (int i = 0; i < 600; ++i) {
    const auto tag = "es-x-a" + std::to_string(i);
    CHECK(sample_engine().target(tag).has_value());
  }
}

}  // namespace
}  // namespace attune::search
