// SPDX-License-Identifier: GPL-2.0-or-later
// A Response as bytes. The body is not copied: the caller sends the head and then
// body_of(response).
//   append_head(out, Response{.status = 200, .body = "{}"}, Ending::KeepOpen)
//     → "HTTP/1.1 200 OK\r\nDate: …\r\nX-Content-Type-Options: nosniff\r\n…Content-Length:
//     2\r\n\r\n"
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "search/http/message.h"

namespace attune::http {

enum class Ending : std::uint8_t { KeepOpen, Close };

/// Whether every field value is visible ASCII and spaces, so that none can begin a new header line.
/// A response that is not must not be sent.
[[nodiscard]] bool is_sendable(const Response& response);

/// The status line and all fields, with the empty line. Content-Length is that of
/// body_of(response), also when the answer is to HEAD and the body is left out; 204 and 304 have
/// none.
void append_head(std::string& out, const Response& response, Ending ending);

/// `shared_body` when set, else `body`; empty for 204 and 304.
[[nodiscard]] std::string_view body_of(const Response& response);

}  // namespace attune::http
