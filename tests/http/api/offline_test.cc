// SPDX-License-Identifier: GPL-2.0-or-later
// Nothing leaves the machine: the real programs run with the kernel told to kill them at the first
// attempt to connect to anything, and do all their work nevertheless; and the server listens on
// loopback only.
#include <signal.h>

#include <array>
#include <catch2/catch.hpp>
#include <cstdio>
#include <fstream>
#include <string>
#include <vector>

#include "tests/http/api/confined.h"
#include "tests/http/api/shipped_api.h"
#include "tests/support/sample_corpus.h"

namespace {

using namespace attune;
using test::Confined;

/// Local addresses of listening sockets in this network namespace that have this port, as /proc
/// spells them.
std::vector<std::string> listening_on(std::uint16_t port) {
  std::vector<std::string> out;
  std::array<char, 8> hex{};
  std::snprintf(hex.data(), hex.size(), ":%04X", port);
  for (const auto* table : {"/proc/self/net/tcp", "/proc/self/net/tcp6"}) {
    std::ifstream in(table);
    for (std::string number, local, remote, state, rest;
         in >> number >> local >> remote >> state && std::getline(in, rest);)
      if (state == "0A" && local.ends_with(hex.data())) out.push_back(local);
  }
  return out;
}

}  // namespace

TEST_CASE("the confinement itself works: a program that connects is killed") {
  Confined program({"/bin/bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/9"}, test::no_connecting());
  CHECK(program.wait() == 1000 + SIGSYS);
}

TEST_CASE("indexing and finding need no network") {
  const test::SampleCorpus sample;
  const auto index = sample.index();
  Confined build(
      {ATTUNE_BINARY_DIR "/attune-index", "build", "--content", sample.options().content, "--packs",
       sample.options().packs, "--taxonomy", sample.options().taxonomy, "--index", index},
      test::no_connecting());
  CHECK(build.wait() == 0);
  Confined find(
      {ATTUNE_BINARY_DIR "/attune", "find", "late refund", "--locale", "ja", "--index", index},
      test::no_connecting());
  CHECK(find.wait() == 0);
}

TEST_CASE("serving connects nowhere and listens on loopback only") {
  Confined server(
      {ATTUNE_BINARY_DIR "/attune", "serve", "--port", "0", "--index", ATTUNE_BINARY_DIR "/index"},
      test::no_connecting());
  const auto line = server.line();
  INFO(line);
  const auto port = static_cast<std::uint16_t>(std::stoi(line.substr(line.rfind(':') + 1)));
  for (const auto* target :
       {"/healthz", "/api/v1/search?q=refund&locale=ja&ui=en", "/api/v1/taxonomy?ui=ar",
        "/api/v1/locales", "/api/v1/norms?locale=th", "/metrics"})
    CHECK(test::ask(port, "GET", target).status == 200);
  CHECK(listening_on(port) == std::vector<std::string>{[&] {
          std::array<char, 16> expected{};
          std::snprintf(expected.data(), expected.size(), "0100007F:%04X", port);
          return std::string(expected.data());
        }()});
  CHECK(::kill(server.pid(), 0) == 0);
}
