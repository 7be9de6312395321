// SPDX-License-Identifier: GPL-2.0-or-later
// Where the words of a question stand in a shown text, as offsets; never HTML.
#pragma once

#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include "locales/analyzer.h"

namespace attune::search {

using Offsets = std::pair<std::uint32_t, std::uint32_t>;  ///< code points [begin, end)

/// Where a word stands in a shown text, and a term it is found under.
struct Span {
  std::uint32_t term, begin, end;  ///< term_number; offsets in code points
};

/// A number for a term: FNV-1a, 32 bits.
[[nodiscard]] std::uint32_t term_number(const locales::Term& term);

/// All places of a wording's preview, {slots} left out; made once when a pack is loaded.
[[nodiscard]] std::vector<Span> spans_of(std::string_view text, const locales::Analyzer& analyzer);

/// `numbers` must be sorted. Neighbouring and overlapping places are joined.
[[nodiscard]] std::vector<Offsets> highlight(const std::vector<Span>& spans,
                                             const std::vector<std::uint32_t>& numbers);

}  // namespace attune::search
