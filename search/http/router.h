// SPDX-License-Identifier: GPL-2.0-or-later
// Which function answers a path. A route is a whole path, or a path that ends in one parameter
// which takes the rest, slashes included:
//   Router router({{.method = Method::Get, .pattern = "/api/v1/search", .handler = search},
//                  {.method = Method::Get, .pattern = "/api/v1/entries/{id}", .handler = entry},
//                  {.method = Method::Put, .pattern = "/api/v1/entries/{id}", .handler = save,
//                  .body_limit = 65536}});
//   router.find(Method::Get, "/api/v1/entries/late-delivery/own")   → entry, parameter
//   "late-delivery/own" router.find(Method::Post, "/api/v1/search")                     → no route,
//   allow "GET, HEAD": answer 405 router.find(Method::Get, "/api/v1/nothing")                     →
//   no route, allow "": answer 404
#pragma once

#include <array>
#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "search/http/message.h"

namespace attune::http {

/// `parameter` is what stood for "{…}", decoded, never empty; for a whole path it is empty.
using RouteHandler = std::function<Response(const Request& request, std::string_view parameter)>;

struct Route {
  Method method = Method::Get;  ///< Get serves Head too
  std::string pattern;
  RouteHandler handler;
  std::size_t body_limit = 0;  ///< bytes; 0: takes no body
};

/// Views stay valid as long as the router, and `parameter` as long as the path that was looked up.
struct Match {
  const Route* route = nullptr;
  std::string_view parameter;
  std::string_view
      allow;  ///< every method this path has: "GET, HEAD, PUT"; empty when no route has this path
};

/// Immutable after construction, so any thread may look up. A whole path wins over a parameter, and
/// of two parameters the one with the longer path before it.
class Router {
 public:
  /// Throws std::logic_error when a pattern is malformed or a route is there twice.
  explicit Router(std::vector<Route> routes);
  Router(Router&&) = default;
  Router& operator=(Router&&) = default;
  Router(const Router&) = delete;
  Router& operator=(const Router&) = delete;
  ~Router() = default;

  [[nodiscard]] Match find(Method method, std::string_view path) const;

  /// As Application::body_limit wants it.
  [[nodiscard]] std::optional<std::size_t> body_limit(Method method, std::string_view path) const;

 private:
  struct Place {
    std::array<const Route*, 4> by_method{};  ///< indexed by Method; into routes_, or null
    std::string allow;
  };
  using Prefix = std::pair<std::string, Place>;

  void add(const Route& route);
  Place& prefix_place(std::string_view prefix);

  std::vector<Route> routes_;
  std::map<std::string, Place, std::less<>> exact_;
  std::vector<Prefix> prefixes_;  ///< "/api/v1/entries/", longest first
};

}  // namespace attune::http
