// SPDX-License-Identifier: GPL-2.0-or-later
// Which bit stands for which facet value, the same for all packs of a generation.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/schema.h"

namespace attune::search {

/// Immutable and thread-safe after construction.
class FacetLayout {
 public:
  /// Values in display order: by the taxonomy; registers of all packs in order of appearance.
  FacetLayout(const index::TaxonomyLists& taxonomy, const std::vector<std::string>& registers);

  static constexpr int kNone = -1;
  [[nodiscard]] int bit(index::Axis axis, std::string_view id) const;
  [[nodiscard]] const std::string& id(std::size_t bit) const { return ids_[bit]; }
  [[nodiscard]] std::size_t size() const { return ids_.size(); }
  /// The bits of an axis: [first, last).
  [[nodiscard]] std::pair<std::size_t, std::size_t> range(index::Axis axis) const {
    return ranges_[static_cast<std::size_t>(axis)];
  }

 private:
  std::vector<std::string> ids_;
  std::array<std::pair<std::size_t, std::size_t>, index::kAxes> ranges_{};
};

}  // namespace attune::search
