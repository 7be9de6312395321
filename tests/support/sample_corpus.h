// SPDX-License-Identifier: GPL-2.0-or-later
// A small but whole corpus in a folder of its own: tests/support/sample (every kind in en, es and
// ja, a region es-MX) with the project's own taxonomy, free to be changed and built.
//   SampleCorpus sample;
//   sample.replace("content/es/norms/norms.yaml", "temprana", "pronta");
//   const auto report = sample.build();          // sample.index() now holds an index
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "indexer/build.h"

namespace attune::test {

/// A new folder in the system's place for temporary files; goes with everything in it.
class TempDir {
 public:
  TempDir();
  ~TempDir();
  TempDir(const TempDir&) = delete;
  TempDir& operator=(const TempDir&) = delete;

  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

/// All bytes of a file. Throws std::runtime_error when there is none.
[[nodiscard]] std::string read_file(const std::filesystem::path& path);
/// Makes the folders on the way, too.
void write_file(const std::filesystem::path& path, std::string_view bytes);

class SampleCorpus {
 public:
  SampleCorpus();

  [[nodiscard]] std::filesystem::path file(std::string_view relative) const;
  [[nodiscard]] std::string index() const { return file("index").string(); }

  void write(std::string_view relative, std::string_view text) const;
  /// Throws std::logic_error when the file does not hold `from`.
  void replace(std::string_view relative, std::string_view from, std::string_view to) const;
  /// Adds `count` phrases to a locale, so that an index is worth several chunks of work.
  void add_phrases(const std::string& locale, std::size_t count) const;

  [[nodiscard]] index::BuildOptions options() const;
  /// Builds with options(). Throws std::runtime_error with all faults when there are any.
  index::BuildReport build() const;

 private:
  TempDir folder_;
};

}  // namespace attune::test
