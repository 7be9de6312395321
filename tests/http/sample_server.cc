// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/http/sample_server.h"

#include <memory>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "search/http/etag.h"
#include "search/http/router.h"

namespace attune::test {
namespace {

using http::Method;
using http::Request;
using http::Response;

Response text(std::string body) {
  Response response;
  response.body = std::move(body);
  return response;
}

Response problem(int status, std::string_view code, std::string_view detail) {
  Response response = text(std::string(code).append(": ").append(detail));
  response.status = status;
  response.content_type = "application/problem+json";
  return response;
}

Response describe(const Request& request, std::string_view parameter) {
  std::string said = request.target.path;
  for (const auto& [key, value] : request.target.params) {
    said.append("|").append(key).append("=").append(value);
  }
  if (!parameter.empty()) said.append("|").append(parameter);
  if (!request.accept_language.empty()) said.append("|").append(request.accept_language);
  if (request.accepts_gzip) said.append("|gzip");
  return text(said);
}

Response page(const Request& request, std::string_view) {
  Response response = text("<!doctype html>");
  response.content_type = "text/html; charset=utf-8";
  response.page = true;
  response.etag = http::etag_of(response.body, "");
  if (http::etag_matches(request.if_none_match, response.etag)) response.status = 304;
  return response;
}

Response echo(const Request& request, std::string_view) {
  return text(request.body);
}

Response poke(const Request&, std::string_view) {
  return text("poked");
}

Response large(const Request&, std::string_view) {
  static const auto body = std::make_shared<const std::string>(kLargeBytes, 'x');
  Response response;
  response.shared_body = body;
  return response;
}

Response throws(const Request&, std::string_view) {
  throw std::runtime_error("on purpose");
}

Response unsendable(const Request&, std::string_view) {
  Response response = text("");
  response.cache_control = "no-store\r\nSet-Cookie: a=b";
  return response;
}

std::shared_ptr<const http::Router> sample_router() {
  std::vector<http::Route> routes{
      {.method = Method::Get, .pattern = "/api/v1/echo", .handler = describe},
      {.method = Method::Post,
       .pattern = "/api/v1/echo",
       .handler = echo,
       .body_limit = kEchoLimit},
      {.method = Method::Put, .pattern = "/api/v1/echo", .handler = echo, .body_limit = kEchoLimit},
      {.method = Method::Post, .pattern = "/api/v1/poke", .handler = poke},
      {.method = Method::Get, .pattern = "/api/v1/large", .handler = large},
      {.method = Method::Get, .pattern = "/api/v1/entries/{id}", .handler = describe},
      {.method = Method::Get, .pattern = "/page", .handler = page},
      {.method = Method::Get, .pattern = "/throws", .handler = throws},
      {.method = Method::Get, .pattern = "/unsendable", .handler = unsendable},
  };
  return std::make_shared<const http::Router>(std::move(routes));
}

}  // namespace

http::Application sample_application() {
  const auto router = sample_router();
  http::Application application;
  application.problem = problem;
  application.body_limit = [router](Method method, std::string_view path) {
    return router->body_limit(method, path);
  };
  application.handle = [router](const Request& request) {
    const http::Match match = router->find(request.method, request.target.path);
    if (match.route != nullptr) return match.route->handler(request, match.parameter);
    if (match.allow.empty()) return problem(404, "not-found", "Look at the address.");
    Response response = problem(405, "method-not-allowed", "Use a method of Allow.");
    response.allow = match.allow;
    return response;
  };
  return application;
}

SampleServer::SampleServer(const http::Options& options)
    : server_(options, sample_application()), thread_([this] { server_.run(); }) {}

SampleServer::~SampleServer() {
  server_.stop();
}

void SampleServer::join() {
  if (thread_.joinable()) thread_.join();
}

}  // namespace attune::test
