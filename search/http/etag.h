// SPDX-License-Identifier: GPL-2.0-or-later
// Entity tags: what a file or answer is called by its content, so that a browser need not fetch it
// twice.
//   etag_of("hello", "") == "\"LPJNul-wow4m6Dsqxbning\""
//   etag_matches("W/\"x\", \"LPJNul-wow4m6Dsqxbning\"", etag) == true
#pragma once

#include <string>
#include <string_view>

namespace attune::http {

/// A strong tag, with quotes: 128 bits of the content's SHA-256, then `variant` (a constant such as
/// "-gz"), since two encodings of one content must not share a tag.
[[nodiscard]] std::string etag_of(std::string_view content, std::string_view variant);

/// Whether an If-None-Match value names `etag` (weak comparison, RFC 9110, 13.1.2). "*" matches any
/// tag.
[[nodiscard]] bool etag_matches(std::string_view if_none_match, std::string_view etag);

}  // namespace attune::http
