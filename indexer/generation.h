// SPDX-License-Identifier: GPL-2.0-or-later
// Publishing: a new generation of the index is prepared beside the old one and takes its place by
// one rename. Whenever the power goes, CURRENT names a generation that is whole.
#pragma once

#include <filesystem>
#include <string>

#include "indexer/manifest.h"

namespace attune::index {

/// The lock and the scratch folder of one build. Only one build at a time works on an index
/// directory; leftovers of killed builds are removed at the next one. Not thread-safe.
class Staging {
 public:
  /// Creates the directory if need be. Throws std::runtime_error when another build holds it.
  explicit Staging(const std::filesystem::path& directory);
  ~Staging();
  Staging(const Staging&) = delete;
  Staging& operator=(const Staging&) = delete;

  /// Where the generation is put together.
  [[nodiscard]] const std::filesystem::path& folder() const { return folder_; }
  /// Where shards live until they are merged.
  [[nodiscard]] std::filesystem::path scratch() const { return folder_ / "scratch"; }

  /// Writes the manifest, flushes, renames into place, repoints CURRENT, and removes all but the
  /// newest `keep` older generations. Returns false, and changes nothing, when the generation in
  /// force is the same and whole.
  bool publish(Manifest manifest, std::size_t keep = 1);

 private:
  [[nodiscard]] bool is_whole(const std::string& generation) const;
  void point_current_at(const std::string& generation) const;
  void remove_old(const std::string& current, std::size_t keep) const;
  void remove_generation(const std::filesystem::path& generation) const;

  std::filesystem::path directory_, folder_;
  int lock_ = -1;
};

}  // namespace attune::index
