// SPDX-License-Identifier: GPL-2.0-or-later
// The text of search/openapi.yaml, compiled in so that the server can serve its own description.
#pragma once

#include <string_view>

namespace attune::search {
extern const std::string_view kOpenApi;
}  // namespace attune::search
