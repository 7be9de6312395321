// SPDX-License-Identifier: GPL-2.0-or-later
// Faults as a short text, so that a test is a row of input and expected output:
//   "2:5: unknown-key\n7:1: missing-key\n"
#pragma once

#include <fmt/format.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

#include "corpus/diagnostics.h"

namespace attune::corpus {

inline std::string fault_text(const Diagnostics& faults) {
  std::string text;
  for (const Diagnostic& fault : faults.sorted()) {
    text += fmt::format("{}:{}: {}\n", fault.mark.line, fault.mark.column, fault.code);
  }
  return text;
}

/// With the files' last names in front: "es/phrases/a.yaml:1:1: missing-key\n".
inline std::string fault_text(const Diagnostics& faults, const std::filesystem::path& root) {
  std::string text;
  for (const Diagnostic& fault : faults.sorted()) {
    const auto file = std::filesystem::path(fault.file).lexically_relative(root).generic_string();
    text += fmt::format("{}:{}:{}: {}\n", file, fault.mark.line, fault.mark.column, fault.code);
  }
  return text;
}

/// A folder of the test's own, gone when the test ends.
class TempFolder {
 public:
  TempFolder() {
    const auto base = std::filesystem::temp_directory_path();
    for (int i = 0; !std::filesystem::create_directory(path_); ++i) {
      path_ = base / fmt::format("attune-corpus-test-{}-{}", static_cast<const void*>(this), i);
    }
  }
  TempFolder(const TempFolder&) = delete;
  TempFolder& operator=(const TempFolder&) = delete;
  ~TempFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }

  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

  void write(std::string_view name, std::string_view text) const {
    const auto file = path_ / name;
    std::filesystem::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << text;
  }

 private:
  std::filesystem::path path_ = std::filesystem::temp_directory_path();
};

}  // namespace attune::corpus
