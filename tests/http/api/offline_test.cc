// SPDX-License-Identifier: GPL-2.0-or-later
// Nothing leaves the machine: the real programs run with the kernel told to kill them at the first
// attempt to connect to anything, and do all their work nevertheless; and the server listens on
// loopback only.
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>
#include <catch2/catch.hpp>

#include <array>
#include <cstddef>
#include <cstdio>
#include <fstream>
#include <string>
#include <vector>

#include "tests/http/api/shipped_api.h"

namespace {

using namespace attune;

/// From here on connect() kills this process and its children.
bool deny_connecting() {
  std::array<sock_filter, 4> filter{{
      {BPF_LD | BPF_W | BPF_ABS, 0, 0, offsetof(seccomp_data, nr)},
      {BPF_JMP | BPF_JEQ | BPF_K, 0, 1, SYS_connect},
      {BPF_RET | BPF_K, 0, 0, SECCOMP_RET_KILL_PROCESS},
      {BPF_RET | BPF_K, 0, 0, SECCOMP_RET_ALLOW},
  }};
  const sock_fprog program{filter.size(), filter.data()};
  return ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
         ::prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) == 0;
}

/// A program without network, its standard output readable here.
class Confined {
 public:
  explicit Confined(std::vector<std::string> words) {
    std::array<int, 2> ends{};
    REQUIRE(::pipe(ends.data()) == 0);
    child_ = ::fork();
    if (child_ == 0) {
      ::dup2(ends[1], STDOUT_FILENO);
      ::close(ends[0]);
      std::vector<char*> argv;
      for (auto& word : words) argv.push_back(word.data());
      argv.push_back(nullptr);
      if (deny_connecting()) ::execv(argv[0], argv.data());
      ::_exit(127);
    }
    ::close(ends[1]);
    output_ = ::fdopen(ends[0], "r");
  }
  ~Confined() {
    if (child_ > 0) ::kill(child_, SIGKILL);
    if (child_ > 0) ::waitpid(child_, nullptr, 0);
    std::fclose(output_);
  }
  Confined(const Confined&) = delete;
  Confined& operator=(const Confined&) = delete;

  std::string line() {
    std::array<char, 4096> buffer{};
    return std::fgets(buffer.data(), buffer.size(), output_) == nullptr ? "" : buffer.data();
  }
  int wait() {
    int status = 0;
    while (!line().empty()) {
    }
    ::waitpid(child_, &status, 0);
    child_ = -1;
    return WIFEXITED(status) ? WEXITSTATUS(status) : 1000 + WTERMSIG(status);
  }
  [[nodiscard]] pid_t pid() const { return child_; }

 private:
  pid_t child_ = -1;
  FILE* output_ = nullptr;
};

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
  Confined program({"/bin/bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/9"});
  CHECK(program.wait() == 1000 + SIGSYS);
}

TEST_CASE("indexing and finding need no network") {
  const std::string index = ATTUNE_BINARY_DIR "/offline-index", source = ATTUNE_SOURCE_DIR;
  Confined build({ATTUNE_BINARY_DIR "/attune-index", "build", "--force", "--content",
                  source + "/corpus/content", "--packs", source + "/locales/packs", "--taxonomy",
                  source + "/corpus/taxonomy.yaml", "--index", index});
  CHECK(build.wait() == 0);
  Confined find(
      {ATTUNE_BINARY_DIR "/attune", "find", "late refund", "--locale", "ja", "--index", index});
  CHECK(find.wait() == 0);
}

TEST_CASE("serving connects nowhere and listens on loopback only") {
  Confined server(
      {ATTUNE_BINARY_DIR "/attune", "serve", "--port", "0", "--index", ATTUNE_BINARY_DIR "/index"});
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
