// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/api.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstdio>
#include <exception>

#include "locales/language.h"
#include "search/body.h"
#include "search/json.h"
#include "search/openapi.h"
#include "search/render.h"

namespace attune::search {
namespace {

using http::Method;
using http::Request;
using http::Response;

constexpr std::size_t kRenderBody = std::size_t{16} * 1024;
constexpr const char* kProblemType = "application/problem+json";

std::uint64_t microseconds_since(std::chrono::steady_clock::time_point start) {
  return static_cast<std::uint64_t>(std::chrono::duration_cast<std::chrono::microseconds>(
                                        std::chrono::steady_clock::now() - start)
                                        .count());
}

std::string parameter_of(const Request& request, std::string_view name) {
  for (const auto& [key, value] : request.target.params)
    if (key == name) return value;
  return {};
}

/// The language to speak to the agent in: the parameter `ui`, else the browser's, else English.
std::string speaking(const Request& request, const Engine& engine) {
  const auto ui = parameter_of(request, "ui");
  return engine.messages().choose(ui.empty() ? request.accept_language : ui);
}

/// Only these parameters, each once at most, unless `repeatable` names it.
std::optional<Problem> check_parameters(const Request& request,
                                        std::initializer_list<std::string_view> known,
                                        std::string_view repeatable = {}) {
  std::vector<std::string_view> seen;
  for (const auto& [name, value] : request.target.params) {
    if (std::find(known.begin(), known.end(), name) == known.end())
      return problem("unknown-parameter", {{"parameter", name}}, name);
    if (name != repeatable && std::find(seen.begin(), seen.end(), name) != seen.end())
      return problem("repeated-parameter", {{"parameter", name}}, name);
    seen.push_back(name);
  }
  return std::nullopt;
}

Result<std::string> answer_complete(const Engine& engine, const Request& request,
                                    const std::string&) {
  const auto start = std::chrono::steady_clock::now();
  if (auto fault = check_parameters(request, {"q", "locale", "ui", "limit"}))
    return *std::move(fault);
  const auto parsed = parse_search_request(
      request.target.params, {engine.taxonomy(), engine.registers(), speaking(request, engine)});
  if (!parsed) return parsed.error();
  const auto completions = engine.complete(*parsed);
  if (!completions) return completions.error();
  return completions_json(*completions, microseconds_since(start));
}

/// The target locale: the parameter, else the agent's language.
Result<std::string> target_of(const Engine& engine, const Request& request) {
  const auto locale = parameter_of(request, "locale");
  return parse_tag("locale", locale.empty() ? speaking(request, engine) : locale);
}

Result<std::string> answer_entry(const Engine& engine, const Request& request,
                                 const std::string& id) {
  if (auto fault = check_parameters(request, {"locale", "ui"})) return *std::move(fault);
  const auto target = target_of(engine, request);
  if (!target) return target.error();
  const auto hit = engine.entry(id, *target);
  if (!hit) return hit.error();
  return entry_json(*hit, engine.variants(id));
}

Result<std::string> answer_norms(const Engine& engine, const Request& request, const std::string&) {
  if (auto fault = check_parameters(request, {"locale", "ui", "topic"}, "topic"))
    return *std::move(fault);
  const auto target = target_of(engine, request);
  if (!target) return target.error();
  std::vector<std::string> topics;
  const auto& known = engine.taxonomy().ids.at("norm-topic");
  for (const auto& [name, value] : request.target.params) {
    if (name != "topic") continue;
    if (std::find(known.begin(), known.end(), value) == known.end())
      return problem("unknown-value", {{"parameter", "topic"}, {"value", value}}, "topic");
    topics.push_back(value);
  }
  auto norms = engine.all_of_kind("norm", *target);
  if (!norms) return norms.error();
  const auto off_topic = [&](const Hit& hit) {
    return !topics.empty() &&
           std::find(topics.begin(), topics.end(), hit.document->record.topic) == topics.end();
  };
  norms->erase(std::remove_if(norms->begin(), norms->end(), off_topic), norms->end());
  return norms_json(*target, *norms);
}

Result<std::string> answer_locales(const Engine& engine, const Request& request,
                                   const std::string&) {
  if (auto fault = check_parameters(request, {"ui"})) return *std::move(fault);
  return locales_json(engine);
}

Result<std::string> answer_taxonomy(const Engine& engine, const Request& request,
                                    const std::string&) {
  if (auto fault = check_parameters(request, {"ui"})) return *std::move(fault);
  return taxonomy_json(engine, speaking(request, engine));
}

Result<std::string> answer_render(const Engine& engine, const Request& request,
                                  const std::string&) {
  if (auto fault = check_parameters(request, {"ui"})) return *std::move(fault);
  return render_phrase(engine, request.body);
}

/// The locale of a body in canonical form, or empty.
Result<std::string> locale_in(const std::string& value) {
  return value.empty() ? Result<std::string>(std::string()) : parse_tag("locale", value);
}

/// A channel or register that is not known would silently change nothing.
std::optional<Problem> check_wishes(const Engine& engine, const std::string& channel,
                                    const std::string& register_id) {
  const auto unknown = [](const auto& known, const std::string& value) {
    return !value.empty() && std::find(known.begin(), known.end(), value) == known.end();
  };
  if (unknown(engine.taxonomy().ids.at("channel"), channel))
    return problem("unknown-value", {{"parameter", "channel"}, {"value", channel}}, "channel");
  if (unknown(engine.registers(), register_id))
    return problem("unknown-value", {{"parameter", "register"}, {"value", register_id}},
                   "register");
  return std::nullopt;
}

Result<std::string> answer_read(const Engine& engine, const Request& request, const std::string&) {
  const auto start = std::chrono::steady_clock::now();
  if (auto fault = check_parameters(request, {})) return *std::move(fault);
  auto body =
      parse_texts(request.body, {{"text"}, {"locale", "ui", "limit", "channel", "register"}});
  if (!body) return body.error();
  auto locale = locale_in((*body)["locale"]);
  if (!locale) return locale.error();
  if (auto fault = check_wishes(engine, (*body)["channel"], (*body)["register"]))
    return *std::move(fault);
  MessageRequest wanted{
      (*body)["text"], std::move(*locale), {(*body)["register"], (*body)["channel"]}};
  constexpr std::size_t kMostPerStage = 10;
  if (const auto& limit = (*body)["limit"]; !limit.empty()) {
    const auto [end, fault] =
        std::from_chars(limit.data(), limit.data() + limit.size(), wanted.wishes.per_stage);
    if (fault != std::errc() || end != limit.data() + limit.size() || wanted.wishes.per_stage < 1 ||
        wanted.wishes.per_stage > kMostPerStage)
      return problem(
          "number-out-of-range",
          {{"parameter", "limit"}, {"low", "1"}, {"high", std::to_string(kMostPerStage)}}, "limit");
  }
  const auto reading = engine.read(wanted);
  if (!reading) return reading.error();
  return reading_json(*reading, microseconds_since(start));
}

Result<std::string> answer_check(const Engine& engine, const Request& request, const std::string&) {
  const auto start = std::chrono::steady_clock::now();
  if (auto fault = check_parameters(request, {})) return *std::move(fault);
  auto body = parse_texts(request.body, {{"text", "locale"}, {"ui", "channel", "register"}});
  if (!body) return body.error();
  const auto locale = locale_in((*body)["locale"]);
  if (!locale) return locale.error();
  if (auto fault = check_wishes(engine, (*body)["channel"], (*body)["register"]))
    return *std::move(fault);
  const auto findings =
      engine.check({(*body)["text"], (*body)["register"], (*body)["channel"]}, *locale);
  if (!findings) return findings.error();
  const auto& ui = (*body)["ui"];
  return findings_json(*findings, engine,
                       engine.messages().choose(ui.empty() ? request.accept_language : ui),
                       microseconds_since(start));
}

}  // namespace

Api::Api(const LiveEngine& engines, std::optional<http::StaticFiles> page)
    : engines_(engines),
      page_(std::move(page)),
      router_({route(Method::Get, "/api/v1/search", Endpoint::Search,
                     [this](const Engine& engine, const Request& request, const std::string&) {
                       return answer_search(engine, request);
                     }),
               route(Method::Get, "/api/v1/complete", Endpoint::Complete, answer_complete),
               route(Method::Get, "/api/v1/entries/{id}", Endpoint::Entry, answer_entry),
               route(Method::Get, "/api/v1/norms", Endpoint::Norms, answer_norms),
               route(Method::Get, "/api/v1/locales", Endpoint::Locales, answer_locales),
               route(Method::Get, "/api/v1/taxonomy", Endpoint::Taxonomy, answer_taxonomy),
               route(Method::Post, "/api/v1/render", Endpoint::Render, answer_render),
               route(Method::Post, "/api/v1/read", Endpoint::Read, answer_read),
               route(Method::Post, "/api/v1/check", Endpoint::Check, answer_check),
               {Method::Get, "/healthz",
                [this](const Request&, std::string_view) { return health(); }, 0},
               {Method::Get, "/metrics",
                [this](const Request&, std::string_view) { return metrics_text(); }, 0},
               {Method::Get, "/openapi.yaml",
                [](const Request&, std::string_view) {
                  Response response;
                  response.content_type = "application/yaml";
                  response.body = kOpenApi;
                  return response;
                },
                0}}) {}

Result<std::string> Api::answer_search(const Engine& engine, const Request& request) {
  const auto start = std::chrono::steady_clock::now();
  const auto ui = speaking(request, engine);
  const auto key = AnswerCache::key_of(request.target.params, ui);
  const auto& generation = engine.manifest().generation;
  if (const auto known = answers_.find(generation, key))
    return stamped(*known, microseconds_since(start));
  const auto parsed =
      parse_search_request(request.target.params, {engine.taxonomy(), engine.registers(), ui});
  if (!parsed) return parsed.error();
  const auto page = engine.search(*parsed);
  if (!page) return page.error();
  auto answer = to_json(*page);
  auto out = stamped(answer, microseconds_since(start));
  answers_.keep(generation, key, std::move(answer));
  return out;
}

http::Route Api::route(Method method, const char* pattern, Endpoint endpoint, Answer answer) {
  return {method, pattern,
          [this, endpoint, answer = std::move(answer)](const Request& request,
                                                       std::string_view parameter) {
            return timed(endpoint, request, answer, std::string(parameter));
          },
          method == Method::Post ? kRenderBody : 0};
}

http::Application Api::application() {
  return {[this](const Request& request) { return handle(request); },
          [this](Method method, std::string_view path) { return router_.body_limit(method, path); },
          [](int status, std::string_view code, std::string_view detail) {
            Response response;
            response.status = status;
            response.content_type = kProblemType;
            response.body = problem_json(status, code, detail);
            return response;
          }};
}

Response Api::handle(const Request& request) {
  const auto found = router_.find(request.method, request.target.path);
  if (found.route == nullptr) return page_or_problem(request, found.allow);
  return found.route->handler(request, found.parameter);
}

Response Api::timed(Endpoint endpoint, const Request& request, const Answer& answer,
                    const std::string& parameter) {
  const auto start = std::chrono::steady_clock::now();
  const auto engine = engines_.current();
  Response response;
  try {
    auto result = answer(*engine, request, parameter);
    if (result) {
      response.body = std::move(*result);
      response.cache_control = "no-cache";
    } else {
      response = problem_response(result.error(), request, *engine);
    }
  } catch (const std::exception&
               fault) {  // a fault of ours, not of the question: say so, and keep serving
    fmt::print(stderr, "attune: {} failed: {}\n", request.target.path, fault.what());
    response = problem_response(problem("internal-error"), request, *engine);
  }
  metrics_.count(endpoint, response.status, microseconds_since(start));
  return response;
}

Response Api::problem_response(const Problem& problem, const Request& request,
                               const Engine& engine) const {
  Response response;
  response.status = problem.kind->status;
  response.content_type = kProblemType;
  response.body = problem_json(problem, engine.messages(), speaking(request, engine));
  return response;
}

Response Api::health() const {
  const auto engine = engines_.current();
  const auto& manifest = engine->manifest();
  std::uint64_t entries = 0;
  for (const auto& pack : manifest.packs) entries += pack.entries;
  Response response;
  response.body = fmt::format(R"({{"status":"ok","generation":"{}","packs":{},"entries":{}}})",
                              manifest.generation, manifest.packs.size(), entries);
  response.cache_control = "no-store";
  return response;
}

Response Api::metrics_text() const {
  const auto engine = engines_.current();
  std::size_t entries = 0;
  for (const auto& pack : engine->manifest().packs) entries += pack.entries;
  Response response;
  response.content_type = "text/plain; version=0.0.4; charset=utf-8";
  response.body = metrics_.text(
      {engine->manifest().generation, engine->packs().size(), entries, answers_.found()});
  return response;
}

Response Api::page_or_problem(const Request& request, std::string_view allow) {
  const auto engine = engines_.current();
  if (!allow.empty()) {
    auto response = problem_response(
        problem("method-not-allowed", {{"methods", std::string(allow)}}), request, *engine);
    response.allow = allow;
    return response;
  }
  const bool reading = request.method == Method::Get || request.method == Method::Head;
  if (const auto* file = page_ && reading ? page_->find(request.target.path) : nullptr;
      file != nullptr)
    return http::StaticFiles::answer(*file, request);
  return problem_response(problem("unknown-path"), request, *engine);
}

}  // namespace attune::search
