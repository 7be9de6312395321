// SPDX-License-Identifier: GPL-2.0-or-later
// Bitmaps, against std::set.
#include "search/bitmap.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <iterator>
#include <random>
#include <set>

namespace attune::search {
namespace {

using Members = std::set<std::size_t>;

Bitmap bitmap_of(const Members& members, std::size_t size) {
  Bitmap out(size);
  for (const auto i : members) out.set(i);
  return out;
}

std::vector<std::size_t> members_of(const Bitmap& bitmap) {
  std::vector<std::size_t> out;
  bitmap.for_each([&](std::size_t i) { out.push_back(i); });
  return out;
}

std::vector<std::size_t> listed(const Members& members) {
  return {members.begin(), members.end()};
}

Members random_members(std::size_t size, std::minstd_rand& random) {
  Members out;
  const auto density = 1 + random() % 4;
  for (std::size_t i = 0; i < size; ++i)
    if (random() % density == 0) out.insert(i);
  return out;
}

constexpr std::size_t kSizes[] = {0, 1, 2, 63, 64, 65, 127, 128, 129, 1000};

TEST_CASE("a new bitmap has no members, and what is set is there, alone") {
  for (const auto size : kSizes) {
    CAPTURE(size);
    CHECK(Bitmap(size).count() == 0);
    CHECK(members_of(Bitmap(size)).empty());
    for (std::size_t i = 0; i < size; ++i) {
      Bitmap bitmap(size);
      bitmap.set(i);
      bitmap.set(i);
      REQUIRE(members_of(bitmap) == std::vector<std::size_t>{i});
      REQUIRE(bitmap.count() == 1);
      std::size_t agreed = 0;
      for (std::size_t j = 0; j < size; ++j) agreed += bitmap.test(j) == (i == j) ? 1 : 0;
      REQUIRE(agreed == size);
    }
  }
}

TEST_CASE("set operations agree with std::set") {
  std::minstd_rand random(3);
  for (const auto size : kSizes)
    for (int round = 0; round < 20; ++round) {
      const auto a = random_members(size, random), b = random_members(size, random);
      const auto left = bitmap_of(a, size), right = bitmap_of(b, size);
      Members both, any, only;
      std::set_intersection(a.begin(), a.end(), b.begin(), b.end(),
                            std::inserter(both, both.end()));
      std::set_union(a.begin(), a.end(), b.begin(), b.end(), std::inserter(any, any.end()));
      std::set_difference(a.begin(), a.end(), b.begin(), b.end(), std::inserter(only, only.end()));
      CAPTURE(size, round);
      REQUIRE(members_of(left) == listed(a));
      REQUIRE(left.count() == a.size());
      REQUIRE(left.count_common(right, left.extent()) == both.size());
      REQUIRE(members_of(Bitmap(left) &= right) == listed(both));
      REQUIRE(members_of(Bitmap(left) |= right) == listed(any));
      REQUIRE(members_of(Bitmap(left).remove(right)) == listed(only));
    }
}

TEST_CASE("operations leave the other side as it was, and can be chained") {
  const auto a = bitmap_of({1, 64, 70}, 80), b = bitmap_of({64, 79}, 80);
  Bitmap sum(80);
  sum |= a;
  (sum |= b).remove(bitmap_of({1}, 80)) &= bitmap_of({1, 64, 79}, 80);
  CHECK(members_of(sum) == std::vector<std::size_t>{64, 79});
  CHECK(members_of(a) == std::vector<std::size_t>{1, 64, 70});
  CHECK(members_of(b) == std::vector<std::size_t>{64, 79});
}

}  // namespace
}  // namespace attune::search
