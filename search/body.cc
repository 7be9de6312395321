// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/body.h"

#include <algorithm>
#include <boost/json.hpp>

namespace attune::search {

namespace json = boost::json;

Result<std::map<std::string, std::string, std::less<>>> parse_texts(std::string_view body,
                                                                    const BodyShape& shape) {
  const auto bad = [](std::string fault) {
    return problem("bad-json", {{"fault", std::move(fault)}});
  };
  boost::system::error_code fault;
  const auto value = json::parse(json::string_view(body.data(), body.size()), fault);
  if (fault) return bad(fault.message());
  if (!value.is_object()) return bad("it is not an object");
  std::map<std::string, std::string, std::less<>> out;
  for (const auto& member : value.as_object()) {
    const std::string key(member.key());
    const auto is_known = [&](const auto& keys) {
      return std::find(keys.begin(), keys.end(), key) != keys.end();
    };
    if (!is_known(shape.required) && !is_known(shape.optional))
      return problem("unknown-key", {{"key", key}}, key);
    if (member.value().is_string()) {
      out[key] = std::string(member.value().as_string());
    } else if (member.value().is_int64() || member.value().is_uint64()) {
      out[key] = json::serialize(member.value());
    } else {
      return bad("“" + key + "” must be text");
    }
  }
  for (const auto key : shape.required)
    if (out[std::string(key)].empty())
      return problem("missing-key", {{"key", std::string(key)}}, std::string(key));
  for (const auto key : shape.optional) out.try_emplace(std::string(key));
  return out;
}

}  // namespace attune::search
