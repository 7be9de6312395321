// SPDX-License-Identifier: GPL-2.0-or-later
#include "locales/language.h"

#include <unicode/locid.h>

#include <boost/json.hpp>
#include <stdexcept>
#include <unordered_map>

namespace attune::locales {
namespace {

namespace json = boost::json;

icu::Locale icu_locale(std::string_view tag) {
  UErrorCode status = U_ZERO_ERROR;
  auto locale = icu::Locale::forLanguageTag(
      icu::StringPiece(tag.data(), static_cast<int32_t>(tag.size())), status);
  return U_SUCCESS(status) != 0 ? locale : icu::Locale::createFromName("und");
}

icu::Locale maximized(std::string_view tag) {
  auto locale = icu_locale(tag);
  UErrorCode status = U_ZERO_ERROR;
  locale.addLikelySubtags(status);
  return locale;
}

std::string parent_of(const std::string& tag, const Parents& parents) {
  if (const auto found = parents.find(tag); found != parents.end()) return found->second;
  const auto cut = tag.rfind('-');
  return cut == std::string::npos ? "root" : tag.substr(0, cut);
}

template <class T>
json::array array_of(const std::vector<T>& values) {
  return json::array(values.begin(), values.end());
}

json::object object_of(const std::map<std::string, std::string>& values) {
  json::object out;
  for (const auto& [key, value] : values) out[key] = value;
  return out;
}

json::array registers_to_json(const std::vector<Register>& registers) {
  json::array out;
  for (const auto& each : registers)
    out.push_back({{"id", each.id},
                   {"name", each.name},
                   {"english", each.english},
                   {"default", each.is_default}});
  return out;
}

json::object analysis_to_json(const AnalysisSettings& settings) {
  json::array synonyms;
  for (const auto& group : settings.synonyms) synonyms.push_back(array_of(group));
  json::array transliteration;
  for (const auto& [latin, native] : settings.transliteration)
    transliteration.push_back(json::array{latin, native});
  return {
      {"segmentation", settings.segmentation == Segmentation::Dictionary ? "dictionary" : "words"},
      {"stemmer", settings.stemmer},
      {"lowercase", settings.lowercase == Lowercase::Turkic ? "turkic" : "default"},
      {"fold", array_of(settings.fold)},
      {"elisions", array_of(settings.elisions)},
      {"compounds", array_of(settings.compounds)},
      {"words", array_of(settings.words)},
      {"grams", settings.grams},
      {"stopwords", array_of(settings.stopwords)},
      {"synonyms", std::move(synonyms)},
      {"transliteration", std::move(transliteration)}};
}

std::string text(const json::value& value) {
  return std::string(value.as_string());
}

std::vector<std::string> texts(const json::value& value) {
  std::vector<std::string> out;
  for (const auto& each : value.as_array()) out.push_back(text(each));
  return out;
}

std::map<std::string, std::string> text_map(const json::value& value) {
  std::map<std::string, std::string> out;
  for (const auto& each : value.as_object()) out[std::string(each.key())] = text(each.value());
  return out;
}

AnalysisSettings analysis_from_json(const json::object& from) {
  AnalysisSettings out;
  out.segmentation =
      from.at("segmentation") == "dictionary" ? Segmentation::Dictionary : Segmentation::Words;
  out.stemmer = text(from.at("stemmer"));
  out.lowercase = from.at("lowercase") == "turkic" ? Lowercase::Turkic : Lowercase::Default;
  out.fold = texts(from.at("fold"));
  out.elisions = texts(from.at("elisions"));
  out.compounds = texts(from.at("compounds"));
  out.words = texts(from.at("words"));
  out.grams = static_cast<int>(from.at("grams").as_int64());
  out.stopwords = texts(from.at("stopwords"));
  for (const auto& group : from.at("synonyms").as_array()) out.synonyms.push_back(texts(group));
  for (const auto& pair : from.at("transliteration").as_array())
    out.transliteration.emplace_back(text(pair.as_array().at(0)), text(pair.as_array().at(1)));
  return out;
}

Locale locale_from_json(const json::object& from) {
  Locale out;
  out.tag = text(from.at("tag"));
  out.name = text(from.at("name"));
  out.english_name = text(from.at("english_name"));
  out.script = text(from.at("script"));
  out.direction = from.at("direction") == "rtl" ? Direction::RightToLeft : Direction::LeftToRight;
  for (const auto& each : from.at("registers").as_array())
    out.registers.push_back({text(each.at("id")), text(each.at("name")), text(each.at("english")),
                             each.at("default").as_bool()});
  out.speaker_genders = texts(from.at("speaker_genders"));
  out.addressee_genders = texts(from.at("addressee_genders"));
  out.name_pattern = text_map(from.at("name_pattern"));
  out.titles = text_map(from.at("titles"));
  out.apology = from.at("apology") == "readily" ? Apology::Readily : Apology::WhenWrong;
  out.analysis = analysis_from_json(from.at("analysis").as_object());
  for (const auto& each : from.at("vocabulary").as_array()) {
    const auto& row = each.as_array();
    out.vocabulary.push_back({text(row.at(0)), text(row.at(1)), text(row.at(2))});
  }
  for (const auto& each : from.at("cues").as_array())
    out.cues.push_back({text(each.as_array().at(0)), text(each.as_array().at(1))});
  return out;
}

std::string make_canonical(std::string_view tag) {
  UErrorCode status = U_ZERO_ERROR;
  const auto locale = icu::Locale::forLanguageTag(
      icu::StringPiece(tag.data(), static_cast<int32_t>(tag.size())), status);
  if (U_FAILURE(status) != 0 || *locale.getLanguage() == '\0') return {};
  icu::Locale canonical(locale);
  canonical.canonicalize(status);
  auto out = canonical.toLanguageTag<std::string>(status);
  return U_FAILURE(status) != 0 || out == "und" ? std::string() : out;
}

std::string make_pack_language(std::string_view tag) {
  const auto full = maximized(tag);
  const std::string language = full.getLanguage();
  const bool usual_script = script_of(language) == full.getScript();
  return usual_script ? language : language + "-" + full.getScript();
}

/// Answers about tags, per thread. ICU takes longer over one tag than a search takes, and the same
/// few come with every request; anybody may send new ones for ever, so it forgets all when there
/// are many.
class Remembered {
 public:
  std::string get(std::string_view tag, std::string (*make)(std::string_view)) {
    constexpr std::size_t kMany = 256;
    std::string key(tag);
    if (const auto known = answers_.find(key); known != answers_.end()) return known->second;
    if (answers_.size() >= kMany) answers_.clear();
    return answers_[std::move(key)] = make(tag);
  }

 private:
  std::unordered_map<std::string, std::string> answers_;
};

}  // namespace

std::string canonical_tag(std::string_view tag) {
  if (tag.empty() || tag.size() > 35) return {};
  thread_local Remembered answers;
  return answers.get(tag, make_canonical);
}

std::string pack_language(std::string_view tag) {
  thread_local Remembered answers;
  return answers.get(tag, make_pack_language);
}

std::string script_of(std::string_view tag) {
  return maximized(tag).getScript();
}

std::vector<std::string> fallback_chain(std::string_view tag, const Parents& parents) {
  const auto language = pack_language(tag);
  std::vector<std::string> chain{std::string(tag)};
  while (chain.back() != language && chain.size() < 8) {
    auto parent = parent_of(chain.back(), parents);
    // “zh” is another script than “zh-TW”, whose parent is then the pack's language, “zh-Hant”.
    if (pack_language(parent) != language) parent = language;
    chain.push_back(std::move(parent));
  }
  return chain;
}

std::string_view name_of(Direction direction) {
  return direction == Direction::RightToLeft ? "rtl" : "ltr";
}

std::string encode(const Locale& locale) {
  json::array vocabulary;
  for (const auto& word : locale.vocabulary)
    vocabulary.push_back(json::array{word.axis, word.id, word.word});
  json::array cues;
  for (const auto& cue : locale.cues) cues.push_back(json::array{cue.kind, cue.pattern});
  return json::serialize(
      json::object{{"tag", locale.tag},
                   {"name", locale.name},
                   {"english_name", locale.english_name},
                   {"script", locale.script},
                   {"direction", name_of(locale.direction)},
                   {"apology", locale.apology == Apology::Readily ? "readily" : "when-wrong"},
                   {"registers", registers_to_json(locale.registers)},
                   {"speaker_genders", array_of(locale.speaker_genders)},
                   {"addressee_genders", array_of(locale.addressee_genders)},
                   {"name_pattern", object_of(locale.name_pattern)},
                   {"titles", object_of(locale.titles)},
                   {"analysis", analysis_to_json(locale.analysis)},
                   {"vocabulary", std::move(vocabulary)},
                   {"cues", std::move(cues)}});
}

Locale decode_locale(std::string_view encoded) {
  try {
    return locale_from_json(json::parse(encoded).as_object());
  } catch (const std::exception& fault) {
    throw std::runtime_error(std::string("the pack's locale definition cannot be read: ") +
                             fault.what());
  }
}

}  // namespace attune::locales
