// SPDX-License-Identifier: GPL-2.0-or-later
// One search over one target locale: match, filter, count, rank, page. The engine's inner room.
#pragma once

#include <string>

#include "search/page.h"
#include "search/request.h"

namespace attune::search {

struct SearchContext {
  const SearchRequest& request;
  std::string target;     ///< locale whose customers read the answer
  const Pack& pack;       ///< of the target's language
  const Pack* ui_pack;    ///< of the agent's language; nullptr when there is none
  const FacetLayout& layout;
  std::size_t ideas;
};

/// A search that leaves nothing gives up filters one by one, then its words, and says so in `relaxations`.
[[nodiscard]] SearchPage run_search(const SearchContext& context);

}  // namespace attune::search
