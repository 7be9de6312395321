// SPDX-License-Identifier: GPL-2.0-or-later
// One language's pack: immutable and shared by all threads. Everything that answers an agent is
// read into memory; what customers said, which is most of a pack and hardly ever asked for, is read
// from the file when it is. The file stays open, so that a new generation may replace it at any
// time.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "indexer/classifier.h"
#include "indexer/schema.h"
#include "locales/analyzer.h"
#include "locales/language.h"
#include "locales/profile.h"
#include "search/bitmap.h"
#include "search/completions.h"
#include "search/facets.h"
#include "search/highlight.h"
#include "search/lexicon.h"
#include "search/reading.h"
#include "search/sound_alikes.h"
#include "search/speller.h"
#include "search/term_index.h"

namespace attune::search {

/// A document with what answering needs at hand.
struct StoredDocument {
  index::Record record;
  std::vector<std::string>
      wording_json;  ///< per wording: the hit's members that depend on which is shown
  std::vector<std::vector<Span>> spans;  ///< per wording: where its words stand; none of utterances
};
using DocumentPtr = std::shared_ptr<const StoredDocument>;

/// A label document: it is matched like an entry, and what it gains goes to the entries about its
/// id.
struct Label {
  index::Axis axis = index::Axis::Situation;
  std::string id;
  std::vector<DocId> documents;  ///< entries that carry the id, ascending
};

/// Which documents a target locale is served: of each idea the nearest variant along its fallback
/// chain.
struct View {
  std::vector<DocId> documents;  ///< visible ones, ascending
  Bitmap visible;
  std::vector<float> prior;           ///< by document: what no question changes, see ranking.h
  std::vector<std::int64_t> of_idea;  ///< document of an idea, or -1
};

/// Gives each entry id one number across packs. number() is thread-safe; the rest is for when all
/// packs are loaded.
class Ideas {
 public:
  std::uint32_t number(const std::string& id) {
    const std::lock_guard lock(mutex_);
    return numbers_.try_emplace(id, static_cast<std::uint32_t>(numbers_.size())).first->second;
  }
  [[nodiscard]] const std::uint32_t* find(const std::string& id) const {
    const auto found = numbers_.find(id);
    return found == numbers_.end() ? nullptr : &found->second;
  }
  [[nodiscard]] std::size_t size() const { return numbers_.size(); }

 private:
  std::mutex mutex_;
  std::unordered_map<std::string, std::uint32_t> numbers_;
};

/// What the metadata of a pack says; read before its documents because all packs share one
/// FacetLayout.
struct PackDefinition {
  std::string language;
  std::vector<locales::Locale> locales;  ///< the language first, then its regions
  locales::Locale english;
  locales::Parents parents;
};

/// Postings and how a question for them is read. Valid as long as its pack.
struct Shelf {
  const TermIndex& index;
  const Reading& reading;
  index::Scope scope;
};

class Pack {
 public:
  /// Throws std::runtime_error for a file that is not a pack of this schema.
  [[nodiscard]] static PackDefinition read_definition(const std::string& path);
  Pack(const std::string& path, PackDefinition definition, const FacetLayout& layout, Ideas& ideas,
       Readings& readings);
  ~Pack();

  [[nodiscard]] const PackDefinition& definition() const { return definition_; }
  [[nodiscard]] const locales::Locale& base() const { return definition_.locales.front(); }
  /// The definition that applies to a tag: its own, else that of its nearest parent.
  [[nodiscard]] const locales::Locale& locale_for(const std::string& tag) const;

  /// Where a question may look.
  [[nodiscard]] Shelf entries() const { return {native_, *native_reading_, index::Scope::Native}; }
  [[nodiscard]] Shelf english() const {
    return {english_, *english_reading_, index::Scope::English};
  }
  /// Utterances, apart from the rest; read from the file at the first call, which takes a while.
  [[nodiscard]] Shelf utterances() const;
  /// How many documents, utterances among them, have a word in its exact form.
  [[nodiscard]] std::size_t documents_with(std::string_view exact) const {
    return speller_.documents_with(exact);
  }
  /// What to look for in a customer's message, and in an agent's draft.
  [[nodiscard]] const Lexicon& heard() const { return heard_; }
  [[nodiscard]] const Lexicon& drafted() const { return drafted_; }
  [[nodiscard]] const Speller& speller() const { return speller_; }
  [[nodiscard]] const Completions& completions() const { return completions_; }
  /// What a text in the pack's language is about, and what its writer feels.
  [[nodiscard]] const index::Classifier& situations() const { return situations_; }
  [[nodiscard]] const index::Classifier& emotions() const { return emotions_; }
  /// Labels "1" to "5".
  [[nodiscard]] const index::Classifier& intensities() const { return intensities_; }
  /// Labels are protocol topics.
  [[nodiscard]] const index::Classifier& alarms() const { return alarms_; }
  [[nodiscard]] const SoundAlikes& sound_alikes() const { return sound_alikes_; }
  [[nodiscard]] const locales::Profile& profile() const { return profile_; }
  /// Of documents and of utterances, which come last.
  [[nodiscard]] std::size_t size() const { return ideas_.size(); }
  [[nodiscard]] bool is_utterance(DocId id) const { return id >= entries_.size(); }
  /// Not of an utterance.
  [[nodiscard]] const StoredDocument& document(DocId id) const { return entries_[id]; }
  /// Of any document. Throws std::runtime_error when the file can no longer be read.
  [[nodiscard]] DocumentPtr fetch(DocId id) const;
  /// Number of the entry id, the same in all packs of a generation.
  [[nodiscard]] std::uint32_t idea(DocId id) const { return ideas_[id]; }
  /// Of the locale the document is written for.
  [[nodiscard]] const std::string& locale_tag(DocId id) const { return locale_tags_[locales_[id]]; }
  /// Label i is document size() + i of the term indexes.
  [[nodiscard]] const std::vector<Label>& labels() const { return labels_; }
  /// The documents that have a facet value, by its bit in the FacetLayout.
  [[nodiscard]] const Bitmap& with_facet(std::size_t bit) const { return facets_[bit]; }
  /// What a fallback chain (nearest first) is served. Thread-safe; views are made once per distinct
  /// set of locales with content and live as long as the pack.
  [[nodiscard]] const View& view(const std::vector<std::string>& chain, std::size_t ideas) const;

 private:
  struct File;

  void load(const FacetLayout& layout, Ideas& ideas);
  void load_numbers(Ideas& ideas);
  void load_terms(const FacetLayout& layout);
  void load_lexicons();
  void load_utterances() const;
  [[nodiscard]] StoredDocument stored(DocId id) const;
  void add_native(const std::string& term, std::uint32_t documents);
  void take_facet(const index::Facet& facet, const std::string& id,
                  const std::vector<DocId>& documents, const FacetLayout& layout);
  [[nodiscard]] std::unique_ptr<View> make_view(const std::vector<std::uint8_t>& chain,
                                                std::size_t ideas) const;

  PackDefinition definition_;
  ReadingPtr native_reading_, english_reading_;
  std::unique_ptr<File> file_;
  TermIndex native_, english_;
  mutable TermIndex said_;
  mutable std::once_flag said_is_read_;
  Speller speller_;
  SoundAlikes sound_alikes_;  // empty where nobody types the script in Latin letters
  Completions completions_;
  Lexicon heard_, drafted_;
  index::Classifier situations_, emotions_, intensities_, alarms_;
  locales::Profile profile_;
  std::vector<StoredDocument> entries_;
  std::vector<std::uint32_t> ideas_;   // by document
  std::vector<std::uint8_t> locales_;  // by document: index into locale_tags_
  std::vector<Label> labels_;
  std::vector<Bitmap> facets_;  // by bit
  std::vector<std::string> locale_tags_;
  mutable std::mutex views_mutex_;
  mutable std::map<std::vector<std::uint8_t>, std::unique_ptr<View>> views_;
};

}  // namespace attune::search
