// SPDX-License-Identifier: GPL-2.0-or-later
// A build does again what its input asks for, and nothing more.
#include <catch2/catch.hpp>
#include <filesystem>

#include "indexer/build.h"
#include "tests/support/sample_corpus.h"

namespace attune::index {
namespace {

namespace fs = std::filesystem;

std::string rebuilt_after(const std::function<void(const test::SampleCorpus&)>& change) {
  const test::SampleCorpus sample;
  sample.build();
  change(sample);
  const auto report = sample.build();
  std::string rebuilt;
  for (const auto& language : report.rebuilt) rebuilt += language + " ";
  CHECK(report.rebuilt.size() + report.kept.size() == report.manifest.packs.size());
  return rebuilt;
}

struct Edit {
  const char *file, *from, *to, *rebuilt;
};

TEST_CASE("only languages whose input changed are rebuilt") {
  const auto edit = GENERATE(values<Edit>({
      {"content/ja/norms/norms.yaml", "まずお詫びから", "まずは", "ja "},
      {"content/es-MX/norms/norms.yaml", "saludo completo\n", "saludo\n", "es "},
      {"content/en/norms/norms.yaml", "Apologise once", "Apologise", "en "},
      {"packs/ja/messages.po", "怒り", "お怒り", "ja "},
      {"packs/ja/locale.yaml", "fold: [kana]", "fold: []", "ja "},
      {"packs/es/vocabulary.tsv", "furioso", "rabioso", "es "},
      {"packs/es/stop.txt", "el\n", "el\nla\n", "es "},
      {"packs/es-MX/locale.yaml", "(México)", "(MX)", "es "},
      // English labels, vocabulary and analysis are searched in every pack
      {"packs/en/messages.po", "\"Anger\"", "\"Rage\"", "en es ja "},
      {"packs/en/vocabulary.tsv", "livid", "raging", "en es ja "},
      {"packs/en/synonyms.tsv", "reimbursement", "repayment", "en es ja "},
      // an entry without channels stands for every channel there is
      {"taxonomy.yaml", "channels: [chat,", "channels: [fax, chat,", "en es ja "},
  }));
  CAPTURE(edit.file);
  CHECK(rebuilt_after([&](const auto& sample) { sample.replace(edit.file, edit.from, edit.to); }) ==
        edit.rebuilt);
}

TEST_CASE("a kept pack is the same file, not a copy") {
  const test::SampleCorpus sample;
  const auto first = sample.build().manifest;
  sample.replace("content/ja/norms/norms.yaml", "まずお詫びから", "まずは");
  const auto second = sample.build().manifest;
  REQUIRE(first.generation != second.generation);
  const auto pack = [&](const Manifest& manifest, const char* file) {
    return fs::path(sample.index()) / manifest.generation / file;
  };
  CHECK(fs::equivalent(pack(first, "es.pack"), pack(second, "es.pack")));
  CHECK_FALSE(fs::equivalent(pack(first, "ja.pack"), pack(second, "ja.pack")));
  CHECK(first.packs[0] == second.packs[0]);
  CHECK(first.packs[2].content != second.packs[2].content);
}

TEST_CASE("a damaged pack is not kept") {
  CHECK(rebuilt_after([](const auto& sample) {
          const auto pack =
              fs::path(sample.index()) / *current_generation(sample.index()) / "es.pack";
          test::write_file(pack, test::read_file(pack) + "x");
        }) == "es ");
  CHECK(rebuilt_after([](const auto& sample) {
          fs::remove(fs::path(sample.index()) / *current_generation(sample.index()) / "ja.pack");
        }) == "ja ");
}

TEST_CASE("languages come and go") {
  CHECK(
      rebuilt_after([](const auto& sample) { fs::remove_all(sample.file("content/ja")); }).empty());
  const test::SampleCorpus sample;
  fs::rename(sample.file("content/ja"), sample.file("ja"));
  CHECK(sample.build().manifest.packs.size() == 2);
  fs::rename(sample.file("ja"), sample.file("content/ja"));
  const auto report = sample.build();
  CHECK(report.rebuilt == std::vector<std::string>{"ja"});
  CHECK(report.kept == std::vector<std::string>{"en", "es"});
}

TEST_CASE("a comment in a file changes no answer, so nothing is published") {
  const test::SampleCorpus sample;
  sample.build();
  sample.replace("content/ja/norms/norms.yaml", "kind: norm", "# a note\nkind: norm");
  const auto report = sample.build();
  CHECK(report.rebuilt == std::vector<std::string>{"ja"});
  CHECK_FALSE(report.published);
}

}  // namespace
}  // namespace attune::index
