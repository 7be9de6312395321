// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/request.h"

#include <algorithm>
#include <charconv>
#include <optional>

#include "locales/language.h"

namespace attune::search {
namespace {

using index::Axis;
using index::kFacets;

std::optional<std::size_t> whole_number(const std::string& text) {
  std::size_t value = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
  return fault == std::errc() && end == text.data() + text.size() ? std::optional(value)
                                                                  : std::nullopt;
}

struct Range {
  std::size_t low, high;
};

/// Sets `out`; the problem otherwise.
std::optional<Problem> read_number(const std::string& name, const std::string& text, Range range,
                                   std::size_t& out) {
  const auto value = whole_number(text);
  if (!value || *value < range.low || *value > range.high)
    return problem("number-out-of-range",
                   {{"parameter", name},
                    {"low", std::to_string(range.low)},
                    {"high", std::to_string(range.high)}},
                   name);
  out = *value;
  return std::nullopt;
}

const index::Facet* facet_named(const std::string& name) {
  const auto found = std::find_if(kFacets.begin(), kFacets.end(),
                                  [&](const auto& facet) { return facet.name == name; });
  return found == kFacets.end() ? nullptr : &*found;
}

bool known_value(const index::Facet& facet, const std::string& value, const RequestRules& rules) {
  if (facet.axis == Axis::Register)
    return std::find(rules.registers.begin(), rules.registers.end(), value) !=
           rules.registers.end();
  const auto list = rules.taxonomy.ids.find(facet.name);
  return list != rules.taxonomy.ids.end() &&
         std::find(list->second.begin(), list->second.end(), value) != list->second.end();
}

std::optional<Problem> add_filter(const index::Facet& facet, const std::string& value,
                                  const RequestRules& rules, SearchRequest& request) {
  if (!known_value(facet, value, rules))
    return problem("unknown-value", {{"parameter", std::string(facet.name)}, {"value", value}},
                   std::string(facet.name));
  auto& values = request.filters[static_cast<std::size_t>(facet.axis)];
  if (std::find(values.begin(), values.end(), value) == values.end()) values.push_back(value);
  return std::nullopt;
}

std::optional<Problem> read_tag(const std::string& name, const std::string& value,
                                std::string& out) {
  auto tag = parse_tag(name, value);
  if (!tag) return tag.error();
  out = std::move(*tag);
  return std::nullopt;
}

std::optional<Problem> read_parameter(const std::string& name, const std::string& value,
                                      const RequestRules& rules, SearchRequest& request) {
  if (const auto* facet = facet_named(name)) return add_filter(*facet, value, rules, request);
  if (name == "locale") return read_tag(name, value, request.locale);
  if (name == "ui") return read_tag(name, value, request.ui);
  if (name == "offset") return read_number(name, value, {0, kMaxOffset}, request.offset);
  if (name == "limit") return read_number(name, value, {1, kMaxLimit}, request.limit);
  if (name != "q") return problem("unknown-parameter", {{"parameter", name}}, name);
  if (value.size() > kMaxQueryBytes)
    return problem("query-too-long", {{"limit", std::to_string(kMaxQueryBytes)}}, name);
  request.query = value;
  return std::nullopt;
}

}  // namespace

Result<std::string> parse_tag(const std::string& parameter, const std::string& value) {
  auto tag = locales::canonical_tag(value);
  if (tag.empty()) return problem("bad-locale", {{"value", value}}, parameter);
  return tag;
}

Result<SearchRequest> parse_search_request(const Parameters& parameters,
                                           const RequestRules& rules) {
  SearchRequest request;
  request.ui = rules.default_ui;
  std::vector<std::string_view> seen;
  for (const auto& [name, value] : parameters) {
    if (facet_named(name) == nullptr && std::find(seen.begin(), seen.end(), name) != seen.end())
      return problem("repeated-parameter", {{"parameter", name}}, name);
    seen.push_back(name);
    if (auto fault = read_parameter(name, value, rules, request)) return *std::move(fault);
  }
  return request;
}

}  // namespace attune::search
