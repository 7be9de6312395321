// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/highlight.h"

#include <algorithm>

namespace attune::search {

std::vector<Offsets> highlight(const index::Wording& wording,
                               const std::vector<std::uint32_t>& numbers) {
  std::vector<Offsets> out;
  for (const auto& span : wording.spans) {
    if (!std::binary_search(numbers.begin(), numbers.end(), span.term)) continue;
    if (!out.empty() && span.begin <= out.back().second) {
      out.back().second = std::max(out.back().second, span.end);
    } else {
      out.emplace_back(span.begin, span.end);
    }
  }
  return out;
}

}  // namespace attune::search
