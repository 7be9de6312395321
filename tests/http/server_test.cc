// SPDX-License-Identifier: GPL-2.0-or-later
// What a well-behaved client sees.
#include <catch2/catch.hpp>
#include <chrono>
#include <csignal>
#include <string>
#include <thread>
#include <vector>

#include "search/http/server.h"
#include "tests/http/sample_server.h"
#include "tests/support/raw_client.h"

using namespace std::chrono_literals;
using attune::http::Options;
using attune::http::Server;
using attune::test::Body;
using attune::test::kEchoLimit;
using attune::test::kLargeBytes;
using attune::test::RawClient;
using attune::test::Reply;
using attune::test::SampleServer;

namespace {

std::string get(const std::string& target, const std::string& fields = "") {
  return "GET " + target + " HTTP/1.1\r\nHost: localhost\r\n" + fields + "\r\n";
}

std::string post(const std::string& target, const std::string& body) {
  return "POST " + target + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n" +
         "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
}

}  // namespace

TEST_CASE("requests reach handlers decoded") {
  const SampleServer server;
  RawClient client(server.port());
  struct Row {
    std::string target, fields, expected;
  };
  const std::vector<Row> rows{
      {"/api/v1/echo", "", "/api/v1/echo"},
      {"/api/v1/echo?q=a+b%20c&x=%C3%A9&x", "", "/api/v1/echo|q=a b c|x=\xc3\xa9|x="},
      {"/api/v1/entries/late-delivery/own", "",
       "/api/v1/entries/late-delivery/own|late-delivery/own"},
      {"/api/v1/entries/a%2Fb", "", "/api/v1/entries/a/b|a/b"},
      {"/api/v1/echo", "Accept-Language: es-MX, es;q=0.8\r\n", "/api/v1/echo|es-MX, es;q=0.8"},
      {"/api/v1/echo", "Accept-Language: " + std::string(300, 'a') + "\r\n", "/api/v1/echo"},
      {"/api/v1/echo", "Accept-Encoding: br, gzip;q=0.5\r\n", "/api/v1/echo|gzip"},
      {"/api/v1/echo", "Accept-Encoding: gzip;q=0\r\n", "/api/v1/echo"},
      {"/api/v1/echo", "hOsT2: x\r\nContent-Length: 0\r\n", "/api/v1/echo"},
  };
  for (const Row& row : rows) {
    client.send(get(row.target, row.fields));
    const Reply reply = client.read_reply();
    CHECK(reply.status == 200);
    CHECK(reply.body == row.expected);
  }
}

TEST_CASE("every answer carries the protective fields, pages a policy as well") {
  const SampleServer server;
  RawClient client(server.port());
  for (const std::string target : {"/api/v1/echo", "/page", "/nothing", "/throws"}) {
    client.send(get(target));
    const Reply reply = client.read_reply();
    CHECK(reply.field("x-content-type-options") == "nosniff");
    CHECK(reply.field("referrer-policy") == "no-referrer");
    CHECK(reply.field("access-control-allow-origin").empty());
    CHECK(reply.field("date").ends_with(" GMT"));
    const bool has_policy =
        reply.field("content-security-policy").starts_with("default-src 'self'");
    CHECK(has_policy == (target == "/page"));
  }
}

TEST_CASE("HEAD is GET without the body") {
  const SampleServer server;
  RawClient client(server.port());
  client.send("HEAD /page HTTP/1.1\r\nHost: localhost\r\n\r\n" + get("/page"));
  const Reply head = client.read_reply(Body::None);
  Reply whole = client.read_reply();
  CHECK(head.status == 200);
  CHECK(head.field("content-length") == "15");
  CHECK(whole.body.size() == 15);
  CHECK(head.fields == whole.fields);
}

TEST_CASE("an answer that the browser has is not sent again") {
  const SampleServer server;
  RawClient client(server.port());
  client.send(get("/page"));
  const std::string etag = client.read_reply().field("etag");
  REQUIRE(etag.size() == 24);
  client.send(get("/page", "If-None-Match: \"other\", W/" + etag + "\r\n") + get("/page"));
  const Reply known = client.read_reply();
  CHECK(known.status == 304);
  CHECK(known.field("etag") == etag);
  CHECK(known.field("content-length").empty());
  CHECK(client.read_reply().status == 200);
}

TEST_CASE("bodies arrive whole, in one piece or many") {
  const SampleServer server;
  RawClient client(server.port());
  for (const std::size_t size : {2UL, 100UL, 20'000UL, kEchoLimit}) {
    const std::string body(size, 'a');
    client.send(post("/api/v1/echo", body));
    CHECK(client.read_reply().body == body);
  }
  const std::string request = post("/api/v1/echo", "{\"text\":\"\xe2\x80\xa6\"}");
  for (const char byte : request) client.send(std::string(1, byte));
  CHECK(client.read_reply().body == "{\"text\":\"\xe2\x80\xa6\"}");
  client.send("POST /api/v1/poke HTTP/1.1\r\nHost: localhost\r\n\r\n");
  CHECK(client.read_reply().body == "poked");
}

TEST_CASE("a client that asks first is told to go on") {
  const SampleServer server;
  RawClient client(server.port());
  const std::string head =
      "PUT /api/v1/echo HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json; "
      "charset=UTF-8\r\n"
      "Expect: 100-Continue\r\nContent-Length: ";
  client.send(head + "2\r\n\r\n");
  CHECK(client.read_reply().status == 100);
  client.send("{}");
  CHECK(client.read_reply().body == "{}");
  client.send(head + "100001\r\n\r\n");
  CHECK(client.read_reply().status == 413);
}

TEST_CASE("pipelined requests are answered in order") {
  const SampleServer server;
  RawClient client(server.port());
  std::string all;
  for (int i = 0; i < 300; ++i) {
    const std::string n = std::to_string(i);
    all += i % 3 == 0 ? post("/api/v1/echo", n) : get("/api/v1/echo?n=" + n);
  }
  std::jthread sender([&] { client.send(all); });
  for (int i = 0; i < 300; ++i) {
    const std::string n = std::to_string(i);
    REQUIRE(client.read_reply().body == (i % 3 == 0 ? n : "/api/v1/echo|n=" + n));
  }
}

TEST_CASE("an answer larger than the socket takes arrives whole") {
  const SampleServer server;
  RawClient client(server.port());
  client.send(get("/api/v1/large") + get("/api/v1/echo"));
  std::this_thread::sleep_for(50ms);
  CHECK(client.read_reply().body.size() == kLargeBytes);
  CHECK(client.read_reply().status == 200);
}

TEST_CASE("a failing handler fails one request") {
  const SampleServer server;
  RawClient client(server.port());
  for (const std::string target : {"/throws", "/unsendable"}) {
    client.send(get(target));
    const Reply reply = client.read_reply();
    CHECK(reply.status == 500);
    CHECK(reply.body.starts_with("internal-error: "));
    CHECK(reply.field("set-cookie").empty());
  }
  client.send(get("/api/v1/echo"));
  CHECK(client.read_reply().status == 200);
}

TEST_CASE("unknown addresses and methods are the application's to name") {
  const SampleServer server;
  {
    RawClient client(server.port());
    client.send(get("/nothing"));
    CHECK(client.read_reply().status == 404);
    client.send(post("/nothing", "{}"));
    CHECK(client.read_reply().status == 404);
    CHECK(client.is_closed_within(5s));  // its body was not read
  }
  RawClient client(server.port());
  client.send(post("/api/v1/entries/a", "{}"));
  const Reply reply = client.read_reply();
  CHECK(reply.status == 405);
  CHECK(reply.field("allow") == "GET, HEAD");
}

TEST_CASE("the connection ends when the client says so") {
  const SampleServer server;
  for (const std::string& request : {get("/page", "Connection: close\r\n"),
                                     std::string("GET /page HTTP/1.0\r\nHost: localhost\r\n"
                                                 "Connection: keep-alive\r\n\r\n")}) {
    RawClient client(server.port());
    client.send(request);
    const Reply reply = client.read_reply();
    CHECK(reply.status == 200);
    CHECK(reply.field("connection") == "close");
    CHECK(client.is_closed_within(5s));
  }
}

TEST_CASE("configured hosts and our own origin are let in") {
  Options options;
  options.allowed_hosts = {"help.example", "desk.example:8443"};
  const SampleServer server(options);
  const std::string port = std::to_string(server.port());
  for (const std::string& host :
       {std::string("help.example"), "help.example:" + port, std::string("Desk.Example:8443"),
        "LOCALHOST:" + port, "127.0.0.1:" + port, "[::1]:" + port, std::string("[::1]")}) {
    RawClient client(server.port());
    client.send("PUT /api/v1/echo HTTP/1.1\r\nHost:  " + host + " \r\nOrigin: http://" + host +
                "\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}");
    INFO(host);
    CHECK(client.read_reply().status == 200);
  }
}

TEST_CASE("a server that cannot listen says where, why and what to do") {
  const SampleServer first;
  struct Row {
    std::string address;
    std::uint16_t port;
    std::string expected;
  };
  for (const Row& row : {Row{"127.0.0.1", first.port(), "stop the program that has this port"},
                         Row{"localhost", 0, "write the address in numbers"},
                         Row{"192.0.2.1", 0, "this machine has no such address"}}) {
    const Options options{
        .address = row.address, .port = row.port, .allowed_hosts = {}, .limits = {}};
    const auto start = [&] { const Server server(options, attune::test::sample_application()); };
    CHECK_THROWS_WITH(start(), Catch::StartsWith("cannot listen on " + row.address + " port " +
                                                 std::to_string(row.port)) &&
                                   Catch::Contains(row.expected));
  }
}

TEST_CASE("stop lets the answer in work finish and closes idle connections") {
  SampleServer server;
  RawClient idle(server.port());
  RawClient busy(server.port());
  RawClient begun(server.port());
  for (RawClient* client : {&idle, &busy, &begun}) {
    client->send(get("/api/v1/echo"));
    CHECK(client->read_reply().status == 200);
  }
  busy.send(get("/api/v1/large"));
  begun.send("GET /api/v1/echo HTT");
  std::this_thread::sleep_for(500ms);
  server.server().stop();
  CHECK(idle.is_closed_within(5s));
  begun.send("P/1.1\r\nHost: localhost\r\n\r\n");
  const Reply last = begun.read_reply();
  CHECK(last.status == 200);
  CHECK(last.field("connection") == "close");
  CHECK(busy.read_reply().body.size() == kLargeBytes);
  begun.finish_sending();
  busy.finish_sending();
  server.join();
  CHECK_THROWS(RawClient(server.port()));
}

TEST_CASE("SIGTERM stops the server when it was asked to listen for it") {
  Options options;
  options.stop_on_signals = true;
  SampleServer server(options);
  RawClient client(server.port());
  client.send(get("/api/v1/echo"));
  CHECK(client.read_reply().status == 200);
  std::raise(SIGTERM);
  server.join();
  CHECK(client.is_closed_within(5s));
}

TEST_CASE("many clients on many threads") {
  Options options;
  options.threads = 4;
  const SampleServer server(options);
  const auto work = [&] {
    for (int round = 0; round < 5; ++round) {
      RawClient client(server.port());
      for (int i = 0; i < 50; ++i) {
        client.send(i % 2 == 0 ? get("/api/v1/echo") : post("/api/v1/echo", "{}"));
        if (client.read_reply().status != 200) throw std::logic_error("no answer");
      }
    }
  };
  std::vector<std::jthread> clients;
  for (int i = 0; i < 8; ++i) clients.emplace_back(work);
}
