// SPDX-License-Identifier: GPL-2.0-or-later
// What a request and a response are, without any network library: plain values that handlers take
// and give, so that every handler is an ordinary function from Request to Response and is tested
// without a socket.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace attune::http {

enum class Method : std::uint8_t { Get, Head, Post, Put };

/// The part of a request-target a handler may look at: decoded, valid UTF-8, free of control
/// characters.
struct Target {
  std::string path;                                         ///< "/api/v1/entries/late-delivery/own"
  std::vector<std::pair<std::string, std::string>> params;  ///< in order, repeats kept
};

struct Request {
  Method method = Method::Get;
  Target target;
  std::string body;             ///< valid UTF-8 JSON text for POST and PUT, else empty
  std::string accept_language;  ///< as sent; at most 256 bytes
  std::string if_none_match;
  bool accepts_gzip = false;
};

struct Response {
  int status = 200;
  std::string content_type = "application/json";
  std::string body;
  /// When set, sent instead of `body`; for immutable files shared by all requests.
  std::shared_ptr<const std::string> shared_body;
  std::string etag;           ///< strong, with quotes; empty: none
  std::string cache_control;  ///< constants only
  std::string content_encoding;
  std::string allow;  ///< for 405
  bool page = false;  ///< HTML: gets the Content-Security-Policy header
};

/// Called on any I/O thread, several at once; must not throw.
using Handler = std::function<Response(const Request&)>;

/// What the server asks of the application.
struct Application {
  Handler handle;
  /// The largest body that `method` on `path` takes, in bytes; 0 when that route takes none.
  /// Nothing when there is no such route: then `handle` is asked without the body, and says 404 or
  /// 405.
  std::function<std::optional<std::size_t>(Method method, std::string_view path)> body_limit;
  /// A problem document (RFC 9457) for a fault found before `handle` can be asked: status, code,
  /// detail.
  std::function<Response(int status, std::string_view code, std::string_view detail)> problem;
};

struct Limits {
  std::size_t header_bytes = 8192;
  std::size_t connections = 256;
  std::uint32_t deadline_seconds = 15;  ///< for one whole request, and for an idle connection
};

}  // namespace attune::http
