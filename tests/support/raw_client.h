// SPDX-License-Identifier: GPL-2.0-or-later
// A client that sends exactly the bytes it is told to, right or wrong, and says what came back.
//   RawClient client(server.port());
//   client.send("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
//   client.read_reply().status == 200
#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>

namespace attune::test {

struct Reply {
  int status = 0;                             ///< 0: the connection ended, or nothing came in time
  std::map<std::string, std::string> fields;  ///< names in lower case
  std::string body;
  [[nodiscard]] std::string field(const std::string& name) const;
};

enum class Body : std::uint8_t { Expected, None };  ///< None: the answer to HEAD

/// Connects to 127.0.0.1. Not thread-safe. Waits at most `patience` for anything.
class RawClient {
 public:
  explicit RawClient(std::uint16_t port, std::chrono::seconds patience = std::chrono::seconds(20));
  ~RawClient();
  RawClient(RawClient&& other) noexcept;
  RawClient(const RawClient&) = delete;
  RawClient& operator=(const RawClient&) = delete;
  RawClient& operator=(RawClient&&) = delete;

  /// False when the peer no longer takes bytes.
  bool send(std::string_view
                bytes);  // NOLINT(modernize-use-nodiscard): often sent to a peer that hangs up

  [[nodiscard]] Reply read_reply(Body body = Body::Expected);

  /// Whether the peer closes, without sending more, within `limit`.
  [[nodiscard]] bool is_closed_within(std::chrono::milliseconds limit);

  /// Ends with a reset instead of a goodbye.
  void reset();
  /// Nothing more will be sent.
  void finish_sending();

 private:
  bool read_more();

  int socket_ = -1;
  std::string received_;
};

}  // namespace attune::test
