// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/record.h"

#include <boost/json.hpp>

#include "locales/format.h"

namespace attune::index {
namespace {

namespace json = boost::json;
using corpus::Entry;

json::array array_of(const std::vector<std::string>& values) {
  return json::array(values.begin(), values.end());
}

json::value number_or_null(const std::optional<int>& number) {
  return number ? json::value(*number) : json::value(nullptr);
}

json::object object_of(const corpus::English& english) {
  json::object out;
  for (const auto& [key, value] : english) out[key] = value;
  return out;
}

std::string in_english(const Entry& entry, const std::string& field) {
  const auto found = entry.english.find(field);
  return found == entry.english.end() ? std::string() : found->second;
}

Wording wording_of(const corpus::Alternative& from, const Entry& entry) {
  auto shown = locales::preview(from.text);
  Wording out;
  out.pattern = from.text;
  out.text = std::move(shown.text);
  out.gloss = from.gloss;
  out.register_id = from.register_id.empty() ? entry.register_id : from.register_id;
  out.channels = from.channels.empty() ? entry.channels : from.channels;
  out.speaker = from.speaker;
  out.addressee = from.addressee;
  for (auto& slot : shown.slots) out.slots.push_back(std::move(slot.name));
  return out;
}

/// The one wording of a kind that is not sent: its main text, with an English rendering for the
/// agent.
Wording main_text(std::string text, std::string gloss, const Entry& entry) {
  Wording out;
  out.text = std::move(text);
  out.gloss = std::move(gloss);
  out.register_id = entry.register_id;
  out.channels = entry.channels;
  return out;
}

json::object to_json(const Wording& wording) {
  return {{"text", wording.text},
          {"gloss", wording.gloss},
          {"register", wording.register_id},
          {"channels", array_of(wording.channels)},
          {"speaker", wording.speaker},
          {"addressee", wording.addressee},
          {"slots", array_of(wording.slots)}};
}

json::array steps_json(const std::vector<corpus::Step>& steps) {
  json::array out;
  for (const auto& step : steps)
    out.push_back({{"do", step.text},
                   {"escalation", number_or_null(step.escalation)},
                   {"phrases", array_of(step.phrases)}});
  return out;
}

/// What a kind has beyond the common fields: the wordings, a title and a `details` object.
struct Specific {
  std::vector<Wording> wordings;
  std::string title;
  json::object details;
};

/// One overload per kind; a new kind without one does not compile.
class SpecificOf {
 public:
  explicit SpecificOf(const Entry& entry) : entry_(entry) {}

  Specific operator()(const corpus::Phrase& phrase) const { return {wordings(phrase.say), {}, {}}; }
  Specific operator()(const corpus::Norm& norm) const {
    return {text(norm.tendency, "tendency"),
            norm.title,
            {{"topic", norm.topic},
             {"tendency", norm.tendency},
             {"do", array_of(norm.recommended)},
             {"dont", array_of(norm.discouraged)},
             {"varies", norm.varies},
             {"ask_instead", norm.ask_instead},
             {"evidence", norm.evidence}}};
  }
  Specific operator()(const corpus::Guide& guide) const {
    return {text(guide.when, "summary"),
            guide.title,
            {{"method", guide.method},
             {"when", guide.when},
             {"steps", steps_json(guide.steps)},
             {"limits", array_of(guide.limits)},
             {"exit", guide.exit}}};
  }
  Specific operator()(const corpus::Protocol& protocol) const {
    json::array first_words;
    for (const auto& wording : wordings(protocol.first_words))
      first_words.push_back(to_json(wording));
    return {text(protocol.hand_over, "hand_over"),
            protocol.title,
            {{"topic", protocol.topic},
             {"cues", array_of(protocol.cues)},
             {"first_words", std::move(first_words)},
             {"never_say", array_of(protocol.never_say)},
             {"steps", steps_json(protocol.steps)},
             {"hand_over", protocol.hand_over}}};
  }
  Specific operator()(const corpus::Avoid& avoid) const {
    return {text(avoid.say_instead, "say_instead"),
            avoid.words,
            {{"rule", avoid.rule},
             {"level", avoid.level},
             {"say_instead", avoid.say_instead},
             {"instead", array_of(avoid.instead)}}};
  }
  Specific operator()(const corpus::Utterance& utterance) const {
    return {text(utterance.text, "text"), {}, {}};
  }
  Specific operator()(const corpus::Scenario& scenario) const {
    return {text(scenario.persona, "persona"),
            scenario.title,
            {{"persona", scenario.persona},
             {"goal", scenario.goal},
             {"start", scenario.start},
             {"passages", passages_json(scenario)},
             {"rubric", rubric_json(scenario)}}};
  }

 private:
  [[nodiscard]] std::vector<Wording> wordings(
      const std::vector<corpus::Alternative>& alternatives) const {
    std::vector<Wording> out;
    out.reserve(alternatives.size());
    for (const auto& alternative : alternatives) out.push_back(wording_of(alternative, entry_));
    return out;
  }
  [[nodiscard]] std::vector<Wording> text(const std::string& main,
                                          const std::string& english_field) const {
    return {main_text(main, in_english(entry_, english_field), entry_)};
  }
  static json::array passages_json(const corpus::Scenario& scenario) {
    json::array out;
    for (const auto& passage : scenario.passages) {
      json::array replies;
      for (const auto& reply : passage.replies)
        replies.push_back({{"agent", reply.agent}, {"to", reply.to}, {"feedback", reply.feedback}});
      out.push_back({{"id", passage.id},
                     {"customer", passage.customer},
                     {"emotion", passage.emotion},
                     {"intensity", number_or_null(passage.intensity)},
                     {"replies", std::move(replies)},
                     {"ending", passage.ending}});
    }
    return out;
  }
  static json::array rubric_json(const corpus::Scenario& scenario) {
    json::array out;
    for (const auto& criterion : scenario.rubric)
      out.push_back({{"criterion", criterion.text},
                     {"weight", criterion.weight},
                     {"poor", criterion.poor},
                     {"fair", criterion.fair},
                     {"good", criterion.good}});
    return out;
  }

  const Entry& entry_;
};

json::array sources_json(const std::vector<corpus::Source>& sources) {
  json::array out;
  for (const auto& source : sources)
    out.push_back({{"title", source.title},
                   {"author", source.author},
                   {"year", number_or_null(source.year)},
                   {"venue", source.venue},
                   {"locator", source.locator},
                   {"kind", source.kind}});
  return out;
}

/// The members of the hit that no question changes, as JSON without the outer braces.
std::string card_of(const Entry& entry, const locales::Locale& locale, const Specific& specific) {
  const json::object card{{"id", entry.id},
                          {"kind", corpus::name_of(entry.kind())},
                          {"locale", entry.locale},
                          {"direction", locales::name_of(locale.direction)},
                          {"title", specific.title},
                          {"wordings", specific.wordings.size()},
                          {"stage", entry.stage},
                          {"strategy", entry.strategy},
                          {"channels", array_of(entry.channels)},
                          {"situations", array_of(entry.situations)},
                          {"emotions", array_of(entry.emotions)},
                          {"intensity", number_or_null(entry.intensity)},
                          {"escalation", number_or_null(entry.escalation)},
                          {"why", entry.why},
                          {"use_when", entry.use_when},
                          {"avoid_when", entry.avoid_when},
                          {"say_instead_of", array_of(entry.say_instead_of)},
                          {"next", array_of(entry.next)},
                          {"risk", array_of(entry.risk)},
                          {"sources", sources_json(entry.sources)},
                          {"review",
                           {{"state", entry.review.state},
                            {"by", entry.review.by},
                            {"on", entry.review.on},
                            {"review_by", entry.review.review_by}}},
                          {"english", object_of(entry.english)},
                          {"details", specific.details}};
  const auto text = json::serialize(card);
  return text.substr(1, text.size() - 2);
}

}  // namespace

Record make_record(const Entry& entry, const locales::Locale& locale) {
  auto specific = std::visit(SpecificOf(entry), entry.body);
  Record out{entry.id,
             std::string(corpus::name_of(entry.kind())),
             entry.locale,
             entry.review.state,
             entry.register_id,
             {},
             {},
             {}};
  if (const auto* norm = std::get_if<corpus::Norm>(&entry.body)) out.topic = norm->topic;
  if (const auto* protocol = std::get_if<corpus::Protocol>(&entry.body))
    out.topic = protocol->topic;
  if (const auto* protocol = std::get_if<corpus::Protocol>(&entry.body))
    for (const auto& words : protocol->first_words)
      out.first_words.push_back(wording_of(words, entry));
  if (const auto* phrase = std::get_if<corpus::Phrase>(&entry.body))
    out.customer_says = phrase->customer_says;
  out.strategy = entry.strategy;
  out.situations = entry.situations;
  out.moves_on = !entry.next.empty();
  out.emotions = entry.emotions;
  out.stage = entry.stage;
  out.escalation = entry.escalation.value_or(-1);
  if (const auto* protocol = std::get_if<corpus::Protocol>(&entry.body))
    out.patterns = protocol->cues;
  if (const auto* avoid = std::get_if<corpus::Avoid>(&entry.body)) {
    out.patterns = avoid->patterns;
    out.rule = avoid->rule;
    out.level = avoid->level;
    out.why = entry.why;
    out.english_why = in_english(entry, "why");
    out.instead = avoid->instead;
  }
  out.card = card_of(entry, locale, specific);
  out.wordings = std::move(specific.wordings);
  return out;
}

}  // namespace attune::index
