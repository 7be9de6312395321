// SPDX-License-Identifier: GPL-2.0-or-later
// What can be asked.
//   parse_search_request({{"q", "late refund"}, {"locale", "ja"}}, rules) → SearchRequest or
//   Problem
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/schema.h"
#include "search/problems.h"

namespace attune::search {

using Parameters = std::vector<std::pair<std::string, std::string>>;

struct SearchRequest {
  std::string query;
  std::string locale;  ///< target, canonical; empty: the default
  std::string ui;      ///< language of the agent, canonical
  std::array<std::vector<std::string>, index::kAxes> filters;  ///< by Axis
  std::size_t offset = 0, limit = 10;
};

inline constexpr std::size_t kMaxLimit = 50, kMaxOffset = 10'000, kMaxQueryBytes = 8'000;

/// Which values each axis may take, and what to do without `ui`.
struct RequestRules {
  const index::TaxonomyLists& taxonomy;
  const std::vector<std::string>& registers;
  std::string default_ui;
};

/// Unknown parameters, unknown values, and numbers out of range are problems; nothing is silently
/// ignored.
[[nodiscard]] Result<SearchRequest> parse_search_request(const Parameters& parameters,
                                                         const RequestRules& rules);

/// A canonical tag, or a problem about `parameter`.
[[nodiscard]] Result<std::string> parse_tag(const std::string& parameter, const std::string& value);

}  // namespace attune::search
