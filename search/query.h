// SPDX-License-Identifier: GPL-2.0-or-later
// From the words of a question to weighted terms of one pack. Nothing in a question is an operator:
// a customer's AND, minus or quote is a word or nothing.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "search/pack.h"

namespace attune::search {

/// A term to add up, and how much of its impact counts.
struct WeightedTerm {
  TermRef term;
  float weight;
};

/// One word of the question with everything that may stand for it.
struct QueryWord {
  std::string word;                    ///< as understood (lower-cased)
  std::vector<WeightedTerm> terms;     ///< any of these in a document means the word is there
  std::vector<WeightedTerm> grams;     ///< enough of these mean that something spelt alike is there
  std::vector<WeightedTerm> pairs;     ///< with the next word: a bonus, not the word itself
  std::vector<std::uint32_t> numbers;  ///< term_number of what to highlight
  float importance = 0;                ///< idf of its best term; small for stop words
};

struct Query {
  std::vector<QueryWord> words;
};

/// Words beyond this many are dropped, the commonest first: a pasted page costs no more than a long
/// message.
inline constexpr std::size_t kMaxWords = 48;

/// What a word may have been meant for: the word in the language's own script when it was typed in
/// Latin letters, or a known word that is spelt nearly so.
struct Alternative {
  std::vector<locales::Word> words;
  float weight;  ///< of its terms
};

/// A question as one Reading understands it.
struct Question {
  std::vector<locales::Word> words;
  /// By word: what else it may mean.
  std::vector<std::vector<Alternative>> alternatives;
  bool unfinished = false;  ///< the last word may go on
};

/// `pack` is of the language the question is asked in, or nullptr when `reading` has no pack.
[[nodiscard]] Question read_question(std::string_view text, const Reading& reading,
                                     const Pack* pack);

[[nodiscard]] Query compile(const Question& question, const Shelf& shelf);

}  // namespace attune::search
