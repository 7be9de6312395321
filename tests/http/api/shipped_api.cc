// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/http/api/shipped_api.h"

#include <catch2/catch.hpp>
#include <cctype>

namespace attune::test {

std::string encoded(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain =
        std::isalnum(byte) != 0 || std::string_view("-._~/").find(c) != std::string_view::npos;
    constexpr std::string_view kHex = "0123456789ABCDEF";
    if (plain) {
      out += c;
    } else {
      out += {'%', kHex[byte / 16], kHex[byte % 16]};
    }
  }
  return out;
}

Reply ask(std::uint16_t port, const std::string& method, const std::string& target,
          const std::string& body) {
  RawClient client(port);
  std::string bytes =
      method + " " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n";
  if (!body.empty())
    bytes +=
        "Content-Type: application/json\r\nContent-Length: " + std::to_string(body.size()) + "\r\n";
  client.send(bytes + "\r\n" + body);
  return client.read_reply(method == "HEAD" ? Body::None : Body::Expected);
}

ShippedApi::ShippedApi()
    : engines_(ATTUNE_BINARY_DIR "/index", [](const std::string&) {}),
      api_(engines_, std::nullopt),
      server_({}, api_.application()),
      thread_([this] { server_.run(); }) {}

ShippedApi::~ShippedApi() {
  server_.stop();
}

boost::json::object ShippedApi::json(const std::string& target) const {
  const auto reply = get(target);
  INFO(target << "\n" << reply.body.substr(0, 400));
  REQUIRE(reply.status == 200);
  return boost::json::parse(reply.body).as_object();
}

}  // namespace attune::test
