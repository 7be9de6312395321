// SPDX-License-Identifier: GPL-2.0-or-later
// From a compiled query to scored documents, and the small facts that decide between equals.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "search/pack.h"
#include "search/query.h"

namespace attune::search {

/// A document that answers the question in some measure.
struct Candidate {
  DocId document = 0;
  float score = 0;          ///< sum of term impacts, lowered by what is missing
  std::uint64_t words = 0;  ///< bit i: word i of the query stands in the document
};

/// Adds up every term of the query over the documents of `view`. The labels that fit the question
/// best hand what they gained to the entries about them, so that “furious” finds what is marked as
/// anger. A candidate covers at least a quarter of the question's weight, or as much of that as the
/// best document does, so that one stray n-gram is no match. Order is by document. Thread-safe;
/// scratch memory is kept per thread.
[[nodiscard]] std::vector<Candidate> match(const Query& query, const Pack& pack, index::Scope scope,
                                           const View& view);

/// What does not depend on the question: kind and review. Around 1; kept with each document.
[[nodiscard]] float prior(const index::Record& record);
/// For a text written for a parent of the locale asked for.
inline constexpr float kFallbackPrior = .98F;

}  // namespace attune::search
