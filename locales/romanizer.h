// SPDX-License-Identifier: GPL-2.0-or-later
// Any script in plain Latin letters, by CLDR's transliterations: “shhnt” for شحنة.
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace attune::locales {

/// Thread-safe: one call at a time, for ICU's transliterators promise nothing.
class Romanizer {
 public:
  /// Throws std::runtime_error when ICU lacks its data.
  Romanizer();
  ~Romanizer();
  Romanizer(const Romanizer&) = delete;
  Romanizer& operator=(const Romanizer&) = delete;

  /// Only a … z; whatever has no such letter is left out.
  [[nodiscard]] std::string latin(std::string_view text) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace attune::locales
