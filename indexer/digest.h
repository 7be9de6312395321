// SPDX-License-Identifier: GPL-2.0-or-later
// SHA-256, by libsodium.
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace attune::index {

/// Feed bytes, then take the sum. Not thread-safe.
class Digest {
 public:
  Digest();
  ~Digest();
  Digest(Digest&&) noexcept;
  Digest& operator=(Digest&&) noexcept;

  /// Length-prefixed, so that ("ab","c") and ("a","bc") differ.
  void add(std::string_view bytes);
  void add_file(const std::string& path);
  /// 64 lower-case hexadecimal digits; the digest is spent.
  [[nodiscard]] std::string hex();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// Plain SHA-256 of a file's bytes, as sha256sum prints it. Throws std::runtime_error when it
/// cannot be read.
[[nodiscard]] std::string sha256_of_file(const std::string& path);

}  // namespace attune::index
