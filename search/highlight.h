// SPDX-License-Identifier: GPL-2.0-or-later
// Where the words of a question stand in a shown text, as offsets; never HTML.
#pragma once

#include <vector>

#include "indexer/schema.h"
#include "search/page.h"

namespace attune::search {

/// `numbers` must be sorted. Neighbouring and overlapping places are joined.
[[nodiscard]] std::vector<Offsets> highlight(const index::Wording& wording,
                                             const std::vector<std::uint32_t>& numbers);

}  // namespace attune::search
