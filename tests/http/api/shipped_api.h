// SPDX-License-Identifier: GPL-2.0-or-later
// The whole API over the shipped index, on a real socket, for as long as the object lives.
#pragma once

#include <boost/json.hpp>
#include <string>
#include <thread>

#include "search/api.h"
#include "search/http/server.h"
#include "tests/support/raw_client.h"

namespace attune::test {

/// %-encodes everything but letters, digits and "-._~/".
[[nodiscard]] std::string encoded(std::string_view text);

/// One request on a connection of its own. `body` empty: none is sent.
[[nodiscard]] Reply ask(std::uint16_t port, const std::string& method, const std::string& target,
                        const std::string& body = "");

class ShippedApi {
 public:
  ShippedApi();
  ~ShippedApi();
  ShippedApi(const ShippedApi&) = delete;
  ShippedApi& operator=(const ShippedApi&) = delete;

  [[nodiscard]] std::uint16_t port() const { return server_.port(); }
  [[nodiscard]] Reply get(const std::string& target) const { return ask(port(), "GET", target); }
  [[nodiscard]] Reply post(const std::string& target, const std::string& body) const {
    return ask(port(), "POST", target, body);
  }
  /// The JSON of an answer that must be 200.
  [[nodiscard]] boost::json::object json(const std::string& target) const;
  [[nodiscard]] std::shared_ptr<const search::Engine> engine() const { return engines_.current(); }

 private:
  search::LiveEngine engines_;
  search::Api api_;
  http::Server server_;
  std::jthread thread_;
};

}  // namespace attune::test
