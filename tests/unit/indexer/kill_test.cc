// SPDX-License-Identifier: GPL-2.0-or-later
// Power cuts, as far as one can have them in a test: a build is killed at many points of its run.
// The index must answer after every one of them, with the old content or the new.
#include <fmt/format.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>

#include <catch2/catch.hpp>
#include <chrono>
#include <filesystem>
#include <thread>

#include "search/engine.h"
#include "tests/support/sample_corpus.h"

namespace attune::index {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;
constexpr int kKills = 64;
constexpr const char* kProgram = ATTUNE_BINARY_DIR "/attune-index";
constexpr const char* kFile = "content/es/phrases/late-delivery.yaml";

/// The build as a process of its own, without output.
pid_t start_build(const BuildOptions& options) {
  std::vector<std::string> words{kProgram,  "build",       "--content",  options.content,
                                 "--packs", options.packs, "--taxonomy", options.taxonomy,
                                 "--index", options.index, "--threads",  "2"};
  std::vector<char*> argv;
  for (auto& word : words) argv.push_back(word.data());
  argv.push_back(nullptr);
  posix_spawn_file_actions_t actions;
  ::posix_spawn_file_actions_init(&actions);
  ::posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", 1, 0);
  ::posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", 1, 0);
  pid_t child = 0;
  const int fault = ::posix_spawn(&child, kProgram, &actions, nullptr, argv.data(), environ);
  ::posix_spawn_file_actions_destroy(&actions);
  if (fault != 0) throw std::runtime_error(std::string("cannot start ") + kProgram);
  return child;
}

int wait_for(pid_t child) {
  int status = 0;
  ::waitpid(child, &status, 0);
  return status;
}

/// The word that tells one content from the other, as the index in force answers.
std::string answer(const std::string& index) {
  const auto engine = search::Engine::load(index);  // verifies every file
  search::SearchRequest request;
  request.query = "mensajero";
  request.locale = request.ui = "es";
  const auto page = engine->search(request);
  if (!page || page->hits.empty()) return "no hit";
  return page->hits[0].document->record.wordings.at(1).text;
}

std::chrono::microseconds time_of_a_build(const test::SampleCorpus& sample) {
  const auto start = Clock::now();
  REQUIRE(wait_for(start_build(sample.options())) == 0);
  return std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - start);
}

TEST_CASE("a build killed at any moment leaves an index that answers") {
  const test::SampleCorpus sample;
  sample.add_phrases("es", 200);
  const auto whole = time_of_a_build(sample);
  std::string old_text = "Déjelo en mis manos.";
  REQUIRE(answer(sample.index()) == old_text);
  int cut_short = 0;
  for (int i = 0; i < kKills; ++i) {
    const auto new_text = fmt::format("Déjelo en mis manos, {}.", i);
    sample.replace(kFile, old_text, new_text);
    const auto child = start_build(sample.options());
    std::this_thread::sleep_for(whole * i / kKills);
    ::kill(child, SIGKILL);
    cut_short += WIFSIGNALED(wait_for(child)) ? 1 : 0;
    const auto found = answer(sample.index());
    CAPTURE(i);
    CHECK((found == old_text || found == new_text));
    if (found == old_text) sample.replace(kFile, new_text, old_text);
    old_text = found;
  }
  CHECK(cut_short > kKills / 2);

  sample.replace(kFile, old_text, "Por fin.");
  REQUIRE(wait_for(start_build(sample.options())) == 0);
  CHECK(answer(sample.index()) == "Por fin.");
  int generations = 0;
  for (const auto& item : fs::directory_iterator(sample.index())) {
    const auto name = item.path().filename().string();
    if (name == "CURRENT" || name == ".lock") continue;
    ++generations;
    CHECK(fs::exists(item.path() / "manifest.json"));
    CHECK_FALSE(name.starts_with(".staging"));
  }
  CHECK(generations <= 2);
}

}  // namespace
}  // namespace attune::index
