// SPDX-License-Identifier: GPL-2.0-or-later
// What a request lets pass, and how many documents every other choice would give.
#pragma once

#include <array>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "search/bitmap.h"
#include "search/page.h"
#include "search/request.h"

namespace attune::search {

/// The filters of one request over one pack. Values of an axis are alternatives, axes add up.
class Filters {
 public:
  Filters(const SearchRequest& request, const FacetLayout& layout, const Pack& pack);

  void give_up(index::Axis axis);

  [[nodiscard]] Bitmap passing(Bitmap found) const;

  /// Exact counts over `found`. Each axis counts what all *other* filters let pass, so that a count
  /// says what choosing the value as well would show (“drill sideways”). Values without documents
  /// are left out.
  [[nodiscard]] std::vector<std::pair<std::string_view, std::vector<FacetCount>>> counts(
      const Bitmap& found) const;

 private:
  [[nodiscard]] Bitmap all_but_utterances() const;
  [[nodiscard]] Bitmap passing_all_but(std::size_t spared, Bitmap found) const;

  const FacetLayout& layout_;
  const Pack& pack_;
  std::array<std::optional<Bitmap>, index::kAxes> masks_;  // an axis without lets everything pass
};

}  // namespace attune::search
