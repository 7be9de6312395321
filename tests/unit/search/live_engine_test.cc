// SPDX-License-Identifier: GPL-2.0-or-later
// A rebuilt index is taken while answers go out; a broken one is not.
#include "search/live_engine.h"

#include <atomic>
#include <catch2/catch.hpp>
#include <filesystem>
#include <thread>

#include "sample_engine.h"
#include "tests/support/sample_corpus.h"

namespace attune::search {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;
constexpr const char* kFile = "content/en/phrases/feelings.yaml";

class Reports {
 public:
  void add(const std::string& sentence) {
    const std::lock_guard lock(mutex_);
    sentences_.push_back(sentence);
  }
  [[nodiscard]] std::vector<std::string> all() const {
    const std::lock_guard lock(mutex_);
    return sentences_;
  }
  /// Waits up to half a minute, for slow machines under sanitizers.
  [[nodiscard]] bool wait_for(std::size_t count) const {
    for (int i = 0; i < 3000 && all().size() < count; ++i) std::this_thread::sleep_for(10ms);
    return all().size() >= count;
  }

 private:
  mutable std::mutex mutex_;
  std::vector<std::string> sentences_;
};

/// A copy of a generation under another name, as if it had been built so.
void publish_copy(const std::string& index, const std::string& from, const std::string& to) {
  const fs::path folder(index);
  fs::copy(folder / from, folder / to, fs::copy_options::recursive);
  auto manifest = index::read_manifest(index, from);
  manifest.generation = to;
  test::write_file(folder / to / "manifest.json", index::encode(manifest));
}

void point_at(const std::string& index, const std::string& generation) {
  const fs::path folder(index);
  test::write_file(folder / "CURRENT.new", generation + "\n");
  fs::rename(folder / "CURRENT.new", folder / "CURRENT");
}

std::string wording(const Engine& engine) {
  return engine.entry("bereavement/condolence", "en")->document->record.wordings.at(0).text;
}

TEST_CASE("a rebuilt index is taken while threads search, and no answer fails") {
  const test::SampleCorpus sample;
  sample.build();
  Reports reports;
  const LiveEngine live(
      sample.index(), [&](const std::string& sentence) { reports.add(sentence); }, 5ms);
  std::atomic<bool> stop{false};
  std::atomic<int> failed{0}, answered{0};
  {
    std::vector<std::jthread> threads;
    for (int t = 0; t < 3; ++t)
      threads.emplace_back([&] {
        while (!stop) {
          const auto engine = live.current();
          const auto page = engine->search(to_request({"condolences loss", "en", "en"}));
          const bool good =
              page && page->total > 0 && wording(*engine).starts_with("I am so sorry");
          (good ? answered : failed) += 1;
        }
      });
    for (std::size_t round = 1; round <= 4; ++round) {
      const auto from =
          round == 1 ? "sorry for your loss." : "sorry for your loss. " + std::to_string(round - 1);
      sample.replace(kFile, from, "sorry for your loss. " + std::to_string(round));
      sample.build();
      CHECK(reports.wait_for(round));
      CHECK(wording(*live.current()).ends_with(std::to_string(round)));
    }
    stop = true;
  }
  CHECK(failed == 0);
  CHECK(answered > 0);
  for (const auto& sentence : reports.all()) CHECK(sentence.starts_with("now serving generation "));
}

TEST_CASE("an engine in use outlives its reign and its files") {
  const test::SampleCorpus sample;
  sample.build();
  Reports reports;
  const LiveEngine live(
      sample.index(), [&](const std::string& sentence) { reports.add(sentence); }, 5ms);
  const auto old = live.current();
  for (std::size_t round = 1; round <= 3; ++round) {
    sample.replace(kFile, "why: A named feeling", "why: Again, a named feeling");
    sample.replace(kFile, "Again, a named", "A named");
    sample.replace("content/en/norms/norms.yaml", "Say sorry",
                   "Say sorry " + std::to_string(round));
    sample.build();
    REQUIRE(reports.wait_for(round));
  }
  CHECK(old->search(to_request({"condolences", "en", "en"}))->total > 0);
  CHECK(old != live.current());
}

TEST_CASE("a broken generation is reported once and the old one goes on serving") {
  const test::SampleCorpus sample;
  const auto good = sample.build().manifest.generation;
  Reports reports;
  const LiveEngine live(
      sample.index(), [&](const std::string& sentence) { reports.add(sentence); }, 5ms);
  publish_copy(sample.index(), good, "broken");
  test::write_file(fs::path(sample.index()) / "broken/en.pack", "not a pack");
  point_at(sample.index(), "broken");
  REQUIRE(reports.wait_for(1));
  std::this_thread::sleep_for(50ms);
  REQUIRE(reports.all().size() == 1);
  CHECK(reports.all()[0].find("the old one goes on serving") != std::string::npos);
  CHECK(live.current()->manifest().generation == good);
  CHECK(live.current()->search(to_request({"refund", "en", "en"}))->total > 0);

  sample.replace(kFile, "sorry for your loss.", "sorry for your great loss.");
  sample.build();
  REQUIRE(reports.wait_for(2));
  CHECK(wording(*live.current()) == "I am so sorry for your great loss.");
}

TEST_CASE("a folder with the manifest of another generation is refused once, not loaded for ever") {
  const test::SampleCorpus sample;
  const auto good = sample.build().manifest.generation;
  Reports reports;
  const LiveEngine live(
      sample.index(), [&](const std::string& sentence) { reports.add(sentence); }, 5ms);
  fs::copy(fs::path(sample.index()) / good, fs::path(sample.index()) / "copy",
           fs::copy_options::recursive);
  point_at(sample.index(), "copy");
  REQUIRE(reports.wait_for(1));
  std::this_thread::sleep_for(100ms);
  CHECK(reports.all().size() == 1);
}

TEST_CASE("an index that vanishes keeps being served from memory") {
  const test::SampleCorpus sample;
  sample.build();
  Reports reports;
  const LiveEngine live(
      sample.index(), [&](const std::string& sentence) { reports.add(sentence); }, 5ms);
  fs::remove_all(sample.index());
  std::this_thread::sleep_for(50ms);
  CHECK(reports.all().empty());
  CHECK(live.current()->search(to_request({"refund", "en", "en"}))->total > 0);
}

TEST_CASE("without an index there is no engine, but a sentence") {
  const test::TempDir folder;
  CHECK_THROWS_WITH(LiveEngine(folder.path().string(), [](const std::string&) {}),
                    Catch::Contains("attune-index build"));
}

}  // namespace
}  // namespace attune::search
