// SPDX-License-Identifier: GPL-2.0-or-later
// What the program knows about a language or region: a plain value read from locales/packs/<tag>/
// by corpus/locale_pack, stored in the search pack by the indexer, and all that the server knows of
// a language.
//   Locale es_mx = …;  es_mx.direction == Direction::LeftToRight;  es_mx.registers.front().id ==
//   "usted"
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace attune::locales {

enum class Direction : std::uint8_t { LeftToRight, RightToLeft };
enum class Segmentation : std::uint8_t { Words, Dictionary };
enum class Lowercase : std::uint8_t { Default, Turkic };

struct Register {
  std::string id, name, english;
  bool is_default = false;
  friend bool operator==(const Register&, const Register&) = default;
};

/// How text of a language becomes search terms. Same values, same terms: the pack carries their
/// hash.
struct AnalysisSettings {
  Segmentation segmentation = Segmentation::Words;
  std::string stemmer = "none";  ///< Xapian's name, "libstemmer:hindi", or "none"
  Lowercase lowercase = Lowercase::Default;
  std::vector<std::string> fold;      ///< names of folding rules, in order
  std::vector<std::string> elisions;  ///< "l'", "qu'"
  /// What joins the parts of a compound, besides nothing: {"s", "es"}; empty: no compounds.
  std::vector<std::string> compounds;
  std::vector<std::string> words;  ///< of the subject, which a dictionary would cut
  int grams = 4;                   ///< length of character n-grams; 0: none
  std::vector<std::string> stopwords;
  std::vector<std::vector<std::string>> synonyms;  ///< each group: the usual word first
  std::vector<std::pair<std::string, std::string>>
      transliteration;  ///< latin → native, as in translit.tsv
  friend bool operator==(const AnalysisSettings&, const AnalysisSettings&) = default;
};

/// A word or phrase that stands for a taxonomy id in this language: {"emotion", "anger",
/// "furious"}.
struct VocabularyWord {
  std::string axis, id, word;
  friend bool operator==(const VocabularyWord&, const VocabularyWord&) = default;
};

/// A wording that tells something about a text: {"negation", "never"}, {"register:tu", "=tienes"};
/// locales/wording.h says what a pattern may hold.
struct Cue {
  std::string kind, pattern;
  friend bool operator==(const Cue&, const Cue&) = default;
};

/// When service of this culture says sorry: for what the company did, or for any trouble the
/// customer had, whoever caused it. The locale's norm on apology has the reasons.
enum class Apology : std::uint8_t { WhenWrong, Readily };

struct Locale {
  std::string tag;  ///< canonical BCP 47
  std::string name, english_name, script;
  Direction direction = Direction::LeftToRight;
  std::vector<Register> registers;  ///< most formal first
  std::vector<std::string> speaker_genders,
      addressee_genders;                            ///< empty: grammar does not mark them
  std::map<std::string, std::string> name_pattern;  ///< by register, "default", "fallback"
  std::map<std::string, std::string> titles;        ///< by gender
  Apology apology = Apology::WhenWrong;
  AnalysisSettings analysis;
  std::vector<VocabularyWord> vocabulary;
  std::vector<Cue> cues;
  friend bool operator==(const Locale&, const Locale&) = default;
};

/// CLDR's explicit parents: {"es-MX", "es-419"}.
using Parents = std::map<std::string, std::string>;

/// Canonical BCP 47 form ("PT-br" → "pt-BR", "iw" → "he"); empty when it is not a well-formed tag.
[[nodiscard]] std::string canonical_tag(std::string_view tag);

/// The language a tag's content is packed with: "es" for "es-MX", "zh-Hant" for "zh-TW".
[[nodiscard]] std::string pack_language(std::string_view tag);

/// ISO 15924 script of a tag, from likely subtags where it is unstated: "Latn" for "es".
[[nodiscard]] std::string script_of(std::string_view tag);

/// The tag, then its parents by CLDR, nearest first, down to its pack_language(); language and
/// script stay the same: "es-MX" → es-MX, es-419, es; "zh-TW" → zh-TW, zh-Hant. Text is never
/// served from outside this chain.
[[nodiscard]] std::vector<std::string> fallback_chain(std::string_view tag, const Parents& parents);

[[nodiscard]] std::string_view name_of(Direction direction);  ///< "ltr" | "rtl"

/// JSON text of a Locale, canonical (same value, same bytes), and back. decode() throws
/// std::runtime_error.
[[nodiscard]] std::string encode(const Locale& locale);
[[nodiscard]] Locale decode_locale(std::string_view encoded);

}  // namespace attune::locales
