// SPDX-License-Identifier: GPL-2.0-or-later
// The wordings that one language watches for, and what each of them means: cues of the locale pack,
// cues of protocols and patterns of avoid entries, everyday words for emotions.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "locales/wording.h"

namespace attune::search {

struct Meaning {
  enum class Of : std::uint8_t { Cue, Emotion, Entry };
  Of of = Of::Cue;
  std::string id;              ///< kind of the cue, or emotion; empty for an entry
  std::uint32_t document = 0;  ///< of an entry: its number in the pack
};

struct Sighting {
  const Meaning* meaning;    ///< lives as long as the lexicon
  std::uint32_t begin, end;  ///< in code points of the text
};

/// Thread-safe after the last add().
class Lexicon {
 public:
  explicit Lexicon(const locales::Analyzer& analyzer) : wordings_(analyzer) {}

  void add(std::string_view pattern, Meaning meaning) {
    wordings_.add(pattern);
    meanings_.push_back(std::move(meaning));
  }

  void finish() {
    wordings_.finish();
    meanings_.shrink_to_fit();
  }

  [[nodiscard]] std::vector<Sighting> find(std::string_view text,
                                           const std::vector<locales::Word>& words) const {
    std::vector<Sighting> out;
    for (const auto& match : wordings_.find(text, words))
      out.push_back({&meanings_[match.wording], match.begin, match.end});
    return out;
  }

 private:
  locales::Wordings wordings_;
  std::vector<Meaning> meanings_;
};

}  // namespace attune::search
