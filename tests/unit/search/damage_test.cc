// SPDX-License-Identifier: GPL-2.0-or-later
// A damaged index is refused with a sentence: by its sums, and, where somebody made new sums for
// it, by what reads it.
#include <catch2/catch.hpp>
#include <filesystem>
#include <stdexcept>

#include "indexer/digest.h"
#include "sample_engine.h"
#include "tests/support/sample_corpus.h"

namespace attune::search {
namespace {

namespace fs = std::filesystem;

/// What load says, or "" when it loads.
std::string complaint(const std::string& index) {
  try {
    const auto engine = Engine::load(index);
    for (const auto* locale : {"en", "es", "ja"})
      static_cast<void>(engine->search(to_request({"refund envío 返金", locale, "en"})));
    return "";
  } catch (const std::exception& fault) {
    return fault.what();
  }
}

class BuiltIndex {
 public:
  BuiltIndex() : manifest_(sample_.build().manifest) {}

  [[nodiscard]] std::string index() const { return sample_.index(); }
  [[nodiscard]] fs::path file(const std::string& name) const {
    return fs::path(sample_.index()) / manifest_.generation / name;
  }
  void overwrite(const std::string& name, const std::string& bytes) const {
    fs::remove(file(name));
    test::write_file(file(name), bytes);
  }
  /// Makes the manifest agree with the pack as it is now, as a forger would.
  void renew_sum() {
    manifest_.packs.at(0).sha256 = index::sha256_of_file(file("en.pack").string());
    overwrite("manifest.json", index::encode(manifest_));
  }

 private:
  test::SampleCorpus sample_;
  index::Manifest manifest_;
};

TEST_CASE("no changed byte goes unnoticed") {
  const BuiltIndex built;
  for (const auto* name : {"en.pack", "taxonomy.json", "messages/es/LC_MESSAGES/attune.mo"}) {
    const auto whole = test::read_file(built.file(name));
    for (std::size_t i = 0; i < 12; ++i) {
      auto bytes = whole;
      auto& changed = bytes[(whole.size() - 1) * i / 11];
      changed = static_cast<char>(changed ^ (1 << i % 8));
      built.overwrite(name, bytes);
      CAPTURE(name, i);
      CHECK(complaint(built.index()).find("is not the file that was built") != std::string::npos);
    }
    built.overwrite(name, whole.substr(0, whole.size() - 1));
    CHECK_FALSE(complaint(built.index()).empty());
    fs::remove(built.file(name));
    CHECK_FALSE(complaint(built.index()).empty());
    built.overwrite(name, whole);
    CHECK(complaint(built.index()).empty());
  }
}

TEST_CASE("a forged pack is refused by its reader or answers, but never breaks the server") {
  BuiltIndex built;
  const auto whole = test::read_file(built.file("en.pack"));
  int refused = 0;
  for (std::size_t i = 0; i < 120; ++i) {
    auto bytes = whole;
    for (std::size_t j = 0; j < 4; ++j) {
      auto& changed = bytes[(whole.size() - 1) * i / 119 / (j + 1)];
      changed = static_cast<char>(changed + 1 + static_cast<char>(7 * j));
    }
    built.overwrite("en.pack", bytes);
    built.renew_sum();
    const auto said = complaint(built.index());
    refused += said.empty() ? 0 : 1;
  }
  CHECK(refused > 0);
  for (std::size_t i = 0; i < 20; ++i) {
    built.overwrite("en.pack", whole.substr(0, whole.size() * i / 20));
    built.renew_sum();
    CAPTURE(i);
    CHECK_FALSE(complaint(built.index()).empty());
  }
  built.overwrite("en.pack", whole);
  built.renew_sum();
  CHECK(complaint(built.index()).empty());
}

TEST_CASE("an index of another version or none at all says what to do") {
  const test::TempDir folder;
  CHECK_THROWS_WITH(
      Engine::load(folder.path().string()),
      Catch::Contains("there is no index in") && Catch::Contains("attune-index build"));
  CHECK_THROWS_WITH(Engine::load((folder.path() / "nowhere").string()),
                    Catch::Contains("attune-index build"));
  test::write_file(folder.path() / "CURRENT", "gone\n");
  CHECK_THROWS_WITH(Engine::load(folder.path().string()), Catch::Contains("attune-index build"));
}

}  // namespace
}  // namespace attune::search
