// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/term_index.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <functional>

namespace attune::search {
namespace {
constexpr float kK1 = 1.6F, kB = .8F;

std::uint64_t hash_of(std::string_view term) {
  return std::hash<std::string_view>()(term);
}
std::uint32_t upper_half(std::uint64_t hash) {
  return static_cast<std::uint32_t>(hash >> 32);
}

}  // namespace

void TermIndex::add(std::string_view term,
                    std::span<const std::pair<DocId, std::uint32_t>> postings) {
  letters_ += term;
  starts_.push_back(static_cast<std::uint32_t>(letters_.size()));
  for (const auto& [document, wdf] : postings)
    postings_.push_back({document, static_cast<float>(wdf)});
  begin_.push_back(static_cast<std::uint32_t>(postings_.size()));
}

void TermIndex::finish(std::uint32_t ids, std::uint32_t documents) {
  std::vector<float> lengths(ids, 0.0F);
  // Checked: a forged pack must not reach beyond its documents.
  for (const auto& posting : postings_) lengths.at(posting.document) += posting.impact;
  float total = 0;
  for (const auto length : lengths) total += length;
  const float average =
      documents == 0 ? 1.0F : std::max(1.0F, total / static_cast<float>(documents));
  idf_.resize(size());
  for (std::size_t t = 0; t < size(); ++t) {
    const auto df = static_cast<float>(begin_[t + 1] - begin_[t]);
    idf_[t] = std::log(1.0F + (static_cast<float>(documents) - df + 0.5F) / (df + 0.5F));
    for (auto p = begin_[t]; p < begin_[t + 1]; ++p) {
      const auto tf = postings_[p].impact;
      const auto norm = kK1 * (1.0F - kB + kB * lengths[postings_[p].document] / average);
      postings_[p].impact = idf_[t] * tf * (kK1 + 1.0F) / (tf + norm);
    }
  }
  slots_.assign(std::bit_ceil(2 * size() + 1), Slot{});
  for (std::uint32_t t = 0; t < size(); ++t) {
    const auto hash = hash_of(term(t));
    slots_[slot_of(hash)] = {t, upper_half(hash)};
  }
  letters_.shrink_to_fit();
  starts_.shrink_to_fit();
  postings_.shrink_to_fit();
  begin_.shrink_to_fit();
}

std::string_view TermIndex::term(std::size_t number) const {
  return std::string_view(letters_).substr(starts_[number], starts_[number + 1] - starts_[number]);
}

// Linear probing: an empty slot, or the one that holds the term.
std::size_t TermIndex::slot_of(std::uint64_t hash) const {
  const auto mask = slots_.size() - 1;
  auto at = hash & mask;
  while (slots_[at].term != TermRef::kNone && slots_[at].hash != upper_half(hash))
    at = (at + 1) & mask;
  return at;
}

TermRef TermIndex::find(std::string_view term) const {
  return slots_.empty() ? TermRef{} : TermRef{slots_[slot_of(hash_of(term))].term};
}

std::size_t TermIndex::lower_bound(std::string_view wanted) const {
  std::size_t first = 0;
  for (auto count = size(); count > 0;) {
    const auto half = count / 2;
    if (term(first + half) < wanted) {
      first += half + 1;
      count -= half + 1;
    } else {
      count = half;
    }
  }
  return first;
}

std::vector<TermRef> TermIndex::with_prefix(std::string_view prefix, std::size_t limit) const {
  std::vector<TermRef> found;
  for (auto at = lower_bound(prefix); at < size() && term(at).starts_with(prefix); ++at)
    found.push_back({static_cast<std::uint32_t>(at)});
  const auto frequency = [this](TermRef term) {
    return begin_[term.number + 1] - begin_[term.number];
  };
  const auto kept = std::min(limit, found.size());
  std::partial_sort(found.begin(), found.begin() + static_cast<std::ptrdiff_t>(kept), found.end(),
                    [&](TermRef a, TermRef b) {
                      return frequency(a) != frequency(b) ? frequency(a) > frequency(b)
                                                          : a.number < b.number;
                    });
  found.resize(kept);
  return found;
}

std::span<const Posting> TermIndex::postings(TermRef term) const {
  return {postings_.data() + begin_[term.number], postings_.data() + begin_[term.number + 1]};
}

}  // namespace attune::search
