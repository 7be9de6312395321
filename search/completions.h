// SPDX-License-Identifier: GPL-2.0-or-later
// What a half-typed question may become: words of the entries, and the expressions that stand for
// situations, emotions and strategies, in one sorted array of folded keys.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/schema.h"
#include "locales/analyzer.h"

namespace attune::search {

struct Completion {
  std::string text;  ///< the whole question when it is taken
  std::string axis;  ///< "situation", "emotion", "strategy"; "" for a word
  std::string id;    ///< of the taxonomy; "" for a word
};

/// Immutable and thread-safe after finish().
class Completions {
 public:
  /// `weight`: how often it is used; expressions come before words.
  void add(std::string_view text, std::uint32_t weight, const locales::Analyzer& analyzer,
           std::string_view axis = {}, std::string_view id = {});
  /// A word that is typed in Latin letters, as the language writes it.
  void add_latin(std::string_view latin, std::string_view native,
                 const locales::Analyzer& analyzer);
  void finish();

  /// At most `limit`, best first. The whole question is completed to expressions, and its last word
  /// to words; a word of the script's length (two letters, or one character of Han, kana, Hangul,
  /// Thai and the like) is enough. Typed in Latin letters, a language of another script is also
  /// completed by what its pack makes of them.
  [[nodiscard]] std::vector<Completion> complete(std::string_view question, std::size_t limit,
                                                 const locales::Analyzer& analyzer) const;

 private:
  struct Item {
    std::string key, text;
    std::string_view axis;  // of kFacets
    std::string id;
    std::uint32_t weight;
  };
  [[nodiscard]] std::vector<const Item*> with_prefix(std::string_view key, std::size_t limit,
                                                     bool words_only) const;

  std::vector<Item> items_;  // by key
};

}  // namespace attune::search
