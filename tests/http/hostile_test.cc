// SPDX-License-Identifier: GPL-2.0-or-later
// What nobody should send. Each row is sent as it stands; afterwards the server must still serve,
// and at the end it must not have grown.
#include <unistd.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <chrono>
#include <fstream>
#include <functional>
#include <string>
#include <thread>
#include <vector>

#include "tests/http/sample_server.h"
#include "tests/support/raw_client.h"

using namespace std::chrono_literals;
using attune::http::Options;
using attune::test::Body;
using attune::test::RawClient;
using attune::test::Reply;
using attune::test::SampleServer;

namespace {

const std::string kGet = "GET /api/v1/echo HTTP/1.1\r\nHost: localhost\r\n\r\n";
const std::string kPost = "POST /api/v1/echo HTTP/1.1\r\nHost: localhost\r\n";
const std::string kJson = "Content-Type: application/json\r\n";

Options impatient() {
  Options options;
  options.limits.deadline_seconds = 1;
  return options;
}

bool still_serves(const SampleServer& server) {
  RawClient client(server.port());
  client.send(kGet);
  return client.read_reply().status == 200;
}

/// Asks again and again, for ten seconds at most: a loaded machine is no fault.
bool eventually(const std::function<bool()>& holds) {
  const auto end = std::chrono::steady_clock::now() + 10s;
  while (!holds()) {
    if (std::chrono::steady_clock::now() > end) return false;
    std::this_thread::sleep_for(20ms);
  }
  return true;
}

std::size_t resident_bytes() {
  std::ifstream statm("/proc/self/statm");
  std::size_t total = 0;
  std::size_t resident = 0;
  statm >> total >> resident;
  return resident * static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
}

/// Sanitizers keep what is freed, so that only an ordinary build can tell.
constexpr bool memory_is_telling() {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
  return false;
#else
  return true;
#endif
}

void check_has_not_grown(std::size_t before) {
  constexpr std::size_t kSlack = 4'000'000;
  if (memory_is_telling()) CHECK(resident_bytes() < before + kSlack);
}

std::string with_fields(int count) {
  std::string request = "GET /api/v1/echo HTTP/1.1\r\nHost: localhost\r\n";
  for (int i = 0; i < count; ++i) request += "X-Field-" + std::to_string(i) + ": value\r\n";
  return request + "\r\n";
}

std::string with_host(const std::string& fields) {
  return "GET /api/v1/echo HTTP/1.1\r\n" + fields + "\r\n";
}

std::string get_target(const std::string& target) {
  return "GET " + target + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
}

struct Row {
  std::string name, request;
  int status;
  std::string code;
};

std::vector<Row> malformed_rows() {
  using namespace std::string_literals;
  return {
      {"64 KB header", with_host("Host: localhost\r\nX: " + std::string(65536, 'a') + "\r\n"), 431,
       "header-too-large"},
      {"1,000 headers", with_fields(1000), 431, "header-too-large"},
      {"endless line", "GET /" + std::string(2'000'000, 'a'), 431, "header-too-large"},
      {"endless method", std::string(20'000, 'A'), 431, "header-too-large"},
      {"a little over 8 KB", with_host("Host: localhost\r\nX: " + std::string(8150, 'a') + "\r\n"),
       431, "header-too-large"},
      {"LF only", "GET / HTTP/1.1\nHost: localhost\n\n", 400, "malformed-request"},
      {"LF after a field", "GET / HTTP/1.1\r\nHost: localhost\n\r\n", 400, "malformed-request"},
      {"NUL in target", get_target("/api\0/v1"s), 400, "malformed-request"},
      {"NUL in a field", with_host("Host: localhost\r\nX: a\0b\r\n"s), 400, "malformed-request"},
      {"CR in a field", with_host("Host: localhost\r\nX: a\rb\r\n"), 400, "malformed-request"},
      {"space before colon", with_host("Host : localhost\r\n"), 400, "malformed-request"},
      {"no name", with_host("Host: localhost\r\n: x\r\n"), 400, "malformed-request"},
      {"folded field", with_host("Host: localhost\r\nX: a\r\n b\r\n"), 400, "folded-header"},
      {"folded host", with_host("Host: local\r\n host\r\n"), 400, "folded-header"},
      {"TLS hello", "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n"s, 400,
       "malformed-request"},
      {"HTTP/2", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 400, "malformed-request"},
      {"no version", "GET /\r\n\r\n", 400, "malformed-request"},
      {"HTTP/1.9", "GET / HTTP/1.9\r\nHost: localhost\r\n\r\n", 400, "malformed-request"},
  };
}

std::vector<Row> framing_rows() {
  const std::string chunk = "2\r\n{}\r\n0\r\n\r\n";
  const std::string chunked = "Transfer-Encoding: chunked\r\n";
  return {
      {"CL and TE", kPost + kJson + "Content-Length: 12\r\n" + chunked + "\r\n" + chunk, 400,
       "malformed-request"},
      {"TE and CL", kPost + kJson + chunked + "Content-Length: 12\r\n\r\n" + chunk, 400,
       "malformed-request"},
      {"TE", kPost + kJson + chunked + "\r\n" + chunk, 400, "transfer-encoding"},
      {"TE identity", kPost + kJson + "Transfer-Encoding: identity\r\nContent-Length: 2\r\n\r\n{}",
       400, ""},
      {"TE xchunked", kPost + kJson + "Transfer-Encoding: xchunked\r\n\r\n" + chunk, 400,
       "transfer-encoding"},
      {"TE on GET", "GET /page HTTP/1.1\r\nHost: localhost\r\n" + chunked + "\r\n" + chunk, 400,
       "transfer-encoding"},
      {"two CL", kPost + kJson + "Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}", 400,
       "malformed-request"},
      {"two CL alike", kPost + kJson + "Content-Length: 2\r\nContent-Length: 2\r\n\r\n{}", 400,
       "bad-content-length"},
      {"CL list", kPost + kJson + "Content-Length: 2, 2\r\n\r\n{}", 400, "bad-content-length"},
      {"CL signed", kPost + kJson + "Content-Length: +2\r\n\r\n{}", 400, "malformed-request"},
      {"CL negative", kPost + kJson + "Content-Length: -2\r\n\r\n{}", 400, "malformed-request"},
      {"CL hex", kPost + kJson + "Content-Length: 0x2\r\n\r\n{}", 400, "malformed-request"},
      {"CL overflow", kPost + kJson + "Content-Length: 18446744073709551618\r\n\r\n{}", 400,
       "malformed-request"},
      {"CL vast", kPost + kJson + "Content-Length: 999999999999999999\r\n\r\n{}", 413,
       "body-too-large"},
      {"CL empty", kPost + kJson + "Content-Length: \r\n\r\n{}", 400, "malformed-request"},
      {"GET with body", "GET /page HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\n\r\n{}", 413,
       "body-not-allowed"},
  };
}

std::vector<Row> policy_rows() {
  const std::string body = "Content-Length: 2\r\n\r\n{}";
  const std::string poke = "POST /api/v1/poke HTTP/1.1\r\nHost: localhost\r\n";
  const std::string two = "\r\nContent-Length: 2\r\n\r\n";
  return {
      {"no host", with_host(""), 400, "host-header"},
      {"no host, 1.0", "GET / HTTP/1.0\r\n\r\n", 400, "host-header"},
      {"empty host", with_host("Host:\r\n"), 400, "host-header"},
      {"two hosts", with_host("Host: localhost\r\nHost: localhost\r\n"), 400, "host-header"},
      {"wrong host", with_host("Host: evil.example\r\n"), 421, "host-not-allowed"},
      {"wrong port", with_host("Host: localhost:1\r\n"), 421, "host-not-allowed"},
      {"host with a tail", with_host("Host: localhost.evil.example\r\n"), 421, "host-not-allowed"},
      {"host with user", with_host("Host: localhost@evil.example\r\n"), 421, "host-not-allowed"},
      {"host list", with_host("Host: localhost, evil.example\r\n"), 421, "host-not-allowed"},
      {"DELETE", "DELETE /page HTTP/1.1\r\nHost: localhost\r\n\r\n", 405, "method-not-allowed"},
      {"OPTIONS", "OPTIONS * HTTP/1.1\r\nHost: localhost\r\n\r\n", 405, "method-not-allowed"},
      {"TRACE", "TRACE / HTTP/1.1\r\nHost: localhost\r\n\r\n", 405, "method-not-allowed"},
      {"CONNECT", "CONNECT a:1 HTTP/1.1\r\nHost: localhost\r\n\r\n", 405, "method-not-allowed"},
      {"lower-case get", "get / HTTP/1.1\r\nHost: localhost\r\n\r\n", 405, "method-not-allowed"},
      {"absolute form", get_target("http://localhost/page"), 400, "bad-target"},
      {"dot segments", get_target("/../etc/passwd"), 400, "bad-target"},
      {"escaped dots", get_target("/%2e%2e/etc/passwd"), 400, "bad-target"},
      {"double slash", get_target("//evil.example/"), 400, "bad-target"},
      {"escaped NUL", get_target("/page%00"), 400, "bad-target"},
      {"target not UTF-8", get_target("/page?q=%ff"), 400, "bad-target"},
      {"bad escape", get_target("/page?q=%zz"), 400, "bad-target"},
      {"other expectation", kPost + kJson + "Expect: tea\r\n" + body, 417, "expectation-failed"},
      {"no type", kPost + body, 415, "not-json"},
      {"form type", kPost + "Content-Type: text/plain\r\n" + body, 415, "not-json"},
      {"two types", kPost + kJson + kJson + body, 415, "not-json"},
      {"odd charset", kPost + "Content-Type: application/json; charset=utf-16\r\n" + body, 415,
       "not-json"},
      {"no length", kPost + kJson + "\r\n", 411, "length-required"},
      {"too long", kPost + kJson + "Content-Length: 100001\r\n\r\n" + std::string(100001, 'a'), 413,
       "body-too-large"},
      {"body not taken", poke + kJson + body, 413, "body-not-allowed"},
      {"body not UTF-8", kPost + kJson + two.substr(2) + "\xc3(", 400, "body-not-utf8"},
      {"overlong body", kPost + kJson + two.substr(2) + "\xc0\xaf", 400, "body-not-utf8"},
      {"foreign origin", kPost + kJson + "Origin: https://evil.example\r\n" + body, 403,
       "cross-origin"},
      {"null origin", kPost + kJson + "Origin: null\r\n" + body, 403, "cross-origin"},
      {"origin of a neighbour", kPost + kJson + "Origin: http://localhost:81\r\n" + body, 403,
       "cross-origin"},
      {"origin with a tail", kPost + kJson + "Origin: http://localhost.evil\r\n" + body, 403,
       "cross-origin"},
      {"two origins",
       kPost + kJson + "Origin: http://localhost\r\nOrigin: http://localhost\r\n" + body, 403,
       "cross-origin"},
      {"foreign origin, no body", poke + "Origin: https://evil.example\r\n\r\n", 403,
       "cross-origin"},
  };
}

}  // namespace

TEST_CASE("every hostile request is refused with its code, and the connection closed") {
  const SampleServer server;
  REQUIRE(still_serves(server));
  const std::size_t before = resident_bytes();
  for (const auto& rows : {malformed_rows(), framing_rows(), policy_rows()}) {
    for (const Row& row : rows) {
      INFO(row.name);
      RawClient client(server.port());
      client.send(row.request);
      const Reply reply = client.read_reply();
      CHECK(reply.status == row.status);
      CHECK(reply.body.starts_with(row.code));
      CHECK(reply.field("connection") == "close");
      CHECK(reply.field("x-content-type-options") == "nosniff");
      CHECK(reply.field("allow") == (row.status == 405 ? "GET, HEAD, POST, PUT" : ""));
      client.send(kGet);  // smuggled behind it: must not be answered
      CHECK(client.is_closed_within(3s));
      CHECK(still_serves(server));
    }
  }
  check_has_not_grown(before);
}

TEST_CASE("a refusal to HEAD has no body") {
  const SampleServer server;
  RawClient client(server.port());
  client.send("HEAD / HTTP/1.1\r\nHost: evil.example\r\n\r\n");
  CHECK(client.read_reply(Body::None).status == 421);
  CHECK(client.is_closed_within(5s));
}

TEST_CASE("header lines that trickle in do not get past the limit") {
  const SampleServer server;
  RawClient client(server.port());
  client.send("GET / HTTP/1.1\r\nHost: localhost\r\n");
  const std::string line = "X-Some: " + std::string(90, 'a') + "\r\n";
  for (int i = 0; i < 90; ++i) {
    client.send(line);
    std::this_thread::sleep_for(1ms);
  }
  CHECK(client.read_reply().status == 431);
}

TEST_CASE("half-sent and slow requests end at the deadline") {
  const SampleServer server(impatient());
  for (const std::string& begun :
       {std::string(), std::string("GET"), std::string("GET / HTTP/1.1\r\nHost: loc"),
        kPost + kJson + "Content-Length: 10\r\n\r\n{", kGet.substr(0, kGet.size() - 2)}) {
    INFO(begun);
    RawClient client(server.port());
    client.send(begun);
    CHECK(client.is_closed_within(3s));
  }
  RawClient slow(server.port());
  const auto start = std::chrono::steady_clock::now();
  std::size_t sent = 0;
  while (sent < kGet.size() && slow.send(kGet.substr(sent, 1))) {
    ++sent;
    std::this_thread::sleep_for(100ms);
  }
  CHECK(sent < kGet.size());
  CHECK(std::chrono::steady_clock::now() - start < 3s);
  CHECK(still_serves(server));
}

TEST_CASE("a deadline is for one request, not for a connection in use") {
  const SampleServer server(impatient());
  RawClient client(server.port());
  for (int i = 0; i < 6; ++i) {
    std::this_thread::sleep_for(400ms);
    client.send(kGet);
    REQUIRE(client.read_reply().status == 200);
  }
  CHECK(client.is_closed_within(3s));
}

TEST_CASE("a client that does not read is given up") {
  const SampleServer server(impatient());
  RawClient client(server.port());
  client.send("GET /api/v1/large HTTP/1.1\r\nHost: localhost\r\n\r\n");
  std::this_thread::sleep_for(2500ms);
  CHECK(client.read_reply().status == 0);  // cut off before the end
  CHECK(still_serves(server));
}

TEST_CASE("connections beyond the limit are closed at once, and there is room again later") {
  const SampleServer server;
  const std::size_t before = resident_bytes();
  std::vector<RawClient> clients;
  for (int i = 0; i < 300; ++i) clients.emplace_back(server.port());
  const auto closed = [&] {
    return std::count_if(clients.begin(), clients.end(),
                         [](RawClient& client) { return client.is_closed_within(0ms); });
  };
  CHECK(eventually([&] { return closed() == 300 - 256; }));
  for (int i = 0; i < 256; i += 16) {
    clients[static_cast<std::size_t>(i)].send(kGet);
    CHECK(clients[static_cast<std::size_t>(i)].read_reply().status == 200);
  }
  CHECK(closed() == 300 - 256);
  clients.clear();
  CHECK(eventually([&] { return still_serves(server); }));
  check_has_not_grown(before + 256 * 32'000);
}

namespace {

/// Clients that go away at every stage of a request, half of them with a reset.
void vanish(const SampleServer& server, int rounds) {
  const std::vector<std::string> rows{
      "",
      kGet,
      kGet.substr(0, 20),
      kGet + kGet + kGet,
      kPost + kJson + "Content-Length: 90000\r\n\r\n" + std::string(50000, 'a'),
      "GET /api/v1/large HTTP/1.1\r\nHost: localhost\r\n\r\n"};
  for (int round = 0; round < rounds; ++round) {
    for (const std::string& begun : rows) {
      RawClient client(server.port());
      client.send(begun);
      if (round % 2 == 0) {
        client.reset();
      } else {
        client.finish_sending();
      }
    }
  }
}

}  // namespace

TEST_CASE("clients that vanish leave nothing behind") {
  const SampleServer server;
  // Twice: what the allocator keeps from the first storm serves the second; a leak grows with each.
  vanish(server, 60);
  REQUIRE(still_serves(server));
  const std::size_t before = resident_bytes();
  vanish(server, 100);
  CHECK(still_serves(server));
  constexpr std::size_t kInFlight =
      20'000'000;  // large answers to the last who vanished, two at a time
  check_has_not_grown(before + kInFlight);
}

TEST_CASE("a declared length costs no memory") {
  const SampleServer server;
  REQUIRE(still_serves(server));
  const std::size_t before = resident_bytes();
  std::vector<RawClient> clients;
  for (int i = 0; i < 200; ++i) {
    clients.emplace_back(server.port());
    clients.back().send(kPost + kJson + "Content-Length: 100000\r\n\r\n{");
  }
  CHECK(still_serves(server));
  check_has_not_grown(before + 200 * 64'000);
}
