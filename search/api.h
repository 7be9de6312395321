// SPDX-License-Identifier: GPL-2.0-or-later
// The HTTP API: requests in, answers out, no sockets. The paths are described by
// search/openapi.yaml, which a test holds against this server.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "search/answer_cache.h"
#include "search/http/message.h"
#include "search/http/router.h"
#include "search/http/static_files.h"
#include "search/live_engine.h"
#include "search/metrics.h"

namespace attune::search {

/// Thread-safe; must outlive the server that serves its application().
class Api {
 public:
  /// Without a page the server answers the API only.
  Api(const LiveEngine& engines, std::optional<http::StaticFiles> page);

  [[nodiscard]] http::Application application();
  [[nodiscard]] http::Response handle(const http::Request& request);

 private:
  using EnginePtr = std::shared_ptr<const Engine>;
  using Answer = std::function<Result<std::string>(const Engine&, const http::Request&,
                                                   const std::string& parameter)>;

  http::Route route(http::Method method, const char* pattern, Endpoint endpoint, Answer answer);
  http::Response timed(Endpoint endpoint, const http::Request& request, const Answer& answer,
                       const std::string& parameter);
  Result<std::string> answer_search(const Engine& engine, const http::Request& request);
  [[nodiscard]] http::Response health() const;
  [[nodiscard]] http::Response metrics_text() const;
  http::Response page_or_problem(const http::Request& request, std::string_view allow);
  [[nodiscard]] http::Response problem_response(const Problem& problem,
                                                const http::Request& request,
                                                const Engine& engine) const;

  const LiveEngine& engines_;
  std::optional<http::StaticFiles> page_;
  Metrics metrics_;
  AnswerCache answers_;
  http::Router router_;
};

}  // namespace attune::search
