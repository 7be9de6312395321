// SPDX-License-Identifier: GPL-2.0-or-later
// One generation of the index, open for questions. Immutable: a rebuilt index is a new Engine (see
// live_engine.h).
//
//   const auto engine = Engine::load("build/index");
//   const auto page = engine->search({.query = "late refund furious", .locale = "ja", .ui = "en"});
//
// A question is read in up to three ways, and a hit is scored by the way that suits it best: in the
// target's own language; in English over the glosses, when the agent reads English; and in the
// agent's language over that language's pack, whose hits are carried to the target by their entry
// id.
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>
#include <vector>

#include "indexer/manifest.h"
#include "locales/messages.h"
#include "search/drafting.h"
#include "search/page.h"
#include "search/plan.h"
#include "search/request.h"
#include "search/target.h"
#include "search/understanding.h"

namespace attune::search {

/// Shared, because the memory of targets may be cleared while an answer still uses one.
using TargetPtr = std::shared_ptr<const Target>;

struct MessageRequest {
  std::string text, locale;  ///< locale: canonical, or empty
  PlanWishes wishes = {};
};

/// A safety card with what called for it.
struct ProtocolHit {
  Hit hit;
  std::vector<Offsets> evidence;
  bool likely = false;  ///< else only possible: see Alarm
};

struct MessageReading {
  TargetPtr target;  ///< the locale the message is answered in
  std::vector<LanguageGuess> languages;
  Understanding message;
  std::vector<ProtocolHit> protocols;  ///< likely ones first
  std::vector<PlanStage> plan;
  std::vector<Hit> norms;
};

/// Thread-safe.
class Engine {
 public:
  /// Verifies and loads the generation in force. Throws std::runtime_error that says what to do.
  [[nodiscard]] static std::unique_ptr<const Engine> load(const std::string& index_directory);

  [[nodiscard]] Result<SearchPage> search(const SearchRequest& request) const;

  /// What a half-typed question may become: in the agent's language, else in the target's.
  [[nodiscard]] Result<std::vector<Completion>> complete(const SearchRequest& request) const;

  /// The variant of an entry that a locale is served, or a problem that says what there is.
  [[nodiscard]] Result<Hit> entry(const std::string& id, const std::string& locale) const;
  /// Locales that have a variant of an entry, sorted.
  [[nodiscard]] std::vector<std::string> variants(const std::string& id) const;
  /// All documents of a kind that a locale is served, nearest level first.
  [[nodiscard]] Result<std::vector<Hit>> all_of_kind(const std::string& kind,
                                                     const std::string& locale) const;

  /// What a customer wrote: what it means, and what to answer. `locale` may be empty: then the
  /// likeliest language is read. The text is not kept.
  [[nodiscard]] Result<MessageReading> read(const MessageRequest& request) const;
  /// What an agent is about to send.
  [[nodiscard]] Result<std::vector<Finding>> check(const DraftRequest& draft,
                                                   const std::string& locale) const;

  [[nodiscard]] const index::Manifest& manifest() const { return manifest_; }
  [[nodiscard]] const index::TaxonomyLists& taxonomy() const { return taxonomy_; }
  [[nodiscard]] const std::vector<std::string>& registers() const { return registers_; }
  [[nodiscard]] const locales::Messages& messages() const { return messages_; }
  [[nodiscard]] const std::vector<std::unique_ptr<Pack>>& packs() const { return packs_; }
  /// What a tag is served, or a problem that lists the languages there are.
  [[nodiscard]] Result<TargetPtr> target(const std::string& tag) const;
  [[nodiscard]] const FacetLayout& layout() const { return *layout_; }
  [[nodiscard]] const Ideas& ideas() const { return ideas_; }

 private:
  Engine(const std::string& directory, index::Manifest manifest);
  [[nodiscard]] TargetPtr find_target(const std::string& tag) const;
  [[nodiscard]] TargetPtr make_target(const std::string& tag) const;

  index::Manifest manifest_;
  locales::Messages messages_;
  index::TaxonomyLists taxonomy_;
  Ideas ideas_;
  std::vector<std::string> registers_;
  std::unique_ptr<FacetLayout> layout_;
  std::vector<std::unique_ptr<Pack>> packs_;
  mutable std::mutex targets_mutex_;
  mutable std::unordered_map<std::string, TargetPtr> targets_;
};

}  // namespace attune::search
