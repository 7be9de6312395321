// SPDX-License-Identifier: GPL-2.0-or-later
// From the request-target on the wire to the Target a handler sees.
//   parse_target("/api/v1/search?q=so+sorry&stage=own&stage=act")
//     → path "/api/v1/search", params {q: "so sorry"}, {stage: "own"}, {stage: "act"}
//   parse_target("/a/../b"), parse_target("//a"), parse_target("/%ff"), parse_target("/a%00") →
//   nothing
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "search/http/message.h"

namespace attune::http {

inline constexpr std::size_t kMaxTargetBytes = 8192;

/// Decodes percent escapes, and `+` in the query to a space. Nothing when the target is longer than
/// kMaxTargetBytes, does not begin with "/", is no origin-form (RFC 9112, 3.2.1), or when anything
/// decoded is not UTF-8 or holds a control character, or when the decoded path holds "//" or a
/// segment "." or "..". An escaped slash (%2F) is a slash: ids hold slashes, and browsers escape
/// them.
[[nodiscard]] std::optional<Target> parse_target(std::string_view text);

}  // namespace attune::http
