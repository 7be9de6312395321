// SPDX-License-Identifier: GPL-2.0-or-later
// A value that is missing or wrong is named, never guessed, never left blank.
#include <catch2/catch.hpp>

#include <cmath>
#include <limits>
#include <optional>

#include "locales/format.h"

namespace attune::locales {
namespace {

using Code = FormatFault::Code;

std::optional<FormatFault> fault_of(std::string_view pattern, const Arguments& arguments) {
  const auto out = render(pattern, "en", arguments);
  const auto* fault = std::get_if<FormatFault>(&out);
  return fault == nullptr ? std::nullopt : std::optional(*fault);
}

TEST_CASE("a missing value is named") {
  struct Row {
    const char *pattern, *argument;
  };
  const auto row = GENERATE(values<Row>({{"{order}", "order"},
                                         {"{have} {date, date, long}", "date"},
                                         {"{time, time, short}", "time"},
                                         {"{amount, number, currency}", "amount"},
                                         {"{days, plural, other {#}}", "days"},
                                         {"{speaker, select, other {x}}", "speaker"},
                                         {"{have, select, other {x} y {{inner}}}", "inner"}}));
  const auto fault = fault_of(row.pattern, {{"have", "it"}});
  CAPTURE(row.pattern);
  REQUIRE(fault);
  CHECK(fault->code == Code::MissingArgument);
  CHECK(fault->argument == row.argument);
}

const Argument kText("soon"), kNumber(3.0), kDate(Date{2026, 3, 14}), kTime(Time{9, 5}),
    kMoney(Money{5, "EUR"});
constexpr double kInfinity = std::numeric_limits<double>::infinity();

TEST_CASE("a value of the wrong kind is named") {
  struct Row {
    const char* pattern;
    std::vector<Argument> wrong;
  };
  const auto row = GENERATE(values<Row>({
      {"{x}",
       {kDate, kTime, kMoney, Argument(""), Argument("  "), Argument("\t\n"),
        Argument("\u00A0\u3000")}},
      {"{x, number}", {kText, kDate, kTime, kMoney, Argument(kInfinity), Argument(std::nan(""))}},
      {"{x, plural, other {#}}", {kText, kDate, Argument(-kInfinity)}},
      {"{x, selectordinal, other {#}}", {kText, kMoney}},
      {"{x, date, long}",
       {kText, kNumber, kTime, Argument(Date{2026, 2, 30}), Argument(Date{2025, 2, 29}),
        Argument(Date{2026, 4, 31}), Argument(Date{2026, 0, 1}), Argument(Date{2026, 13, 1}),
        Argument(Date{2026, 1, 0}), Argument(Date{0, 1, 1}), Argument(Date{10000, 1, 1}),
        Argument(Date{1900, 2, 29})}},
      {"{x, time, short}",
       {kText, kNumber, kDate, Argument(Time{24, 0}), Argument(Time{-1, 0}), Argument(Time{9, 60}),
        Argument(Time{9, -1})}},
      {"{x, number, currency}",
       {kText, kNumber, kDate, Argument(Money{1, ""}), Argument(Money{1, "EU"}),
        Argument(Money{1, "EURO"}), Argument(Money{1, "€"}), Argument(Money{1, "eur"}),
        Argument(Money{1, "E R"}), Argument(Money{kInfinity, "EUR"})}},
      {"{x, select, other {y}}", {kNumber, kDate, kMoney}},
  }));
  for (std::size_t i = 0; i < row.wrong.size(); ++i) {
    const auto fault = fault_of(row.pattern, {{"x", row.wrong[i]}});
    CAPTURE(row.pattern, i);
    REQUIRE(fault);
    CHECK(fault->code == Code::BadArgument);
    CHECK(fault->argument == "x");
  }
}

TEST_CASE("a slot used in two ways needs a value that suits both") {
  for (const auto* pattern :
       {"{x} {x, plural, other {#}}", "{x, plural, other {#}} {x}", "{x} {x, number}"}) {
    CAPTURE(pattern);
    const auto fault = fault_of(pattern, {{"x", kText}});
    REQUIRE(fault);
    CHECK(fault->code == Code::BadArgument);
    CHECK(fault->argument == "x");
    CHECK_FALSE(fault_of(pattern, {{"x", kNumber}}));
  }
}

TEST_CASE("days that exist are taken") {
  for (const auto& date :
       {Date{2024, 2, 29}, Date{2000, 2, 29}, Date{1, 1, 1}, Date{9999, 12, 31}}) {
    CAPTURE(date.year, date.month, date.day);
    CHECK_FALSE(fault_of("{x, date, long}", {{"x", date}}));
  }
  for (const auto& time : {Time{0, 0}, Time{23, 59}})
    CHECK_FALSE(fault_of("{x, time, short}", {{"x", time}}));
}

TEST_CASE("what is not a pattern is a fault, not a crash") {
  for (const auto* bad : {"{", "{a", "{a, plural}", "{a b}"}) {
    const auto fault = fault_of(bad, {});
    CAPTURE(bad);
    REQUIRE(fault);
    CHECK(fault->code == Code::BadPattern);
  }
}

TEST_CASE("values nobody asked for do no harm") {
  CHECK_FALSE(fault_of("plain", {{"x", kDate}, {"", kText}}));
}

}  // namespace
}  // namespace attune::locales
