// SPDX-License-Identifier: GPL-2.0-or-later
// A real server on a free port with a small application, for as long as the object lives:
//   GET /api/v1/echo        → what arrived, as "path|key=value|…"
//   POST, PUT /api/v1/echo  → the body; at most kEchoLimit bytes
//   POST /api/v1/poke       → "poked"; takes no body
//   GET /api/v1/large       → kLargeBytes bytes, more than a socket takes at once
//   GET /api/v1/entries/{id}, GET /page (HTML with an ETag), GET /throws, GET /unsendable
#pragma once

#include <cstddef>
#include <cstdint>
#include <thread>

#include "search/http/server.h"

namespace attune::test {

inline constexpr std::size_t kEchoLimit = 100'000;
inline constexpr std::size_t kLargeBytes = 8'000'000;

[[nodiscard]] http::Application sample_application();

class SampleServer {
 public:
  explicit SampleServer(const http::Options& options = {});
  ~SampleServer();
  SampleServer(const SampleServer&) = delete;
  SampleServer& operator=(const SampleServer&) = delete;

  [[nodiscard]] std::uint16_t port() const { return server_.port(); }
  http::Server& server() { return server_; }
  /// Waits until run() has returned.
  void join();

 private:
  http::Server server_;
  std::jthread thread_;
};

}  // namespace attune::test
