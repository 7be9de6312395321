// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/taxonomy.h"

#include <catch2/catch.hpp>

#include "fault_text.h"

namespace attune::corpus {
namespace {

TEST_CASE("the project’s own taxonomy reads without a fault") {
  Diagnostics faults;
  const Taxonomy taxonomy = read_taxonomy(ATTUNE_SOURCE_ROOT "/corpus/taxonomy.yaml", faults);
  CHECK(fault_text(faults).empty());
  const TaxonomyIds ids(taxonomy);
  CHECK(ids.has(Axis::Emotion, "anger"));
  CHECK(ids.has(Axis::Situation, "late-delivery"));
  CHECK(ids.has(Axis::NormTopic, "address-and-names"));
  CHECK_FALSE(ids.has(Axis::Stage, "anger"));
  CHECK(ids.known(Axis::Stage).front() == "open");
  REQUIRE(ids.slot("amount") != nullptr);
  CHECK(ids.slot("amount")->type == "money");
  CHECK(ids.slot("amout") == nullptr);
  for (std::size_t i = 0; i < kAxes; ++i) {
    const auto axis = static_cast<Axis>(i);
    CAPTURE(name_of(axis));
    CHECK_FALSE(ids.known(axis).empty());
    CHECK(axis_named(name_of(axis)) == axis);
  }
}

TEST_CASE("faults of a taxonomy") {
  const std::string kRest =
      "stages: [open]\nstrategies: [ask]\nchannels: [chat]\nnorm_topics: [apology]\n"
      "protocol_topics: [self-harm]\nguide_methods: [ladder]\nrisks: [legal]\n"
      "review_states: [draft]\nevidence_grades: [A]\nsource_kinds: [study]\n"
      "draft_rules: [blame]\ndraft_levels: [error]\ncue_kinds: [negation]\n";
  const std::vector<std::pair<std::string, std::string>> kBad{
      {"emotions: [joy, joy]\nsituations: {money: [x]}\nslots: {}\n", "0:0: duplicate-id\n"},
      {"emotions: [joy]\nsituations: [x]\nslots: {}\n", "2:13: wrong-shape\n"},
      {"emotion: [joy]\nemotions: []\nsituations: {money: []}\nslots: {}\n",
       "1:1: unknown-key\n2:11: too-few\n3:21: too-few\n"},
      {"emotions: [joy]\nsituations: {}\nslots: {day: {type: dat, example: x}}\n",
       "3:14: unknown-slot-type\n"},
      {"emotions: [joy]\nsituations: {}\nslots: {day: {type: date}}\n", "3:14: missing-key\n"},
  };
  const TempFolder folder;
  for (const auto& [text, expected] : kBad) {
    CAPTURE(text);
    folder.write("t.yaml", text + kRest);
    Diagnostics faults;
    static_cast<void>(read_taxonomy(folder.path() / "t.yaml", faults));
    CHECK(fault_text(faults) == expected);
  }
}

}  // namespace
}  // namespace attune::corpus
