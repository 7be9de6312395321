// SPDX-License-Identifier: GPL-2.0-or-later
// What a build publishes: every kind, the same from the same input, or nothing.
#include "indexer/build.h"

#include <catch2/catch.hpp>
#include <filesystem>
#include <set>

#include "search/engine.h"
#include "tests/support/sample_corpus.h"

namespace attune::index {
namespace {

namespace fs = std::filesystem;

/// Names in a folder, sorted.
std::set<std::string> names_in(const fs::path& folder) {
  std::set<std::string> names;
  for (const auto& item : fs::directory_iterator(folder))
    names.insert(item.path().filename().string());
  return names;
}

TEST_CASE("every entry of every kind is in its language’s pack") {
  const test::SampleCorpus sample;
  const auto report = sample.build();
  CHECK(report.published);
  CHECK(report.rebuilt == std::vector<std::string>{"en", "es", "ja"});
  CHECK(report.kept.empty());
  const auto engine = search::Engine::load(sample.index());
  std::map<std::string, std::set<std::string>> kinds;
  for (const auto& pack : engine->packs())
    for (search::DocId id = 0; id < pack->size(); ++id) {
      const auto document = pack->fetch(id);
      kinds[document->record.locale].insert(document->record.kind);
    }
  const std::set<std::string> all{"avoid",    "guide",    "norm",     "phrase",
                                  "protocol", "scenario", "utterance"};
  CHECK(kinds == std::map<std::string, std::set<std::string>>{
                     {"en", all}, {"es", all}, {"es-MX", {"norm", "phrase"}}, {"ja", all}});
  REQUIRE(report.manifest.packs.size() == 3);
  CHECK(report.manifest.packs[1].locales ==
        std::map<std::string, std::uint64_t>{{"es", 11}, {"es-MX", 2}});
  CHECK(report.manifest.packs[1].entries == 13);
}

TEST_CASE("the index folder holds the generation and nothing else") {
  const test::SampleCorpus sample;
  const auto generation = sample.build().manifest.generation;
  CHECK(names_in(sample.index()) == std::set<std::string>{".lock", "CURRENT", generation});
  CHECK(names_in(fs::path(sample.index()) / generation) ==
        std::set<std::string>{"en.pack", "es.pack", "ja.pack", "manifest.json", "messages",
                              "taxonomy.json"});
  CHECK(test::read_file(fs::path(sample.index()) / "CURRENT") == generation + "\n");
}

TEST_CASE("the same input makes the same content anywhere, with any number of threads") {
  const test::SampleCorpus one, other;
  one.add_phrases("en", 1500);
  other.add_phrases("en", 1500);
  auto options = one.options();
  options.threads = 1;
  corpus::Diagnostics faults;
  const auto alone = build(options, faults);
  options = other.options();
  options.threads = 4;
  const auto together = build(options, faults);
  REQUIRE(faults.empty());
  CHECK(alone.manifest.content == together.manifest.content);
  CHECK(alone.manifest.generation == together.manifest.generation);
  CHECK(alone.manifest.messages == together.manifest.messages);
  REQUIRE(alone.manifest.packs.size() == together.manifest.packs.size());
  for (std::size_t i = 0; i < alone.manifest.packs.size(); ++i)
    CHECK(alone.manifest.packs[i].content == together.manifest.packs[i].content);
}

TEST_CASE("progress counts every entry once and ends at the whole") {
  const test::SampleCorpus sample;
  sample.add_phrases("en", 1100);
  auto options = sample.options();
  std::vector<Progress> seen;
  options.progress = [&seen](const Progress& progress) { seen.push_back(progress); };
  corpus::Diagnostics faults;
  build(options, faults);
  REQUIRE(seen.size() == 4);  // two shards of English, one each of Spanish and Japanese
  CHECK(seen.back().done == seen.back().total);
  CHECK(seen.back().total == 1100 + 35);
  for (std::size_t i = 1; i < seen.size(); ++i) CHECK(seen[i - 1].done < seen[i].done);
}

TEST_CASE("nothing is published twice") {
  const test::SampleCorpus sample;
  const auto first = sample.build();
  const auto files = names_in(fs::path(sample.index()) / first.manifest.generation);
  const auto second = sample.build();
  CHECK_FALSE(second.published);
  CHECK(second.rebuilt.empty());
  CHECK(second.kept == std::vector<std::string>{"en", "es", "ja"});
  CHECK(second.manifest.generation == first.manifest.generation);
  CHECK(names_in(sample.index()) ==
        std::set<std::string>{".lock", "CURRENT", first.manifest.generation});
  auto options = sample.options();
  options.force = true;
  corpus::Diagnostics faults;
  const auto forced = build(options, faults);
  CHECK_FALSE(forced.published);
  CHECK(forced.rebuilt.size() == 3);
}

TEST_CASE("one older generation stays for servers that are still loading it") {
  const test::SampleCorpus sample;
  std::vector<std::string> generations;
  for (const auto* why : {"Primero.", "Segundo.", "Tercero."}) {
    if (generations.empty()) {
      sample.replace("content/es/phrases/late-delivery.yaml", "why: Un responsable con nombre.",
                     "why: Primero.");
    } else {
      const auto old = generations.size() == 1 ? "why: Primero." : "why: Segundo.";
      sample.replace("content/es/phrases/late-delivery.yaml", old, std::string("why: ") + why);
    }
    generations.push_back(sample.build().manifest.generation);
  }
  CHECK(names_in(sample.index()) ==
        std::set<std::string>{".lock", "CURRENT", generations[1], generations[2]});
}

}  // namespace
}  // namespace attune::index
