// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/entry.h"

#include <catch2/catch.hpp>

namespace attune::corpus {
namespace {

TEST_CASE("every kind has a name and a folder, and is found by its name") {
  for (std::size_t i = 0; i < kKinds; ++i) {
    const auto kind = static_cast<Kind>(i);
    CHECK(kind_named(name_of(kind)) == kind);
    CHECK_FALSE(folder_of(kind).empty());
  }
  CHECK_FALSE(kind_named("phrases").has_value());
}

TEST_CASE("a value that is not there is looked for at its entry") {
  Entry entry;
  entry.mark = {3, 9};
  entry.spots.push_back({"say[0].text", {4, 15}, {4, 16}});
  CHECK(spot_of(entry, "say[0].text").value == Mark{4, 15});
  CHECK(spot_of(entry, "say[1].text").value == Mark{3, 9});
  CHECK(spot_of(entry, "say[1].text").text.line == 0);
}

}  // namespace
}  // namespace attune::corpus
