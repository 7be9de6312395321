// SPDX-License-Identifier: GPL-2.0-or-later
// One language's pack, read wholly into memory: immutable, shared by all threads, and independent
// of the file afterwards, so that a new generation may replace it at any time.
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
#include "search/bitmap.h"
#include "search/completions.h"
#include "search/facets.h"
#include "search/highlight.h"
#include "search/reading.h"
#include "search/speller.h"
#include "search/term_index.h"

namespace attune::search {

/// A document with what answering needs at hand.
struct StoredDocument {
  index::Record record;
  std::vector<std::string>
      wording_json;  ///< per wording: the hit's members that depend on which is shown
  std::vector<std::vector<Span>> spans;  ///< per wording: where its words stand; none of utterances
  std::uint32_t idea = 0;  ///< number of the entry id, the same in all packs of a generation
  bool is_utterance = false;
  std::uint8_t locale = 0;  ///< index into Pack::locale_tags()
};

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

  [[nodiscard]] const PackDefinition& definition() const { return definition_; }
  [[nodiscard]] const locales::Locale& base() const { return definition_.locales.front(); }
  /// The definition that applies to a tag: its own, else that of its nearest parent.
  [[nodiscard]] const locales::Locale& locale_for(const std::string& tag) const;

  /// Where a question may look.
  [[nodiscard]] Shelf entries() const { return {native_, *native_reading_, index::Scope::Native}; }
  [[nodiscard]] Shelf english() const {
    return {english_, *english_reading_, index::Scope::English};
  }
  /// Utterances, apart from the rest: there are many, and they are hardly ever asked for.
  [[nodiscard]] Shelf utterances() const { return {said_, *native_reading_, index::Scope::Native}; }
  /// How many documents, utterances among them, have a word in its exact form.
  [[nodiscard]] std::size_t documents_with(const std::string& exact) const;
  [[nodiscard]] const Speller& speller() const { return speller_; }
  [[nodiscard]] const Completions& completions() const { return completions_; }
  /// What a text in the pack's language is about, and what its writer feels.
  [[nodiscard]] const index::Classifier& situations() const { return situations_; }
  [[nodiscard]] const index::Classifier& emotions() const { return emotions_; }
  [[nodiscard]] const StoredDocument& document(DocId id) const { return documents_[id]; }
  [[nodiscard]] const std::vector<StoredDocument>& documents() const { return documents_; }
  /// Label i is document documents().size() + i of the term indexes.
  [[nodiscard]] const std::vector<Label>& labels() const { return labels_; }
  /// The documents that have a facet value, by its bit in the FacetLayout.
  [[nodiscard]] const Bitmap& with_facet(std::size_t bit) const { return facets_[bit]; }
  [[nodiscard]] const std::vector<std::string>& locale_tags() const { return locale_tags_; }

  /// What a fallback chain (nearest first) is served. Thread-safe; views are made once per distinct
  /// set of locales with content and live as long as the pack.
  [[nodiscard]] const View& view(const std::vector<std::string>& chain, std::size_t ideas) const;

 private:
  void load(const std::string& path, const FacetLayout& layout, Ideas& ideas);
  [[nodiscard]] StoredDocument stored(index::Record record, Ideas& ideas);
  void add_native(const std::string& term,
                  const std::vector<std::pair<DocId, std::uint32_t>>& postings);
  void take_facet(const index::Facet& facet, const std::string& id,
                  const std::vector<DocId>& documents, const FacetLayout& layout);
  [[nodiscard]] std::unique_ptr<View> make_view(const std::vector<std::uint8_t>& chain,
                                                std::size_t ideas) const;

  PackDefinition definition_;
  ReadingPtr native_reading_, english_reading_;
  TermIndex native_, english_, said_;
  Speller speller_;
  Completions completions_;
  index::Classifier situations_, emotions_;
  std::vector<StoredDocument> documents_;
  std::vector<Label> labels_;
  std::vector<Bitmap> facets_;  // by bit
  std::vector<std::string> locale_tags_;
  mutable std::mutex views_mutex_;
  mutable std::map<std::vector<std::uint8_t>, std::unique_ptr<View>> views_;
};

}  // namespace attune::search
