// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/http/rules.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "search/http/target.h"
#include "search/http/text.h"

namespace attune::http {
namespace {

constexpr Refusal kMethod{405, "method-not-allowed",
                          "This server knows GET, HEAD, POST and PUT. Use one of these."};
constexpr Refusal kFolded{400, "folded-header",
                          "A header field is continued on the next line. Send it on one line."};
constexpr Refusal kTransferEncoding{
    400, "transfer-encoding",
    "Transfer-Encoding is not taken. Send the body whole, with a Content-Length."};
constexpr Refusal kBadLength{400, "bad-content-length",
                             "Send Content-Length once, as a plain number of bytes."};
constexpr Refusal kHost{400, "host-header", "Send exactly one Host field that names this server."};
constexpr Refusal kWrongHost{421, "host-not-allowed",
                             "This server does not answer to that name. Use localhost, or start it "
                             "with the name as an allowed host."};
constexpr Refusal kExpectation{417, "expectation-failed",
                               "Only “Expect: 100-continue” is known. Leave Expect out."};
constexpr Refusal kOrigin{
    403, "cross-origin",
    "Changes are only taken from this server's own page. Open it and try there."};
constexpr Refusal kBodyNotTaken{
    413, "body-not-allowed",
    "This method at this address takes no body. Send the request without one."};
constexpr Refusal kNoLength{411, "length-required",
                            "Say how long the body is in a Content-Length field."};
constexpr Refusal kTooLarge{413, "body-too-large",
                            "The body is larger than this address takes. Send less at a time."};
constexpr Refusal kNotJson{415, "not-json",
                           "Send the body as JSON, with “Content-Type: application/json”."};

/// "application/json", with no parameter but charset=utf-8.
bool is_json(std::string_view content_type) {
  if (!same_ignoring_case(next_part(content_type, ';'), "application/json")) return false;
  while (!content_type.empty()) {
    const std::string_view parameter = next_part(content_type, ';');
    if (!same_ignoring_case(parameter, "charset=utf-8") &&
        !same_ignoring_case(parameter, "charset=\"utf-8\"")) {
      return false;
    }
  }
  return true;
}

/// Our own page sends the scheme and exactly the Host it was fetched from, which has been checked
/// by now.
bool is_own_origin(std::string_view origin, std::string_view host) {
  for (const std::string_view scheme : {"http://", "https://"}) {  // https: a proxy in front of us
    if (origin.starts_with(scheme)) return same_ignoring_case(origin.substr(scheme.size()), host);
  }
  return false;
}

/// Whether a quality (";q=0.000") says no.
bool is_refused(std::string_view parameters) {
  while (!parameters.empty()) {
    std::string_view parameter = next_part(parameters, ';');
    if (!parameter.starts_with("q=") && !parameter.starts_with("Q=")) continue;
    parameter.remove_prefix(2);
    return parameter.find_first_not_of("0.") == std::string_view::npos;
  }
  return false;
}

bool has_port(std::string_view host) {
  const std::size_t after_address = host.rfind(']');
  return host.find(':', after_address == std::string_view::npos ? 0 : after_address) !=
         std::string_view::npos;
}

/// Nothing when it is long or no plain ASCII: a language preference is no reason to refuse.
std::string_view usable_accept_language(const Field& field) {
  constexpr std::size_t kMaxBytes = 256;
  const auto visible = [](char c) { return c >= ' ' && c <= '~'; };
  if (field.count != 1 || field.value.size() > kMaxBytes) return {};
  return std::all_of(field.value.begin(), field.value.end(), visible) ? field.value
                                                                      : std::string_view();
}

}  // namespace

Hosts::Hosts(const std::vector<std::string>& names, std::uint16_t port) {
  std::vector<std::string> all{"localhost", "127.0.0.1", "[::1]"};
  all.insert(all.end(), names.begin(), names.end());
  for (std::string& name : all) {
    if (!has_port(name)) allowed_.push_back(fmt::format("{}:{}", name, port));
    allowed_.push_back(std::move(name));
  }
}

bool Hosts::allows(std::string_view host) const {
  const auto same = [&](const std::string& name) { return same_ignoring_case(name, host); };
  return std::any_of(allowed_.begin(), allowed_.end(), same);
}

std::optional<Method> method_of(std::string_view name) {
  if (name == "GET") return Method::Get;
  if (name == "HEAD") return Method::Head;
  if (name == "POST") return Method::Post;
  if (name == "PUT") return Method::Put;
  return std::nullopt;
}

std::optional<std::uint64_t> length_of(std::string_view digits) {
  constexpr std::size_t kMaxDigits = 18;
  std::uint64_t length = 0;
  if (digits.empty() || digits.size() > kMaxDigits) return std::nullopt;
  const auto [end, fault] = std::from_chars(digits.data(), digits.data() + digits.size(), length);
  if (fault != std::errc{} || end != digits.data() + digits.size()) return std::nullopt;
  return length;
}

bool takes_gzip(std::string_view accept_encoding) {
  while (!accept_encoding.empty()) {
    std::string_view coding = next_part(accept_encoding, ',');
    const std::string_view name = next_part(coding, ';');
    if (same_ignoring_case(name, "gzip") || name == "*") return !is_refused(coding);
  }
  return false;
}

const Refusal* check_head(const Head& head, const Hosts& hosts) {
  if (!method_of(head.method)) return &kMethod;
  if (head.folded) return &kFolded;
  if (head.transfer_encoding) return &kTransferEncoding;
  if (head.content_length.count > 1) return &kBadLength;
  if (head.content_length.count == 1 && !length_of(head.content_length.value)) return &kBadLength;
  if (head.host.count != 1 || head.host.value.empty()) return &kHost;
  if (!hosts.allows(head.host.value)) return &kWrongHost;
  if (head.expect.count > 0 && !same_ignoring_case(head.expect.value, "100-continue"))
    return &kExpectation;
  return nullptr;
}

const Refusal* check_body(const Head& head, Method method, std::optional<std::size_t> limit) {
  const std::uint64_t length = length_of(head.content_length.value).value_or(0);
  if (method == Method::Get || method == Method::Head) return length > 0 ? &kBodyNotTaken : nullptr;

  const bool from_elsewhere =
      head.origin.count > 1 ||
      (head.origin.count == 1 && !is_own_origin(head.origin.value, head.host.value));
  if (from_elsewhere) return &kOrigin;
  if (!limit) return nullptr;  // no such route: that is the better thing to say
  if (*limit == 0) return length > 0 ? &kBodyNotTaken : nullptr;
  if (head.content_length.count == 0) return &kNoLength;
  if (length > *limit) return &kTooLarge;
  if (head.content_type.count != 1 || !is_json(head.content_type.value)) return &kNotJson;
  return nullptr;
}

Admission admit(const Head& head, const Hosts& hosts, const Application& application,
                Request& request) {
  request.method = method_of(head.method).value_or(Method::Get);
  if (const Refusal* refusal = check_head(head, hosts)) return {.refusal = refusal};
  std::optional<Target> target = parse_target(head.target);
  if (!target) return {.refusal = &kBadTarget};
  request.target = std::move(*target);

  std::optional<std::size_t> limit = 0;
  const bool writes = request.method == Method::Post || request.method == Method::Put;
  if (writes) limit = application.body_limit(request.method, request.target.path);
  if (const Refusal* refusal = check_body(head, request.method, limit)) return {.refusal = refusal};

  request.accept_language = usable_accept_language(head.accept_language);
  if (head.if_none_match.count == 1) request.if_none_match = head.if_none_match.value;
  request.accepts_gzip = head.accepts_gzip;

  const std::uint64_t length = length_of(head.content_length.value).value_or(0);
  const bool leaves_body = !limit && length > 0;
  return {.refusal = nullptr,
          .body_bytes = leaves_body ? 0 : length,
          .expects_continue = head.expect.count > 0,
          .keeps_open = head.http11 && !leaves_body};
}

}  // namespace attune::http
