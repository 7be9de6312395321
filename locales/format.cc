// SPDX-License-Identifier: GPL-2.0-or-later
#include "locales/format.h"

#include <unicode/curramt.h>
#include <unicode/gregocal.h>
#include <unicode/messagepattern.h>
#include <unicode/msgfmt.h>
#include <unicode/ubidi.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <optional>
#include <stdexcept>

#include "locales/messages.h"

namespace attune::locales {
namespace {

using icu::MessagePattern;
using icu::UnicodeString;

UnicodeString from_utf8(std::string_view text) {
  return UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
}

std::string to_utf8(const UnicodeString& text) {
  std::string out;
  text.toUTF8String(out);
  return out;
}

SlotUse use_of(const MessagePattern& pattern, int32_t arg_start) {
  switch (pattern.getPart(arg_start).getArgType()) {
    case UMSGPAT_ARG_TYPE_PLURAL:
    case UMSGPAT_ARG_TYPE_SELECTORDINAL:
    case UMSGPAT_ARG_TYPE_CHOICE:
      return SlotUse::Number;
    case UMSGPAT_ARG_TYPE_SELECT:
      return SlotUse::Select;
    case UMSGPAT_ARG_TYPE_NONE:
      return SlotUse::Text;
    case UMSGPAT_ARG_TYPE_SIMPLE:
      break;
  }
  const auto type = pattern.getSubstring(pattern.getPart(arg_start + 2));
  if (type == UnicodeString(u"date")) return SlotUse::Date;
  if (type == UnicodeString(u"time")) return SlotUse::Time;
  const auto& style = pattern.getPart(arg_start + 3);
  const bool money = style.getType() == UMSGPAT_PART_TYPE_ARG_STYLE &&
                     pattern.getSubstring(style).trim() == UnicodeString(u"currency");
  return money ? SlotUse::Money : SlotUse::Number;
}

/// Walks a parsed pattern and writes the text a card shows.
class PreviewWriter {
 public:
  PreviewWriter(const MessagePattern& pattern, const std::map<std::string, std::string>& choices)
      : pattern_(pattern), choices_(choices) {}

  /// Appends the message that starts at part `start` (a MSG_START).
  void append_message(int32_t start, const std::string& number_name, UnicodeString& out) {
    const auto limit = pattern_.getLimitPartIndex(start);
    int32_t text_at = pattern_.getPart(start).getLimit();
    for (int32_t i = start + 1; i <= limit; ++i) {
      const auto& part = pattern_.getPart(i);
      out.append(pattern_.getPatternString(), text_at, part.getIndex() - text_at);
      text_at = part.getLimit();
      if (part.getType() == UMSGPAT_PART_TYPE_REPLACE_NUMBER) {
        out.append(from_utf8("{" + number_name + "}"));
      } else if (part.getType() == UMSGPAT_PART_TYPE_ARG_START) {
        append_argument(i, out);
        i = pattern_.getLimitPartIndex(i);
        text_at = pattern_.getPart(i).getLimit();
      }
    }
  }

 private:
  void append_argument(int32_t start, UnicodeString& out) {
    const auto name = to_utf8(pattern_.getSubstring(pattern_.getPart(start + 1)));
    switch (use_of(pattern_, start)) {
      case SlotUse::Select:
        return append_branch(start, name, out);
      case SlotUse::Number:
        if (pattern_.getPart(start).getArgType() != UMSGPAT_ARG_TYPE_SIMPLE)
          return append_branch(start, name, out);
        break;
      case SlotUse::Text:
      case SlotUse::Date:
      case SlotUse::Time:
      case SlotUse::Money:
        break;
    }
    out.append(from_utf8("{" + name + "}"));
  }

  void append_branch(int32_t start, const std::string& name, UnicodeString& out) {
    const auto choice = choices_.find(name);
    const auto wanted =
        choice == choices_.end() ? UnicodeString(u"other") : from_utf8(choice->second);
    int32_t chosen = -1;
    const auto limit = pattern_.getLimitPartIndex(start);
    for (int32_t i = start + 2; i < limit; ++i) {
      if (pattern_.getPartType(i) != UMSGPAT_PART_TYPE_ARG_SELECTOR) continue;
      const auto selector = pattern_.getSubstring(pattern_.getPart(i));
      while (pattern_.getPartType(i) != UMSGPAT_PART_TYPE_MSG_START) ++i;
      if (selector == wanted || (chosen < 0 && selector == UnicodeString(u"other"))) chosen = i;
      i = pattern_.getLimitPartIndex(i);
    }
    if (chosen >= 0) append_message(chosen, name, out);
  }

  const MessagePattern& pattern_;
  const std::map<std::string, std::string>& choices_;
};

MessagePattern parsed(std::string_view pattern) {
  UErrorCode status = U_ZERO_ERROR;
  UParseError where;
  MessagePattern parsed(from_utf8(pattern), &where, status);
  if (U_FAILURE(status) != 0)
    throw std::invalid_argument("not a MessageFormat pattern: " + std::string(pattern));
  return parsed;
}

std::vector<SlotInPattern> slots_of(const MessagePattern& pattern) {
  std::vector<SlotInPattern> slots;
  for (int32_t i = 0; i < pattern.countParts(); ++i) {
    if (pattern.getPartType(i) != UMSGPAT_PART_TYPE_ARG_START) continue;
    auto name = to_utf8(pattern.getSubstring(pattern.getPart(i + 1)));
    const auto known = std::find_if(slots.begin(), slots.end(),
                                    [&](const auto& slot) { return slot.name == name; });
    if (known == slots.end()) {
      slots.push_back({std::move(name), use_of(pattern, i)});
    } else if (known->use == SlotUse::Text) {
      known->use = use_of(pattern, i);  // a plain {days} beside a plural takes numbers only, too
    }
  }
  return slots;
}

/// A civil date or time as the instant that ICU's default time zone shows as exactly that.
icu::Formattable moment(const Date& date, const Time& time) {
  UErrorCode status = U_ZERO_ERROR;
  // Not Calendar::createInstance(): on a Thai machine that counts Buddhist years.
  icu::GregorianCalendar calendar(status);
  calendar.clear();
  calendar.set(date.year, date.month - 1, date.day, time.hour, time.minute, 0);
  return {calendar.getTime(status), icu::Formattable::kIsDate};
}

bool needs_isolation(const UnicodeString& value, Direction direction) {
  bool has_right = false;
  for (int32_t i = 0; i < value.length(); i = value.moveIndex32(i, 1)) {
    const auto kind = u_charDirection(value.char32At(i));
    has_right = has_right || kind == U_RIGHT_TO_LEFT || kind == U_RIGHT_TO_LEFT_ARABIC;
  }
  if (direction == Direction::LeftToRight) return has_right;
  // In right-to-left text even “12-34” would turn into “34-12”; only plain words of that direction
  // are safe.
  const auto* buffer = value.getBuffer();
  return ubidi_getBaseDirection(buffer, value.length()) != UBIDI_RTL;
}

icu::Formattable text_argument(const std::string& text, Direction direction) {
  auto value = from_utf8(text);
  if (needs_isolation(value, direction)) value.insert(0, UChar32{0x2068}).append(UChar32{0x2069});
  return {value};
}

bool is_blank(const std::string& text) {
  const auto wide = from_utf8(text);
  for (int32_t i = 0; i < wide.length(); i = wide.moveIndex32(i, 1))
    if (u_isUWhiteSpace(wide.char32At(i)) == 0) return false;
  return true;
}

bool exists(const Date& date) {
  using namespace std::chrono;
  if (date.year < 1 || date.year > 9999 || date.month < 1 || date.day < 1) return false;
  return year_month_day(year(date.year), month(static_cast<unsigned>(date.month)),
                        day(static_cast<unsigned>(date.day)))
      .ok();
}

bool exists(const Time& time) {
  return time.hour >= 0 && time.hour < 24 && time.minute >= 0 && time.minute < 60;
}

std::optional<icu::Formattable> number_argument(const Argument& argument) {
  const auto* number = std::get_if<double>(&argument);
  if (number == nullptr || !std::isfinite(*number)) return std::nullopt;
  return icu::Formattable(*number);
}

std::optional<icu::Formattable> money_argument(const Money& money) {
  const auto capital = [](char c) { return c >= 'A' && c <= 'Z'; };
  if (!std::isfinite(money.value) || money.currency.size() != 3 ||
      !std::all_of(money.currency.begin(), money.currency.end(), capital))
    return std::nullopt;
  UErrorCode status = U_ZERO_ERROR;
  auto code = from_utf8(money.currency);
  return icu::Formattable(
      new icu::CurrencyAmount(icu::Formattable(money.value), code.getTerminatedBuffer(), status));
}

/// The value for a slot of this use, or nothing when it is of the wrong type.
std::optional<icu::Formattable> formattable(const Argument& argument, SlotUse use,
                                            Direction direction) {
  switch (use) {
    case SlotUse::Text:
      if (const auto* text = std::get_if<std::string>(&argument))
        return is_blank(*text) ? std::nullopt : std::optional(text_argument(*text, direction));
      return number_argument(argument);
    case SlotUse::Select:
      if (const auto* text = std::get_if<std::string>(&argument))
        return icu::Formattable(from_utf8(*text));
      return std::nullopt;
    case SlotUse::Number:
      return number_argument(argument);
    case SlotUse::Date:
      if (const auto* date = std::get_if<Date>(&argument); date != nullptr && exists(*date))
        return moment(*date, {12, 0});
      return std::nullopt;
    case SlotUse::Time:
      if (const auto* time = std::get_if<Time>(&argument); time != nullptr && exists(*time))
        return moment({2000, 6, 15}, *time);
      return std::nullopt;
    case SlotUse::Money:
      if (const auto* money = std::get_if<Money>(&argument)) return money_argument(*money);
      return std::nullopt;
  }
  return std::nullopt;
}

/// Fills {given}, {family}, {title}; nothing when a part the pattern asks for is unknown.
std::optional<std::string> filled(const std::string& pattern, const PersonName& name,
                                  const std::string& title) {
  const auto missing = [&](std::string_view slot, const std::string& value) {
    return pattern.find(slot) != std::string::npos && value.empty();
  };
  if (pattern.empty() || missing("{given}", name.given) || missing("{family}", name.family) ||
      missing("{title}", title))
    return std::nullopt;
  return with_parameters(pattern,
                         {{"given", name.given}, {"family", name.family}, {"title", title}});
}

}  // namespace

Rendered render(std::string_view pattern, std::string_view tag, const Arguments& arguments) try {
  const icu::Locale locale(std::string(tag).c_str());
  const auto direction = locale.isRightToLeft() ? Direction::RightToLeft : Direction::LeftToRight;
  std::vector<UnicodeString> names;
  std::vector<icu::Formattable> values;
  for (const auto& slot : slots_of(parsed(pattern))) {
    const auto given = arguments.find(slot.name);
    if (given == arguments.end()) return FormatFault{FormatFault::Code::MissingArgument, slot.name};
    auto value = formattable(given->second, slot.use, direction);
    if (!value) return FormatFault{FormatFault::Code::BadArgument, slot.name};
    names.push_back(from_utf8(slot.name));
    values.push_back(std::move(*value));
  }
  UErrorCode status = U_ZERO_ERROR;
  const icu::MessageFormat format(from_utf8(pattern), locale, status);
  UnicodeString out;
  format.format(names.data(), values.data(), static_cast<int32_t>(names.size()), out, status);
  if (U_FAILURE(status) != 0) return FormatFault{FormatFault::Code::BadPattern, {}};
  return to_utf8(out);
} catch (const std::invalid_argument&) {
  return FormatFault{FormatFault::Code::BadPattern, {}};
}

Preview preview(std::string_view pattern, const std::map<std::string, std::string>& choices) {
  const auto message = parsed(pattern);
  UnicodeString text;
  PreviewWriter(message, choices).append_message(0, "", text);
  return {to_utf8(text), slots_of(message)};
}

std::string person_name(const Locale& locale, const std::string& register_id,
                        const PersonName& name) {
  const auto pattern = [&](const std::string& key) {
    const auto found = locale.name_pattern.find(key);
    return found == locale.name_pattern.end() ? std::string() : found->second;
  };
  const auto by_gender = locale.titles.find(name.gender);
  const auto title =
      name.title.empty() && by_gender != locale.titles.end() ? by_gender->second : name.title;
  for (const auto* key : {register_id.c_str(), "default", "fallback"})
    if (auto text = filled(pattern(key), name, title)) return *text;
  if (!name.family.empty() && !name.given.empty()) return name.given + " " + name.family;
  return name.family.empty() ? name.given : name.family;
}

}  // namespace attune::locales
