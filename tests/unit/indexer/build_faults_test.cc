// SPDX-License-Identifier: GPL-2.0-or-later
// What stops a build, and that it then leaves everything as it was.
#include <catch2/catch.hpp>
#include <filesystem>
#include <stdexcept>

#include "indexer/build.h"
#include "indexer/generation.h"
#include "search/engine.h"
#include "tests/support/sample_corpus.h"

namespace attune::index {
namespace {

namespace fs = std::filesystem;

std::string flipped(std::string bytes, std::size_t at) {
  bytes[at] = static_cast<char>(bytes[at] ^ 0x20);
  return bytes;
}

TEST_CASE("a fault in content stops the build before anything is written") {
  const test::SampleCorpus sample;
  sample.replace("content/ja/norms/norms.yaml", "evidence: C", "evidence: Z");
  sample.replace("content/es/norms/norms.yaml", "topic: apology", "topic: apologies");
  corpus::Diagnostics faults;
  const auto report = build(sample.options(), faults);
  CHECK(faults.size() == 2);
  CHECK_FALSE(report.published);
  CHECK_FALSE(fs::exists(sample.index()));
}

TEST_CASE("a fault in content leaves the index in force alone") {
  const test::SampleCorpus sample;
  const auto generation = sample.build().manifest.generation;
  sample.replace("content/ja/norms/norms.yaml", "kind: norm", "kind: gnome");
  CHECK_THROWS_WITH(sample.build(), Catch::Contains("norms.yaml:1:"));
  CHECK(current_generation(sample.index()) == generation);
  CHECK(search::Engine::load(sample.index())->packs().size() == 3);
}

TEST_CASE("a damaged catalogue source stops the build and leaves no trace") {
  const test::SampleCorpus sample;
  const auto generation = sample.build().manifest.generation;
  sample.write("packs/es/messages.po", "msgid \"a\" msgstr\n");
  CHECK_THROWS_WITH(sample.build(), Catch::Contains("es/messages.po"));
  CHECK(current_generation(sample.index()) == generation);
  for (const auto& item : fs::directory_iterator(sample.index()))
    CHECK_FALSE(item.path().filename().string().starts_with(".staging"));
}

TEST_CASE("a missing language pack is named") {
  const test::SampleCorpus sample;
  fs::remove_all(sample.file("packs/es"));
  fs::remove_all(sample.file("content/es"));
  sample.write("packs/es-MX/locale.yaml",
               "tag: es-MX\nname: x\nenglish_name: x\nscript: Latn\ndirection: ltr\n"
               "registers: [{id: usted, name: usted, english: formal, default: true}]\n"
               "genders: {speaker: [], addressee: []}\nname_pattern: {default: \"{given}\"}\n"
               "analysis: {segmentation: words, stemmer: spanish, lowercase: default, fold: "
               "[marks], elisions: [], grams: 4}\n");
  sample.write("packs/es-MX/messages.po",
               "msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=UTF-8\\n\"\n");
  CHECK_THROWS_WITH(sample.build(), Catch::Contains("no locale pack for es;"));
  fs::remove_all(sample.file("packs/es-MX"));
  fs::remove_all(sample.file("content/es-MX"));
  fs::remove_all(sample.file("packs/en"));
  fs::remove_all(sample.file("content/en"));
  CHECK_THROWS_WITH(sample.build(), Catch::Contains("no locale pack for en;"));
}

TEST_CASE("two builds do not work in one folder") {
  const test::SampleCorpus sample;
  const auto generation = sample.build().manifest.generation;
  {
    const Staging held(sample.index());
    CHECK_THROWS_WITH(sample.build(),
                      Catch::Contains("another build is at work in " + sample.index()));
  }
  CHECK(sample.build().manifest.generation == generation);
}

TEST_CASE("an index folder that cannot be is refused with its name") {
  const test::SampleCorpus sample;
  sample.write("index", "a file");
  CHECK_THROWS_WITH(sample.build(), Catch::Contains(sample.index()));
}

/// Damages a file of the generation in force; the next build must put a sound one in its place.
void check_repair(const std::string& relative,
                  const std::function<std::string(std::string)>& damage) {
  const test::SampleCorpus sample;
  const auto first = sample.build().manifest;
  const auto path = fs::path(sample.index()) / first.generation / relative;
  auto damaged = damage(test::read_file(path));
  fs::remove(path);
  test::write_file(path, damaged);
  CAPTURE(relative);
  CHECK_THROWS_WITH(search::Engine::load(sample.index()), Catch::Contains("attune-index build"));
  const auto second = sample.build();
  CHECK(second.published);
  CHECK(second.manifest.content == first.content);
  CHECK(current_generation(sample.index()) != first.generation);
  CHECK(search::Engine::load(sample.index())->packs().size() == 3);
  CHECK_FALSE(sample.build().published);
}

TEST_CASE("a generation in force that was damaged is replaced") {
  const auto cut = [](const std::string& bytes) { return bytes.substr(0, bytes.size() / 2); };
  const auto flip = [](const std::string& bytes) { return flipped(bytes, bytes.size() / 3); };
  const auto grow = [](const std::string& bytes) { return bytes + "x"; };
  for (const auto* file : {"es.pack", "messages/es/LC_MESSAGES/attune.mo", "taxonomy.json"}) {
    check_repair(file, cut);
    check_repair(file, flip);
    check_repair(file, grow);
  }
  check_repair("manifest.json", cut);
  check_repair("manifest.json", [](const std::string&) { return ""; });
}

TEST_CASE("a CURRENT that leads nowhere is replaced") {
  for (const auto* text : {"", "nothing\n", "../x\n", "\xFF\xFE\n"}) {
    const test::SampleCorpus sample;
    const auto generation = sample.build().manifest.generation;
    test::write_file(fs::path(sample.index()) / "CURRENT", text);
    CAPTURE(text);
    CHECK_THROWS_AS(search::Engine::load(sample.index()), std::runtime_error);
    CHECK(sample.build().published);
    CHECK(current_generation(sample.index()) == generation);
    CHECK(search::Engine::load(sample.index())->packs().size() == 3);
  }
}

}  // namespace
}  // namespace attune::index
