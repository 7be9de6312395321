// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/speller.h"

#include <algorithm>

#include "locales/unicode.h"
#include "search/edit_distance.h"

namespace attune::search {
namespace {

std::uint32_t hash_of(std::u32string_view form) {
  std::uint32_t hash = 2166136261U;
  for (const auto c : form) hash = (hash ^ static_cast<std::uint32_t>(c)) * 16777619U;
  return hash;
}

/// Calls `visit` with the hash of the word and of each form that lacks one letter.
template <class Visit>
void for_each_form(const std::u32string& word, Visit visit) {
  visit(hash_of(word));
  std::u32string form;
  for (std::size_t i = 0; i < word.size(); ++i) {
    if (i > 0 && word[i] == word[i - 1]) continue;  // the same form again
    form.assign(word, 0, i).append(word, i + 1);
    visit(hash_of(form));
  }
}

}  // namespace

void Speller::add(std::string_view word, std::uint32_t documents) {
  words_.push_back({std::string(word), documents});
}

void Speller::finish() {
  for (std::uint32_t i = 0; i < words_.size(); ++i) {
    const auto word = locales::to_utf32(words_[i].word);
    if (word.size() + 1 < kShortest || word.size() >= kLongest) continue;
    for_each_form(word, [&](std::uint32_t form) { forms_.emplace_back(form, i); });
  }
  std::sort(forms_.begin(), forms_.end());
  forms_.shrink_to_fit();
}

std::uint32_t Speller::documents_with(std::string_view word) const {
  const auto at =
      std::lower_bound(words_.begin(), words_.end(), word,
                       [](const Known& known, auto wanted) { return known.word < wanted; });
  return at != words_.end() && at->word == word ? at->documents : 0;
}

std::vector<Correction> Speller::corrections(std::string_view word, std::size_t limit) const {
  const auto wanted = locales::to_utf32(word);
  if (wanted.size() < kShortest || wanted.size() >= kLongest) return {};
  std::vector<std::uint32_t> candidates;
  for_each_form(wanted, [&](std::uint32_t form) {
    for (auto at = std::lower_bound(forms_.begin(), forms_.end(), std::pair{form, 0U});
         at != forms_.end() && at->first == form; ++at)
      candidates.push_back(at->second);
  });
  std::sort(candidates.begin(), candidates.end());
  candidates.erase(std::unique(candidates.begin(), candidates.end()), candidates.end());

  struct Ranked {
    int distance;
    bool other_start;
    std::uint32_t number;
  };
  std::vector<Ranked> ranked;
  const int most = wanted.size() >= kLong ? 2 : 1;
  for (const auto number : candidates) {
    const auto known = locales::to_utf32(words_[number].word);
    const auto distance = edit_distance(wanted, known, most);
    if (distance >= 1 && distance <= most)
      ranked.push_back({distance, wanted.front() != known.front(), number});
  }
  std::sort(ranked.begin(), ranked.end(), [this](const Ranked& a, const Ranked& b) {
    if (a.distance != b.distance) return a.distance < b.distance;
    if (a.other_start != b.other_start) return b.other_start;
    const auto &first = words_[a.number], &second = words_[b.number];
    return first.documents != second.documents ? first.documents > second.documents
                                               : first.word < second.word;
  });
  std::vector<Correction> out;
  for (std::size_t i = 0; i < std::min(limit, ranked.size()); ++i) {
    const auto& [known, documents] = words_[ranked[i].number];
    out.push_back({known, documents, ranked[i].distance});
  }
  return out;
}

}  // namespace attune::search
