// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/term_index.h"

#include <fmt/format.h>

#include <catch2/catch.hpp>
#include <cmath>

namespace attune::search {
namespace {

using Postings = std::vector<std::pair<DocId, std::uint32_t>>;

/// Three documents: 0 is “a a b”, 1 is “b”, 2 is empty.
TermIndex small_index() {
  TermIndex index;
  index.add("S:a", Postings{{0, 2}});
  index.add("S:b", Postings{{0, 1}, {1, 1}});
  index.finish(3, 3);
  return index;
}

TEST_CASE("impacts are BM25 as computed by hand") {
  const auto index = small_index();
  // lengths 3, 1, 0; average 4/3; k1 = 1.6, b = .8
  const double average = 4.0 / 3.0;
  const auto norm = [&](double length) { return 1.6 * (.2 + .8 * length / average); };
  const double idf_a = std::log(1 + (3 - 1 + .5) / (1 + .5)),
               idf_b = std::log(1 + (3 - 2 + .5) / (2 + .5));
  CHECK(index.idf(index.find("S:a")) == Approx(idf_a));
  CHECK(index.idf(index.find("S:b")) == Approx(idf_b));
  const auto a = index.postings(index.find("S:a")), b = index.postings(index.find("S:b"));
  REQUIRE(a.size() == 1);
  REQUIRE(b.size() == 2);
  CHECK(a[0].impact == Approx(idf_a * 2 * 2.6 / (2 + norm(3))));
  CHECK(b[0].impact == Approx(idf_b * 1 * 2.6 / (1 + norm(3))));
  CHECK(b[1].impact == Approx(idf_b * 1 * 2.6 / (1 + norm(1))));
  CHECK(b[1].impact > b[0].impact);  // the shorter document
}

TEST_CASE("terms are found by their whole name only") {
  const auto index = small_index();
  CHECK(index.size() == 2);
  for (const auto* unknown : {"", "S:", "S:ab", "s:a", "T:a", "S:a "}) {
    CAPTURE(unknown);
    CHECK_FALSE(index.find(unknown));
  }
}

TEST_CASE("prefixes bring the most frequent terms, ties in order") {
  TermIndex index;
  index.add("X:re", Postings{{0, 1}});
  index.add("X:refund", Postings{{0, 1}, {1, 1}, {2, 1}});
  index.add("X:refuse", Postings{{1, 1}, {2, 1}});
  index.add("X:rest", Postings{{2, 9}, {3, 9}});
  index.add("Y:refund", Postings{{0, 1}});
  index.finish(4, 4);
  const auto names = [&](std::string_view prefix, std::size_t limit) {
    std::string out;
    for (const auto term : index.with_prefix(prefix, limit)) out += fmt::format("{} ", term.number);
    return out;
  };
  CHECK(names("X:re", 12) == "1 2 3 0 ");
  CHECK(names("X:re", 2) == "1 2 ");
  CHECK(names("X:ref", 12) == "1 2 ");
  CHECK(names("X:", 0).empty());
  CHECK(names("X:ren", 5).empty());
  CHECK(names("Z", 5).empty());
  CHECK(names("", 9) == "1 2 3 0 4 ");
}

TEST_CASE("every one of many terms is found") {
  TermIndex index;
  std::vector<std::string> terms;
  for (int i = 10000; i < 15000; ++i) terms.push_back(fmt::format("G:{}", i));
  for (std::uint32_t i = 0; i < terms.size(); ++i) index.add(terms[i], Postings{{i % 100, 1}});
  index.finish(100, 100);
  for (std::uint32_t i = 0; i < terms.size(); ++i)
    if (index.find(terms[i]).number != i) FAIL(terms[i]);
  CHECK_FALSE(index.find("G:9999"));
}

TEST_CASE("an empty index answers") {
  TermIndex index;
  index.finish(0, 0);
  CHECK_FALSE(index.find("S:a"));
  CHECK(index.with_prefix("", 5).empty());
  CHECK_FALSE(TermIndex().find("S:a"));
}

}  // namespace
}  // namespace attune::search
