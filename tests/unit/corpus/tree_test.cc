// SPDX-License-Identifier: GPL-2.0-or-later
#include <catch2/catch.hpp>

#include "corpus/reader.h"
#include "fault_text.h"

namespace attune::corpus {
namespace {

std::string utterance(std::string_view id) {
  return fmt::format(
      "kind: utterance\nentries:\n  - {{id: {}, situations: [], emotions: [], text: x}}\n", id);
}

std::string ids_of(const std::vector<Entry>& entries) {
  std::string text;
  for (const Entry& entry : entries) text += fmt::format("{} {}\n", entry.locale, entry.id);
  return text;
}

TEST_CASE("a tree is read in the order of its paths, whatever the number of threads") {
  const TempFolder folder;
  folder.write("README.md", "guide");
  folder.write("fr/utterances/b.yaml", utterance("b/1"));
  folder.write("es/utterances/REVIEW.md", "notes");
  for (int i = 9; i >= 0; --i) {
    folder.write(fmt::format("es/utterances/{}.yaml", i), utterance(fmt::format("a/{}", i)));
  }
  folder.write("es-MX/utterances/a.yaml", utterance("a/1"));
  std::string expected = "es a/0\nes a/1\nes a/2\nes a/3\nes a/4\nes a/5\nes a/6\nes a/7\n";
  expected += "es a/8\nes a/9\nes-MX a/1\nfr b/1\n";
  for (const unsigned threads : {0U, 1U, 2U, 7U, 64U}) {
    Diagnostics faults;
    CHECK(ids_of(read_tree({folder.path(), threads}, faults)) == expected);
    CHECK(fault_text(faults).empty());
  }
}

TEST_CASE("what does not belong in a tree is a fault, and the rest is read") {
  const TempFolder folder, outside;
  outside.write("secret.yaml", utterance("a/secret"));
  folder.write("stray.yaml", "x");
  folder.write("es/stray.yaml", "x");
  folder.write("es/utterances/notes.txt", "x");
  folder.write("es/utterances/deep/a.yaml", utterance("a/deep"));
  folder.write("es/utterances/good.yaml", utterance("a/good"));
  folder.write("es/phrases/misplaced.yaml", utterance("a/misplaced"));
  folder.write("es/utterances/broken.yaml", "kind: [\n");
  folder.write("ES_mx/utterances/a.yaml", utterance("a/b"));
  folder.write("iw/utterances/a.yaml", utterance("a/b"));
  folder.write("not a tag/a.yaml", "x");
  namespace fs = std::filesystem;
  fs::create_symlink(outside.path() / "secret.yaml", folder.path() / "es/utterances/link.yaml");
  fs::create_symlink(folder.path() / "nowhere.yaml", folder.path() / "es/utterances/gone.yaml");
  fs::create_directory_symlink(outside.path(), folder.path() / "es/norms");
  Diagnostics faults;
  const auto entries = read_tree({folder.path(), 2}, faults);
  CHECK(ids_of(entries) == "es a/misplaced\nes a/good\n");
  CHECK(fault_text(faults, folder.path()) ==
        "ES_mx:0:0: bad-locale\n"
        "es/norms:0:0: stray-file\n"
        "es/phrases/misplaced.yaml:0:0: wrong-folder\n"
        "es/stray.yaml:0:0: stray-file\n"
        "es/utterances/broken.yaml:2:1: yaml-syntax\n"
        "es/utterances/deep:0:0: stray-folder\n"
        "es/utterances/gone.yaml:0:0: symlink\n"
        "es/utterances/link.yaml:0:0: symlink\n"
        "es/utterances/notes.txt:0:0: stray-file\n"
        "iw:0:0: bad-locale\n"
        "not a tag:0:0: bad-locale\n"
        "stray.yaml:0:0: stray-file\n");
}

TEST_CASE("a tree that is not there") {
  Diagnostics faults;
  CHECK(read_tree({"/nowhere/content", 1}, faults).empty());
  CHECK(fault_text(faults) == "0:0: unreadable\n");
}

}  // namespace
}  // namespace attune::corpus
