// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/http/wire.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <ctime>

namespace attune::http {
namespace {

constexpr std::string_view kEveryAnswer =
    "X-Content-Type-Options: nosniff\r\nReferrer-Policy: no-referrer\r\n";
constexpr std::string_view kEveryPage =
    "Content-Security-Policy: default-src 'self'; frame-ancestors 'none'; base-uri 'none'; "
    "form-action 'self'\r\n";

struct Phrase {
  int status;
  std::string_view text;
};

constexpr std::array kPhrases{
    Phrase{200, "OK"},
    Phrase{201, "Created"},
    Phrase{202, "Accepted"},
    Phrase{204, "No Content"},
    Phrase{304, "Not Modified"},
    Phrase{400, "Bad Request"},
    Phrase{401, "Unauthorized"},
    Phrase{403, "Forbidden"},
    Phrase{404, "Not Found"},
    Phrase{405, "Method Not Allowed"},
    Phrase{409, "Conflict"},
    Phrase{411, "Length Required"},
    Phrase{412, "Precondition Failed"},
    Phrase{413, "Content Too Large"},
    Phrase{415, "Unsupported Media Type"},
    Phrase{417, "Expectation Failed"},
    Phrase{421, "Misdirected Request"},
    Phrase{422, "Unprocessable Content"},
    Phrase{429, "Too Many Requests"},
    Phrase{431, "Request Header Fields Too Large"},
    Phrase{500, "Internal Server Error"},
    Phrase{503, "Service Unavailable"},
};

std::string_view reason(int status) {
  const auto same = [&](const Phrase& phrase) { return phrase.status == status; };
  const auto found = std::find_if(kPhrases.begin(), kPhrases.end(), same);
  return found == kPhrases.end() ? "Status" : found->text;  // any phrase will do (RFC 9112, 4)
}

/// "Date: Sun, 23 Nov 2025 05:36:00 GMT\r\n", made once a second and thread; not strftime, which
/// follows the locale.
std::string_view date_line() {
  constexpr std::array kDays{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  constexpr std::array kMonths{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                               "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  thread_local std::time_t made_at = -1;
  thread_local std::string line;
  const std::time_t now = std::time(nullptr);
  if (now == made_at) return line;
  std::tm utc{};
  gmtime_r(&now, &utc);
  line = fmt::format("Date: {}, {:02} {} {} {:02}:{:02}:{:02} GMT\r\n",
                     kDays.at(static_cast<std::size_t>(utc.tm_wday)), utc.tm_mday,
                     kMonths.at(static_cast<std::size_t>(utc.tm_mon)), utc.tm_year + 1900,
                     utc.tm_hour, utc.tm_min, utc.tm_sec);
  made_at = now;
  return line;
}

void append_number(std::string& out, std::size_t number) {
  const fmt::format_int digits(number);
  out.append(digits.data(), digits.size());
}

void append_field(std::string& out, std::string_view name, std::string_view value) {
  if (value.empty()) return;
  out.append(name).append(value).append("\r\n");
}

bool is_bodiless(int status) {
  return status == 204 || status == 304;
}

bool is_visible(std::string_view value) {
  return std::all_of(value.begin(), value.end(), [](char c) { return c >= ' ' && c <= '~'; });
}

}  // namespace

bool is_sendable(const Response& response) {
  return response.status >= 200 && response.status <= 599 && is_visible(response.content_type) &&
         is_visible(response.etag) && is_visible(response.cache_control) &&
         is_visible(response.content_encoding) && is_visible(response.allow);
}

void append_head(std::string& out, const Response& response, Ending ending) {
  out.append("HTTP/1.1 ");
  append_number(out, static_cast<std::size_t>(response.status));
  out.append(" ").append(reason(response.status)).append("\r\n");
  out.append(date_line()).append(kEveryAnswer);
  if (response.page) out.append(kEveryPage);
  append_field(out, "ETag: ", response.etag);
  append_field(out, "Cache-Control: ", response.cache_control);
  append_field(out, "Allow: ", response.allow);
  // What may be kept for later was chosen by these two fields of the request.
  const bool storable = !response.etag.empty() || !response.cache_control.empty();
  if (storable) out.append("Vary: Accept-Encoding, Accept-Language\r\n");
  if (ending == Ending::Close) out.append("Connection: close\r\n");
  if (!is_bodiless(response.status)) {
    append_field(out, "Content-Type: ", response.content_type);
    append_field(out, "Content-Encoding: ", response.content_encoding);
    out.append("Content-Length: ");
    append_number(out, body_of(response).size());
    out.append("\r\n");
  }
  out.append("\r\n");
}

std::string_view body_of(const Response& response) {
  if (is_bodiless(response.status)) return {};
  return response.shared_body ? std::string_view(*response.shared_body)
                              : std::string_view(response.body);
}

}  // namespace attune::http
