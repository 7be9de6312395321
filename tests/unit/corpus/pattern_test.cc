// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/pattern.h"

#include <catch2/catch.hpp>

#include "fault_text.h"

namespace attune::corpus {
namespace {

const Taxonomy& taxonomy() {
  static const Taxonomy all = [] {
    Taxonomy made;
    made.slots = {{"customer", "name", "A"}, {"order", "text", "1"},  {"date", "date", "d"},
                  {"time", "time", "t"},     {"days", "number", "3"}, {"amount", "money", "m"},
                  {"speaker", "gender", "f"}};
    return made;
  }();
  return all;
}

/// "5 unknown-slot, 9 bracket"
std::string shown(const PatternReport& report) {
  std::string text;
  for (const PatternFault& fault : report.faults) {
    text += fmt::format("{}{} {}", text.empty() ? "" : ", ", fault.offset, fault.code);
  }
  return text;
}

struct Row {
  std::string locale, pattern, faults;
};

TEST_CASE("patterns that are fine") {
  const TaxonomyIds ids(taxonomy());
  const std::vector<Row> kGood{
      {"en", "Order {order} isn’t there.", ""},
      {"en", "{days, plural, one {# day} other {# days}}", ""},
      {"en", "{days, plural, =1 {a day} other {# days}}", ""},
      {"en", "{days, selectordinal, one {#st} two {#nd} few {#rd} other {#th}}", ""},
      {"en", "{days} or {days, number} or {days, number, integer}", ""},
      {"en", "{date, date, long} at {time, time, short}; {date, date}", ""},
      {"en", "{amount, number, currency}", ""},
      {"es", "{days, plural, one {# día} other {# días}}", ""},
      {"es", "{days, plural, one {# día} many {# de días} other {# días}}", ""},
      {"ru", "{days, plural, one {# день} few {# дня} many {# дней} other {# дня}}", ""},
      {"ar", "{days, plural, one {يوم} two {يومان} few {# أيام} many {# يومًا} other {# يوم}}", ""},
      {"ja", "{days, plural, other {#日}}", ""},
      {"th", "สวัสดี{speaker, select, feminine {ค่ะ} other {ครับ}}", ""},
      {"en", "{speaker, select, feminine {{order}} other {x {days, plural, one {#} other {#}}}}",
       ""},
  };
  for (const Row& row : kGood) {
    CAPTURE(row.locale, row.pattern);
    CHECK(shown(check_pattern(row.pattern, {row.locale, ids})) == row.faults);
  }
}

TEST_CASE("patterns that are not") {
  const TaxonomyIds ids(taxonomy());
  const std::vector<Row> kBad{
      {"en", "It isn't {order}", "6 straight-apostrophe"},
      {"en", "It is '{order}' fault", "6 straight-apostrophe"},
      {"en", "Dear [name], hello", "5 bracket"},
      {"en", "Order {order is", "7 pattern-syntax"},
      {"en", "Order order} is {ordr}", "17 unknown-slot, 11 pattern-syntax"},
      {"en", "Order {0} is", "7 positional-argument"},
      {"en", "¿«{ordr}»", "3 unknown-slot"},
      {"en", "{days, plural, one {# day}}", "7 missing-other"},
      {"en", "{speaker, select, feminine {x}}", "10 missing-other"},
      {"en", "{days, plural, one {# day} few {x} other {# days}}", "27 unknown-keyword"},
      {"en", "{days, plural, other {# days}}", "0 missing-plural-form"},
      {"ru", "{days, plural, one {# день} other {# дня}}",
       "0 missing-plural-form, 0 missing-plural-form"},
      {"ja", "{days, plural, one {#日} other {#日}}", "15 unknown-keyword"},
      {"en", "{speaker, select, female {x} other {y}}", "18 unknown-keyword"},
      {"en", "{date}", "0 slot-use"},
      {"en", "by {date, time, short}", "3 slot-use"},
      {"en", "{date, date, dd.MM.yyyy}", "0 slot-use"},
      {"en", "{amount}", "0 slot-use"},
      {"en", "{amount, number}", "0 slot-use"},
      {"en", "{order, plural, one {x} other {y}}", "0 slot-use"},
      {"en", "{order, number}", "0 slot-use"},
      {"en", "{days, choice, 0#none|1#one}", "0 slot-use"},
      {"en", "{speaker}", "0 slot-use"},
      {"en", "{days, spellout}", "0 slot-use"},
      {"en", "{speaker, select, feminine {{x}} other {{y}}}", "29 unknown-slot, 41 unknown-slot"},
      {"en", "{}", "1 pattern-syntax"},
      {"en", "{a b}", "1 pattern-syntax"},
  };
  for (const Row& row : kBad) {
    CAPTURE(row.locale, row.pattern);
    CHECK(shown(check_pattern(row.pattern, {row.locale, ids})) == row.faults);
  }
}

TEST_CASE("the literal text and the slots of a pattern") {
  const TaxonomyIds ids(taxonomy());
  const PatternReport report = check_pattern(
      "Hi {customer}, {days, plural, one {a day} other {# days}} for {customer}", {"en", ids});
  CHECK(report.slots == std::vector<std::string>{"customer", "days"});
  std::string words = report.literal;
  words.erase(std::remove(words.begin(), words.end(), ' '), words.end());
  CHECK(words == "Hi,adaydaysfor");
}

TEST_CASE("glosses have simple slots only") {
  const TaxonomyIds ids(taxonomy());
  const std::vector<std::pair<std::string, std::string>> kGlosses{
      {"We’ve agreed on {date}, it's {order}.", ""},
      {"plain", ""},
      {"by {date, date, long}", "3 gloss-slot"},
      {"é {ordr} {date}", "2 gloss-slot"},
      {"{order", "0 gloss-slot"},
      {"order}", "5 gloss-slot"},
      {"{order{date}", "0 gloss-slot"},
      {"{}", "0 gloss-slot"},
  };
  for (const auto& [gloss, expected] : kGlosses) {
    CAPTURE(gloss);
    CHECK(shown(check_gloss(gloss, ids)) == expected);
  }
}

}  // namespace
}  // namespace attune::corpus
