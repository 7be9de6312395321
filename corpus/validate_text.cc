// SPDX-License-Identifier: GPL-2.0-or-later
// Rules about texts: patterns and glosses of sendable words, and the script everything is written
// in.
#include <fmt/format.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <set>

#include "corpus/entry_check.h"
#include "corpus/pattern.h"
#include "corpus/text.h"

namespace attune::corpus {
namespace {

// ---- Script
// ------------------------------------------------------------------------------------------

/// The scripts of characters that a locale's script (ISO 15924) is written with.
std::vector<UScriptCode> scripts_of(std::string_view script) {
  if (script == "Jpan") return {USCRIPT_HAN, USCRIPT_HIRAGANA, USCRIPT_KATAKANA};
  if (script == "Kore") return {USCRIPT_HANGUL, USCRIPT_HAN};
  if (script == "Hans" || script == "Hant") return {USCRIPT_HAN, USCRIPT_BOPOMOFO};
  UErrorCode status = U_ZERO_ERROR;
  UScriptCode code = USCRIPT_INVALID_CODE;
  uscript_getCode(std::string(script).c_str(), &code, 1, &status);
  if (U_FAILURE(status)) return {};
  return {code};
}

struct Letters {
  int own = 0, all = 0;
};

Letters count_letters(std::string_view text, const std::vector<UScriptCode>& scripts) {
  Letters letters;
  for (std::size_t at = 0; at < text.size();) {
    const UChar32 c = next_code_point(text, at);
    if (c < 0 || u_isalpha(c) == 0) continue;
    ++letters.all;
    letters.own += std::any_of(scripts.begin(), scripts.end(), [c](UScriptCode script) {
      return uscript_hasScript(c, script) != 0;
    });
  }
  return letters;
}

void check_script(const EntryCheck& check, std::string_view path, std::string_view text,
                  std::string_view script) {
  const std::vector<UScriptCode> scripts = scripts_of(script);
  if (scripts.empty()) return;
  const Letters letters = count_letters(text, scripts);
  if (letters.own * 2 >= letters.all) return;
  check.fault(path, "wrong-script", fmt::format("most letters of “{}” are not {}", path, script),
              "write this text in the locale’s language; English belongs in `gloss` or `english`");
}

void check_english_script(const EntryCheck& check) {
  for (const auto& [name, text] : check.entry.english) {
    check_script(check, fmt::format("english.{}", name), text, "Latn");
  }
}

/// Walks the texts an agent reads in the locale's language. Customers' words are left alone: they
/// mix scripts.
class GuidanceScript {
 public:
  explicit GuidanceScript(const EntryCheck& check) : check_(check) {}

  void run() const {
    const Entry& entry = check_.entry;
    text("why", entry.why);
    text("use_when", entry.use_when);
    text("avoid_when", entry.avoid_when);
    std::visit([this](const auto& body) { walk(body); }, entry.body);
  }

 private:
  void text(std::string_view path, const std::string& value) const {
    if (!value.empty()) check_script(check_, path, value, check_.locale->script);
  }
  void list(std::string_view path, const std::vector<std::string>& values) const {
    for (std::size_t i = 0; i < values.size(); ++i) text(indexed(path, i), values[i]);
  }
  void steps(const std::vector<Step>& values) const {
    for (std::size_t i = 0; i < values.size(); ++i) text(indexed("steps", i, "do"), values[i].text);
  }

  void walk(const Phrase&) const {}
  void walk(const Utterance&) const {}
  void walk(const Norm& norm) const {
    text("title", norm.title);
    text("tendency", norm.tendency);
    list("do", norm.recommended);
    list("dont", norm.discouraged);
    text("varies", norm.varies);
    text("ask_instead", norm.ask_instead);
  }
  void walk(const Guide& guide) const {
    text("title", guide.title);
    text("when", guide.when);
    steps(guide.steps);
    list("limits", guide.limits);
    text("exit", guide.exit);
  }
  void walk(const Protocol& protocol) const {
    text("title", protocol.title);
    list("never_say", protocol.never_say);
    steps(protocol.steps);
    text("hand_over", protocol.hand_over);
  }
  void walk(const Avoid& avoid) const { text("say_instead", avoid.say_instead); }
  void walk(const Scenario& scenario) const {
    text("title", scenario.title);
    text("persona", scenario.persona);
    text("goal", scenario.goal);
    for (std::size_t i = 0; i < scenario.passages.size(); ++i) {
      const std::vector<Reply>& replies = scenario.passages[i].replies;
      for (std::size_t j = 0; j < replies.size(); ++j) {
        const std::string path = indexed("passages", i, "replies");
        text(indexed(path, j, "agent"), replies[j].agent);
        text(indexed(path, j, "feedback"), replies[j].feedback);
      }
    }
    for (std::size_t i = 0; i < scenario.rubric.size(); ++i) {
      text(indexed("rubric", i, "criterion"), scenario.rubric[i].text);
    }
  }

  const EntryCheck& check_;
};

// ---- Sendable words
// ----------------------------------------------------------------------------------

/// The alternatives of a phrase or the first words of a protocol.
class AlternativesCheck {
 public:
  AlternativesCheck(const EntryCheck& check, std::string_view field)
      : check_(check), field_(field) {}

  void run(const std::vector<Alternative>& alternatives) const {
    std::set<std::string_view> seen;
    for (std::size_t i = 0; i < alternatives.size(); ++i) {
      const Alternative& each = alternatives[i];
      if (!each.text.empty() && !seen.insert(each.text).second) {
        check_.fault(indexed(field_, i, "text"), "repeated-alternative",
                     "this alternative stands above already", "write a really different one");
      }
      const PatternReport pattern = check_text(i, each);
      check_gloss_of(i, each, pattern);
      check_gender(indexed(field_, i, "speaker"), each.speaker, &locales::Locale::speaker_genders);
      check_gender(indexed(field_, i, "addressee"), each.addressee,
                   &locales::Locale::addressee_genders);
      for (std::size_t j = 0; j < each.channels.size(); ++j) {
        check_.expect_id(indexed(indexed(field_, i, "channels"), j), Axis::Channel,
                         each.channels[j]);
      }
    }
  }

 private:
  void report(const std::string& path, const PatternReport& pattern) const {
    for (const PatternFault& fault : pattern.faults) {
      check_.fault_within(path, fault.offset, {{}, {}, fault.code, fault.sentence, fault.remedy});
    }
  }

  [[nodiscard]] PatternReport check_text(std::size_t i, const Alternative& each) const {
    if (each.text.empty()) return {};
    const std::string path = indexed(field_, i, "text");
    PatternReport pattern = check_pattern(each.text, {check_.entry.locale, check_.ids});
    report(path, pattern);
    if (check_.locale != nullptr) {
      check_script(check_, path, pattern.literal, check_.locale->script);
      check_axes(path, pattern);
    }
    return pattern;
  }

  /// {speaker, select, …} only where the locale says that its grammar marks the speaker.
  void check_axes(const std::string& path, const PatternReport& pattern) const {
    const auto asks = [&](std::string_view slot) {
      return std::find(pattern.slots.begin(), pattern.slots.end(), slot) != pattern.slots.end();
    };
    if (asks("speaker") && check_.locale->speaker_genders.empty()) report_axis(path, "speaker");
    if (asks("addressee") && check_.locale->addressee_genders.empty()) {
      report_axis(path, "addressee");
    }
  }

  void report_axis(const std::string& path, std::string_view axis) const {
    check_.fault(path, "unmarked-gender",
                 fmt::format("{} says its grammar does not mark the {}", check_.entry.locale, axis),
                 fmt::format("list feminine and masculine under `genders: {}` in its locale.yaml, "
                             "or write without it",
                             axis));
  }

  void check_gender(const std::string& path, const std::string& gender,
                    std::vector<std::string> locales::Locale::*axis) const {
    if (gender.empty()) return;
    const std::vector<std::string_view> known{"feminine", "masculine"};
    if (std::find(known.begin(), known.end(), gender) == known.end()) {
      check_.fault(path, "unknown-gender", fmt::format("“{}” is not a gender", gender),
                   did_you_mean(gender, known));
    } else if (check_.locale != nullptr && (check_.locale->*axis).empty()) {
      report_axis(path, path.substr(path.rfind('.') + 1));
    }
  }

  void check_gloss_of(std::size_t i, const Alternative& each, const PatternReport& pattern) const {
    const std::string path = indexed(field_, i, "gloss");
    if (each.gloss.empty()) {
      const bool stated = spot_of(check_.entry, path).value != check_.entry.mark;
      if (!is_english(check_.entry.locale) && !stated) {
        check_.fault(indexed(field_, i), "missing-gloss", "this alternative has no gloss",
                     "add `gloss`: what it literally says and does, in plain English");
      }
      return;
    }
    if (each.gloss == each.text) {
      check_.fault(path, "gloss-is-text", "the gloss repeats the text",
                   is_english(check_.entry.locale) ? "delete it" : "say it in plain English");
      return;
    }
    const PatternReport gloss = check_gloss(each.gloss, check_.ids);
    report(path, gloss);
    check_script(check_, path, each.gloss, "Latn");
    for (const std::string& slot : gloss.slots) {
      const auto& slots = pattern.slots;
      if (!pattern.faults.empty()) break;  // the slots of a broken pattern are not known
      if (std::find(slots.begin(), slots.end(), slot) != slots.end()) continue;
      check_.fault(path, "gloss-slot", fmt::format("the text has no slot “{}”", slot),
                   "a gloss may only show slots of its text");
    }
  }

  const EntryCheck& check_;
  std::string_view field_;
};

}  // namespace

void check_texts(const EntryCheck& check) {
  if (const auto* phrase = std::get_if<Phrase>(&check.entry.body)) {
    AlternativesCheck(check, "say").run(phrase->say);
  }
  if (const auto* protocol = std::get_if<Protocol>(&check.entry.body)) {
    AlternativesCheck(check, "first_words").run(protocol->first_words);
  }
  if (check.locale != nullptr) GuidanceScript(check).run();
  check_english_script(check);
}

}  // namespace attune::corpus
