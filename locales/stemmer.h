// SPDX-License-Identifier: GPL-2.0-or-later
// One door to the stemmers of two libraries: Xapian's own, and libstemmer for languages Xapian 1.4
// lacks.
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace attune::locales {

/// Not thread-safe; make one per thread.
class Stemmer {
 public:
  virtual ~Stemmer() = default;
  [[nodiscard]] virtual std::string stem(const std::string& word) = 0;
};

/// "spanish" (Xapian), "libstemmer:hindi" or "none" (nullptr). Throws std::invalid_argument for
/// another name.
[[nodiscard]] std::unique_ptr<Stemmer> make_stemmer(std::string_view name);

/// Versions of both libraries: stems change with them, so packs carry this.
[[nodiscard]] std::string stemmer_versions();

}  // namespace attune::locales
