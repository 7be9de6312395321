// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/query.h"

#include <algorithm>
#include <array>

#include "locales/unicode.h"

namespace attune::search {
namespace {

using locales::Family;
using locales::Word;

/// How much each family counts, by Family. Measured on six languages of XQuAD-R, 2026-11-30;
/// tests/retrieval holds what they give on the golden queries.
constexpr std::array<float, 6> kFamilyWeight{.8F, 1.0F, .6F, .7F, .5F, .5F};
constexpr float kStopWeight = .1F, kSynonymWeight = .35F, kTransliterationWeight = .8F,
                kPrefixWeight = .6F;
constexpr float kCorrectionWeight = .7F;
constexpr std::size_t kCorrections = 3, kShortestPart = 4;
constexpr float kPartWeight = .9F;
constexpr std::size_t kPrefixTerms = 12, kPrefixLetters = 2;

class Compiler {
 public:
  explicit Compiler(const Shelf& shelf)
      : scope_(shelf.scope), index_(shelf.index), reading_(shelf.reading) {}

  Query compile(const Question& question) {
    Query query;
    query.words.reserve(question.words.size());
    for (std::size_t i = 0; i < question.words.size(); ++i) {
      query.words.push_back(compile_word(question.words[i]));
      for (const auto& [words, weight] : question.alternatives[i])
        for (const auto& each : words) add_terms(query.words.back(), each, weight);
    }
    add_synonyms(question.words, query);
    if (question.unfinished) complete_last(question.words.back(), query.words.back());
    keep_rarest(query);
    return query;
  }

 private:
  QueryWord compile_word(const Word& word) {
    QueryWord out;
    out.word = word.exact;
    out.terms.reserve(8);
    out.grams.reserve(word.terms.size());
    add_terms(out, word, word.stop ? kStopWeight : 1.0F);
    return out;
  }

  void add_terms(QueryWord& out, const Word& word, float weight) {
    for (const auto& term : word.terms) {
      const auto found = index_.find(index::term_of(term, scope_));
      const auto scaled = weight * kFamilyWeight[static_cast<std::size_t>(term.family)];
      if (term.family == Family::Gram) {
        if (word.stop) continue;  // what looks like “the” is no find
        // An unknown gram still counts towards how many a look-alike must share.
        out.grams.push_back({found, scaled});
        continue;
      }
      if (term.family == Family::Pair) {
        if (found) out.pairs.push_back({found, kFamilyWeight[5]});
        continue;
      }
      if (!word.stop) out.numbers.push_back(term_number(term));
      if (!found) continue;
      out.terms.push_back({found, scaled});
      out.importance = std::max(out.importance, weight * index_.idf(found));
    }
    if (out.importance == 0 && !out.grams.empty()) out.importance = weight * typical_idf();
  }

  /// What a word weighs that is in no document: as much as a fairly rare one, so that a hit for the
  /// others alone does not look complete.
  [[nodiscard]] float typical_idf() const { return 3.0F; }

  /// Every run of the question's words that is a member of a synonym group brings in the other
  /// members.
  void add_synonyms(const std::vector<Word>& words, Query& query) {
    for (std::size_t at = 0; at < words.size(); ++at)
      for (const auto* member : reading_.synonyms.others({words.data() + at, words.size() - at}))
        add_synonym(*member, query.words[at]);
  }

  void add_synonym(const std::vector<Word>& member, QueryWord& out) {
    const auto grams = out.grams;  // a synonym is a word, not a look-alike
    const auto share = kSynonymWeight / static_cast<float>(member.size());
    for (const auto& word : member) add_terms(out, word, word.stop ? share * kStopWeight : share);
    out.grams = grams;
  }

  /// The last word is perhaps not finished: “refu” finds refund.
  void complete_last(const Word& word, QueryWord& out) {
    if (word.stop || locales::code_points(word.exact) < kPrefixLetters) return;
    const auto prefix = index::term_of({Family::Exact, word.exact}, scope_);
    for (const auto& term : index_.with_prefix(prefix, kPrefixTerms)) {
      const auto known = std::any_of(out.terms.begin(), out.terms.end(),
                                     [&](const auto& t) { return t.term.number == term.number; });
      if (!known) out.terms.push_back({term, kPrefixWeight});
      out.importance = std::max(out.importance, kPrefixWeight * index_.idf(term));
    }
  }

  static void keep_rarest(Query& query) {
    if (query.words.size() <= kMaxWords) return;
    auto order = std::vector<float>();
    for (const auto& word : query.words) order.push_back(word.importance);
    std::nth_element(order.begin(), order.begin() + kMaxWords - 1, order.end(), std::greater<>());
    const auto least = order[kMaxWords - 1];
    auto ties = static_cast<std::ptrdiff_t>(kMaxWords) -
                std::count_if(order.begin(), order.end(), [&](float each) { return each > least; });
    std::vector<QueryWord> kept;
    for (auto& word : query.words)
      if (word.importance > least || (word.importance == least && ties-- > 0))
        kept.push_back(std::move(word));
    query.words = std::move(kept);
  }

  index::Scope scope_;
  const TermIndex& index_;
  const Reading& reading_;
};

}  // namespace

namespace {

/// What one document alone has may be a slip of its writer's pen: then only a much commoner word,
/// one edit away, is taken for what was meant.
void add_corrections(const Word& word, const Reading& reading, const Pack& pack, float weight,
                     std::vector<Alternative>& out) {
  constexpr std::uint32_t kMuchCommoner = 10;  // documents
  if (word.stop) return;
  const auto documents = pack.documents_with(word.exact);
  if (documents > 1) return;
  for (const auto& each : pack.speller().corrections(word.exact, kCorrections))
    if (documents == 0 || (each.distance == 1 && each.documents >= kMuchCommoner))
      out.push_back({reading.analyzer.analyze(each.word),
                     weight * kCorrectionWeight / static_cast<float>(each.distance)});
}

/// What a word typed in Latin letters sounds like, when the table's spelling of it is hardly known.
void add_sound_alikes(const Word& word, const Reading& reading, const Pack& pack,
                      std::vector<Alternative>& out) {
  if (word.stop || pack.documents_with(word.exact) > 1) return;
  for (const auto& each : pack.sound_alikes().like(word.exact, reading.analyzer, kCorrections))
    out.push_back({reading.analyzer.analyze(each.word),
                   kTransliterationWeight / static_cast<float>(1 + each.distance)});
}

/// The two known words that an unknown one is made of, the longest second part first:
/// “Paketverlust” is a Verlust of a Paket.
void add_parts(const Word& word, const Reading& reading, const Pack& pack,
               std::vector<Alternative>& out) {
  const auto& links = reading.analyzer.settings().compounds;
  if (links.empty() || word.stop || pack.documents_with(word.exact) > 0) return;
  const auto knows = [&](std::string_view part) {
    return locales::code_points(part) >= kShortestPart &&
           pack.documents_with(std::string(part)) > 0;
  };
  const std::string_view whole = word.exact;
  for (std::size_t cut = kShortestPart; cut + kShortestPart <= whole.size(); ++cut) {
    if (!knows(whole.substr(cut))) continue;
    auto first = whole.substr(0, cut);
    for (auto link = links.begin(); !knows(first) && link != links.end(); ++link)
      if (whole.substr(0, cut).ends_with(*link)) first = whole.substr(0, cut - link->size());
    if (!knows(first)) continue;
    const auto parts = std::string(first) + " " + std::string(whole.substr(cut));
    out.push_back({reading.analyzer.analyze(parts), kPartWeight});
    return;
  }
}

std::vector<Alternative> alternatives_of(const Word& word, const Reading& reading,
                                         const Pack* pack) {
  std::vector<Alternative> out;
  const auto spelt = reading.analyzer.transliterate(word.exact);
  auto native = spelt.empty() ? std::vector<Word>() : reading.analyzer.analyze(spelt);
  if (pack != nullptr) {
    add_parts(word, reading, *pack, out);
    if (out.empty()) add_corrections(word, reading, *pack, 1, out);
    for (const auto& each : native) {
      add_sound_alikes(each, reading, *pack, out);
      add_corrections(each, reading, *pack, kTransliterationWeight, out);
    }
  }
  if (!native.empty()) out.push_back({std::move(native), kTransliterationWeight});
  return out;
}

}  // namespace

Question read_question(std::string_view text, const Reading& reading, const Pack* pack) {
  Question out{reading.analyzer.analyze(text), {}, false};
  for (const auto& word : out.words)
    out.alternatives.push_back(alternatives_of(word, reading, pack));
  out.unfinished = !out.words.empty() && text.back() != ' ';
  return out;
}

Query compile(const Question& question, const Shelf& shelf) {
  return Compiler(shelf).compile(question);
}

}  // namespace attune::search
