// SPDX-License-Identifier: GPL-2.0-or-later
// A locale as a search uses it: its pack, its fallback chain, and the documents the chain is
// served. Finding these asks ICU and takes longer than a search, so the engine remembers them.
#pragma once

#include <string>
#include <vector>

#include "search/pack.h"

namespace attune::search {

struct Target {
  std::string tag;
  std::string language;            ///< of the pack; also when there is no such pack
  const Pack* pack = nullptr;      ///< nullptr: no content in this language
  std::vector<std::string> chain;  ///< the tag and its parents, nearest first
  const View* view = nullptr;      ///< nullptr without a pack
};

}  // namespace attune::search
