// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/http/router.h"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>

namespace attune::http {
namespace {

constexpr std::array<std::string_view, 4> kMethodNames{"GET", "HEAD", "POST", "PUT"};

std::size_t index_of(Method method) {
  return static_cast<std::size_t>(method);
}

/// The part before "{name}" at the end; nothing when the pattern is a whole path.
std::optional<std::string_view> prefix_of(std::string_view pattern) {
  const std::size_t brace = pattern.find('{');
  if (brace == std::string_view::npos) return std::nullopt;
  return pattern.substr(0, brace);
}

bool well_formed(std::string_view pattern) {
  if (!pattern.starts_with('/') || pattern.find("//") != std::string_view::npos) return false;
  const auto prefix = prefix_of(pattern);
  if (!prefix) return pattern.find('}') == std::string_view::npos;
  const std::string_view parameter = pattern.substr(prefix->size());
  return prefix->ends_with('/') && parameter.size() > 2 &&
         parameter.find('}') == parameter.size() - 1;
}

}  // namespace

Router::Router(std::vector<Route> routes) : routes_(std::move(routes)) {
  for (const Route& route : routes_) add(route);
}

void Router::add(const Route& route) {
  if (!well_formed(route.pattern)) {
    throw std::logic_error(fmt::format(
        "route “{}”: a pattern is a whole path (/a/b) or ends in one parameter (/a/{{id}})",
        route.pattern));
  }
  const auto prefix = prefix_of(route.pattern);
  Place& place = prefix ? prefix_place(*prefix) : exact_[route.pattern];
  const Route*& slot = place.by_method[index_of(route.method)];
  if (slot != nullptr) {
    throw std::logic_error(fmt::format("route “{}” is there twice for {}", route.pattern,
                                       kMethodNames[index_of(route.method)]));
  }
  slot = &route;
  const Route*& head = place.by_method[index_of(Method::Head)];
  if (route.method == Method::Get && head == nullptr) head = &route;

  place.allow.clear();
  for (std::size_t i = 0; i < kMethodNames.size(); ++i) {
    if (place.by_method[i] == nullptr) continue;
    if (!place.allow.empty()) place.allow += ", ";
    place.allow += kMethodNames[i];
  }
}

Router::Place& Router::prefix_place(std::string_view prefix) {
  const auto same = [&](const Prefix& known) { return known.first == prefix; };
  const auto found = std::find_if(prefixes_.begin(), prefixes_.end(), same);
  if (found != prefixes_.end()) return found->second;
  const auto shorter = [&](const Prefix& known) { return known.first.size() < prefix.size(); };
  const auto where = std::find_if(prefixes_.begin(), prefixes_.end(), shorter);
  return prefixes_.emplace(where, std::string(prefix), Place{})->second;
}

Match Router::find(Method method, std::string_view path) const {
  if (const auto exact = exact_.find(path); exact != exact_.end()) {
    const Place& place = exact->second;
    return {.route = place.by_method[index_of(method)], .parameter = {}, .allow = place.allow};
  }
  for (const auto& [prefix, place] : prefixes_) {
    if (path.size() <= prefix.size() || !path.starts_with(prefix)) continue;
    return {.route = place.by_method[index_of(method)],
            .parameter = path.substr(prefix.size()),
            .allow = place.allow};
  }
  return {};
}

std::optional<std::size_t> Router::body_limit(Method method, std::string_view path) const {
  const Match match = find(method, path);
  if (match.route == nullptr) return std::nullopt;
  return match.route->body_limit;
}

}  // namespace attune::http
