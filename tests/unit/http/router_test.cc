// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/http/router.h"

#include <catch2/catch.hpp>
#include <stdexcept>
#include <string>
#include <vector>

using namespace attune::http;

namespace {

Response nothing(const Request&, std::string_view) {
  return {};
}

Route route(Method method, std::string pattern, std::size_t limit = 0) {
  return {.method = method, .pattern = std::move(pattern), .handler = nothing, .body_limit = limit};
}

Router sample() {
  std::vector<Route> routes;
  routes.push_back(route(Method::Get, "/healthz"));
  routes.push_back(route(Method::Post, "/api/v1/read", 4096));
  routes.push_back(route(Method::Get, "/api/v1/entries/{id}"));
  routes.push_back(route(Method::Put, "/api/v1/entries/{id}", 65536));
  routes.push_back(route(Method::Get, "/api/v1/entries/all"));
  routes.push_back(route(Method::Get, "/api/v1/{rest}"));
  return Router(std::move(routes));
}

/// "pattern parameter [allow]"
std::string shown(const Router& router, Method method, std::string_view path) {
  const Match match = router.find(method, path);
  std::string line = match.route == nullptr ? "none" : match.route->pattern;
  return line.append(" ").append(match.parameter).append(" [").append(match.allow).append("]");
}

}  // namespace

TEST_CASE("paths find their route") {
  const Router router = sample();
  struct Row {
    Method method;
    std::string path, expected;
  };
  const std::vector<Row> rows{
      {Method::Get, "/healthz", "/healthz  [GET, HEAD]"},
      {Method::Head, "/healthz", "/healthz  [GET, HEAD]"},
      {Method::Post, "/healthz", "none  [GET, HEAD]"},
      {Method::Get, "/healthz/", "none  []"},
      {Method::Get, "/Healthz", "none  []"},
      {Method::Get, "", "none  []"},
      {Method::Get, "/api/v1/read", "none  [POST]"},
      {Method::Head, "/api/v1/read", "none  [POST]"},
      {Method::Get, "/api/v1/entries/late/own", "/api/v1/entries/{id} late/own [GET, HEAD, PUT]"},
      {Method::Put, "/api/v1/entries/x", "/api/v1/entries/{id} x [GET, HEAD, PUT]"},
      {Method::Post, "/api/v1/entries/x", "none x [GET, HEAD, PUT]"},
      {Method::Get, "/api/v1/entries/all", "/api/v1/entries/all  [GET, HEAD]"},
      {Method::Get, "/api/v1/entries/", "/api/v1/{rest} entries/ [GET, HEAD]"},
      {Method::Get, "/api/v1/", "none  []"},
  };
  for (const Row& row : rows) {
    INFO(row.path);
    CHECK(shown(router, row.method, row.path) == row.expected);
  }
}

TEST_CASE("each route has its body limit") {
  const Router router = sample();
  CHECK(router.body_limit(Method::Post, "/api/v1/read") == 4096);
  CHECK(router.body_limit(Method::Put, "/api/v1/entries/a/b") == 65536);
  CHECK(router.body_limit(Method::Get, "/healthz") == 0);
  CHECK_FALSE(router.body_limit(Method::Post, "/healthz").has_value());
  CHECK_FALSE(router.body_limit(Method::Post, "/nothing").has_value());
}

TEST_CASE("a table with a fault is refused") {
  for (const std::string pattern :
       {"", "a", "//", "/a//b", "/{id", "/a/{}", "/a{id}", "/{a}/b", "/a/{b}{c}", "/a}"}) {
    INFO(pattern);
    const auto build = [&] { return Router({route(Method::Get, pattern)}); };
    CHECK_THROWS_AS(build(), std::logic_error);
  }
  const auto twice = [] {
    return Router({route(Method::Get, "/a/{x}"), route(Method::Get, "/a/{y}")});
  };
  CHECK_THROWS_WITH(twice(), Catch::Contains("twice for GET"));
}
