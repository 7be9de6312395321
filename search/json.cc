// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/json.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <boost/json.hpp>
#include <charconv>
#include <cmath>
#include <iterator>

namespace attune::search {
namespace {

namespace json = boost::json;

void append_string(std::string& out, std::string_view text) {
  const bool plain = std::none_of(text.begin(), text.end(), [](char c) {
    return static_cast<unsigned char>(c) < 0x20 || c == '"' || c == '\\' || c == '\x7f';
  });
  if (plain) {  // nearly every word of a question
    out += '"';
    out += text;
    out += '"';
    return;
  }
  out += json::serialize(json::string_view(text.data(), text.size()));
}

void append_number(std::string& out, std::size_t number) {
  std::array<char, 20> digits{};
  out.append(digits.data(),
             std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr);
}

/// With three decimals. Scores are not negative; ten in an answer, and formatting a float takes ten
/// times as long.
void append_score(std::string& out, float score) {
  const auto thousandths = static_cast<std::size_t>(std::lround(1000.0F * score));
  append_number(out, thousandths / 1000);
  out += '.';
  for (auto unit = std::size_t{100}; unit > 0; unit /= 10)
    out += static_cast<char>('0' + thousandths / unit % 10);
}

/// Appends `[a,b,…]`, each by `append_one`.
template <class Range, class AppendOne>
void append_array(std::string& out, const Range& values, AppendOne append_one) {
  out += '[';
  bool first = true;
  for (const auto& value : values) {
    if (!first) out += ',';
    first = false;
    append_one(out, value);
  }
  out += ']';
}

void append_strings(std::string& out, const std::vector<std::string>& values) {
  append_array(out, values,
               [](std::string& to, const std::string& value) { append_string(to, value); });
}

void append_reason(std::string& out, const Reason& reason) {
  out += "{\"code\":\"" + reason.code + '"';
  if (!reason.words.empty()) {
    out += ",\"words\":";
    append_strings(out, reason.words);
  }
  out += '}';
}

/// The members that every shown hit has, without the closing brace.
void append_hit_start(std::string& out, const Hit& hit) {
  out += '{';
  out += hit.document->record.card;
  out += hit.fallback ? ",\"fallback\":true" : ",\"fallback\":false";
  if (hit.wording < hit.document->wording_json.size()) {
    out += ',';
    out += hit.document->wording_json[hit.wording];
  }
}

void append_ranges(std::string& out, const std::vector<Offsets>& ranges) {
  append_array(out, ranges, [](std::string& to, const Offsets& range) {
    to += '[';
    append_number(to, range.first);
    to += ',';
    append_number(to, range.second);
    to += ']';
  });
}

void append_hit(std::string& out, const Hit& hit) {
  append_hit_start(out, hit);
  out += ",\"matches\":";
  append_ranges(out, hit.matches);
  out += ",\"reasons\":";
  append_array(out, hit.reasons, append_reason);
  out += ",\"score\":";
  append_score(out, hit.score);
  out += '}';
}

void append_facets(std::string& out, const SearchPage& page) {
  out += '{';
  bool first = true;
  for (const auto& [name, counts] : page.facets) {
    out += first ? "\"" : ",\"";
    out += name;
    out += "\":";
    first = false;
    append_array(out, counts, [](std::string& to, const FacetCount& each) {
      // Sixty of these in an answer: plain appending takes a tenth of formatting.
      to += "{\"id\":\"";
      to += each.id;
      to += "\",\"count\":";
      append_number(to, each.count);
      to += '}';
    });
  }
  out += '}';
}

void append_relaxation(std::string& out, const Relaxation& relaxation) {
  out +=
      "{\"code\":\"" + relaxation.code + "\",\"filter\":\"" + relaxation.filter + "\",\"values\":";
  append_strings(out, relaxation.values);
  out += '}';
}

json::array array_of(const std::vector<std::string>& values) {
  return json::array(values.begin(), values.end());
}

json::array alternatives_of(const index::Record& record) {
  json::array out;
  for (const auto& wording : record.wordings)
    out.push_back({{"text", wording.text},
                   {"gloss", wording.gloss},
                   {"register", wording.register_id},
                   {"channels", array_of(wording.channels)},
                   {"speaker", wording.speaker},
                   {"addressee", wording.addressee},
                   {"slots", array_of(wording.slots)}});
  return out;
}

json::object counts_of(const Pack& pack, const std::string& tag) {
  std::map<std::string, std::uint64_t> counts;
  for (DocId id = 0; id < pack.size(); ++id)
    if (pack.locale_tag(id) == tag)
      ++counts[pack.is_utterance(id) ? "utterance" : pack.document(id).record.kind];
  json::object out;
  for (const auto& [kind, count] : counts) out[kind] = count;
  return out;
}

json::object locale_json(const Pack& pack, const locales::Locale& locale) {
  json::array registers;
  for (const auto& each : locale.registers)
    registers.push_back({{"id", each.id},
                         {"name", each.name},
                         {"english", each.english},
                         {"default", each.is_default}});
  return {{"tag", locale.tag},
          {"name", locale.name},
          {"english_name", locale.english_name},
          {"language", pack.definition().language},
          {"script", locale.script},
          {"direction", locales::name_of(locale.direction)},
          {"chain", array_of(locales::fallback_chain(locale.tag, pack.definition().parents))},
          {"registers", std::move(registers)},
          {"speaker_genders", array_of(locale.speaker_genders)},
          {"addressee_genders", array_of(locale.addressee_genders)},
          {"counts", counts_of(pack, locale.tag)}};
}

json::array labelled(const Engine& engine, const std::string& ui, const std::string& axis) {
  json::array out;
  for (const auto& id : engine.taxonomy().ids.at(axis))
    out.push_back({{"id", id}, {"label", engine.messages().text(ui, axis, id)}});
  return out;
}

json::array situations(const Engine& engine, const std::string& ui) {
  json::array out;
  for (const auto& id : engine.taxonomy().ids.at("situation")) {
    const auto& group = engine.taxonomy().group_of_situation.find(id)->second;
    out.push_back({{"id", id},
                   {"label", engine.messages().text(ui, "situation", id)},
                   {"group", group},
                   {"group_label", engine.messages().text(ui, "situation-group", group)}});
  }
  return out;
}

/// Axis in the catalogues and its plural name in the answer.
constexpr std::array<std::pair<const char*, const char*>, 11> kLabelled{
    {{"emotion", "emotions"},
     {"stage", "stages"},
     {"strategy", "strategies"},
     {"channel", "channels"},
     {"kind", "kinds"},
     {"norm-topic", "norm_topics"},
     {"risk", "risks"},
     {"review-state", "review_states"},
     {"evidence-grade", "evidence_grades"},
     {"protocol-topic", "protocol_topics"},
     {"guide-method", "guide_methods"}}};

std::string title_of(int status) {
  switch (status) {
    case 400:
      return "Bad Request";
    case 403:
      return "Forbidden";
    case 404:
      return "Not Found";
    case 405:
      return "Method Not Allowed";
    case 411:
      return "Length Required";
    case 413:
      return "Content Too Large";
    case 415:
      return "Unsupported Media Type";
    case 421:
      return "Misdirected Request";
    case 422:
      return "Unprocessable Content";
    case 431:
      return "Request Header Fields Too Large";
    default:
      return status >= 500 ? "Internal Server Error" : "Problem";
  }
}

}  // namespace

std::string to_json(const SearchPage& page) {
  std::string out;
  std::size_t size = 8192;  // facets and interpretation; cards make up the rest
  for (const auto& hit : page.hits) size += hit.document->record.card.size() + 2048;
  out.reserve(size);
  out += R"({"interpretation":{"locale":")" + page.locale + R"(","chain":)";
  append_strings(out, page.chain);
  out += R"(,"ui":")" + page.ui + R"(","words":)";
  append_strings(out, page.words);
  fmt::format_to(std::back_inserter(out), "}},\"total\":{},\"hits\":", page.total);
  append_array(out, page.hits, append_hit);
  out += ",\"facets\":";
  append_facets(out, page);
  out += ",\"relaxations\":";
  append_array(out, page.relaxations, append_relaxation);
  return out += '}';
}

std::string stamped(std::string_view answer, std::uint64_t microseconds) {
  constexpr std::string_view kName = ",\"microseconds\":";
  std::string out;
  out.reserve(answer.size() + kName.size() + 20);
  out.append(answer, 0, answer.size() - 1);
  out += kName;
  append_number(out, microseconds);
  return out += '}';
}

namespace {

void append_labels(std::string& out, const std::vector<Sign>& labels, int intensity) {
  append_array(out, labels, [intensity](std::string& to, const Sign& label) {
    to += "{\"id\":\"" + label.id + "\",\"confidence\":";
    append_score(to, label.confidence);
    if (intensity > 0) {
      to += ",\"intensity\":";
      append_number(to, static_cast<std::size_t>(intensity));
    }
    to += ",\"evidence\":";
    append_ranges(to, label.evidence);
    to += '}';
  });
}

void append_languages(std::string& out, const std::vector<LanguageGuess>& languages) {
  constexpr float kWorthNaming = .01F;
  std::vector<LanguageGuess> named;
  for (const auto& guess : languages)
    if (guess.given || guess.confidence >= kWorthNaming) named.push_back(guess);
  append_array(out, named, [](std::string& to, const LanguageGuess& guess) {
    to += "{\"locale\":\"" + guess.language + "\",\"confidence\":";
    append_score(to, guess.confidence);
    to += guess.given ? ",\"given\":true}" : ",\"given\":false}";
  });
}

}  // namespace

std::string reading_json(const MessageReading& reading, std::uint64_t microseconds) {
  const auto& message = reading.message;
  std::string out = R"({"locale":")" + reading.target->tag + R"(","language":)";
  append_languages(out, reading.languages);
  out += message.sure ? ",\"sure\":true,\"situations\":" : ",\"sure\":false,\"situations\":";
  append_labels(out, message.situations, 0);
  out += ",\"emotions\":";
  append_labels(out, message.emotions, message.intensity);
  out += ",\"escalation\":";
  append_number(out, static_cast<std::size_t>(message.escalation));
  out += ",\"protocols\":";
  append_array(out, reading.protocols, [](std::string& to, const auto& protocol) {
    append_hit_start(to, protocol.hit);
    to += protocol.likely ? ",\"likely\":true,\"evidence\":" : ",\"likely\":false,\"evidence\":";
    append_ranges(to, protocol.evidence);
    to += '}';
  });
  out += ",\"plan\":";
  append_array(out, reading.plan, [](std::string& to, const PlanStage& stage) {
    to += "{\"stage\":\"" + stage.stage + "\",\"hits\":";
    append_array(to, stage.hits, append_hit);
    to += '}';
  });
  out += ",\"norms\":";
  append_array(out, reading.norms, append_hit);
  out += '}';
  return stamped(out, microseconds);
}

std::string findings_json(const std::vector<Finding>& findings, const Engine& engine,
                          const std::string& ui, std::uint64_t microseconds) {
  std::string out = "{\"findings\":";
  append_array(out, findings, [&](std::string& to, const Finding& finding) {
    to += "{\"place\":[";
    append_number(to, finding.place.first);
    to += ',';
    append_number(to, finding.place.second);
    to += "],\"rule\":\"" + finding.rule + "\",\"level\":\"" + finding.level + "\",\"entry\":\"" +
          finding.entry + "\",\"why\":";
    const bool structural = finding.entry.empty();
    append_string(to, structural ? engine.messages().sentence(ui, finding.why, {}) : finding.why);
    to += ",\"english_why\":";
    append_string(to, finding.english_why);
    to += ",\"better\":";
    append_array(to, finding.better, [](std::string& into, const Better& better) {
      into += "{\"id\":";
      append_string(into, better.id);
      into += ",\"text\":";
      append_string(into, better.text);
      into += ",\"gloss\":";
      append_string(into, better.gloss);
      into += '}';
    });
    to += '}';
  });
  return stamped(out + '}', microseconds);
}

std::string completions_json(const std::vector<Completion>& completions,
                             std::uint64_t microseconds) {
  std::string out = "{\"completions\":";
  append_array(out, completions, [](std::string& to, const Completion& each) {
    to += "{\"text\":";
    append_string(to, each.text);
    to += ",\"axis\":\"" + each.axis + "\",\"id\":\"" + each.id + "\"}";
  });
  return out + fmt::format(",\"microseconds\":{}}}", microseconds);
}

std::string entry_json(const Hit& hit, const std::vector<std::string>& variants) {
  std::string out;
  append_hit_start(out, hit);
  out += ",\"alternatives\":" + json::serialize(alternatives_of(hit.document->record));
  out += ",\"customer_says\":";
  append_strings(out, hit.document->record.customer_says);
  out += ",\"variants\":";
  append_strings(out, variants);
  return out + '}';
}

std::string norms_json(const std::string& locale, const std::vector<Hit>& norms) {
  std::string out = R"({"locale":")" + locale + R"(","norms":)";
  append_array(out, norms, [](std::string& to, const Hit& hit) {
    append_hit_start(to, hit);
    to += '}';
  });
  return out + '}';
}

std::string locales_json(const Engine& engine) {
  json::array out;
  for (const auto& pack : engine.packs())
    for (const auto& locale : pack->definition().locales) out.push_back(locale_json(*pack, locale));
  return json::serialize(json::object{{"locales", std::move(out)},
                                      {"interface", array_of(engine.messages().languages())}});
}

std::string taxonomy_json(const Engine& engine, const std::string& ui) {
  json::object out{{"ui", ui},
                   {"situations", situations(engine, ui)},
                   {"escalation", labelled(engine, ui, "escalation")}};
  for (const auto& [axis, name] : kLabelled) out[name] = labelled(engine, ui, axis);
  json::array slots;
  for (const auto& slot : engine.taxonomy().slots)
    slots.push_back({{"id", slot.id},
                     {"label", engine.messages().text(ui, "slot", slot.id)},
                     {"type", slot.type},
                     {"example", slot.example}});
  out["slots"] = std::move(slots);
  return json::serialize(out);
}

std::string problem_json(const Problem& problem, const locales::Messages& messages,
                         const std::string& ui) {
  const auto& kind = *problem.kind;
  json::object out{{"type", "about:blank"},
                   {"title", title_of(kind.status)},
                   {"status", kind.status},
                   {"code", kind.code},
                   {"detail", messages.sentence(ui, std::string(kind.sentence), problem.values)}};
  if (!problem.about.empty()) out[kind.status == 422 ? "argument" : "parameter"] = problem.about;
  return json::serialize(out);
}

std::string problem_json(int status, std::string_view code, std::string_view detail) {
  return json::serialize(json::object{{"type", "about:blank"},
                                      {"title", title_of(status)},
                                      {"status", status},
                                      {"code", code},
                                      {"detail", detail}});
}

}  // namespace attune::search
