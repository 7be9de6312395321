// SPDX-License-Identifier: GPL-2.0-or-later
// HTTP/1.1 on a socket, for one application. Everything that can be wrong with a request is found
// here and in rules.h and target.h before the application works for it; what passes is a plain
// Request.
//   Server server({.port = 8080, .stop_on_signals = true}, application);   // throws when the port
//   is taken fmt::print("http://127.0.0.1:{}\n", server.port()); server.run(); // until stop(),
//   SIGINT or SIGTERM
//
// Every connection lives on one strand: its reads, its writes and its deadline never run at the
// same time, while different connections do. Handlers run on the same threads, so a slow handler
// holds up one of `threads`.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "search/http/message.h"

namespace attune::http {

struct Options {
  std::string address =
      "127.0.0.1";         ///< numeric; "0.0.0.0" or "::" to be reached from other machines
  std::uint16_t port = 0;  ///< 0: any free one, see Server::port()
  unsigned threads = 2;
  /// Names besides localhost, 127.0.0.1 and [::1] that a request's Host may have; see Hosts in
  /// rules.h.
  std::vector<std::string> allowed_hosts;
  Limits limits;
  bool stop_on_signals = false;  ///< SIGINT and SIGTERM call stop(); a second one ends the process
};

class Server {
 public:
  /// Listens from here on; connections wait until run(). Throws std::runtime_error that names
  /// address and port and says what to do.
  Server(const Options& options, Application application);
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  [[nodiscard]] std::uint16_t port() const;

  /// Serves on `threads` threads, this one among them, and returns after stop() when the last
  /// answer is out. Call once.
  void run();

  /// Takes no more connections, closes idle ones, lets the others finish the answer they are at.
  /// From any thread.
  void stop();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace attune::http
