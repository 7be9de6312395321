// SPDX-License-Identifier: GPL-2.0-or-later
// What a question is about and what its writer feels, as the classifiers of its language see it.
#pragma once

#include <vector>

#include "search/facets.h"
#include "search/pack.h"
#include "search/query.h"

namespace attune::search {

/// A taxonomy id that was recognised, and how surely.
struct Recognised {
  std::size_t bit;  ///< in the FacetLayout
  float probability;
};

/// Situations and emotions of at least `least` probability, in no order. `pack` is of the language
/// that the question was read in.
[[nodiscard]] std::vector<Recognised> recognise(const Question& question, const Pack& pack,
                                                const FacetLayout& layout, float least);

}  // namespace attune::search
