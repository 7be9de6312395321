// SPDX-License-Identifier: GPL-2.0-or-later
// The rules alone; tests/http/hostile_test.cc has them with real bytes.
#include "search/http/rules.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "search/http/listen_fault.h"

using namespace attune::http;

TEST_CASE("hosts are allowed by name and port") {
  const Hosts hosts({"help.example", "desk.example:443", "[fd00::1]", "[fd00::2]:80"}, 8080);
  for (const std::string host :
       {"localhost", "LOCALHOST:8080", "127.0.0.1", "127.0.0.1:8080", "[::1]", "[::1]:8080",
        "help.example", "Help.Example:8080", "desk.example:443", "[fd00::1]", "[FD00::1]:8080",
        "[fd00::2]:80"}) {
    INFO(host);
    CHECK(hosts.allows(host));
  }
  for (const std::string host :
       {"", "localhost:", "localhost:80", "localhost:08080", "localhost.", "::1", "127.1",
        "evil.example", "desk.example", "desk.example:8080", "help.example:443", "[fd00::2]",
        "localhost:8080 "}) {
    INFO(host);
    CHECK_FALSE(hosts.allows(host));
  }
}

TEST_CASE("lengths are plain numbers") {
  CHECK(length_of("0") == 0U);
  CHECK(length_of("007") == 7U);
  CHECK(length_of("999999999999999999") == 999999999999999999U);
  for (const std::string digits :
       {"", " 1", "1 ", "+1", "-1", "0x1", "1,1", "1e3", "9999999999999999999"})
    CHECK_FALSE(length_of(digits).has_value());
}

TEST_CASE("gzip is taken when it is named and not refused") {
  for (const std::string value :
       {"gzip", "GZIP", "br, gzip", "gzip;q=0.5", "gzip ; q=1", "*", "identity, *;q=0.1"})
    CHECK(takes_gzip(value));
  for (const std::string value :
       {"", "br", "gzipped", "x-gzip", "gzip;q=0", "gzip; Q=0.000", "*;q=0", "br;q=1.0, deflate"})
    CHECK_FALSE(takes_gzip(value));
}

TEST_CASE("an address without a route is left to the handler, its body unread") {
  Application application;
  application.body_limit = [](Method, std::string_view) { return std::optional<std::size_t>(); };
  Head head;
  head.method = "POST";
  head.target = "/nothing";
  head.http11 = true;
  head.host.note("localhost");
  head.content_length.note("5000000");
  Request request;
  const Admission admission = admit(head, Hosts({}, 1), application, request);
  CHECK(admission.refusal == nullptr);
  CHECK(admission.body_bytes == 0);
  CHECK_FALSE(admission.keeps_open);
  CHECK(request.method == Method::Post);
}

TEST_CASE("a listening fault says what to do") {
  const auto said = [](std::errc reason) {
    return listen_fault("127.0.0.1", 80, std::make_error_code(reason));
  };
  CHECK_THAT(said(std::errc::permission_denied),
             Catch::StartsWith("cannot listen on 127.0.0.1 port 80: ") &&
                 Catch::EndsWith("choose a port above 1023"));
  CHECK_THAT(said(std::errc::io_error), Catch::EndsWith("choose another address or port"));
}
