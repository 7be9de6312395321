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
/// best document does, so that one stray n-gram is no match. In no order. Thread-safe; scratch
/// memory is kept per thread.
[[nodiscard]] std::vector<Candidate> match(const Query& query, const TermIndex& index,
                                           const Pack& pack, const View& view);

/// What does not depend on the question: kind, specificity, whether it moves on, review, and
/// whether it is written for the nearest locale that has content. Around 1; kept with each View.
[[nodiscard]] float prior(const index::Record& record, bool nearest_locale);

}  // namespace attune::search
