// SPDX-License-Identifier: GPL-2.0-or-later
// From text to search terms. The same function reads entries when indexing and questions when
// asking, so the two can never disagree. It never fails on valid UTF-8, and nothing in the text is
// an operator.
//
//   analyze("Los envíos llegan tarde")   (Spanish)
//     word 0 “Los”     stop   exact los      stem los
//     word 1 “envíos”  [4,10) exact envíos   stem envi   grams envi nvio vios
//     …
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "locales/language.h"

namespace attune::locales {

/// How a term was made. Families are indexed under their own prefixes and weighted apart; see
/// indexer/schema.h.
enum class Family : std::uint8_t {
  Exact,   ///< lower-cased and compatibility-folded, spelling kept
  Stem,    ///< folded and stemmed
  Gram,    ///< character n-gram of the folded word; carries typos and languages without a stemmer
  Bigram,  ///< two neighbouring characters of a script written without spaces, or two Hangul
           ///< syllables
  Dictionary,  ///< word found by ICU's dictionary in such a script
  Pair,        ///< the stems of a word and of the next: phrases weigh more than scattered words
};

struct Term {
  Family family;
  std::string key;
  friend bool operator==(const Term&, const Term&) = default;
};

/// A word of the text with everything it is found by.
struct Word {
  std::uint32_t begin = 0, end = 0;  ///< in code points of the analysed text
  std::string exact;                 ///< key of the Exact form
  std::vector<Term> terms;           ///< no duplicates
  bool stop = false;                 ///< in the language's stop list: weighs little
};

/// Thread-safe: each call leases a set of ICU and stemmer objects of its own.
class Analyzer {
 public:
  /// Throws std::invalid_argument for settings that name an unknown rule or stemmer.
  /// `remembered_words`: so many analysed words each worker keeps; none by default, for what
  /// customers write is not kept. A corpus is public, and repeats itself.
  Analyzer(std::string_view tag, const AnalysisSettings& settings,
           std::size_t remembered_words = 0);
  ~Analyzer();
  Analyzer(const Analyzer&) = delete;
  Analyzer& operator=(const Analyzer&) = delete;

  [[nodiscard]] std::vector<Word> analyze(std::string_view text) const;

  /// A whole text folded as a word is: what two spellings of one thing have in common.
  [[nodiscard]] std::string fold(std::string_view text) const;

  [[nodiscard]] const AnalysisSettings& settings() const;

  /// A word typed in Latin letters as this language writes it, by the pack's table, longest match
  /// first
  /// ("henpin" → "返品"); empty when the table leaves letters over or is empty.
  [[nodiscard]] std::string transliterate(std::string_view latin_word) const;

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

/// What stands for a word among its neighbours: its stem or dictionary form, else its exact form.
[[nodiscard]] std::string_view kernel_of(const Word& word);

/// Identifies settings and libraries: two analysers with equal fingerprints make equal terms.
[[nodiscard]] std::string analysis_fingerprint(std::string_view tag,
                                               const AnalysisSettings& settings);

/// Raise when analyze() makes other terms for the same text; packs of another version are rebuilt.
inline constexpr int kAnalyzerVersion = 5;

}  // namespace attune::locales
