// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/facets.h"

namespace attune::search {

using index::Axis;
using index::kFacets;

FacetLayout::FacetLayout(const index::TaxonomyLists& taxonomy,
                         const std::vector<std::string>& registers) {
  for (const auto& facet : kFacets) {
    auto& range = ranges_[static_cast<std::size_t>(facet.axis)];
    range.first = ids_.size();
    const auto list = taxonomy.ids.find(facet.name);
    const auto& values =
        facet.axis == Axis::Register || list == taxonomy.ids.end() ? registers : list->second;
    ids_.insert(ids_.end(), values.begin(), values.end());
    range.second = ids_.size();
  }
}

int FacetLayout::bit(Axis axis, std::string_view id) const {
  const auto [first, last] = range(axis);
  for (auto i = first; i < last; ++i)
    if (ids_[i] == id) return static_cast<int>(i);
  return kNone;
}

}  // namespace attune::search
