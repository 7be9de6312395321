// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/searching.h"

#include <algorithm>
#include <bit>
#include <optional>

#include "locales/language.h"
#include "search/highlight.h"
#include "search/query.h"
#include "search/ranking.h"

namespace attune::search {
namespace {

using index::Axis;
using index::kAxes;
using index::Scope;

/// How a question reached a document; the index into Searching::queries_.
enum class Way : std::uint8_t { Direct, Gloss, OwnLanguage };
constexpr std::array<float, 3> kWayWeight{1.0F, .9F, .95F};
constexpr std::array<const char*, 3> kWayReason{"words", "words-in-gloss", "words-in-own-language"};

/// Filters in the order they are given up when nothing passes: the least about the customer first.
constexpr std::array kGiveUp{Axis::Channel, Axis::Register,   Axis::Strategy, Axis::Stage,
                             Axis::Kind,    Axis::Escalation, Axis::Emotion,  Axis::Situation};

struct Found {
  DocId document;
  float score;
  std::uint64_t words;
  Way way;
};

/// One mask per axis; an axis without a filter lets everything pass.
class Filters {
 public:
  Filters(const SearchRequest& request, const FacetLayout& layout) : layout_(layout) {
    for (std::size_t axis = 0; axis < kAxes; ++axis)
      for (const auto& value : request.filters[axis])
        if (const auto bit = layout.bit(static_cast<Axis>(axis), value); bit != FacetLayout::kNone)
          set(axis, static_cast<std::size_t>(bit));
    // What customers say is for recognising messages; it is shown only to those who ask for it.
    if (!active_[static_cast<std::size_t>(Axis::Kind)]) allow_all_but_utterances();
  }

  void give_up(Axis axis) {
    masks_[static_cast<std::size_t>(axis)] = {};
    active_[static_cast<std::size_t>(axis)] = false;
    if (axis == Axis::Kind) allow_all_but_utterances();
  }

  /// The number of axes that refuse the document, and the last of them.
  [[nodiscard]] std::pair<int, std::size_t> refusals(const FacetSet& facets) const {
    std::pair<int, std::size_t> out{0, 0};
    for (std::size_t axis = 0; axis < kAxes; ++axis)
      if (active_[axis] && !intersects(masks_[axis], facets)) {
        ++out.first;
        out.second = axis;
      }
    return out;
  }

 private:
  static bool intersects(const FacetSet& a, const FacetSet& b) {
    std::uint64_t any = 0;
    for (std::size_t i = 0; i < kFacetWords; ++i) any |= a[i] & b[i];
    return any != 0;
  }
  void set(std::size_t axis, std::size_t bit) {
    masks_[axis][bit / 64] |= 1ULL << (bit % 64);
    active_[axis] = true;
  }
  void allow_all_but_utterances() {
    const auto [first, last] = layout_.range(Axis::Kind);
    for (auto bit = first; bit < last; ++bit)
      if (layout_.id(bit) != "utterance") set(static_cast<std::size_t>(Axis::Kind), bit);
  }

  const FacetLayout& layout_;
  std::array<FacetSet, kAxes> masks_{};
  std::array<bool, kAxes> active_{};
};

/// Exact counts; each axis counts what all *other* filters let pass.
class FacetCounts {
 public:
  explicit FacetCounts(const FacetLayout& layout) : layout_(layout) {
    for (const auto& facet : index::kFacets) {
      const auto [first, last] = layout.range(facet.axis);
      for (auto bit = first; bit < last; ++bit)
        own_[static_cast<std::size_t>(facet.axis)][bit / 64] |= 1ULL << (bit % 64);
    }
  }

  void add(const FacetSet& facets) {
    for (std::size_t i = 0; i < kFacetWords; ++i) add_word(i, facets[i]);
  }
  void add_only(const FacetSet& facets, std::size_t axis) {
    for (std::size_t i = 0; i < kFacetWords; ++i) add_word(i, facets[i] & own_[axis][i]);
  }

  [[nodiscard]] std::vector<std::pair<std::string, std::vector<FacetCount>>> take() const {
    std::vector<std::pair<std::string, std::vector<FacetCount>>> out;
    for (const auto& facet : index::kFacets) {
      auto& counts = out.emplace_back(std::string(facet.name), std::vector<FacetCount>()).second;
      const auto [first, last] = layout_.range(facet.axis);
      for (auto bit = first; bit < last; ++bit)
        if (counts_[bit] > 0) counts.push_back({layout_.id(bit), counts_[bit]});
    }
    return out;
  }

 private:
  void add_word(std::size_t i, std::uint64_t bits) {
    for (; bits != 0; bits &= bits - 1)
      ++counts_[i * 64 + static_cast<std::size_t>(std::countr_zero(bits))];
  }

  const FacetLayout& layout_;
  std::array<FacetSet, kAxes> own_{};
  std::array<std::uint32_t, kFacetWords * 64> counts_{};
};

}  // namespace

class Searching {
 public:
  explicit Searching(const SearchContext& context)
      : context_(context),
        pack_(*context.target.pack),
        view_(*context.target.view),
        filters_(context.request, context.layout) {}

  SearchPage run() {
    page_.locale = context_.target.tag;
    page_.ui = context_.request.ui;
    page_.chain = context_.target.chain;
    find();
    select();
    if (page_.total == 0) relax();
    fill_hits();
    return std::move(page_);
  }

 private:
  void find() {
    if (!context_.request.query.empty()) {
      gather(Way::Direct, context_.target, Scope::Native);
      const bool other_language = context_.ui.language != context_.target.language;
      if (other_language && context_.ui.language == "en")
        gather(Way::Gloss, context_.target, Scope::English);
      if (other_language && context_.ui.pack != nullptr)
        gather(Way::OwnLanguage, context_.ui, Scope::Native);
      keep_best_way();
      asked_ = !page_.words.empty();
    }
    if (!asked_) everything();
  }

  void gather(Way way, const Target& target, Scope scope) {
    const auto& pack = *target.pack;
    auto& query = queries_[static_cast<std::size_t>(way)];
    query = compile(context_.request.query, pack, scope);
    if (page_.words.empty())
      for (const auto& word : query.words) page_.words.push_back(word.word);
    const bool carried = &pack != &pack_;
    for (const auto& candidate : match(query, pack, scope, *target.view)) {
      const auto document = carried ? view_.of_idea[pack.document(candidate.document).idea]
                                    : std::int64_t{candidate.document};
      if (document >= 0)
        found_.push_back({static_cast<DocId>(document),
                          kWayWeight[static_cast<std::size_t>(way)] * candidate.score,
                          candidate.words, way});
    }
  }

  void keep_best_way() {
    if (context_.ui.language == context_.target.language) return;  // there was only one
    std::sort(found_.begin(), found_.end(), [](const auto& a, const auto& b) {
      return a.document != b.document ? a.document < b.document : a.score > b.score;
    });
    found_.erase(std::unique(found_.begin(), found_.end(),
                             [](const auto& a, const auto& b) { return a.document == b.document; }),
                 found_.end());
  }

  void everything() {
    found_.clear();
    for (const auto id : view_.documents) found_.push_back({id, 1.0F, 0, Way::Direct});
  }

  /// Filters, counts and ranks `found_`; may be called again with fewer filters.
  void select() {
    FacetCounts counts(context_.layout);
    selected_.clear();
    for (const auto& found : found_) {
      const auto& document = pack_.document(found.document);
      const auto [refused, axis] = filters_.refusals(document.facets);
      if (refused == 1) counts.add_only(document.facets, axis);
      if (refused != 0) continue;
      counts.add(document.facets);
      selected_.push_back(found);
      selected_.back().score *= document.prior * (is_fallback(document) ? kFallbackPrior : 1.0F);
    }
    page_.total = selected_.size();
    page_.facets = counts.take();
  }

  void relax() {
    if (asked_ && only_utterances()) {
      page_.relaxations.push_back({"dropped-words", "", page_.words});
      everything();
      select();
    }
    for (const auto axis : kGiveUp) {
      const auto& values = context_.request.filters[static_cast<std::size_t>(axis)];
      if (page_.total > 0) return;
      if (values.empty()) continue;
      filters_.give_up(axis);
      page_.relaxations.push_back({"dropped-filter",
                                   std::string(index::kFacets[static_cast<std::size_t>(axis)].name),
                                   values});
      select();
    }
  }

  /// The words stand nowhere, or only in what customers say, which was not asked for.
  [[nodiscard]] bool only_utterances() const {
    const auto& kinds = context_.request.filters[static_cast<std::size_t>(Axis::Kind)];
    if (std::find(kinds.begin(), kinds.end(), "utterance") != kinds.end()) return found_.empty();
    return std::all_of(found_.begin(), found_.end(), [this](const Found& found) {
      return pack_.document(found.document).record.kind == "utterance";
    });
  }

  void fill_hits() {
    const auto& request = context_.request;
    const auto last = std::min(selected_.size(), request.offset + request.limit);
    std::partial_sort(selected_.begin(), selected_.begin() + static_cast<std::ptrdiff_t>(last),
                      selected_.end(), [this](const auto& a, const auto& b) {
                        if (a.score != b.score) return a.score > b.score;
                        return pack_.document(a.document).record.id <
                               pack_.document(b.document).record.id;
                      });
    for (auto i = request.offset; i < last; ++i) page_.hits.push_back(make_hit(selected_[i]));
  }

  [[nodiscard]] bool is_fallback(const StoredDocument& document) const {
    return document.record.locale != context_.target.tag;
  }

  Hit make_hit(const Found& found) {
    const auto& document = pack_.document(found.document);
    Hit hit{&document, best_wording(document.record), is_fallback(document), found.score, {}, {}};
    if (found.way == Way::Direct)
      hit.matches = highlight(document.spans[hit.wording], highlight_numbers());
    if (auto words = matched_words(found); !words.empty())
      hit.reasons.push_back({kWayReason[static_cast<std::size_t>(found.way)], std::move(words)});
    hit.reasons.push_back({hit.fallback ? "locale-parent" : "locale-exact", {}});
    if (document.record.review_state != "draft")
      hit.reasons.push_back({"review-" + document.record.review_state, {}});
    return hit;
  }

  [[nodiscard]] std::vector<std::string> matched_words(const Found& found) const {
    std::vector<std::string> out;
    const auto& words = queries_[static_cast<std::size_t>(found.way)].words;
    for (std::size_t i = 0; i < words.size(); ++i)
      if ((found.words >> i & 1) != 0 && !words[i].numbers.empty()) out.push_back(words[i].word);
    return out;
  }

  const std::vector<std::uint32_t>& highlight_numbers() {
    if (!numbers_) {
      numbers_.emplace();
      for (const auto& word : queries_[0].words)
        numbers_->insert(numbers_->end(), word.numbers.begin(), word.numbers.end());
      std::sort(numbers_->begin(), numbers_->end());
    }
    return *numbers_;
  }

  /// The first wording in a register and channel that were asked for; else the first.
  [[nodiscard]] std::size_t best_wording(const index::Record& record) const {
    const auto& filters = context_.request.filters;
    const auto& registers = filters[static_cast<std::size_t>(Axis::Register)];
    const auto& channels = filters[static_cast<std::size_t>(Axis::Channel)];
    const auto among = [](const auto& values, const auto& value) {
      return std::find(values.begin(), values.end(), value) != values.end();
    };
    for (std::size_t i = 0; i < record.wordings.size(); ++i) {
      const auto& wording = record.wordings[i];
      const bool right_register = registers.empty() || among(registers, wording.register_id);
      const bool right_channel = channels.empty() || wording.channels.empty() ||
                                 std::any_of(channels.begin(), channels.end(), [&](const auto& c) {
                                   return among(wording.channels, c);
                                 });
      if (right_register && right_channel) return i;
    }
    return 0;
  }

  const SearchContext& context_;
  const Pack& pack_;
  const View& view_;
  Filters filters_;
  std::array<Query, 3> queries_;
  std::vector<Found> found_, selected_;
  std::optional<std::vector<std::uint32_t>> numbers_;
  bool asked_ = false;
  SearchPage page_;
};

SearchPage run_search(const SearchContext& context) {
  return Searching(context).run();
}

}  // namespace attune::search
