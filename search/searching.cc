// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/searching.h"

#include <algorithm>
#include <optional>

#include "locales/language.h"
#include "search/filters.h"
#include "search/highlight.h"
#include "search/operators.h"
#include "search/query.h"
#include "search/ranking.h"
#include "search/recognition.h"

namespace attune::search {
namespace {

using index::Axis;

/// How a question reached a document; the index into Searching::queries_.
enum class Way : std::uint8_t { Direct, Gloss, OwnLanguage, Said };
constexpr std::array<float, 4> kWayWeight{1.0F, .9F, .95F, 1.0F};
constexpr std::array<const char*, 4> kWayReason{"words", "words-in-gloss", "words-in-own-language",
                                                "words"};

/// Filters in the order they are given up when nothing passes: the least about the customer first.
constexpr std::array kGiveUp{Axis::Channel, Axis::Register,   Axis::Strategy, Axis::Stage,
                             Axis::Kind,    Axis::Escalation, Axis::Emotion,  Axis::Situation};

/// What an entry gains for each share of certainty that the question is about it, beside at most 1
/// for its words.
constexpr float kSituationWeight = 1.6F, kEmotionWeight = .3F, kLeastSure = .1F;

/// The first page is what an agent scrolls through, its first five what they look at.
constexpr std::size_t kFirstPage = 10, kLookedAt = 5;
constexpr std::ptrdiff_t kMostTwins = 2;

/// How a document answers, by its best way.
struct Found {
  float score = 0;
  Way way = Way::Direct;
  std::uint64_t words = 0;
};

/// What was found, by document; memory stays with the thread, and `documents` says which entries
/// mean something.
class Findings {
 public:
  explicit Findings(std::size_t size) : documents(size) {
    if (memory().size() < size) memory().resize(size);
  }
  void offer(DocId document, const Found& found) {
    auto& best = memory()[document];
    if (documents.test(document) && best.score >= found.score) return;
    documents.set(document);
    best = found;
  }
  void add(std::size_t document, float score) {
    if (documents.test(document)) {
      memory()[document].score += score;
    } else {
      offer(static_cast<DocId>(document), {score, Way::Direct, 0});
    }
  }
  void scale(std::size_t document, float factor) { memory()[document].score *= factor; }
  [[nodiscard]] const Found& operator[](std::size_t document) const { return memory()[document]; }

  Bitmap documents;

 private:
  static std::vector<Found>& memory() {
    thread_local std::vector<Found> found;
    return found;
  }
};

struct Ranked {
  float score;
  DocId document;
};

}  // namespace

class Searching {
 public:
  explicit Searching(const SearchContext& context)
      : context_(context),
        pack_(*context.target.pack),
        view_(*context.target.view),
        filters_(context.request, context.layout, pack_),
        found_(pack_.size()) {}

  SearchPage run() {
    page_.locale = context_.target.tag;
    page_.ui = context_.request.ui;
    page_.chain = context_.target.chain;
    find();
    select();
    if (page_.total == 0) relax();
    page_.facets = filters_.counts(found_.documents);
    fill_hits();
    return std::move(page_);
  }

 private:
  void find() {
    if (!context_.request.query.empty()) {
      gather(Way::Direct, context_.target, pack_.entries());
      if (wants_utterances()) gather(Way::Said, context_.target, pack_.utterances());
      const bool other_language = context_.ui.language != context_.target.language;
      if (other_language && context_.ui.language == "en")
        gather(Way::Gloss, context_.target, pack_.english());
      if (other_language && context_.ui.pack != nullptr)
        gather(Way::OwnLanguage, context_.ui, context_.ui.pack->entries());
      asked_ = !page_.words.empty();
      if (asked_) add_recognised();
      keep_to_what_was_meant();
    }
    if (!asked_) everything();
  }

  [[nodiscard]] bool wants_utterances() const {
    const auto& kinds = context_.request.filters[static_cast<std::size_t>(Axis::Kind)];
    return std::find(kinds.begin(), kinds.end(), "utterance") != kinds.end();
  }

  void gather(Way way, const Target& target, const Shelf& shelf) {
    const auto& pack = *target.pack;
    auto& query = queries_[static_cast<std::size_t>(way)];
    query = compile(question(shelf.reading), shelf);
    if (page_.words.empty())
      for (const auto& word : query.words) page_.words.push_back(word.word);
    const auto weight = kWayWeight[static_cast<std::size_t>(way)];
    const bool carried = &pack != &pack_;
    for (const auto& candidate : match(query, shelf.index, pack, *target.view)) {
      const auto document =
          carried ? view_.of_idea[pack.idea(candidate.document)] : std::int64_t{candidate.document};
      if (document >= 0)
        found_.offer(static_cast<DocId>(document),
                     {weight * candidate.score, way, candidate.words});
    }
  }

  void keep_to_what_was_meant() {
    for (const auto& word : plain_.left_out) found_.documents.remove(having(word, false));
    for (const auto& phrase : plain_.phrases) {
      auto there = having(phrase, true);
      there &= found_.documents;
      if (there.count() > 0) found_.documents = std::move(there);  // else nobody says it so
    }
  }

  /// Documents of the target with every word of `text`; as a phrase: with every neighbouring pair.
  [[nodiscard]] Bitmap having(std::string_view text, bool as_phrase) const {
    const auto shelf = pack_.entries();
    auto out = view_.visible;
    for (const auto& word : shelf.reading.analyzer.analyze(text)) {
      Bitmap documents(pack_.size());
      bool asked = false;
      for (const auto& term : word.terms) {
        const bool is_pair = term.family == locales::Family::Pair;
        if (is_pair != as_phrase || term.family == locales::Family::Gram) continue;
        asked = true;
        if (const auto found = shelf.index.find(index::term_of(term, shelf.scope)))
          for (const auto& posting : shelf.index.postings(found))
            if (posting.document < pack_.size()) documents.set(posting.document);
      }
      if (asked) out &= documents;
    }
    return out;
  }

  /// Text scores become shares of the best, and what the question is about adds to them, so that an
  /// entry for the right situation is found in whatever words it was asked for.
  void add_recognised() {
    const auto& own =
        context_.ui.language != context_.target.language ? context_.ui : context_.target;
    if (own.pack == nullptr) return;
    share_best();
    const auto& asked = question(own.pack->entries().reading);
    const auto situations = context_.layout.range(Axis::Situation);
    const auto addable = may_be_added();
    recognised_ = recognise(asked, *own.pack, context_.layout, kLeastSure);
    for (const auto& each : recognised_) {
      const bool about = each.bit >= situations.first && each.bit < situations.second;
      auto documents = pack_.with_facet(each.bit);
      documents &= about ? addable : found_.documents;
      const auto gain = (about ? kSituationWeight : kEmotionWeight) * each.probability;
      documents.for_each([&](std::size_t id) { found_.add(id, gain); });
    }
  }

  void share_best() {
    float best = 0;
    found_.documents.for_each([&](std::size_t id) { best = std::max(best, found_[id].score); });
    if (best > 0) found_.documents.for_each([&](std::size_t id) { found_.scale(id, 1 / best); });
  }

  /// Whoever chose a situation knows better than we what it is about, and customers' words are
  /// found by their words alone.
  [[nodiscard]] Bitmap may_be_added() const {
    const auto& chosen = context_.request.filters[static_cast<std::size_t>(Axis::Situation)];
    auto out = chosen.empty() ? view_.visible : found_.documents;
    if (const auto* said = utterances()) out.remove(*said);
    return out |= found_.documents;
  }

  /// nullptr in an index without the kind.
  [[nodiscard]] const Bitmap* utterances() const {
    const auto bit = context_.layout.bit(Axis::Kind, "utterance");
    return bit == FacetLayout::kNone ? nullptr : &pack_.with_facet(static_cast<std::size_t>(bit));
  }

  /// The question as a language reads it; two ways may lead through the same language.
  const Question& question(const Reading& reading) {
    for (const auto& [by, question] : questions_)
      if (by == &reading) return question;
    const auto* pack = &reading == &pack_.entries().reading ? &pack_ : context_.ui.pack;
    questions_.emplace_back(&reading, read_question(plain_.text, reading, pack));
    return questions_.back().second;
  }

  void everything() {
    found_.documents = Bitmap(pack_.size());
    for (const auto id : view_.documents) found_.offer(id, {1.0F, Way::Direct, 0});
  }

  /// May be called again with fewer filters.
  void select() {
    selected_ = filters_.passing(found_.documents);
    page_.total = selected_.count();
  }

  void relax() {
    if (asked_ && found_.documents.count() == 0) {
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

  void fill_hits() {
    const auto& request = context_.request;
    std::vector<Ranked> ranked;
    ranked.reserve(page_.total);
    selected_.for_each([&](std::size_t document) {
      ranked.push_back(
          {found_[document].score * view_.prior[document], static_cast<DocId>(document)});
    });
    const auto last = std::min(ranked.size(), request.offset + request.limit);
    const auto first_page = std::min(ranked.size(), std::size_t{kFirstPage});
    const auto sorted = static_cast<std::ptrdiff_t>(std::max(last, first_page));
    std::partial_sort(ranked.begin(), ranked.begin() + sorted, ranked.end(),
                      [](const auto& a, const auto& b) {
                        return a.score != b.score ? a.score > b.score : a.document < b.document;
                      });
    ranked.resize(static_cast<std::size_t>(sorted));
    spread_twins(ranked, first_page);
    page_.hits.reserve(last);
    for (auto i = request.offset; i < last; ++i) page_.hits.push_back(make_hit(ranked[i]));
  }

  /// An agent who looks at five cards shall not read the same advice three times: the third of a
  /// kind waits until the other candidates of the first page have been shown.
  void spread_twins(std::vector<Ranked>& ranked, std::size_t first_page) const {
    std::vector<Ranked> shown, waiting;
    for (std::size_t i = 0; i < first_page; ++i) {
      const auto twins = std::count_if(shown.begin(), shown.end(), [&](const Ranked& other) {
        return are_twins(other.document, ranked[i].document);
      });
      (shown.size() < kLookedAt && twins >= kMostTwins ? waiting : shown).push_back(ranked[i]);
    }
    shown.insert(shown.end(), waiting.begin(), waiting.end());
    std::copy(shown.begin(), shown.end(), ranked.begin());
  }

  /// Phrases that do the same in the same situation.
  [[nodiscard]] bool are_twins(DocId a, DocId b) const {
    if (pack_.is_utterance(a) || pack_.is_utterance(b)) return false;
    const auto &one = pack_.document(a).record, &other = pack_.document(b).record;
    return one.kind == "phrase" && other.kind == "phrase" && one.strategy == other.strategy &&
           !one.situations.empty() && !other.situations.empty() &&
           one.situations.front() == other.situations.front();
  }

  Hit make_hit(const Ranked& ranked) {
    const auto fetched = pack_.fetch(ranked.document);
    const auto& document = *fetched;
    const auto& found = found_[ranked.document];
    const bool fallback = document.record.locale != context_.target.tag;
    Hit hit{fetched, ranked.document, best_wording(document.record), fallback, ranked.score, {},
            {}};
    if (found.way == Way::Direct || found.way == Way::Said)
      hit.matches = pack_.is_utterance(ranked.document)
                        ? highlight(spans_of(document.record.wordings[hit.wording].text,
                                             pack_.entries().reading.analyzer),
                                    highlight_numbers())
                        : highlight(document.spans[hit.wording], highlight_numbers());
    if (auto words = matched_words(found); !words.empty())
      hit.reasons.push_back({kWayReason[static_cast<std::size_t>(found.way)], std::move(words)});
    add_recognised_reasons(hit, ranked.document);
    hit.reasons.push_back({hit.fallback ? "locale-parent" : "locale-exact", {}});
    if (document.record.review_state != "draft")
      hit.reasons.push_back({"review-" + document.record.review_state, {}});
    return hit;
  }

  void add_recognised_reasons(Hit& hit, DocId id) const {
    const auto situations = context_.layout.range(Axis::Situation);
    for (const auto& each : recognised_) {
      if (!pack_.with_facet(each.bit).test(id)) continue;
      const bool about = each.bit >= situations.first && each.bit < situations.second;
      hit.reasons.push_back({about ? "situation" : "emotion", {context_.layout.id(each.bit)}});
    }
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
      for (const auto way : {Way::Direct, Way::Said})
        for (const auto& word : queries_[static_cast<std::size_t>(way)].words)
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
  const Plain plain_ = plainly_meant(context_.request.query);
  std::vector<std::pair<const Reading*, Question>> questions_;
  std::array<Query, 4> queries_;
  std::vector<Recognised> recognised_;
  Findings found_;
  Bitmap selected_;
  std::optional<std::vector<std::uint32_t>> numbers_;
  bool asked_ = false;
  SearchPage page_;
};

SearchPage run_search(const SearchContext& context) {
  return Searching(context).run();
}

}  // namespace attune::search
