// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/highlight.h"

#include <algorithm>
#include <bitset>

#include "indexer/schema.h"

namespace attune::search {

std::uint32_t term_number(const locales::Term& term) {
  std::uint32_t hash = 2166136261U;
  const auto mix = [&hash](unsigned char byte) { hash = (hash ^ byte) * 16777619U; };
  mix(static_cast<unsigned char>(term.family));
  for (const char c : term.key) mix(static_cast<unsigned char>(c));
  return hash;
}

std::vector<Span> spans_of(std::string_view text, const locales::Analyzer& analyzer) {
  std::vector<Span> spans;
  for (const auto& word : analyzer.analyze(index::without_slots(std::string(text))))
    for (const auto& term : word.terms)
      // A gram is no place in the text; a bigram covers two characters and is found by its word.
      if (term.family != locales::Family::Gram && term.family != locales::Family::Pair)
        spans.push_back({term_number(term), word.begin, word.end});
  return spans;
}

std::vector<Offsets> highlight(const std::vector<Span>& spans,
                               const std::vector<std::uint32_t>& numbers) {
  std::vector<Offsets> out;
  constexpr std::size_t kBits = 4096;  // one for each number: turns nearly all spans away at once
  std::bitset<kBits> may_have;
  for (const auto number : numbers) may_have.set(number % kBits);
  for (const auto& span : spans) {
    if (!may_have[span.term % kBits]) continue;
    if (!std::binary_search(numbers.begin(), numbers.end(), span.term)) continue;
    if (!out.empty() && span.begin <= out.back().second) {
      out.back().second = std::max(out.back().second, span.end);
    } else {
      out.emplace_back(span.begin, span.end);
    }
  }
  return out;
}

}  // namespace attune::search
