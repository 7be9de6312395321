// SPDX-License-Identifier: GPL-2.0-or-later
// What customers write is neither stored nor logged: the server works though the kernel kills it at
// the first file it opens for writing, and nothing it prints or tells of itself has their words.
#include <signal.h>

#include <catch2/catch.hpp>
#include <string>

#include "tests/http/api/confined.h"
#include "tests/http/api/shipped_api.h"

namespace {

using namespace attune;
using test::Confined;

/// In no entry, and not likely to be made by chance.
const std::string kSecret = "zanzibarquux";

}  // namespace

TEST_CASE("the confinement itself works: a program that opens a file for writing is killed") {
  Confined writes({"/bin/bash", "-c", "echo x > /dev/null"}, test::no_writing());
  CHECK(writes.wait() == 1000 + SIGSYS);
  Confined reads({"/bin/cat", "/proc/version"}, test::no_writing());
  CHECK(reads.wait() == 0);
}

TEST_CASE("what customers and agents write reaches no file, no log and no metric") {
  Confined server(
      {ATTUNE_BINARY_DIR "/attune", "serve", "--port", "0", "--index", ATTUNE_BINARY_DIR "/index"},
      test::no_writing(), Confined::Errors::Captured);
  const auto line = server.line();
  INFO(line);
  const auto port = static_cast<std::uint16_t>(std::stoi(line.substr(line.rfind(':') + 1)));
  const auto message = "My name is " + kSecret + ", my parcel is late and I am furious";
  const auto quoted = R"({"locale": "en", "text": ")" + message + "\"}";
  CHECK(test::ask(port, "POST", "/api/v1/read", quoted).status == 200);
  CHECK(test::ask(port, "POST", "/api/v1/check", quoted).status == 200);
  CHECK(test::ask(port, "GET", "/api/v1/search?locale=en&q=" + test::encoded(message)).status ==
        200);
  CHECK(test::ask(port, "GET", "/api/v1/complete?locale=en&q=" + kSecret).status == 200);
  CHECK(test::ask(port, "GET", "/api/v1/entries/" + kSecret + "/x?locale=en").status == 404);
  CHECK(test::ask(port, "POST", "/api/v1/read", "{\"text\": \"" + kSecret).status == 400);
  const auto metrics = test::ask(port, "GET", "/metrics");
  CHECK(metrics.status == 200);
  CHECK(metrics.body.find(kSecret) == std::string::npos);
  CHECK(::kill(server.pid(), 0) == 0);
  server.interrupt();
  const auto printed = server.rest();
  CHECK(printed.find(kSecret) == std::string::npos);
  CHECK(server.wait() == 0);
}
