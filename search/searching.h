// SPDX-License-Identifier: GPL-2.0-or-later
// One search over one target locale: match, filter, count, rank, page. The engine's inner room.
#pragma once

#include <string>

#include "search/page.h"
#include "search/request.h"
#include "search/target.h"

namespace attune::search {

struct SearchContext {
  const SearchRequest& request;
  const Target& target;  ///< whose customers read the answer; has a pack
  const Target& ui;      ///< the agent's language; may have none
  const FacetLayout& layout;
};

/// A search that leaves nothing gives up filters one by one, then its words, and says so in
/// `relaxations`.
[[nodiscard]] SearchPage run_search(const SearchContext& context);

}  // namespace attune::search
