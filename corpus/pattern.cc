// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/pattern.h"

#include <fmt/format.h>
#include <unicode/messagepattern.h>
#include <unicode/msgfmt.h>
#include <unicode/plurrule.h>

#include <algorithm>
#include <array>
#include <memory>
#include <span>

#include "corpus/text.h"

namespace attune::corpus {
namespace {

using Part = icu::MessagePattern::Part;

std::string to_utf8(const icu::UnicodeString& text) {
  std::string out;
  return text.toUTF8String(out);
}

icu::UnicodeString from_utf8(std::string_view text) {
  return icu::UnicodeString::fromUTF8(
      icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
}

// Styles that may follow a format; "" is none.
constexpr std::array<std::string_view, 1> kNoStyle{""};
constexpr std::array<std::string_view, 5> kLengths{"", "short", "medium", "long", "full"};
constexpr std::array<std::string_view, 2> kWhole{"", "integer"};
constexpr std::array<std::string_view, 1> kCurrency{"currency"};

/// How a slot of a type may be written. An empty format is {name} alone.
struct SlotUse {
  std::string_view type, format;
  std::span<const std::string_view> styles;
};

constexpr std::array kSlotUses{
    SlotUse{"text", "", kNoStyle},         SlotUse{"name", "", kNoStyle},
    SlotUse{"date", "date", kLengths},     SlotUse{"time", "time", kLengths},
    SlotUse{"number", "", kNoStyle},       SlotUse{"number", "number", kWhole},
    SlotUse{"number", "plural", kNoStyle}, SlotUse{"number", "selectordinal", kNoStyle},
    SlotUse{"money", "number", kCurrency}, SlotUse{"gender", "select", kNoStyle},
};

/// How to write a slot, for remedies.
std::string usual_form(const Taxonomy::Slot& slot) {
  if (slot.type == "date") return fmt::format("{{{}, date, long}}", slot.id);
  if (slot.type == "time") return fmt::format("{{{}, time, short}}", slot.id);
  if (slot.type == "number") return fmt::format("{{{}, plural, … other {{…}}}}", slot.id);
  if (slot.type == "money") return fmt::format("{{{}, number, currency}}", slot.id);
  if (slot.type == "gender")
    return fmt::format("{{{}, select, feminine {{…}} other {{…}}}}", slot.id);
  return fmt::format("{{{}}}", slot.id);
}

struct Sentence {
  std::string_view code, sentence, remedy;
};

Sentence explain(UErrorCode status) {
  if (status == U_DEFAULT_KEYWORD_MISSING) {
    return {"missing-other", "a plural or select has no `other`", "add other {…}"};
  }
  if (status == U_UNMATCHED_BRACES) {
    return {"pattern-syntax", "a brace is not closed", "every { needs its }"};
  }
  return {"pattern-syntax", "not an ICU MessageFormat pattern",
          "write {name}, {name, date, long}, {name, plural, one {…} other {…}}"};
}

/// Checks one pattern; the parts of ICU's parse are walked in order.
class PatternCheck {
 public:
  PatternCheck(std::string_view pattern, const PatternRules& rules)
      : text_(from_utf8(pattern)), rules_(rules) {}

  PatternReport run() {
    check_characters();
    UErrorCode status = U_ZERO_ERROR;
    UParseError where{};
    pattern_ = std::make_unique<icu::MessagePattern>(status);
    pattern_->parse(text_, &where, status);
    if (U_FAILURE(status)) {
      report_syntax(status, where.offset);
      return std::move(report_);
    }
    for (int32_t i = 0; i < pattern_->countParts(); ++i) {
      if (pattern_->getPartType(i) == UMSGPAT_PART_TYPE_ARG_START) check_argument(i);
    }
    collect_literal();
    if (report_.faults.empty()) check_format();
    return std::move(report_);
  }

 private:
  void add(int32_t at, std::string_view code, std::string sentence, std::string remedy) {
    const auto offset = static_cast<std::uint32_t>(text_.countChar32(0, at));
    report_.faults.push_back({offset, std::string(code), std::move(sentence), std::move(remedy)});
  }

  void check_characters() {
    if (const int32_t at = text_.indexOf(u'\''); at >= 0) {
      add(at, "straight-apostrophe", "a straight apostrophe is ICU syntax and may swallow a slot",
          "write ’ (U+2019)");
    }
    for (const char16_t bracket : {u'[', u']'}) {
      if (const int32_t at = text_.indexOf(bracket); at >= 0) {
        add(at, "bracket", "a square bracket looks like something the agent must fill in or delete",
            "use a slot, or another alternative");
        return;
      }
    }
  }

  void report_syntax(UErrorCode status, int32_t offset) {
    if (status == U_DEFAULT_KEYWORD_MISSING) {  // ICU does not say where
      const int32_t plural = text_.indexOf(u"plural");
      offset = std::max(0, plural >= 0 ? plural : text_.indexOf(u"select"));
    }
    const Sentence fault = explain(status);
    add(std::clamp(offset, 0, text_.length()), fault.code, std::string(fault.sentence),
        std::string(fault.remedy));
  }

  std::string substring(const Part& part) { return to_utf8(pattern_->getSubstring(part)); }

  /// `start` is the index of an ARG_START.
  void check_argument(int32_t start) {
    const Part& name_part = pattern_->getPart(start + 1);
    const std::string name = substring(name_part);
    if (name_part.getType() == UMSGPAT_PART_TYPE_ARG_NUMBER) {
      add(name_part.getIndex(), "positional-argument", fmt::format("{{{}}} has no name", name),
          "name the slot: {order}");
      return;
    }
    const Taxonomy::Slot* slot = rules_.ids.slot(name);
    if (slot == nullptr) {
      add(name_part.getIndex(), "unknown-slot", fmt::format("there is no slot “{}”", name),
          did_you_mean(name, rules_.ids.slot_names()));
      return;
    }
    auto& slots = report_.slots;
    if (std::find(slots.begin(), slots.end(), name) == slots.end()) slots.push_back(name);
    check_use(start, *slot);
  }

  void check_use(int32_t start, const Taxonomy::Slot& slot) {
    std::string format, style;
    int32_t at = start + 2;
    switch (pattern_->getPart(start).getArgType()) {
      case UMSGPAT_ARG_TYPE_NONE:
        break;
      case UMSGPAT_ARG_TYPE_SIMPLE:
        format = substring(pattern_->getPart(at));
        if (pattern_->getPartType(at + 1) == UMSGPAT_PART_TYPE_ARG_STYLE) {
          style = substring(pattern_->getPart(at + 1));
        }
        break;
      case UMSGPAT_ARG_TYPE_CHOICE:
        format = "choice";
        break;
      case UMSGPAT_ARG_TYPE_PLURAL:
        format = "plural";
        break;
      case UMSGPAT_ARG_TYPE_SELECT:
        format = "select";
        break;
      case UMSGPAT_ARG_TYPE_SELECTORDINAL:
        format = "selectordinal";
        break;
    }
    const auto trimmed = [](std::string_view text) {
      const auto first = std::min(text.find_first_not_of(' '), text.size());
      return text.substr(first, text.find_last_not_of(' ') + 1 - first);
    };
    if (!allowed(slot, format, trimmed(style))) {
      add(pattern_->getPart(start).getIndex(), "slot-use",
          fmt::format("the slot “{}” is a {} and cannot be written {{{}{}{}{}{}}}", slot.id,
                      slot.type, slot.id, format.empty() ? "" : ", ", format,
                      style.empty() ? "" : ", ", trimmed(style)),
          fmt::format("write {}", usual_form(slot)));
      return;
    }
    if (format == "plural") check_plural(start, UPLURAL_TYPE_CARDINAL);
    if (format == "selectordinal") check_plural(start, UPLURAL_TYPE_ORDINAL);
    if (format == "select") check_select(start);
  }

  static bool allowed(const Taxonomy::Slot& slot, std::string_view format, std::string_view style) {
    return std::any_of(kSlotUses.begin(), kSlotUses.end(), [&](const SlotUse& use) {
      const auto& styles = use.styles;
      return use.type == slot.type && use.format == format &&
             std::find(styles.begin(), styles.end(), style) != styles.end();
    });
  }

  struct Selector {
    std::string keyword;
    int32_t at;
  };

  /// The keywords of a plural or select, without those of arguments nested in its branches.
  std::vector<Selector> selectors(int32_t start) {
    std::vector<Selector> found;
    const int32_t end = pattern_->getLimitPartIndex(start);
    for (int32_t i = start + 2; i < end; ++i) {
      const Part& part = pattern_->getPart(i);
      if (part.getType() == UMSGPAT_PART_TYPE_ARG_SELECTOR) {
        found.push_back({substring(part), part.getIndex()});
      } else if (part.getType() == UMSGPAT_PART_TYPE_MSG_START) {
        i = pattern_->getLimitPartIndex(i);
      }
    }
    return found;
  }

  void check_select(int32_t start) {
    const std::vector<std::string_view> known{"feminine", "masculine", "other"};
    for (const Selector& selector : selectors(start)) {
      if (std::find(known.begin(), known.end(), selector.keyword) != known.end()) continue;
      add(selector.at, "unknown-keyword", fmt::format("“{}” is not a gender", selector.keyword),
          did_you_mean(selector.keyword, known));
    }
  }

  void check_plural(int32_t start, UPluralType type) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Locale locale(std::string(rules_.locale).c_str());
    const std::unique_ptr<icu::PluralRules> plurals(
        icu::PluralRules::forLocale(locale, type, status));
    if (U_FAILURE(status)) return;
    std::vector<std::string> written;
    for (const Selector& selector : selectors(start)) {
      written.push_back(selector.keyword);
      const icu::UnicodeString keyword = from_utf8(selector.keyword);
      if (selector.keyword.starts_with('=') || plurals->isKeyword(keyword) != 0) continue;
      add(selector.at, "unknown-keyword",
          fmt::format("“{}” is not a plural form of {}", selector.keyword, rules_.locale),
          fmt::format("its forms are {}", keywords(*plurals)));
    }
    check_forms(pattern_->getPart(start).getIndex(), *plurals, written);
  }

  static std::string keywords(const icu::PluralRules& plurals) {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::StringEnumeration> all(plurals.getKeywords(status));
    std::string list;
    if (U_FAILURE(status)) return list;
    while (const icu::UnicodeString* each = all->snext(status)) {
      list += list.empty() ? "" : ", ";
      each->toUTF8String(list);
    }
    return list;
  }

  /// Everyday numbers must find their form; `other` would be wrong grammar for them.
  void check_forms(int32_t at, const icu::PluralRules& plurals,
                   const std::vector<std::string>& written) {
    constexpr int32_t kEveryday = 20;
    const auto has = [&](const std::string& keyword) {
      return std::find(written.begin(), written.end(), keyword) != written.end();
    };
    std::vector<std::string> reported;
    for (int32_t number = 1; number <= kEveryday; ++number) {
      const std::string form = to_utf8(plurals.select(number));
      if (has(form) || has(fmt::format("={}", number))) continue;
      if (std::find(reported.begin(), reported.end(), form) != reported.end()) continue;
      reported.push_back(form);
      add(at, "missing-plural-form",
          fmt::format("{} says {} with the form “{}”, which is not here", rules_.locale, number,
                      form),
          fmt::format("add {} {{…}}", form));
    }
  }

  /// After these parts literal text may follow.
  static bool precedes_text(UMessagePatternPartType type) {
    return type == UMSGPAT_PART_TYPE_MSG_START || type == UMSGPAT_PART_TYPE_ARG_LIMIT ||
           type == UMSGPAT_PART_TYPE_REPLACE_NUMBER || type == UMSGPAT_PART_TYPE_SKIP_SYNTAX ||
           type == UMSGPAT_PART_TYPE_INSERT_CHAR;
  }

  void collect_literal() {
    const bool quotes = text_.indexOf(u'\'') >= 0;  // reported already; they make braces literal
    icu::UnicodeString literal;
    for (int32_t i = 0; i + 1 < pattern_->countParts(); ++i) {
      if (!precedes_text(pattern_->getPartType(i))) continue;
      const int32_t from = pattern_->getPart(i).getLimit();
      const int32_t length = pattern_->getPart(i + 1).getIndex() - from;
      literal.append(text_, from, length).append(u' ');
      const int32_t brace = text_.indexOf(u'}', from, length);
      if (brace < 0 || quotes) continue;
      add(brace, "pattern-syntax", "a closing brace without an opening one", "every } needs its {");
    }
    report_.literal = to_utf8(literal);
  }

  /// Whatever the rules above did not foresee, ICU's formatter must still accept the pattern.
  void check_format() {
    UErrorCode status = U_ZERO_ERROR;
    UParseError where{};
    const icu::Locale locale(std::string(rules_.locale).c_str());
    const icu::MessageFormat format(text_, locale, where, status);
    if (U_FAILURE(status)) report_syntax(status, where.offset);
  }

  icu::UnicodeString text_;
  PatternRules rules_;
  std::unique_ptr<icu::MessagePattern> pattern_;
  PatternReport report_;
};

}  // namespace

PatternReport check_pattern(std::string_view pattern, const PatternRules& rules) {
  return PatternCheck(pattern, rules).run();
}

PatternReport check_gloss(std::string_view gloss, const TaxonomyIds& ids) {
  PatternReport report;
  const auto add = [&](std::size_t at, std::string sentence, std::string remedy) {
    report.faults.push_back({count_code_points(gloss.substr(0, at)), "gloss-slot",
                             std::move(sentence), std::move(remedy)});
  };
  for (std::size_t at = gloss.find_first_of("{}"); at != gloss.npos;
       at = gloss.find_first_of("{}", at + 1)) {
    const std::size_t close = gloss.find_first_of("{}", at + 1);
    if (gloss[at] == '}' || close == gloss.npos || gloss[close] == '{') {
      add(at, "a brace without its partner", "a gloss has simple slots only: {order}");
      break;
    }
    const std::string name(gloss.substr(at + 1, close - at - 1));
    if (ids.slot(name) == nullptr) {
      add(at, fmt::format("“{{{}}}” is not a simple slot", name),
          did_you_mean(name.substr(0, name.find(',')), ids.slot_names()));
    } else {
      report.slots.push_back(name);
    }
    at = close;
  }
  report.literal = gloss;
  return report;
}

}  // namespace attune::corpus
