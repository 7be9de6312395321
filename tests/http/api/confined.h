// SPDX-License-Identifier: GPL-2.0-or-later
// A program that the kernel kills at the first system call it must not make.
#pragma once

#include <linux/filter.h>
#include <sys/types.h>

#include <cstdio>
#include <string>
#include <vector>

namespace attune::test {

using Filter = std::vector<sock_filter>;

[[nodiscard]] Filter no_connecting();
/// No file may be opened for writing, made, renamed or shortened.
[[nodiscard]] Filter no_writing();

/// Runs from construction on; killed at the end. Its standard output, and error output where asked,
/// is readable here.
class Confined {
 public:
  enum class Errors : bool { Apart, Captured };

  Confined(std::vector<std::string> words, const Filter& filter, Errors errors = Errors::Apart);
  ~Confined();
  Confined(const Confined&) = delete;
  Confined& operator=(const Confined&) = delete;

  /// The next line of its output with its end; empty at the end of the output.
  std::string line();
  /// What was left of its output; then `status()` is known.
  std::string rest();
  /// Exit status; 1000 + signal when one ended it. Waits for that.
  int wait();
  void interrupt() const;
  [[nodiscard]] pid_t pid() const { return child_; }

 private:
  pid_t child_ = -1;
  FILE* output_ = nullptr;
};

}  // namespace attune::test
