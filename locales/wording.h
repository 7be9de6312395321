// SPDX-License-Identifier: GPL-2.0-or-later
// Finds wordings in a text, whatever their inflection, case or accents. A wording is a pattern over
// analysed words:
//   never * again            these words in this order; * is nothing to three words
//   (kill|hurt) myself       one of these
//   =may                     exactly this form, where a stem, or folded letters, would be too loose
// In scripts written without spaces a pattern is a run of characters, and * is nothing to twelve of
// them. Matching takes time in proportion to the text: there is no backtracking.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "locales/analyzer.h"

namespace attune::locales {

struct WordingMatch {
  std::size_t wording = 0;           ///< as numbered by add()
  std::uint32_t begin = 0, end = 0;  ///< in code points of the text
  friend bool operator==(const WordingMatch&, const WordingMatch&) = default;
};

/// What is wrong with a pattern, as a sentence; empty when nothing is.
[[nodiscard]] std::string fault_of_wording(std::string_view pattern);

/// All wordings that one language looks for. Thread-safe after the last add().
class Wordings {
 public:
  /// The analyser must outlive this.
  explicit Wordings(const Analyzer& analyzer);
  ~Wordings();
  Wordings(Wordings&&) noexcept;
  Wordings& operator=(Wordings&&) noexcept;

  /// Returns the wording's number: 0, 1, … A pattern with a fault, or without a word, never
  /// matches.
  std::size_t add(std::string_view pattern);
  [[nodiscard]] std::size_t size() const;
  /// After the last add(): gives back memory that was kept for more.
  void finish();

  /// `words` are what the analyser makes of the text. By beginning, then number; the shortest match
  /// of each wording at each place.
  [[nodiscard]] std::vector<WordingMatch> find(std::string_view text,
                                               const std::vector<Word>& words) const;

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace attune::locales
