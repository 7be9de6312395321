// SPDX-License-Identifier: GPL-2.0-or-later
// attune-index build: content and locale packs in, a published generation out.
//   read → check → (per language) documents → shards → one pack → manifest → publish
// Faults in content stop it before anything is written. Languages whose input did not change keep
// their pack.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "corpus/diagnostics.h"
#include "corpus/entry.h"
#include "corpus/taxonomy.h"
#include "indexer/manifest.h"
#include "indexer/schema.h"
#include "locales/language.h"

namespace attune::index {

struct Progress {
  std::uint64_t done = 0, total = 0;  ///< entries
};

struct BuildOptions {
  std::string content = "corpus/content", packs = "locales/packs",
              taxonomy = "corpus/taxonomy.yaml", index = "build/index";
  unsigned threads = 0;                           ///< 0: one per core
  bool force = false;                             ///< rebuild languages that did not change, too
  std::function<void(const Progress&)> progress;  ///< called from any worker, one call at a time
};

struct BuildReport {
  Manifest manifest;
  std::vector<std::string> rebuilt, kept;  ///< languages
  bool published = false;                  ///< false: the generation in force was already this one
  double seconds = 0;  ///< wall clock of writing packs, without reading and checking
};

/// The lists of a taxonomy as packs and the server know them.
[[nodiscard]] TaxonomyLists lists_of(const corpus::Taxonomy& taxonomy);

/// With any fault in `faults` nothing was written. Throws std::runtime_error when the disk or
/// msgfmt fails.
BuildReport build(const BuildOptions& options, corpus::Diagnostics& faults);

}  // namespace attune::index
