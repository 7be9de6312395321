// SPDX-License-Identifier: GPL-2.0-or-later
// Which known words a word typed in Latin letters may have been meant for. A table turns it into
// the language's script (locales/packs/<tag>/translit.tsv), but writers leave out vowels, write
// them as they please, and have one letter for several of the script's (h for ه and ح). What they
// keep is consonants: known words are filed under those of their Latin transliteration (CLDR's, by
// ICU).
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "locales/analyzer.h"
#include "locales/romanizer.h"

namespace attune::search {

struct SoundAlike {
  std::string_view word;  ///< lives as long as the index
  int distance;           ///< edits between the two in Latin letters, vowels and all
};

/// Thread-safe after finish().
class SoundAlikes {
 public:
  /// A known word, and the consonants of its stem beside its own: articles may be left out.
  void add(std::string_view word, std::uint32_t documents, const locales::Analyzer& analyzer);
  void finish();

  /// Known words like `word`, which is in the language's script; nearest first, then the commonest.
  [[nodiscard]] std::vector<SoundAlike> like(std::string_view word,
                                             const locales::Analyzer& analyzer,
                                             std::size_t limit) const;

 private:
  struct Known {
    std::string word, latin;
    std::uint32_t documents;
  };

  std::unique_ptr<locales::Romanizer> romanizer_;  // from the first word on
  std::vector<Known> words_;
  std::vector<std::pair<std::string, std::uint32_t>> filed_;  // consonants, number of the word
};

}  // namespace attune::search
