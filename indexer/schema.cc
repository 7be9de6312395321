// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/schema.h"

#include <fmt/format.h>

#include <boost/json.hpp>
#include <stdexcept>

namespace attune::index {
namespace {

namespace json = boost::json;

json::array array_of(const std::vector<std::string>& values) {
  return json::array(values.begin(), values.end());
}

std::string text(const json::value& value) {
  return std::string(value.as_string());
}

std::vector<std::string> texts(const json::value& value) {
  std::vector<std::string> out;
  for (const auto& each : value.as_array()) out.push_back(text(each));
  return out;
}

json::object to_json(const Wording& wording) {
  return {{"pattern", wording.pattern},
          {"text", wording.text},
          {"gloss", wording.gloss},
          {"register", wording.register_id},
          {"channels", array_of(wording.channels)},
          {"speaker", wording.speaker},
          {"addressee", wording.addressee},
          {"slots", array_of(wording.slots)}};
}

json::array to_json(const std::vector<Wording>& wordings) {
  json::array out;
  for (const auto& wording : wordings) out.push_back(to_json(wording));
  return out;
}

Wording wording_from(const json::object& from) {
  return {text(from.at("pattern")),   text(from.at("text")),      text(from.at("gloss")),
          text(from.at("register")),  texts(from.at("channels")), text(from.at("speaker")),
          text(from.at("addressee")), texts(from.at("slots"))};
}

}  // namespace

std::string label_term(Axis axis, std::string_view id) {
  return fmt::format("{}{}:{}", kLabelPrefix, kFacets[static_cast<std::size_t>(axis)].name, id);
}

std::string term_of(const locales::Term& term, Scope scope) {
  const auto& prefixes = kFamilies[static_cast<std::size_t>(term.family)];
  std::string out;
  out.reserve(term.key.size() + 3);
  out += scope == Scope::Native ? prefixes.native : prefixes.english;
  out += ':';
  out += term.key;
  return out;
}

std::string without_slots(std::string text) {
  for (std::size_t open = 0; (open = text.find('{', open)) != std::string::npos; ++open) {
    const auto end = text.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_", open + 1);
    if (end != std::string::npos && text[end] == '}')
      text.replace(open, end + 1 - open, end + 1 - open, ' ');
  }
  return text;
}

std::string encode(const TaxonomyLists& lists) {
  json::object ids, groups;
  for (const auto& [axis, values] : lists.ids) ids[axis] = array_of(values);
  for (const auto& [situation, group] : lists.group_of_situation) groups[situation] = group;
  json::array slots;
  for (const auto& slot : lists.slots)
    slots.push_back({{"id", slot.id}, {"type", slot.type}, {"example", slot.example}});
  return json::serialize(json::object{
      {"ids", std::move(ids)}, {"groups", std::move(groups)}, {"slots", std::move(slots)}});
}

TaxonomyLists decode_taxonomy(std::string_view bytes) try {
  const auto value = json::parse(bytes);
  TaxonomyLists out;
  for (const auto& each : value.at("ids").as_object())
    out.ids[std::string(each.key())] = texts(each.value());
  for (const auto& each : value.at("groups").as_object())
    out.group_of_situation[std::string(each.key())] = text(each.value());
  for (const auto& each : value.at("slots").as_array())
    out.slots.push_back({text(each.at("id")), text(each.at("type")), text(each.at("example"))});
  return out;
} catch (const std::exception& fault) {
  throw std::runtime_error(std::string("the index's taxonomy cannot be read: ") + fault.what());
}

const std::vector<Wording>& sendable(const Record& record) {
  static const std::vector<Wording> none;
  return record.kind == "phrase"     ? record.wordings
         : record.kind == "protocol" ? record.first_words
                                     : none;
}

std::string encode(const Record& record) {
  return json::serialize(json::object{{"id", record.id},
                                      {"kind", record.kind},
                                      {"locale", record.locale},
                                      {"review_state", record.review_state},
                                      {"register", record.register_id},
                                      {"topic", record.topic},
                                      {"wordings", to_json(record.wordings)},
                                      {"first_words", to_json(record.first_words)},
                                      {"customer_says", array_of(record.customer_says)},
                                      {"strategy", record.strategy},
                                      {"situations", array_of(record.situations)},
                                      {"moves_on", record.moves_on},
                                      {"emotions", array_of(record.emotions)},
                                      {"stage", record.stage},
                                      {"escalation", record.escalation},
                                      {"patterns", array_of(record.patterns)},
                                      {"rule", record.rule},
                                      {"level", record.level},
                                      {"why", record.why},
                                      {"english_why", record.english_why},
                                      {"instead", array_of(record.instead)},
                                      {"card", record.card}});
}

Record decode_record(std::string_view bytes) try {
  const auto value = json::parse(bytes);
  const auto& from = value.as_object();
  Record out{text(from.at("id")),
             text(from.at("kind")),
             text(from.at("locale")),
             text(from.at("review_state")),
             text(from.at("register")),
             text(from.at("topic")),
             {},
             text(from.at("card"))};
  for (const auto& wording : from.at("wordings").as_array())
    out.wordings.push_back(wording_from(wording.as_object()));
  for (const auto& wording : from.at("first_words").as_array())
    out.first_words.push_back(wording_from(wording.as_object()));
  out.customer_says = texts(from.at("customer_says"));
  out.strategy = text(from.at("strategy"));
  out.situations = texts(from.at("situations"));
  out.moves_on = from.at("moves_on").as_bool();
  out.emotions = texts(from.at("emotions"));
  out.stage = text(from.at("stage"));
  out.escalation = static_cast<int>(from.at("escalation").as_int64());
  out.patterns = texts(from.at("patterns"));
  out.rule = text(from.at("rule"));
  out.level = text(from.at("level"));
  out.why = text(from.at("why"));
  out.english_why = text(from.at("english_why"));
  out.instead = texts(from.at("instead"));
  if (out.wordings.empty()) throw std::runtime_error("a record has one wording at least");
  return out;
} catch (const std::exception& fault) {
  throw std::runtime_error(std::string("a document of the pack is not a record: ") + fault.what());
}

}  // namespace attune::index
