// SPDX-License-Identifier: GPL-2.0-or-later
// Everything authors wrote, read and held against all rules: the body of `attune-index check`, and
// the first half of `attune-index build`.
//
//   const Places places{.content_dir = "corpus/content", .packs_dir = "locales/packs",
//                       .taxonomy_file = "corpus/taxonomy.yaml"};
//   const Checked checked = check_tree(places);
//   for (const auto& fault : checked.faults.sorted()) fmt::print(stderr, "{}\n", to_line(fault));
//   return checked.faults.empty() ? 0 : 1;
#pragma once

#include <array>
#include <cstddef>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "corpus/diagnostics.h"
#include "corpus/entry.h"
#include "corpus/locale_pack.h"
#include "locales/language.h"

namespace attune::corpus {

struct Places {
  std::filesystem::path content_dir, packs_dir, taxonomy_file;
  unsigned threads = 0;  ///< 0: one per core
};

/// All that is known from the files. When `faults` is not empty nothing of it may be published.
struct Corpus {
  Taxonomy taxonomy;
  std::vector<locales::Locale> locales;
  locales::Parents parents;
  std::vector<Entry> entries;
  std::vector<Golden> golden;
  Diagnostics faults;
};

/// Reads and validates.
[[nodiscard]] Corpus load_corpus(const Places& places);

struct Counts {
  std::map<std::string, std::array<std::size_t, kKinds>> entries;  ///< by locale, by Kind
  std::size_t locales = 0;
  std::size_t golden = 0;
};

[[nodiscard]] Counts count(const Corpus& corpus);

struct Checked {
  Diagnostics faults;
  Counts counts;
};

[[nodiscard]] Checked check_tree(const Places& places);

}  // namespace attune::corpus
