// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/http/target.h"

#include <boost/url/parse.hpp>
#include <boost/url/url_view.hpp>
#include <utility>

#include "search/http/text.h"

namespace attune::http {
namespace {

bool is_clean(std::string_view decoded) {
  return valid_utf8(decoded) && !has_control(decoded);
}

/// "/", or "/" and segments between single slashes, none of them "." or "..", with or without a "/"
/// at the end.
bool is_plain_path(std::string_view path) {
  if (!path.starts_with('/')) return false;
  path.remove_prefix(1);
  while (!path.empty()) {
    const std::size_t end = std::min(path.find('/'), path.size());
    const std::string_view segment = path.substr(0, end);
    if (segment.empty() || segment == "." || segment == "..") return false;
    path.remove_prefix(std::min(end + 1, path.size()));
  }
  return true;
}

}  // namespace

std::optional<Target> parse_target(std::string_view text) {
  if (text.size() > kMaxTargetBytes || !text.starts_with('/')) return std::nullopt;
  const auto url = boost::urls::parse_origin_form({text.data(), text.size()});
  if (!url) return std::nullopt;

  Target target;
  target.path = url->path();
  if (!is_clean(target.path) || !is_plain_path(target.path)) return std::nullopt;
  if (!url->has_query()) return target;

  for (auto param : url->params()) {
    if (param.key.empty() && param.value.empty()) continue;  // "?", "&&"
    if (!is_clean(param.key) || !is_clean(param.value)) return std::nullopt;
    target.params.emplace_back(std::move(param.key), std::move(param.value));
  }
  return target;
}

}  // namespace attune::http
