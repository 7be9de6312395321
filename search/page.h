// SPDX-License-Identifier: GPL-2.0-or-later
// What a search answers: plain values that point into the packs of the engine that made them, and
// live no longer than it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "search/pack.h"

namespace attune::search {

/// Why a hit stands where it stands. `code` is stable; `words` are the question's, or the taxonomy
/// id that was recognised in it.
struct Reason {
  std::string code;
  std::vector<std::string> words;
};

struct Hit {
  DocumentPtr document;
  DocId number = 0;         ///< of the document in the target's pack
  std::size_t wording = 0;  ///< which of its wordings suits the filters best
  bool fallback = false;    ///< written for another locale of the chain than the one asked for
  float score = 0;
  std::vector<Offsets> matches;  ///< into the wording's text, ascending, not overlapping
  std::vector<Reason> reasons;
};

struct FacetCount {
  std::string_view id;  ///< of the engine's FacetLayout
  std::size_t count;
};

/// A filter or the words themselves, given up because nothing passed.
struct Relaxation {
  std::string code;  ///< "dropped-filter" | "dropped-words"
  std::string filter;
  std::vector<std::string> values;
};

struct SearchPage {
  std::string locale, ui;
  std::vector<std::string> chain;  ///< where text for `locale` may come from, nearest first
  std::vector<std::string> words;
  std::size_t total = 0;
  std::vector<Hit> hits;
  std::vector<std::pair<std::string_view, std::vector<FacetCount>>> facets;
  std::vector<Relaxation> relaxations;
};

}  // namespace attune::search
