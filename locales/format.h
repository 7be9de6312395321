// SPDX-License-Identifier: GPL-2.0-or-later
// Phrases with slots: ICU MessageFormat patterns with named, typed arguments, rendered in the
// entry's locale.
//   render("Order {order} comes on {date, date, long}.", "en-GB", {{"order", "48211"}, {"date",
//   Date{2026,3,14}}})
//     → "Order 48211 comes on 14 March 2026."
// Nothing is escaped: the result is plain text. A value whose direction differs from the locale's
// is isolated (U+2068 … U+2069), so that an order number does not reorder an Arabic sentence. All
// functions are thread-safe.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "locales/language.h"

namespace attune::locales {

struct Date {
  int year, month, day;
};
struct Time {
  int hour, minute;
};
struct Money {
  double value;
  std::string currency;  ///< ISO 4217
};
struct PersonName {
  std::string given, family, title, gender;  ///< any may be empty; a mononym is `given` alone
};

using Argument = std::variant<std::string, double, Date, Time, Money>;
using Arguments = std::map<std::string, Argument, std::less<>>;

/// Why a pattern could not be rendered. `argument` names the slot.
struct FormatFault {
  enum class Code { MissingArgument, BadArgument, BadPattern } code;
  std::string argument;
};

using Rendered = std::variant<std::string, FormatFault>;

[[nodiscard]] Rendered render(std::string_view pattern, std::string_view tag,
                              const Arguments& arguments);

/// What each argument of a pattern is formatted as.
enum class SlotUse : std::uint8_t { Text, Number, Date, Time, Money, Select };

struct SlotInPattern {
  std::string name;
  SlotUse use;
};

/// A pattern as a card shows it before its slots are filled: {order}, {date}; of a select the
/// branch named in `choices` (by argument name) or `other`; of a plural the `other` branch.
struct Preview {
  std::string text;
  std::vector<SlotInPattern> slots;  ///< of all branches, in order of appearance, each once
};

/// Throws std::invalid_argument for a pattern that does not parse; corpus/validate lets none
/// through.
[[nodiscard]] Preview preview(std::string_view pattern,
                              const std::map<std::string, std::string>& choices = {});

/// A customer's name as the locale addresses them in a register: "山田様", "Frau Keller", "Amina".
/// Falls back to the pattern `fallback`, then to whatever part is known.
[[nodiscard]] std::string person_name(const Locale& locale, const std::string& register_id,
                                      const PersonName& name);

}  // namespace attune::locales
