// SPDX-License-Identifier: GPL-2.0-or-later
// What a request's header must be like before anybody works for it: pure functions, tested without
// a socket. The server notes what the parser found in a Head and asks admit(), which asks in this
// order:
//   1. check_head(head, hosts)               – method, framing, Host, Expect
//   2. parse_target(head.target)             – search/http/target.h
//   3. check_body(head, method, limit)       – Origin, length and type, against the route's limit
// Each check gives null when all is well, or the Refusal to answer with. Refusals are constants, so
// nothing that a client sent ever comes back in an answer.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "search/http/message.h"

namespace attune::http {

/// The arguments of Application::problem. `code` is stable; `detail` says what to do.
struct Refusal {
  int status;
  std::string_view code, detail;
};

inline constexpr std::string_view kMethods = "GET, HEAD, POST, PUT";

/// Those that are found outside this file's own checks.
inline constexpr Refusal kMalformed{
    400, "malformed-request",
    "This is not a well-formed HTTP/1.1 request. Send it with an HTTP client."};
inline constexpr Refusal kHeaderTooLarge{
    431, "header-too-large",
    "The request's header is larger than 8 KB. Send fewer or shorter fields, or use POST."};
inline constexpr Refusal kBadTarget{400, "bad-target",
                                    "The address must begin with a single / and be percent-encoded "
                                    "UTF-8, without control characters or dot segments."};
inline constexpr Refusal kBodyNotUtf8{400, "body-not-utf8",
                                      "The body is not valid UTF-8. Send JSON as UTF-8."};
inline constexpr Refusal kInternal{
    500, "internal-error",
    "The server failed on this request. Try again; if it fails again, look at the server's log."};

/// A field that may be there once.
struct Field {
  std::string_view value;
  unsigned count = 0;
  void note(std::string_view found) {
    value = found;
    ++count;
  }
};

/// Views into the connection's buffer, or into constants.
struct Head {
  std::string_view method, target;
  Field host, origin, expect, content_type, content_length, if_none_match, accept_language;
  bool http11 = false;  ///< else 1.0
  bool transfer_encoding = false;
  bool folded = false;  ///< a value was continued on the next line (obsolete, RFC 9112, 5.2)
  bool accepts_gzip = false;
};

/// The names under which this server may be asked; anything else is a page in somebody's browser
/// that had its name pointed at this address (DNS rebinding).
///   Hosts({"help.example"}, 8080) allows "help.example", "LOCALHOST:8080", "[::1]:8080"; not
///   "localhost:81", "evil.example"
class Hosts {
 public:
  /// localhost, 127.0.0.1 and [::1] are always allowed. Each name is allowed alone and with `port`;
  /// one that carries a port of its own ("help.example:443", behind a proxy) just as it is written.
  Hosts(const std::vector<std::string>& names, std::uint16_t port);
  [[nodiscard]] bool allows(std::string_view host) const;

 private:
  std::vector<std::string> allowed_;
};

/// Nothing for a method that this server does not know.
[[nodiscard]] std::optional<Method> method_of(std::string_view name);

/// Digits only, at most 18 of them.
[[nodiscard]] std::optional<std::uint64_t> length_of(std::string_view digits);

/// Whether an Accept-Encoding value takes gzip: "gzip", "br, gzip;q=0.5", "*"; not "gzip;q=0".
[[nodiscard]] bool takes_gzip(std::string_view accept_encoding);

[[nodiscard]] const Refusal* check_head(const Head& head, const Hosts& hosts);

/// `limit` as Application::body_limit gave it. Call after check_head.
[[nodiscard]] const Refusal* check_body(const Head& head, Method method,
                                        std::optional<std::size_t> limit);

/// What is to be done with a request whose header is complete.
struct Admission {
  const Refusal* refusal = nullptr;  ///< when set: answer with it and close; the rest says nothing
  std::uint64_t body_bytes = 0;      ///< to be read before the handler is asked
  bool expects_continue = false;
  bool keeps_open = true;  ///< false: close after the answer, as a body may follow that nobody
                           ///< reads, or as it is HTTP/1.0
};

/// Fills all of `request` but its body; its method even with a refusal.
[[nodiscard]] Admission admit(const Head& head, const Hosts& hosts, const Application& application,
                              Request& request);

}  // namespace attune::http
