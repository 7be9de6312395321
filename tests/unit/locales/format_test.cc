// SPDX-License-Identifier: GPL-2.0-or-later
// Patterns with values, as customers will read them.
#include "locales/format.h"

#include <unicode/uloc.h>
#include <catch2/catch.hpp>

#include <stdexcept>

namespace attune::locales {
namespace {

const Arguments kArguments{{"order", "48211"},
                           {"customer", "Taro"},
                           {"date", Date{2026, 3, 14}},
                           {"time", Time{15, 30}},
                           {"amount", Money{1234.5, "EUR"}},
                           {"yen", Money{1200, "JPY"}},
                           {"days", 3.0},
                           {"one", 1.0},
                           {"two", 2.0},
                           {"eleven", 11.0},
                           {"many", 1234567.0},
                           {"speaker", "feminine"},
                           {"addressee", "masculine"}};

std::string rendered(std::string_view pattern, std::string_view tag,
                     const Arguments& arguments = kArguments) {
  const auto out = render(pattern, tag, arguments);
  if (const auto* fault = std::get_if<FormatFault>(&out)) return "fault: " + fault->argument;
  return std::get<std::string>(out);
}

struct Row {
  const char *tag, *pattern, *text;
};

TEST_CASE("dates and times are written as the locale writes them") {
  const auto row = GENERATE(values<Row>({
      {"en", "{date, date, long}", "March 14, 2026"},
      {"en-GB", "{date, date, long}", "14 March 2026"},
      {"de", "{date, date, long}", "14. März 2026"},
      {"es-MX", "{date, date, long}", "14 de marzo de 2026"},
      {"fr", "{date, date, full}", "samedi 14 mars 2026"},
      {"ja", "{date, date, long}", "2026年3月14日"},
      {"ar-EG", "{date, date, long}", "١٤ مارس ٢٠٢٦"},
      {"hi", "{date, date, long}", "14 मार्च 2026"},
      {"th", "{date, date, long}", "14 มีนาคม 2569"},
      {"en", "{date, date, ::yMMMd}", "Mar 14, 2026"},
      {"en-GB", "{time, time, short}", "15:30"},
      {"de", "{time, time, short}", "15:30"},
      {"ja", "{time, time, short}", "15:30"},
      {"hi", "{time, time, short}", "3:30 pm"},
  }));
  CAPTURE(row.tag, row.pattern);
  CHECK(rendered(row.pattern, row.tag) == row.text);
}

TEST_CASE("numbers and money are written as the locale writes them") {
  const auto row = GENERATE(values<Row>({
      {"en", "{many, number}", "1,234,567"},
      {"de", "{many, number}", "1.234.567"},
      {"hi", "{many, number}", "12,34,567"},
      {"ar-EG", "{many, number}", "١٬٢٣٤٬٥٦٧"},
      {"de", "{amount, number, currency}", "1.234,50\u00A0€"},
      {"en", "{amount, number, currency}", "€1,234.50"},
      {"ja", "{yen, number, currency}", "￥1,200"},
      {"de", "{days}", "3"},
  }));
  CAPTURE(row.tag, row.pattern);
  CHECK(rendered(row.pattern, row.tag) == row.text);
}

TEST_CASE("plural and select take the branch that grammar asks for") {
  const auto row = GENERATE(values<Row>({
      {"en", "{one, plural, one {# day} other {# days}}", "1 day"},
      {"en", "{days, plural, one {# day} other {# days}}", "3 days"},
      {"en", "{days, plural, =3 {three} one {# day} other {# days}}", "three"},
      {"ar", "{two, plural, two {يومان} few {# أيام} other {#}}", "يومان"},
      {"ar", "{eleven, plural, two {b} few {c} many {d} other {e}}", "d"},
      {"ja", "{one, plural, other {#日}}", "1日"},
      {"th", "ครับ{speaker, select, feminine {ค่ะ} other {ครับ}}", "ครับค่ะ"},
      {"es", "{addressee, select, feminine {molesta} other {molesto}}", "molesto"},
      {"en", "{days, plural, other {{addressee, select, masculine {Sir} other {x}}, #}}", "Sir, 3"},
      {"en", "{two, selectordinal, one {#st} two {#nd} few {#rd} other {#th}}", "2nd"},
  }));
  CAPTURE(row.tag, row.pattern);
  CHECK(rendered(row.pattern, row.tag) == row.text);
}

TEST_CASE("values go in as they are: nothing is escaped or read as a pattern") {
  for (const auto* value :
       {"<b>&amp;</b>", "{days}", "it’s 'quoted' #", "100 %s $1 \\n", "a\nb", "{", "}}"}) {
    CAPTURE(value);
    CHECK(rendered("x {order} y", "en", {{"order", value}}) == "x " + std::string(value) + " y");
  }
  CHECK(rendered("no slots at all <&>", "de", {}) == "no slots at all <&>");
  CHECK(rendered("", "de", {}).empty());
}

TEST_CASE("a value is isolated when its direction differs, and only then") {
  struct Case {
    const char *tag, *value;
    bool isolated;
  };
  const auto row = GENERATE(values<Case>({
      {"en", "48211", false},
      {"en", "Müller", false},
      {"en", "山田", false},
      {"en", "شركة", true},
      {"en", "Order שלום", true},
      {"ar", "48211", true},
      {"ar", "C-1042", true},
      {"ar", "Amina", true},
      {"ar", "أمينة", false},
      {"he", "שלום", false},
      {"he", "أمينة", false},
      {"fa", "x@y.de", true},
      {"ja", "Smith", false},
  }));
  CAPTURE(row.tag, row.value);
  const auto value = std::string(row.value);
  CHECK(rendered("{order}", row.tag, {{"order", value}}) ==
        (row.isolated ? "\u2068" + value + "\u2069" : value));
}

TEST_CASE("a civil day stays that day, wherever and in whatever calendar the machine lives") {
  UErrorCode status = U_ZERO_ERROR;
  const std::string before = uloc_getDefault();
  for (const auto* machine : {"th_TH", "fa_IR", "ar_SA", "ja_JP@calendar=japanese", "en_US"}) {
    uloc_setDefault(machine, &status);
    CAPTURE(machine);
    CHECK(rendered("{date, date, long}", "en") == "March 14, 2026");
    CHECK(rendered("{date, date, long}", "en", {{"date", Date{1999, 12, 31}}}) ==
          "December 31, 1999");
  }
  uloc_setDefault(before.c_str(), &status);
  CHECK(U_SUCCESS(status));
}

TEST_CASE("a preview shows slots by name and the branches chosen") {
  struct Shown {
    const char* pattern;
    std::map<std::string, std::string> choices;
    const char *text, *slots;
  };
  const auto row = GENERATE(values<Shown>({
      {"Order {order} on {date, date, long} at {time, time, short}",
       {},
       "Order {order} on {date} at {time}",
       "order:0 date:2 time:3 "},
      {"{amount, number, currency} {days, number} {count}",
       {},
       "{amount} {days} {count}",
       "amount:4 days:1 count:0 "},
      {"{days, plural, =0 {now} one {# day} other {# days}} late",
       {},
       "{days} days late",
       "days:1 "},
      {"{speaker, select, feminine {ค่ะ} other {ครับ}}", {}, "ครับ", "speaker:5 "},
      {"{speaker, select, feminine {ค่ะ} other {ครับ}}",
       {{"speaker", "feminine"}},
       "ค่ะ",
       "speaker:5 "},
      {"{speaker, select, feminine {ค่ะ} other {ครับ}}", {{"speaker", "robot"}}, "ครับ", "speaker:5 "},
      {"{a, select, x {{b}} other {{c, date}}}", {}, "{c}", "a:5 b:0 c:2 "},
      {"{days, plural, offset:1 other {# and {order}}} {order}",
       {},
       "{days} and {order} {order}",
       "days:1 order:0 "},
      {"plain", {}, "plain", ""},
  }));
  CAPTURE(row.pattern);
  const auto shown = preview(row.pattern, row.choices);
  CHECK(shown.text == row.text);
  std::string slots;
  for (const auto& slot : shown.slots)
    slots += slot.name + ":" + std::to_string(static_cast<int>(slot.use)) + " ";
  CHECK(slots == row.slots);
}

TEST_CASE("what is not a pattern has no preview") {
  for (const auto* bad :
       {"{", "{a", "{a, plural}", "{a, select, x {y}}", "{a b}", "{a, plural, one {#}}"}) {
    CAPTURE(bad);
    CHECK_THROWS_AS(preview(bad), std::invalid_argument);
  }
}

}  // namespace
}  // namespace attune::locales
