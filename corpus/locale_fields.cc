// SPDX-License-Identifier: GPL-2.0-or-later
// locale.yaml: its fields, and the rules between them.
#include <fmt/format.h>
#include <unicode/uloc.h>

#include <algorithm>
#include <array>
#include <stdexcept>

#include "corpus/fields.h"
#include "corpus/locale_pack.h"
#include "corpus/yaml.h"
#include "locales/fold.h"
#include "locales/stemmer.h"

namespace attune::corpus {
namespace {

using locales::AnalysisSettings;
using locales::Locale;
using locales::Register;

constexpr std::array kRegisterFields{
    Field<Register>{"id", Need::Required, {}, &into<&Register::id>},
    Field<Register>{"name", Need::Required, {}, &into<&Register::name>},
    Field<Register>{"english", Need::Required, {}, &into<&Register::english>},
    Field<Register>{"default", Need::Optional, {}, &into<&Register::is_default>},
};

constexpr std::array kGenderFields{
    Field<Locale>{"speaker", Need::Required, {}, &into<&Locale::speaker_genders>},
    Field<Locale>{"addressee", Need::Required, {}, &into<&Locale::addressee_genders>},
};

void report_unknown(Reading& reading, const yaml::Value& value,
                    const std::vector<std::string_view>& known) {
  reading.fault(value.mark, "unknown-value",
                fmt::format("“{}” is not a value of “{}”", value.text, reading.path),
                did_you_mean(value.text, known));
}

/// Reads one of two words into an enumeration.
template <class Enum>
void read_choice(Reading& reading, const yaml::Value& value,
                 const std::array<std::pair<std::string_view, Enum>, 2>& choices, Enum& out) {
  std::string word;
  read_value(reading, value, {}, word);
  if (word.empty()) return;
  for (const auto& [name, meaning] : choices) {
    if (word == name) {
      out = meaning;
      return;
    }
  }
  report_unknown(reading, value, {choices[0].first, choices[1].first});
}

void read_direction(Reading& reading, const yaml::Value& value, Limits, Locale& out) {
  using enum locales::Direction;
  read_choice<locales::Direction>(reading, value, {{{"ltr", LeftToRight}, {"rtl", RightToLeft}}},
                                  out.direction);
}

void read_segmentation(Reading& reading, const yaml::Value& value, Limits, AnalysisSettings& out) {
  using enum locales::Segmentation;
  read_choice<locales::Segmentation>(
      reading, value, {{{"words", Words}, {"dictionary", Dictionary}}}, out.segmentation);
}

void read_lowercase(Reading& reading, const yaml::Value& value, Limits, AnalysisSettings& out) {
  using enum locales::Lowercase;
  read_choice<locales::Lowercase>(reading, value, {{{"default", Default}, {"turkic", Turkic}}},
                                  out.lowercase);
}

void read_stemmer(Reading& reading, const yaml::Value& value, Limits limits,
                  AnalysisSettings& out) {
  std::string name;
  read_value(reading, value, limits, name);
  if (name.empty()) return;
  try {
    static_cast<void>(locales::make_stemmer(name));
    out.stemmer = name;
  } catch (const std::invalid_argument&) {
    reading.fault(value.mark, "unknown-stemmer", fmt::format("no stemmer is named “{}”", name),
                  "use a name of Xapian::Stem (spanish), libstemmer:<name>, or none");
  }
}

void read_fold(Reading& reading, const yaml::Value& value, Limits limits, AnalysisSettings& out) {
  read_value(reading, value, limits, out.fold);
  const std::vector<std::string_view>& known = locales::fold_rule_names();
  for (const yaml::Value& item : value.items) {
    if (item.shape != yaml::Shape::Scalar ||
        std::find(known.begin(), known.end(), item.text) != known.end()) {
      continue;
    }
    reading.fault(item.mark, "unknown-fold-rule", fmt::format("no folding rule “{}”", item.text),
                  did_you_mean(item.text, known));
    std::erase(out.fold, item.text);
  }
}

constexpr std::array kAnalysisFields{
    Field<AnalysisSettings>{"segmentation", Need::Optional, {}, &read_segmentation},
    Field<AnalysisSettings>{"stemmer", Need::Optional, {}, &read_stemmer},
    Field<AnalysisSettings>{"lowercase", Need::Optional, {}, &read_lowercase},
    Field<AnalysisSettings>{"fold", Need::Optional, {}, &read_fold},
    Field<AnalysisSettings>{"elisions", Need::Optional, {}, &into<&AnalysisSettings::elisions>},
    Field<AnalysisSettings>{"compounds", Need::Optional, {}, &into<&AnalysisSettings::compounds>},
    Field<AnalysisSettings>{"grams", Need::Optional, {0, 6}, &into<&AnalysisSettings::grams>},
};

void read_registers(Reading& reading, const yaml::Value& value, Limits limits, Locale& out) {
  read_list_of<Register>(reading, value, limits, kRegisterFields, out.registers);
  const auto is_default = [](const Register& each) { return each.is_default; };
  const auto defaults = std::count_if(out.registers.begin(), out.registers.end(), is_default);
  if (defaults != 1) {
    reading.fault(value.mark, "register-default",
                  fmt::format("{} registers are the default", defaults),
                  "give exactly one of them `default: true`");
  }
  for (std::size_t i = 0; i < out.registers.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      if (out.registers[i].id != out.registers[j].id) continue;
      reading.fault(value.mark, "duplicate-id",
                    fmt::format("the register “{}” stands twice", out.registers[i].id),
                    "keep one of them");
    }
  }
}

void read_genders(Reading& reading, const yaml::Value& value, Limits, Locale& out) {
  read_fields<Locale>(reading, value, kGenderFields, out);
  for (const yaml::Member& axis : value.members) {
    const PathStep step(reading, axis.key);
    for (const yaml::Value& item : axis.value.items) {
      if (item.text != "feminine" && item.text != "masculine") {
        report_unknown(reading, item, {"feminine", "masculine"});
      }
    }
  }
}

/// Every {part} of a name pattern must be one that a name has.
void check_name_parts(Reading& reading, const yaml::Value& pattern) {
  std::string_view rest = pattern.text;
  for (std::size_t open = rest.find('{'); open != rest.npos; open = rest.find('{')) {
    const std::size_t close = rest.find('}', open);
    const std::string_view part = rest.substr(open + 1, close - open - 1);
    if (close == rest.npos || (part != "given" && part != "family" && part != "title")) {
      reading.fault(pattern.mark, "name-part", fmt::format("“{{{}}}” is not part of a name", part),
                    "use {given}, {family} and {title}");
      return;
    }
    rest.remove_prefix(close + 1);
  }
}

void read_name_pattern(Reading& reading, const yaml::Value& value, Limits limits, Locale& out) {
  read_value(reading, value, limits, out.name_pattern);
  for (const yaml::Member& member : value.members) check_name_parts(reading, member.value);
}

void read_titles(Reading& reading, const yaml::Value& value, Limits limits, Locale& out) {
  read_value(reading, value, limits, out.titles);
  const std::vector<std::string_view> known{"feminine", "masculine", "other"};
  for (const yaml::Member& member : value.members) {
    if (std::find(known.begin(), known.end(), member.key) != known.end()) continue;
    report_unknown_key(reading, member, known);
  }
}

void read_apology(Reading& reading, const yaml::Value& value, Limits, Locale& out) {
  using enum locales::Apology;
  read_choice<locales::Apology>(reading, value, {{{"when-wrong", WhenWrong}, {"readily", Readily}}},
                                out.apology);
}

void read_analysis(Reading& reading, const yaml::Value& value, Limits, Locale& out) {
  read_fields<AnalysisSettings>(reading, value, kAnalysisFields, out.analysis);
}

constexpr std::array kLocaleFields{
    Field<Locale>{"tag", Need::Required, {}, &into<&Locale::tag>},
    Field<Locale>{"name", Need::Required, {}, &into<&Locale::name>},
    Field<Locale>{"english_name", Need::Required, {}, &into<&Locale::english_name>},
    Field<Locale>{"script", Need::Optional, {}, &into<&Locale::script>},
    Field<Locale>{"direction", Need::Optional, {}, &read_direction},
    Field<Locale>{"registers", Need::Optional, {1}, &read_registers},
    Field<Locale>{"genders", Need::Optional, {}, &read_genders},
    Field<Locale>{"name_pattern", Need::Optional, {}, &read_name_pattern},
    Field<Locale>{"titles", Need::Optional, {}, &read_titles},
    Field<Locale>{"apology", Need::Optional, {}, &read_apology},
    Field<Locale>{"analysis", Need::Optional, {}, &read_analysis},
};

/// What a language must say itself, because it has no parent to inherit from.
constexpr std::array<std::string_view, 6> kNeededWithoutParent{
    "script", "direction", "registers", "genders", "name_pattern", "analysis"};

Mark mark_of(const yaml::Value& root, std::string_view key) {
  const yaml::Value* value = root.find(key);
  return value != nullptr ? value->mark : root.mark;
}

void check_script(Reading& reading, const yaml::Value& root, const Locale& locale) {
  const std::string likely = locales::script_of(locale.tag);
  if (!likely.empty() && locale.script != likely) {
    reading.fault(
        mark_of(root, "script"), "wrong-script",
        fmt::format("{} is written in {}, not in “{}”", locale.tag, likely, locale.script),
        "write that script, or name it in the tag (sr-Latn)");
  }
  const bool leftward = uloc_isRightToLeft(locale.tag.c_str()) != 0;
  if (leftward != (locale.direction == locales::Direction::RightToLeft)) {
    reading.fault(mark_of(root, "direction"), "wrong-direction",
                  fmt::format("{} runs {}", locale.tag,
                              leftward ? "from right to left" : "from left to right"),
                  leftward ? "write `direction: rtl`" : "write `direction: ltr`");
  }
}

/// Patterns are named by register; those of a parent's register that this locale dropped are
/// dropped too.
void check_pattern_names(Reading& reading, const yaml::Value& root, Locale& locale) {
  std::vector<std::string_view> known{"default", "fallback"};
  for (const Register& each : locale.registers) known.push_back(each.id);
  const yaml::Value* stated = root.find("name_pattern");
  std::erase_if(locale.name_pattern, [&](const auto& pattern) {
    const bool is_known = std::find(known.begin(), known.end(), pattern.first) != known.end();
    if (!is_known && stated != nullptr && stated->find(pattern.first) != nullptr) {
      reading.fault(stated->find(pattern.first)->mark, "unknown-register",
                    fmt::format("“{}” is not a register of {}", pattern.first, locale.tag),
                    did_you_mean(pattern.first, known));
    }
    return !is_known;
  });
  if (!locale.name_pattern.contains("default")) {
    reading.fault(mark_of(root, "name_pattern"), "missing-key", "“name_pattern” has no `default`",
                  "add it: it is what {customer} becomes");
  }
}

template <class Owner>
std::vector<FieldName> to_names(std::span<const Field<Owner>> fields) {
  std::vector<FieldName> names;
  for (const auto& field : fields) names.push_back({field.name, field.need == Need::Required});
  return names;
}

}  // namespace

locales::Locale parse_locale(std::string_view text, const std::string& file,
                             const locales::Locale& inherited, Diagnostics& faults) {
  Locale locale = inherited;
  const auto root = yaml::parse(text, file, faults);
  if (!root) return locale;
  Reading reading{file, faults, nullptr, {}};
  read_fields<Locale>(reading, *root, kLocaleFields, locale);
  if (root->shape != yaml::Shape::Map) return locale;
  if (inherited.tag.empty()) {
    for (const std::string_view name : kNeededWithoutParent) {
      if (root->find(name) == nullptr) report_missing_key(reading, *root, name);
    }
  }
  check_script(reading, *root, locale);
  check_pattern_names(reading, *root, locale);
  return locale;
}

std::vector<FieldName> locale_field_names(std::string_view object) {
  if (object == "locale") return to_names<Locale>(kLocaleFields);
  if (object == "register") return to_names<Register>(kRegisterFields);
  if (object == "genders") return to_names<Locale>(kGenderFields);
  if (object == "analysis") return to_names<AnalysisSettings>(kAnalysisFields);
  return {};
}

}  // namespace attune::corpus
