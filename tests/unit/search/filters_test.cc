// SPDX-License-Identifier: GPL-2.0-or-later
// Filters and their counts, against a recount that knows nothing of bitmaps.
#include <algorithm>
#include <boost/json.hpp>
#include <catch2/catch.hpp>
#include <map>
#include <set>

#include "sample_engine.h"

namespace attune::search {
namespace {

using index::Axis;
using index::kAxes;
using Values = std::array<std::set<std::string>, kAxes>;

std::set<std::string> texts(const boost::json::object& card, const char* key) {
  std::set<std::string> out;
  const auto& value = card.at(key);
  if (value.is_array())
    for (const auto& each : value.as_array()) out.insert(std::string(each.as_string()));
  else if (value.is_int64())
    out.insert(std::to_string(value.as_int64()));
  else if (value.is_string() && !value.as_string().empty())
    out.insert(std::string(value.as_string()));
  return out;
}

/// The facet values of a document, from what its card says.
Values values_of(const index::Record& record) {
  const auto card = boost::json::parse("{" + record.card + "}").as_object();
  Values out;
  const auto of = [&out](Axis axis) -> std::set<std::string>& {
    return out[static_cast<std::size_t>(axis)];
  };
  of(Axis::Kind) = {record.kind};
  of(Axis::Situation) = texts(card, "situations");
  of(Axis::Emotion) = texts(card, "emotions");
  of(Axis::Escalation) = texts(card, "escalation");
  of(Axis::Stage) = texts(card, "stage");
  of(Axis::Strategy) = texts(card, "strategy");
  of(Axis::Channel) = texts(card, "channels");
  if (of(Axis::Channel).empty()) of(Axis::Channel) = {"chat", "email", "voice", "social", "sms"};
  for (const auto& wording : record.wordings)
    if (!wording.register_id.empty()) of(Axis::Register).insert(wording.register_id);
  return out;
}

bool passes(const Values& values, const SearchRequest& request, std::size_t except) {
  for (std::size_t axis = 0; axis < kAxes; ++axis) {
    if (axis == except) continue;
    const auto& wanted = request.filters[axis];
    if (axis == 0 && wanted.empty() && values[0].contains("utterance")) return false;
    if (!wanted.empty() && std::none_of(wanted.begin(), wanted.end(), [&](const auto& value) {
          return values[axis].contains(value);
        }))
      return false;
  }
  return true;
}

using Counts = std::map<std::string, std::map<std::string, std::uint32_t>>;

Counts recounted(const std::vector<DocumentPtr>& matched, const SearchRequest& request) {
  Counts counts;
  for (const auto& document : matched) {
    const auto values = values_of(document->record);
    for (std::size_t axis = 0; axis < kAxes; ++axis)
      if (passes(values, request, axis))
        for (const auto& value : values[axis])
          ++counts[std::string(index::kFacets[axis].name)][value];
  }
  return counts;
}

Counts counts_of(const SearchPage& page) {
  Counts counts;
  for (const auto& [name, values] : page.facets)
    for (const auto& each : values)
      counts[std::string(name)][std::string(each.id)] = static_cast<unsigned>(each.count);
  return counts;
}

/// All documents the words alone match, utterances included.
std::vector<DocumentPtr> matched_by(const Asked& question) {
  std::vector<DocumentPtr> out;
  for (const auto& kind : sample_engine().taxonomy().ids.at("kind")) {
    const auto page = ask({question.query, question.locale, question.ui, {{Axis::Kind, kind}}});
    if (page.relaxations.empty())
      for (const auto& hit : page.hits) out.push_back(hit.document);
  }
  return out;
}

TEST_CASE("counts are exact, each axis by what the other filters let pass") {
  const auto question = GENERATE(values<Asked>({
      {"", "en", "en", {}},
      {"", "en", "en", {{Axis::Kind, "phrase"}}},
      {"", "en", "en", {{Axis::Kind, "phrase"}, {Axis::Kind, "utterance"}}},
      {"", "en", "en", {{Axis::Kind, "phrase"}, {Axis::Channel, "voice"}}},
      {"",
       "en",
       "en",
       {{Axis::Emotion, "anger"}, {Axis::Stage, "acknowledge"}, {Axis::Channel, "chat"}}},
      {"", "en", "en", {{Axis::Escalation, "1"}, {Axis::Escalation, "2"}, {Axis::Strategy, "own"}}},
      {"refund late money", "en", "en", {}},
      {"refund late money", "en", "en", {{Axis::Situation, "refund-delay"}}},
      {"refund late money", "en", "en", {{Axis::Register, "formal"}, {Axis::Emotion, "anger"}}},
      {"pedido envío", "es", "es", {{Axis::Stage, "acknowledge"}}},
      {"", "es", "en", {{Axis::Register, "tu"}}},
      {"refund", "ja", "en", {{Axis::Kind, "phrase"}}},
  }));
  const auto request = to_request(question);
  const auto page = ask(question);
  CAPTURE(question.query, question.locale);
  REQUIRE(page.relaxations.empty());
  const auto matched = matched_by(question);
  CHECK(counts_of(page) == recounted(matched, request));
  std::size_t total = 0;
  for (const auto& document : matched)
    total += passes(values_of(document->record), request, kAxes) ? 1 : 0;
  CHECK(page.total == total);
  CHECK(page.hits.size() == total);
}

TEST_CASE("counts stand in the order of the taxonomy, all axes, none of zero") {
  const auto page = ask({""});
  REQUIRE(page.facets.size() == kAxes);
  for (std::size_t axis = 0; axis < kAxes; ++axis) {
    const auto& [name, counts] = page.facets[axis];
    CHECK(name == index::kFacets[axis].name);
    const auto list = sample_engine().taxonomy().ids.find(name);
    const auto& order =
        list == sample_engine().taxonomy().ids.end() ? sample_engine().registers() : list->second;
    auto at = order.begin();
    for (const auto& each : counts) {
      CHECK(each.count > 0);
      at = std::find(at, order.end(), each.id);
      REQUIRE(at != order.end());
    }
  }
}

std::string relaxed(const SearchPage& page) {
  std::string out;
  for (const auto& each : page.relaxations) {
    out += each.code + " " + each.filter + ":";
    for (const auto& value : each.values) out += " " + value;
    out += "; ";
  }
  return out;
}

TEST_CASE("filters that leave nothing are given up one by one, the least telling first") {
  struct Row {
    Asked question;
    const char *relaxed, *hits;
  };
  const auto row = GENERATE(values<Row>({
      {{"", "en", "en", {{Axis::Situation, "bereavement"}, {Axis::Channel, "chat"}}},
       "dropped-filter channel: chat; ",
       "bereavement/condolence"},
      {{"",
        "en",
        "en",
        {{Axis::Situation, "double-charge"}, {Axis::Register, "formal"}, {Axis::Strategy, "own"}}},
       "dropped-filter register: formal; ",
       "double-charge/own"},
      {{"",
        "en",
        "en",
        {{Axis::Situation, "bereavement"}, {Axis::Stage, "close"}, {Axis::Channel, "sms"}}},
       "dropped-filter channel: sms; dropped-filter stage: close; ",
       "bereavement/condolence"},
      {{"zzzyyy", "en", "en", {{Axis::Situation, "bereavement"}}},
       "dropped-words : zzzyyy; ",
       "bereavement/condolence"},
      {{"zzzyyy", "en", "en", {{Axis::Situation, "bereavement"}, {Axis::Channel, "chat"}}},
       "dropped-words : zzzyyy; dropped-filter channel: chat; ",
       "bereavement/condolence"},
      {{"zeppelin", "en", "en", {{Axis::Situation, "bereavement"}}},
       "dropped-words : zeppelin; ",
       "bereavement/condolence"},
      {{"condolences", "en", "en", {{Axis::Emotion, "joy"}}},
       "dropped-filter emotion: joy; ",
       "bereavement/condolence"},
  }));
  const auto page = ask(row.question);
  CAPTURE(row.question.query);
  CHECK(relaxed(page) == row.relaxed);
  CHECK(ids(page) == row.hits);
  CHECK(page.total == page.hits.size());
}

TEST_CASE("what fits is never relaxed") {
  CHECK(ask({"", "en", "en", {{Axis::Situation, "bereavement"}, {Axis::Channel, "voice"}}})
            .relaxations.empty());
}

TEST_CASE("the wording shown suits the register and channel asked for") {
  const auto shown = [](std::vector<std::pair<Axis, std::string>> filters) {
    filters.emplace_back(Axis::Kind, "phrase");
    for (const auto& hit : ask({"", "en", "en", filters}).hits)
      if (hit.document->record.id == "late-delivery/acknowledge-frustration")
        return static_cast<int>(hit.wording);
    return -1;
  };
  CHECK(shown({}) == 0);
  CHECK(shown({{Axis::Register, "casual"}}) == 1);
  CHECK(shown({{Axis::Register, "neutral"}}) == 0);
  CHECK(shown({{Axis::Channel, "email"}}) == 0);
  CHECK(shown({{Axis::Channel, "chat"}, {Axis::Register, "casual"}}) == 1);
  CHECK(shown({{Axis::Channel, "email"}, {Axis::Register, "casual"}}) == 0);  // no wording is both
}

}  // namespace
}  // namespace attune::search
