// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/filters.h"

namespace attune::search {

using index::Axis;

Filters::Filters(const SearchRequest& request, const FacetLayout& layout, const Pack& pack)
    : layout_(layout), pack_(pack) {
  for (std::size_t axis = 0; axis < index::kAxes; ++axis)
    for (const auto& value : request.filters[axis])
      if (const auto bit = layout.bit(static_cast<Axis>(axis), value); bit != FacetLayout::kNone) {
        if (!masks_[axis]) masks_[axis] = Bitmap(pack.size());
        *masks_[axis] |= pack.with_facet(static_cast<std::size_t>(bit));
      }
  // What customers say is for recognising messages; it is shown only to those who ask for it.
  auto& kinds = masks_[static_cast<std::size_t>(Axis::Kind)];
  if (!kinds) kinds = all_but_utterances();
}

void Filters::give_up(Axis axis) {
  auto& mask = masks_[static_cast<std::size_t>(axis)];
  mask.reset();
  if (axis == Axis::Kind) mask = all_but_utterances();
}

Bitmap Filters::all_but_utterances() const {
  Bitmap out(pack_.size());
  const auto [first, last] = layout_.range(Axis::Kind);
  for (auto bit = first; bit < last; ++bit)
    if (layout_.id(bit) != "utterance") out |= pack_.with_facet(bit);
  return out;
}

Bitmap Filters::passing_all_but(std::size_t spared, Bitmap found) const {
  for (std::size_t axis = 0; axis < index::kAxes; ++axis)
    if (axis != spared && masks_[axis]) found &= *masks_[axis];
  return found;
}

Bitmap Filters::passing(Bitmap found) const {
  return passing_all_but(index::kAxes, std::move(found));
}

std::vector<std::pair<std::string_view, std::vector<FacetCount>>> Filters::counts(
    const Bitmap& found) const {
  const auto passing_all = passing(found);
  std::vector<std::pair<std::string_view, std::vector<FacetCount>>> out;
  out.reserve(index::kFacets.size());
  for (const auto& facet : index::kFacets) {
    const auto axis = static_cast<std::size_t>(facet.axis);
    const auto sideways = masks_[axis] ? passing_all_but(axis, found) : Bitmap();
    const auto& counted = masks_[axis] ? sideways : passing_all;
    auto& counts = out.emplace_back(facet.name, std::vector<FacetCount>()).second;
    const auto [first, last] = layout_.range(facet.axis);
    const auto extent = counted.extent();
    counts.reserve(last - first);
    for (auto bit = first; bit < last; ++bit)
      if (const auto count = counted.count_common(pack_.with_facet(bit), extent); count > 0)
        counts.push_back({layout_.id(bit), count});
  }
  return out;
}

}  // namespace attune::search
