// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/ranking.h"

#include <algorithm>
#include <bit>

namespace attune::search {
namespace {

/// Share of a word's n-grams that makes a look-alike: one wrong letter spoils at most four of them.
constexpr float kGramShare = .25F;
/// A look-alike counts for coverage, but less than the word itself.
constexpr float kLookAlike = .7F;
/// How much of what a label gained its entries get.
constexpr float kLabelShare = .9F;
/// How much of a score a document keeps only for what it covers of the question.
constexpr float kCoverage = .5F;
constexpr float kLeastCoverage = .25F, kOfBestCoverage = .6F;

/// Sums per document for one query; memory stays with the thread, only touched entries are cleared.
class Sums {
 public:
  void begin(std::size_t documents) {
    for (const auto document : touched_) entries_[document] = {};
    touched_.clear();
    if (entries_.size() < documents) entries_.resize(documents);
  }

  struct Entry {
    float score = 0;
    float covered = 0;  // importance of the words found
    std::uint64_t words = 0;
    std::uint8_t grams = 0;    // of the word at hand
    std::uint8_t word = 0xFF;  // which word `grams` counts for
    bool touched = false;
  };

  Entry& touch(DocId document) {
    auto& entry = entries_[document];
    if (!entry.touched) {
      entry.touched = true;
      touched_.push_back(document);
    }
    return entry;
  }

  [[nodiscard]] const std::vector<DocId>& touched() const { return touched_; }
  [[nodiscard]] const Entry& at(DocId document) const { return entries_[document]; }

 private:
  std::vector<Entry> entries_;
  std::vector<DocId> touched_;
};

void add_terms(Sums& sums, const QueryWord& word, std::size_t number, const TermIndex& index) {
  const auto bit = 1ULL << number;
  for (const auto& [term, weight] : word.terms)
    for (const auto& posting : index.postings(term)) {
      auto& entry = sums.touch(posting.document);
      entry.score += weight * posting.impact;
      if ((entry.words & bit) == 0) entry.covered += word.importance;
      entry.words |= bit;
    }
}

void add_pairs(Sums& sums, const QueryWord& word, const TermIndex& index) {
  for (const auto& [term, weight] : word.pairs)
    for (const auto& posting : index.postings(term))
      sums.touch(posting.document).score += weight * posting.impact;
}

void add_grams(Sums& sums, const QueryWord& word, std::size_t number, const TermIndex& index) {
  const auto bit = 1ULL << number;
  const auto needed = std::max(1.0F, kGramShare * static_cast<float>(word.grams.size()));
  // Together the grams of a word weigh about as much as the word, however long it is.
  const auto share = 2.0F / static_cast<float>(std::max<std::size_t>(2, word.grams.size()));
  for (const auto& [term, weight] : word.grams) {
    if (!term) continue;
    for (const auto& posting : index.postings(term)) {
      auto& entry = sums.touch(posting.document);
      if (entry.word != number) {
        entry.word = static_cast<std::uint8_t>(number);
        entry.grams = 0;
      }
      entry.score += weight * share * posting.impact;
      if (static_cast<float>(++entry.grams) >= needed && (entry.words & bit) == 0) {
        entry.words |= bit;
        entry.covered += kLookAlike * word.importance;
      }
    }
  }
}

float importance_of(const Query& query, std::uint64_t words) {
  float out = 0;
  for (; words != 0; words &= words - 1)
    out += query.words[static_cast<std::size_t>(std::countr_zero(words))].importance;
  return out;
}

/// The labels that cover most of the question, best first; a word in passing fits many and says
/// little.
std::vector<std::size_t> best_labels(const Sums& sums, const Pack& pack) {
  constexpr std::size_t kLabels = 6;
  const auto covered = [&](std::size_t i) {
    return sums.at(static_cast<DocId>(pack.size() + i)).covered;
  };
  std::vector<std::size_t> out;
  for (std::size_t i = 0; i < pack.labels().size(); ++i)
    if (covered(i) > 0) out.push_back(i);
  const auto kept = std::min(kLabels, out.size());
  std::partial_sort(out.begin(), out.begin() + static_cast<std::ptrdiff_t>(kept), out.end(),
                    [&](std::size_t a, std::size_t b) {
                      return covered(a) != covered(b) ? covered(a) > covered(b) : a < b;
                    });
  out.resize(kept);
  return out;
}

void hand_over_labels(Sums& sums, const Query& query, const Pack& pack, const View& view) {
  for (const auto i : best_labels(sums, pack)) {
    const auto label = sums.at(static_cast<DocId>(pack.size() + i));
    for (const auto document : pack.labels()[i].documents) {
      if (!view.visible.test(document)) continue;
      auto& entry = sums.touch(document);
      entry.score += kLabelShare * label.score;
      entry.covered += importance_of(query, label.words & ~entry.words);
      entry.words |= label.words;
    }
  }
}

}  // namespace

std::vector<Candidate> match(const Query& query, const TermIndex& index, const Pack& pack,
                             const View& view) {
  thread_local Sums sums;
  sums.begin(pack.size() + pack.labels().size());
  float whole = 0;
  for (std::size_t i = 0; i < query.words.size(); ++i) {
    add_terms(sums, query.words[i], i, index);
    add_grams(sums, query.words[i], i, index);
    add_pairs(sums, query.words[i], index);
    whole += query.words[i].importance;
  }
  hand_over_labels(sums, query, pack, view);
  const auto is_shown = [&](DocId document) {
    return document < pack.size() && view.visible.test(document);
  };
  float best = 0;
  for (const auto document : sums.touched())
    if (is_shown(document)) best = std::max(best, sums.at(document).covered);
  const auto least = std::min(kLeastCoverage * whole, kOfBestCoverage * best);
  std::vector<Candidate> out;
  out.reserve(sums.touched().size());
  for (const auto document : sums.touched()) {
    const auto& entry = sums.at(document);
    if (!is_shown(document) || entry.words == 0 || entry.covered < least) continue;
    const auto coverage = whole > 0 ? entry.covered / whole : 0.0F;
    out.push_back({document, entry.score * (1 - kCoverage + kCoverage * coverage), entry.words});
  }
  return out;
}

float prior(const index::Record& record, bool nearest_locale) {
  float out = nearest_locale ? 1.0F : .98F;
  out *= record.kind == "phrase" ? 1.0F : record.kind == "scenario" ? .5F : .85F;
  // What is about one thing says it better than what fits many, and a conversation should go on.
  if (record.situations.size() > 1)
    out /= 1 + .02F * static_cast<float>(record.situations.size() - 1);
  if (record.moves_on) out *= 1.01F;
  if (record.review_state == "reviewed") out *= 1.03F;
  if (record.review_state == "validated") out *= 1.06F;
  if (record.review_state == "expired") out *= .9F;
  return out;
}

}  // namespace attune::search
