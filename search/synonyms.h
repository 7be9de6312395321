// SPDX-License-Identifier: GPL-2.0-or-later
// Words and dialect spellings that mean the same when searching, from a pack's synonyms.tsv,
// analysed once.
#pragma once

#include <span>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "locales/analyzer.h"

namespace attune::search {

/// Immutable and thread-safe after construction.
class Synonyms {
 public:
  Synonyms(const std::vector<std::vector<std::string>>& groups, const locales::Analyzer& analyzer);

  /// What may stand for the words at the beginning of `words`: the other members of every group
  /// that has a member made of exactly these words ("come back" in “come back tomorrow”).
  [[nodiscard]] std::vector<const std::vector<locales::Word>*> others(
      std::span<const locales::Word> words) const;

 private:
  struct Place {
    std::size_t group, member;
  };
  std::vector<std::vector<std::vector<locales::Word>>> groups_;  // group, member, word
  std::unordered_multimap<std::string, Place> by_key_;
  std::unordered_set<std::string> first_words_;  // of all members: most words begin none
  std::size_t longest_ = 0;                      // words in the longest member
};

}  // namespace attune::search
