// SPDX-License-Identifier: GPL-2.0-or-later
// The pack format, in one place: which fields are searched and how much they count, how terms are
// prefixed, which axes can be filtered, what a document carries. The indexer writes by it, the
// engine reads by it.
//
// A pack is one single-file Xapian database per language. A document is one entry in one locale:
//   terms      family prefix + key, wdf = sum of the weights of the fields it stands in
//   booleans   Q<id>, L<locale>, and one per facet value (kFacets)
//   data       a Record as JSON; label documents (kLabelPrefix) have none
//   metadata   kMeta…: what the pack is and the definitions of its locales
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "locales/analyzer.h"

namespace attune::index {

/// Raise when packs of the older form cannot be read any more. Do not reuse numbers.
inline constexpr int kSchemaVersion = 7;

/// Where searched text comes from, and how many times it counts as much as a word of guidance.
enum class Field : std::uint8_t { Text, Title, CustomerSays, Label, Guidance, Said };
struct FieldWeight {
  Field field;
  std::uint32_t wdf;
};
inline constexpr std::array kFields{
    FieldWeight{Field::Text, 2},         FieldWeight{Field::Title, 4},
    FieldWeight{Field::CustomerSays, 3}, FieldWeight{Field::Label, 4},
    FieldWeight{Field::Guidance, 1},     FieldWeight{Field::Said, 1}};

/// The language a term was analysed in: the pack's own, or English (gloss and English guidance of
/// entries in other languages, so that an agent who reads English finds them directly).
enum class Scope : std::uint8_t { Native, English };

/// Prefix of each term family, by scope. Written in packs: do not change a letter without
/// kSchemaVersion.
struct FamilyPrefix {
  locales::Family family;
  std::string_view native, english;
};
inline constexpr std::array kFamilies{FamilyPrefix{locales::Family::Exact, "X", "EX"},
                                      FamilyPrefix{locales::Family::Stem, "S", "ES"},
                                      FamilyPrefix{locales::Family::Gram, "G", "EG"},
                                      FamilyPrefix{locales::Family::Bigram, "B", "EB"},
                                      FamilyPrefix{locales::Family::Dictionary, "D", "ED"},
                                      FamilyPrefix{locales::Family::Pair, "P", "EP"}};

inline constexpr std::string_view kIdPrefix = "Q", kLocalePrefix = "L";
/// What customers said: these are the last documents but the labels.
inline constexpr const char* kUtteranceTerm = "FK:utterance";

/// After the entries come the label documents: one per taxonomy id of kLabelledAxes, with the
/// boolean term T<axis>:<id>, no data, and as its terms the label and the everyday words for the
/// id. Whatever finds “anger” finds the entries about it, and no entry has to repeat those words.
inline constexpr std::string_view kLabelPrefix = "T";

/// What can be filtered and counted. `name` is the API's parameter and facet name.
enum class Axis : std::uint8_t {
  Kind,
  Situation,
  Emotion,
  Escalation,
  Stage,
  Strategy,
  Channel,
  Register
};
struct Facet {
  Axis axis;
  std::string_view name, prefix;
};
inline constexpr std::array kFacets{
    Facet{Axis::Kind, "kind", "FK"},       Facet{Axis::Situation, "situation", "FS"},
    Facet{Axis::Emotion, "emotion", "FE"}, Facet{Axis::Escalation, "escalation", "FX"},
    Facet{Axis::Stage, "stage", "FT"},     Facet{Axis::Strategy, "strategy", "FY"},
    Facet{Axis::Channel, "channel", "FC"}, Facet{Axis::Register, "register", "FR"}};
inline constexpr std::size_t kAxes = kFacets.size();

inline constexpr std::array kLabelledAxes{Axis::Situation, Axis::Emotion, Axis::Strategy};

/// Every table is in the order of its enum, so that a value indexes it, and no two prefixes are the
/// same.
consteval bool well_formed() {
  for (std::size_t i = 0; i < kFields.size(); ++i)
    if (static_cast<std::size_t>(kFields[i].field) != i) return false;
  for (std::size_t i = 0; i < kFamilies.size(); ++i)
    if (static_cast<std::size_t>(kFamilies[i].family) != i ||
        kFamilies[i].native == kFamilies[i].english)
      return false;
  for (std::size_t i = 0; i < kFacets.size(); ++i) {
    if (static_cast<std::size_t>(kFacets[i].axis) != i) return false;
    for (std::size_t j = 0; j < i; ++j)
      if (kFacets[i].prefix == kFacets[j].prefix) return false;
  }
  return true;
}
static_assert(well_formed(),
              "tables of the pack schema must be in enum order with unique prefixes");

/// "Tsituation:late-delivery"
[[nodiscard]] std::string label_term(Axis axis, std::string_view id);

[[nodiscard]] std::string term_of(const locales::Term& term, Scope scope);

/// Metadata keys of a pack.
/// `locales`: encoded locales::Locale, one per line, the language itself first. `english`: the
/// English one, whose analysis made the English scope. `parents`: lines “child parent”.
/// `situations`, `emotions`, `intensities`, `alarms`: an encoded Classifier. `profile`: a
/// locales::Profile.
inline constexpr std::string_view kMetaSchema = "schema", kMetaLanguage = "language",
                                  kMetaLocales = "locales", kMetaEnglish = "english",
                                  kMetaParents = "parents", kMetaSituations = "situations",
                                  kMetaEmotions = "emotions", kMetaIntensities = "intensities",
                                  kMetaAlarms = "alarms", kMetaProfile = "profile";

/// One wording of an entry as hits show it. For kinds other than phrase there is one, the main
/// text.
struct Wording {
  std::string pattern;  ///< MessageFormat; empty when there is nothing to fill
  std::string text;     ///< preview: slots as {name}
  std::string gloss, register_id;
  std::vector<std::string> channels;
  std::string speaker, addressee;
  std::vector<std::string> slots;
  friend bool operator==(const Wording&, const Wording&) = default;
};

/// A wording's text with its {slots} blanked out: their names are no words of the language. Places
/// stay.
[[nodiscard]] std::string without_slots(std::string text);

/// All that a result shows; the reader never needs the corpus.
struct Record {
  std::string id, kind, locale;
  std::string review_state, register_id;
  std::string topic;  ///< of a norm or protocol; else empty
  std::vector<Wording> wordings;
  std::string card;  ///< members of a JSON object without its braces: what no question changes
  std::vector<Wording> first_words = {};        ///< of a protocol: what can be sent
  std::vector<std::string> customer_says = {};  ///< of a phrase: what it answers
  std::string strategy = {};                    ///< of a phrase
  std::vector<std::string> situations = {};     ///< the first is what it is mainly about
  bool moves_on = false;                        ///< says which entries follow it
  std::vector<std::string> emotions = {};
  std::string stage = {};  ///< of a phrase
  int escalation = -1;     ///< -1: unstated
  /// Of an avoid entry: what a draft is searched for; of a protocol: its cues.
  std::vector<std::string> patterns = {};
  std::string rule = {}, level = {};      ///< of an avoid entry
  std::string why = {};                   ///< of an avoid entry: in the locale's language …
  std::string english_why = {};           ///< … and in English, outside English
  std::vector<std::string> instead = {};  ///< of an avoid entry: ids
  friend bool operator==(const Record&, const Record&) = default;
};

/// What the server knows of corpus/taxonomy.yaml; <generation>/taxonomy.json.
struct TaxonomyLists {
  struct Slot {
    std::string id, type, example;
    friend bool operator==(const Slot&, const Slot&) = default;
  };
  /// By axis ("emotion", "norm-topic", …): ids in display order.
  std::map<std::string, std::vector<std::string>, std::less<>> ids;
  std::map<std::string, std::string, std::less<>> group_of_situation;
  std::vector<Slot> slots;
  friend bool operator==(const TaxonomyLists&, const TaxonomyLists&) = default;
};

[[nodiscard]] std::string encode(const TaxonomyLists& lists);
[[nodiscard]] TaxonomyLists decode_taxonomy(std::string_view bytes);

/// What of an entry can be rendered and sent: a phrase's wordings, a protocol's first words.
[[nodiscard]] const std::vector<Wording>& sendable(const Record& record);

[[nodiscard]] std::string encode(const Record& record);
/// Throws std::runtime_error when the bytes are not a Record.
[[nodiscard]] Record decode_record(std::string_view bytes);

}  // namespace attune::index
