// SPDX-License-Identifier: GPL-2.0-or-later
// One language's pack, read wholly into memory: immutable, shared by all threads, and independent
// of the file afterwards, so that a new generation may replace it at any time.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "indexer/schema.h"
#include "locales/analyzer.h"
#include "locales/language.h"
#include "search/highlight.h"
#include "search/synonyms.h"
#include "search/term_index.h"

namespace attune::search {

/// A set of facet values of all axes; each value has one bit, given by FacetLayout.
inline constexpr std::size_t kFacetWords = 4;
using FacetSet = std::array<std::uint64_t, kFacetWords>;

/// Which bit stands for which facet value, the same for all packs of a generation.
class FacetLayout {
 public:
  /// Values in display order: by the taxonomy; registers of all packs in order of appearance.
  /// Throws std::runtime_error when there are more than 256.
  FacetLayout(const index::TaxonomyLists& taxonomy, const std::vector<std::string>& registers);

  static constexpr int kNone = -1;
  [[nodiscard]] int bit(index::Axis axis, std::string_view id) const;
  [[nodiscard]] const std::string& id(std::size_t bit) const { return ids_[bit]; }
  /// The bits of an axis: [first, last).
  [[nodiscard]] std::pair<std::size_t, std::size_t> range(index::Axis axis) const {
    return ranges_[static_cast<std::size_t>(axis)];
  }

 private:
  std::vector<std::string> ids_;
  std::array<std::pair<std::size_t, std::size_t>, index::kAxes> ranges_{};
};

/// A document with what answering needs at hand.
struct StoredDocument {
  index::Record record;
  std::vector<std::string>
      wording_json;  ///< per wording: the hit's members that depend on which is shown
  std::vector<std::vector<Span>> spans;  ///< per wording: where its words stand
  FacetSet facets{};
  float prior = 1;          ///< ranking.h; what no question changes
  std::uint32_t idea = 0;   ///< number of the entry id, the same in all packs of a generation
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
  std::vector<DocId> documents;       ///< visible ones, ascending
  std::vector<bool> visible;          ///< by document
  std::vector<std::int64_t> of_idea;  ///< document of an idea, or -1
};

/// Gives each entry id one number across packs.
class Ideas {
 public:
  std::uint32_t number(const std::string& id) {
    return numbers_.try_emplace(id, static_cast<std::uint32_t>(numbers_.size())).first->second;
  }
  [[nodiscard]] const std::uint32_t* find(const std::string& id) const {
    const auto found = numbers_.find(id);
    return found == numbers_.end() ? nullptr : &found->second;
  }
  [[nodiscard]] std::size_t size() const { return numbers_.size(); }

 private:
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

class Pack {
 public:
  /// Throws std::runtime_error for a file that is not a pack of this schema.
  [[nodiscard]] static PackDefinition read_definition(const std::string& path);
  Pack(const std::string& path, PackDefinition definition, const FacetLayout& layout, Ideas& ideas);

  [[nodiscard]] const PackDefinition& definition() const { return definition_; }
  [[nodiscard]] const locales::Locale& base() const { return definition_.locales.front(); }
  /// The definition that applies to a tag: its own, else that of its nearest parent.
  [[nodiscard]] const locales::Locale& locale_for(const std::string& tag) const;

  [[nodiscard]] const TermIndex& terms(index::Scope scope) const {
    return scope == index::Scope::Native ? native_ : english_;
  }
  [[nodiscard]] const locales::Analyzer& analyzer(index::Scope scope) const {
    return scope == index::Scope::Native ? native_analyzer_ : english_analyzer_;
  }
  [[nodiscard]] const Synonyms& synonyms(index::Scope scope) const {
    return scope == index::Scope::Native ? native_synonyms_ : english_synonyms_;
  }
  [[nodiscard]] const StoredDocument& document(DocId id) const { return documents_[id]; }
  [[nodiscard]] const std::vector<StoredDocument>& documents() const { return documents_; }
  /// Label i is document documents().size() + i of the term indexes.
  [[nodiscard]] const std::vector<Label>& labels() const { return labels_; }
  [[nodiscard]] const std::vector<std::string>& locale_tags() const { return locale_tags_; }

  /// What a fallback chain (nearest first) is served. Thread-safe; views are made once per distinct
  /// set of locales with content and live as long as the pack.
  [[nodiscard]] const View& view(const std::vector<std::string>& chain, std::size_t ideas) const;

 private:
  void load(const std::string& path, const FacetLayout& layout, Ideas& ideas);
  [[nodiscard]] StoredDocument stored(index::Record record, Ideas& ideas);
  void take_facet(const index::Facet& facet, const std::string& id,
                  const std::vector<DocId>& documents, const FacetLayout& layout);
  [[nodiscard]] std::unique_ptr<View> make_view(const std::vector<std::uint8_t>& chain,
                                                std::size_t ideas) const;

  PackDefinition definition_;
  locales::Analyzer native_analyzer_, english_analyzer_;
  Synonyms native_synonyms_, english_synonyms_;
  TermIndex native_, english_;
  std::vector<StoredDocument> documents_;
  std::vector<Label> labels_;
  std::vector<std::string> locale_tags_;
  mutable std::mutex views_mutex_;
  mutable std::map<std::vector<std::uint8_t>, std::unique_ptr<View>> views_;
};

}  // namespace attune::search
