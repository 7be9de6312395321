// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/render.h"

#include <algorithm>
#include <array>
#include <boost/json.hpp>
#include <charconv>
#include <optional>

#include "locales/format.h"

namespace attune::search {
namespace {

namespace json = boost::json;
using locales::Argument;

struct RenderRequest {
  std::string id, locale, register_id;
  std::optional<std::size_t> alternative;
  json::object arguments;
};

Problem bad_json(std::string fault) {
  return problem("bad-json", {{"fault", std::move(fault)}});
}

std::optional<Problem> read_member(std::string_view key, const json::value& value,
                                   RenderRequest& request) {
  const auto text = [&](std::string& out) -> std::optional<Problem> {
    if (!value.is_string()) return bad_json("“" + std::string(key) + "” must be text");
    out = std::string(value.as_string());
    return std::nullopt;
  };
  if (key == "id") return text(request.id);
  if (key == "locale") return text(request.locale);
  if (key == "register") return text(request.register_id);
  if (key == "alternative") {
    boost::system::error_code fault;
    request.alternative = value.is_number() ? value.to_number<std::size_t>(fault) : 0;
    return value.is_number() && !fault
               ? std::nullopt
               : std::optional(bad_json("“alternative” must be a whole number from 0"));
  }
  if (key != "arguments")
    return problem("unknown-key", {{"key", std::string(key)}}, std::string(key));
  if (!value.is_object()) return bad_json("“arguments” must be an object");
  request.arguments = value.as_object();
  return std::nullopt;
}

Result<RenderRequest> parse_request(std::string_view body) {
  boost::system::error_code fault;
  const auto value = json::parse(json::string_view(body.data(), body.size()), fault);
  if (fault) return bad_json(fault.message());
  if (!value.is_object()) return bad_json("it is not an object");
  RenderRequest request;
  for (const auto& member : value.as_object())
    if (auto wrong = read_member(member.key(), member.value(), request)) return *std::move(wrong);
  for (const auto& [key, text] :
       {std::pair<const char*, const std::string&>{"id", request.id}, {"locale", request.locale}})
    if (text.empty()) return problem("missing-key", {{"key", key}}, key);
  auto tag = parse_tag("locale", request.locale);
  if (!tag) return tag.error();
  request.locale = std::move(*tag);
  return request;
}

/// Whole numbers between separators: "2026-03-14" by '-' → {2026, 3, 14}.
template <std::size_t N>
std::optional<std::array<int, N>> split_numbers(std::string_view text, char separator) {
  std::array<int, N> out{};
  const char* at = text.data();
  const char* const end = at + text.size();
  for (std::size_t i = 0; i < N; ++i) {
    if (i > 0 && (at == end || *at++ != separator)) return std::nullopt;
    const auto [next, fault] = std::from_chars(at, end, out[i]);
    if (fault != std::errc() || next == at) return std::nullopt;
    at = next;
  }
  return at == end ? std::optional(out) : std::nullopt;
}

std::string member_text(const json::object& object, std::string_view key) {
  const auto* value = object.if_contains(json::string_view(key.data(), key.size()));
  return value != nullptr && value->is_string() ? std::string(value->as_string()) : std::string();
}

/// Text, or a whole number as its digits: order 48211 is a name, not a quantity (48,211).
std::optional<Argument> text(const json::value& value) {
  if (value.is_string()) return std::string(value.as_string());
  if (value.is_int64() || value.is_uint64()) return json::serialize(value);
  return std::nullopt;
}

std::optional<Argument> money(const json::value& value) {
  if (!value.is_object()) return std::nullopt;
  const auto* amount = value.as_object().if_contains("value");
  const auto currency = member_text(value.as_object(), "currency");
  const bool letters =
      std::all_of(currency.begin(), currency.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
  if (amount == nullptr || !amount->is_number() || currency.size() != 3 || !letters)
    return std::nullopt;
  return locales::Money{amount->to_number<double>(), currency};
}

std::optional<Argument> date(const json::value& value) {
  const auto parts = value.is_string() ? split_numbers<3>(value.as_string(), '-') : std::nullopt;
  if (!parts || (*parts)[1] < 1 || (*parts)[1] > 12 || (*parts)[2] < 1 || (*parts)[2] > 31)
    return std::nullopt;
  return locales::Date{(*parts)[0], (*parts)[1], (*parts)[2]};
}

std::optional<Argument> time_of_day(const json::value& value) {
  const auto parts = value.is_string() ? split_numbers<2>(value.as_string(), ':') : std::nullopt;
  if (!parts || (*parts)[0] < 0 || (*parts)[0] > 23 || (*parts)[1] < 0 || (*parts)[1] > 59)
    return std::nullopt;
  return locales::Time{(*parts)[0], (*parts)[1]};
}

std::optional<Argument> name(const json::value& value, const locales::Locale& locale,
                             const std::string& register_id) {
  if (value.is_string()) return std::string(value.as_string());
  if (!value.is_object()) return std::nullopt;
  const auto& object = value.as_object();
  return locales::person_name(locale, register_id,
                              {member_text(object, "given"), member_text(object, "family"),
                               member_text(object, "title"), member_text(object, "gender")});
}

/// A JSON value as the slot's type wants it (types: corpus/taxonomy.yaml).
class ArgumentReader {
 public:
  ArgumentReader(const Engine& engine, const locales::Locale& locale, std::string register_id)
      : engine_(engine), locale_(locale), register_id_(std::move(register_id)) {}

  [[nodiscard]] std::optional<Argument> read(std::string_view slot,
                                             const json::value& value) const {
    const auto type = type_of(slot);
    if (type == "date") return date(value);
    if (type == "time") return time_of_day(value);
    if (type == "money") return money(value);
    if (type == "name") return name(value, locale_, register_id_);
    if (type == "number")
      return value.is_number() ? std::optional<Argument>(value.to_number<double>()) : std::nullopt;
    return text(value);
  }

 private:
  [[nodiscard]] std::string_view type_of(std::string_view slot) const {
    const auto& slots = engine_.taxonomy().slots;
    const auto found =
        std::find_if(slots.begin(), slots.end(), [&](const auto& each) { return each.id == slot; });
    return found == slots.end() ? std::string_view("text") : std::string_view(found->type);
  }

  const Engine& engine_;
  const locales::Locale& locale_;
  std::string register_id_;
};

Result<std::size_t> choose_wording(const index::Record& record, const RenderRequest& request) {
  const auto& wordings = index::sendable(record);
  if (wordings.empty()) return problem("not-a-phrase", {{"id", record.id}}, "id");
  std::size_t chosen = request.alternative.value_or(0);
  if (chosen >= wordings.size())
    return problem("no-such-alternative",
                   {{"id", record.id}, {"count", std::to_string(wordings.size())}}, "alternative");
  if (request.alternative || request.register_id.empty())
    return {boost::system::in_place_value, chosen};
  const auto found = std::find_if(wordings.begin(), wordings.end(), [&](const auto& wording) {
    return wording.register_id == request.register_id;
  });
  if (found != wordings.end()) chosen = static_cast<std::size_t>(found - wordings.begin());
  return {boost::system::in_place_value, chosen};
}

Result<locales::Arguments> read_arguments(const json::object& from, const ArgumentReader& reader) {
  locales::Arguments out;
  for (const auto& member : from) {
    auto argument = reader.read(member.key(), member.value());
    if (!argument)
      return problem("bad-argument", {{"argument", std::string(member.key())}},
                     std::string(member.key()));
    out.emplace(std::string(member.key()), std::move(*argument));
  }
  return out;
}

Problem fault_problem(const locales::FormatFault& fault) {
  switch (fault.code) {
    case locales::FormatFault::Code::MissingArgument:
      return problem("missing-argument", {{"argument", fault.argument}}, fault.argument);
    case locales::FormatFault::Code::BadArgument:
      return problem("bad-argument", {{"argument", fault.argument}}, fault.argument);
    case locales::FormatFault::Code::BadPattern:
      break;
  }
  return problem("internal-error");
}

}  // namespace

Result<std::string> render_phrase(const Engine& engine, std::string_view body) {
  const auto request = parse_request(body);
  if (!request) return request.error();
  const auto hit = engine.entry(request->id, request->locale);
  if (!hit) return hit.error();
  const auto& record = hit->document->record;
  const auto chosen = choose_wording(record, *request);
  if (!chosen) return chosen.error();
  const auto& wording = index::sendable(record)[*chosen];
  const auto& locale = (*engine.target(request->locale))->pack->locale_for(record.locale);
  const auto arguments =
      read_arguments(request->arguments, ArgumentReader(engine, locale, wording.register_id));
  if (!arguments) return arguments.error();
  // Dates and numbers follow the customer's locale even where the words come from its parent.
  const auto rendered = locales::render(wording.pattern, request->locale, *arguments);
  if (const auto* fault = std::get_if<locales::FormatFault>(&rendered))
    return fault_problem(*fault);
  return json::serialize(json::object{{"id", record.id},
                                      {"locale", record.locale},
                                      {"text", std::get<std::string>(rendered)},
                                      {"direction", locales::name_of(locale.direction)},
                                      {"register", wording.register_id},
                                      {"alternative", *chosen}});
}

}  // namespace attune::search
