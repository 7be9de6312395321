// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/http/api/confined.h"

#include <fcntl.h>
#include <linux/audit.h>
#include <linux/seccomp.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <catch2/catch.hpp>
#include <cstddef>

namespace attune::test {
namespace {

constexpr sock_filter kLoadCall{BPF_LD | BPF_W | BPF_ABS, 0, 0, offsetof(seccomp_data, nr)};
constexpr sock_filter kKill{BPF_RET | BPF_K, 0, 0, SECCOMP_RET_KILL_PROCESS};
constexpr sock_filter kAllow{BPF_RET | BPF_K, 0, 0, SECCOMP_RET_ALLOW};

/// Skips `if_not` instructions unless the loaded value is `value`.
sock_filter only_if(std::uint32_t value, std::uint8_t if_not) {
  return {BPF_JMP | BPF_JEQ | BPF_K, 0, if_not, value};
}

/// Of the low half of an argument, which all flags fit in.
sock_filter load_argument(std::uint32_t number) {
  return {BPF_LD | BPF_W | BPF_ABS, 0, 0,
          static_cast<std::uint32_t>(offsetof(seccomp_data, args) + 8 * number)};
}

bool confine(const Filter& filter) {
  auto copy = filter;
  const sock_fprog program{static_cast<unsigned short>(copy.size()), copy.data()};
  return ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
         ::prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) == 0;
}

}  // namespace

Filter no_connecting() {
  return {kLoadCall, only_if(SYS_connect, 1), kKill, kAllow};
}

Filter no_writing() {
  Filter out{kLoadCall};
  for (const std::uint32_t call : {SYS_creat, SYS_rename, SYS_renameat, SYS_renameat2, SYS_truncate,
                                   SYS_ftruncate, SYS_mkdir, SYS_mkdirat, SYS_link, SYS_linkat}) {
    out.push_back(only_if(call, 1));
    out.push_back(kKill);
  }
  constexpr std::uint32_t kWriting = O_WRONLY | O_RDWR | O_CREAT | O_TRUNC;
  for (const auto& [call, flags] :
       std::vector<std::pair<std::uint32_t, std::uint32_t>>{{SYS_open, 1}, {SYS_openat, 2}}) {
    out.push_back(only_if(call, 4));
    out.push_back(load_argument(flags));
    out.push_back({BPF_JMP | BPF_JSET | BPF_K, 0, 1, kWriting});
    out.push_back(kKill);
    out.push_back(kAllow);
  }
  out.push_back(kAllow);
  return out;
}

Confined::Confined(std::vector<std::string> words, const Filter& filter, Errors errors) {
  std::array<int, 2> ends{};
  REQUIRE(::pipe(ends.data()) == 0);
  child_ = ::fork();
  if (child_ == 0) {
    ::dup2(ends[1], STDOUT_FILENO);
    if (errors == Errors::Captured) ::dup2(ends[1], STDERR_FILENO);
    ::close(ends[0]);
    ::close(ends[1]);
    std::vector<char*> argv;
    for (auto& word : words) argv.push_back(word.data());
    argv.push_back(nullptr);
    if (confine(filter)) ::execv(argv[0], argv.data());
    ::_exit(127);
  }
  ::close(ends[1]);
  output_ = ::fdopen(ends[0], "r");
}

Confined::~Confined() {
  if (child_ > 0) ::kill(child_, SIGKILL);
  if (child_ > 0) ::waitpid(child_, nullptr, 0);
  std::fclose(output_);
}

std::string Confined::line() {
  std::array<char, 4096> buffer{};
  return std::fgets(buffer.data(), buffer.size(), output_) == nullptr ? "" : buffer.data();
}

std::string Confined::rest() {
  std::string out;
  for (auto next = line(); !next.empty(); next = line()) out += next;
  return out;
}

int Confined::wait() {
  static_cast<void>(rest());
  int status = 0;
  ::waitpid(child_, &status, 0);
  child_ = -1;
  return WIFEXITED(status) ? WEXITSTATUS(status) : 1000 + WTERMSIG(status);
}

void Confined::interrupt() const {
  ::kill(child_, SIGTERM);
}

}  // namespace attune::test
