// SPDX-License-Identifier: GPL-2.0-or-later
// The content of this very repository keeps every rule.
#include "corpus/check.h"

#include <catch2/catch.hpp>

#include "fault_text.h"

namespace attune::corpus {
namespace {

TEST_CASE("the project’s own content has no fault") {
  const std::filesystem::path root(ATTUNE_SOURCE_ROOT);
  const Checked checked = check_tree({.content_dir = root / "corpus/content",
                                      .packs_dir = root / "locales/packs",
                                      .taxonomy_file = root / "corpus/taxonomy.yaml"});
  std::string text;
  for (const Diagnostic& fault : checked.faults.sorted()) text += to_line(fault) + "\n";
  CHECK(text.empty());
  CHECK(checked.counts.entries.contains("en"));
}

TEST_CASE("a tree is counted by locale and kind") {
  const TempFolder folder;
  folder.write("content/es/utterances/a.yaml",
               "kind: utterance\nentries:\n  - {id: a/1, situations: [], emotions: [], text: x}\n"
               "  - {id: a/2, situations: [], emotions: [], text: y}\n");
  folder.write("packs/README.md", "");
  const Checked checked = check_tree({.content_dir = folder.path() / "content",
                                      .packs_dir = folder.path() / "packs",
                                      .taxonomy_file = ATTUNE_SOURCE_ROOT "/corpus/taxonomy.yaml"});
  CHECK(fault_text(checked.faults) == "0:0: no-locale-pack\n");
  CHECK(checked.counts.entries.at("es")[static_cast<std::size_t>(Kind::Utterance)] == 2);
  CHECK(checked.counts.locales == 0);
}

}  // namespace
}  // namespace attune::corpus
