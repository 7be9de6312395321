// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/diagnostics.h"

#include <catch2/catch.hpp>

#include "fault_text.h"

namespace attune::corpus {
namespace {

TEST_CASE("a fault is one line that says what to do") {
  CHECK(to_line(
            {"a.yaml", {12, 9}, "unknown-key", "“stge” is not a field", "did you mean “stage”?"}) ==
        "a.yaml:12:9: unknown-key: “stge” is not a field — did you mean “stage”?");
  CHECK(to_line({"a.yaml", {}, "unreadable", "no such file", ""}) ==
        "a.yaml: unreadable: no such file");
}

TEST_CASE("faults are shown in the order of files, each once") {
  Diagnostics first, second;
  first.add({"b", {1, 1}, "x", "", ""});
  first.add({"a", {10, 1}, "x", "", ""});
  second.add({"a", {2, 7}, "y", "", ""});
  second.add({"a", {2, 7}, "x", "", ""});
  second.add({"b", {1, 1}, "x", "", ""});
  first.merge(std::move(second));
  CHECK(first.size() == 5);
  CHECK(fault_text(first) == "2:7: x\n2:7: y\n10:1: x\n1:1: x\n");
}

TEST_CASE("the nearest known word is offered, a far one is not") {
  const std::vector<std::string_view> known{"stage", "strategy", "say", "situations"};
  const std::vector<std::pair<std::string, std::string>> kWords{
      {"stge", "stage"}, {"stratgey", "strategy"},    {"situation", "situations"},
      {"sey", "say"},    {"stages", "stage"},         {"zzzzzz", ""},
      {"", ""},          {std::string(500, 'x'), ""},
  };
  for (const auto& [word, expected] : kWords) {
    CAPTURE(word);
    CHECK(nearest(word, known) == expected);
  }
  CHECK(did_you_mean("stge", known) == "did you mean “stage”?");
  CHECK(did_you_mean("zzzzzz", known) == "use one of: stage, strategy, say, situations");
}

}  // namespace
}  // namespace attune::corpus
