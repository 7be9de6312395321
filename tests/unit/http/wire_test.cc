// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/http/wire.h"

#include <catch2/catch.hpp>
#include <memory>
#include <string>

using namespace attune::http;

namespace {

/// Without the Date line, which is tested by its shape.
std::string head_of(const Response& response, Ending ending) {
  std::string head;
  append_head(head, response, ending);
  const std::size_t date = head.find("Date: ");
  REQUIRE(head.substr(date, 37).ends_with(" GMT\r\n"));
  return head.erase(date, 37);
}

const std::string kProtective =
    "X-Content-Type-Options: nosniff\r\nReferrer-Policy: no-referrer\r\n";

}  // namespace

TEST_CASE("a plain answer") {
  Response response;
  response.body = "{}";
  CHECK(head_of(response, Ending::KeepOpen) ==
        "HTTP/1.1 200 OK\r\n" + kProtective +
            "Content-Type: application/json\r\nContent-Length: 2\r\n\r\n");
}

TEST_CASE("a page with everything") {
  Response response;
  response.status = 405;
  response.shared_body = std::make_shared<const std::string>("abc");
  response.body = "not this";
  response.etag = "\"x\"";
  response.cache_control = "no-cache";
  response.content_encoding = "gzip";
  response.allow = "GET";
  response.page = true;
  CHECK(head_of(response, Ending::Close) ==
        "HTTP/1.1 405 Method Not Allowed\r\n" + kProtective +
            "Content-Security-Policy: default-src 'self'; frame-ancestors 'none'; base-uri 'none'; "
            "form-action 'self'\r\n"
            "ETag: \"x\"\r\nCache-Control: no-cache\r\nAllow: GET\r\nVary: Accept-Encoding, "
            "Accept-Language\r\n"
            "Connection: close\r\nContent-Type: application/json\r\nContent-Encoding: "
            "gzip\r\nContent-Length: 3\r\n\r\n");
  CHECK(body_of(response) == "abc");
}

TEST_CASE("204 and 304 have no body") {
  for (const int status : {204, 304}) {
    Response response;
    response.status = status;
    response.body = "left out";
    CHECK(body_of(response).empty());
    CHECK(head_of(response, Ending::KeepOpen).find("\r\nContent-") == std::string::npos);
  }
}

TEST_CASE("a value that could begin a new line must not be sent") {
  CHECK(is_sendable(Response{}));
  for (const std::string value : {"a\r\nb", "a\nb", "a\tb", "\x7f", "\xc3\xa9"}) {
    Response response;
    response.cache_control = value;
    CHECK_FALSE(is_sendable(response));
    response.cache_control.clear();
    response.allow = value;
    CHECK_FALSE(is_sendable(response));
  }
  Response response;
  response.status = 99;
  CHECK_FALSE(is_sendable(response));
}
