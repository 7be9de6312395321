// SPDX-License-Identifier: GPL-2.0-or-later
// Which known words an unknown one may have been meant for: symmetric deletion (Garbe 2012). Every
// known word is filed under itself and under each form with one letter left out; a misspelt word
// shares a form with those it is one edit away from, and with those where a letter has moved.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace attune::search {

struct Correction {
  std::string_view word;    ///< lives as long as the speller
  std::uint32_t documents;  ///< that have it
  int distance;             ///< insertions, deletions, replacements, swaps of neighbours: 1 or 2
};

/// Immutable and thread-safe after finish().
class Speller {
 public:
  /// Words shorter than this are not corrected: nearly everything is one edit away from them.
  static constexpr std::size_t kShortest = 4, kLongest = 24;  // code points
  /// From this length on two edits are forgiven.
  static constexpr std::size_t kLong = 7;

  /// Words in ascending byte order.
  void add(std::string_view word, std::uint32_t documents);
  void finish();

  /// 0 for an unknown word.
  [[nodiscard]] std::uint32_t documents_with(std::string_view word) const;
  /// The nearest known words, best first: fewest edits, then the same first letter, then most
  /// documents. Not the word itself.
  [[nodiscard]] std::vector<Correction> corrections(std::string_view word, std::size_t limit) const;

 private:
  struct Known {
    std::string word;
    std::uint32_t documents;
  };
  std::vector<Known> words_;
  std::vector<std::pair<std::uint32_t, std::uint32_t>>
      forms_;  // hash of a form, number of its word
};

}  // namespace attune::search
