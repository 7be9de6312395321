// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/synonyms.h"

#include <algorithm>

namespace attune::search {
namespace {

std::string key_of(std::span<const locales::Word> words) {
  std::string key;
  for (const auto& word : words) key += word.exact + '\x1f';
  return key;
}

}  // namespace

Synonyms::Synonyms(const std::vector<std::vector<std::string>>& groups,
                   const locales::Analyzer& analyzer) {
  for (const auto& group : groups) {
    auto& members = groups_.emplace_back();
    for (const auto& text : group) {
      const auto& words = members.emplace_back(analyzer.analyze(text));
      if (words.empty()) continue;
      longest_ = std::max(longest_, words.size());
      first_words_.insert(words.front().exact);
      by_key_.emplace(key_of(words), Place{groups_.size() - 1, members.size() - 1});
    }
  }
}

std::vector<const std::vector<locales::Word>*> Synonyms::others(
    std::span<const locales::Word> words) const {
  std::vector<const std::vector<locales::Word>*> out;
  if (words.empty() || !first_words_.contains(words.front().exact)) return out;
  for (std::size_t length = 1; length <= std::min(longest_, words.size()); ++length) {
    const auto [first, last] = by_key_.equal_range(key_of(words.first(length)));
    for (auto at = first; at != last; ++at) {
      const auto& members = groups_[at->second.group];
      for (std::size_t m = 0; m < members.size(); ++m)
        if (m != at->second.member) out.push_back(&members[m]);
    }
  }
  return out;
}

}  // namespace attune::search
