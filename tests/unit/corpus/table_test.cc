// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/table.h"

#include <catch2/catch.hpp>

#include "fault_text.h"

namespace attune::corpus {
namespace {

TEST_CASE("rows, comments and marks") {
  Diagnostics faults;
  const auto rows =
      parse_table("# a list\n\nkya\tक्या\nhai\tहै", "t.tsv", {2, 2, "latin⇥native"}, faults);
  CHECK(faults.empty());
  REQUIRE(rows.size() == 2);
  CHECK(rows[0][1].text == "क्या");
  CHECK(rows[0][1].mark == Mark{3, 5});
  CHECK(rows[1][0].mark == Mark{4, 1});
}

TEST_CASE("faults of rows") {
  const std::vector<std::pair<std::string, std::string>> kBad{
      {"a\n", "1:1: wrong-columns\n"},
      {"a\tb\tc\n", "1:1: wrong-columns\n"},
      {"ä\t\n", "1:3: empty-cell\n"},
      {"\tb\n", "1:1: empty-cell\n"},
      {"a\t b\n", "1:3: stray-space\n"},
      {"a\tb \nc\n", "1:3: stray-space\n2:1: wrong-columns\n"},
      {" # not a comment\n", "1:1: stray-space\n"},
      {"a\tb\r\n", "1:4: carriage-return\n"},
      {"a\tb\xFF\n", "1:4: bad-utf8\n"},
      {"a\te\u0301\n", "1:3: not-nfc\n"},
      {"a\tb\u202E\n", "1:4: bidi-override\n"},
  };
  for (const auto& [text, expected] : kBad) {
    CAPTURE(text);
    Diagnostics faults;
    static_cast<void>(parse_table(text, "t.tsv", {2, 2, "a⇥b"}, faults));
    CHECK(fault_text(faults) == expected);
  }
}

TEST_CASE("a table that is not there has no rows") {
  Diagnostics faults;
  CHECK(read_table("/nowhere/t.tsv", {1, 1, "word"}, faults).empty());
  CHECK(faults.empty());
}

}  // namespace
}  // namespace attune::corpus
