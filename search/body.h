// SPDX-License-Identifier: GPL-2.0-or-later
// The JSON object that a POST carries: only known keys, each of the right type.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "search/problems.h"

namespace attune::search {

/// Which texts a body may hold.
struct BodyShape {
  std::vector<std::string_view> required, optional;
};

/// By key; an optional one that is missing is "". Numbers are taken as their digits.
[[nodiscard]] Result<std::map<std::string, std::string, std::less<>>> parse_texts(
    std::string_view body, const BodyShape& shape);

}  // namespace attune::search
