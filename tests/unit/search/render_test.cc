// SPDX-License-Identifier: GPL-2.0-or-later
// POST /api/v1/render, body in, JSON or problem out.
#include "search/render.h"

#include <boost/json.hpp>
#include <catch2/catch.hpp>

#include "sample_engine.h"

namespace attune::search {
namespace {

struct Row {
  const char *body, *expected;
};

std::string text_of(const char* body) {
  const auto answer = render_phrase(sample_engine(), body);
  if (!answer) return std::string(answer.error().kind->code) + ":" + answer.error().about;
  const auto json = boost::json::parse(*answer);
  return std::string(json.at("text").as_string());
}

TEST_CASE("a phrase comes out as it will be sent") {
  const auto row = GENERATE(values<Row>({
      {R"({"id":"late-delivery/acknowledge-frustration","locale":"en","arguments":{"order":"48211","date":"2026-03-14"}})",
       "Order 48211 should have reached you on March 14, 2026. I see why you are frustrated."},
      {R"({"id":"late-delivery/acknowledge-frustration","locale":"en-GB","arguments":{"order":"48211","date":"2026-03-14"}})",
       "Order 48211 should have reached you on 14 March 2026. I see why you are frustrated."},
      {R"({"id":"late-delivery/acknowledge-frustration","locale":"en","arguments":{"order":48211,"date":"2026-03-14"}})",
       "Order 48211 should have reached you on March 14, 2026. I see why you are frustrated."},
      {R"({"id":"late-delivery/acknowledge-frustration","locale":"en","alternative":1,"arguments":{"days":1}})",
       "A full day late, and no word from us."},
      {R"({"id":"late-delivery/acknowledge-frustration","locale":"en","register":"casual","arguments":{"days":3}})",
       "3 days late, and no word from us."},
      {R"({"id":"late-delivery/acknowledge-frustration","locale":"en","register":"formal","arguments":{"order":"1","date":"2026-12-01"}})",
       "Order 1 should have reached you on December 1, 2026. I see why you are frustrated."},
      {R"({"id":"late-delivery/own-and-trace","locale":"en","arguments":{"order":"1","time":"15:30"}})",
       "I am asking the courier about order 1 and will ring you at 3:30\u202FPM."},
      {R"({"id":"refund-delay/apologise","locale":"en","arguments":{"customer":{"given":"Ann","family":"Lee","gender":"feminine"},"amount":{"value":24.9,"currency":"EUR"}}})",
       "Ms Lee, your refund of €24.90 is late. I apologise."},
      {R"({"id":"refund-delay/apologise","locale":"en","arguments":{"customer":"Ann","amount":{"value":24.9,"currency":"EUR"}}})",
       "Ann, your refund of €24.90 is late. I apologise."},
      {R"({"id":"late-delivery/acknowledge-frustration","locale":"ja","arguments":{"customer":{"given":"太郎","family":"山田"},"order":"7"}})",
       "山田様、ご注文7のお届けが遅れており、誠に申し訳ございません。"},
      {R"({"id":"anger/acknowledge","locale":"es","arguments":{"addressee":"feminine"}})",
       "Está usted furiosa, y con razón."},
      {R"({"id":"late-delivery/own-and-trace","locale":"en","alternative":1})",
       "Leave the courier to me."},
      {R"({"id":"late-delivery/own-and-trace","locale":"en","alternative":1,"arguments":{}})",
       "Leave the courier to me."},
  }));
  CAPTURE(row.body);
  CHECK(text_of(row.body) == row.expected);
}

TEST_CASE("the answer says which wording of which locale it is") {
  const auto json = boost::json::parse(*render_phrase(
      sample_engine(),
      R"({"id":"late-delivery/own-and-trace","locale":"es-MX","alternative":1,"arguments":{}})"));
  CHECK(json.at("locale") == "es");
  CHECK(json.at("id") == "late-delivery/own-and-trace");
  CHECK(json.at("direction") == "ltr");
  CHECK(json.at("register") == "usted");
  CHECK(json.at("alternative") == 1);
}

TEST_CASE("a wrong value is named") {
  struct Value {
    const char *slot, *value, *problem;
  };
  const auto row = GENERATE(values<Value>({
      {"date", R"("2026-02-30")", "bad-argument:date"},
      {"date", R"("14.3.2026")", "bad-argument:date"},
      {"date", R"("2026-3-14x")", "bad-argument:date"},
      {"date", R"("")", "bad-argument:date"},
      {"date", "20260314", "bad-argument:date"},
      {"date", "null", "bad-argument:date"},
      {"date", R"("0000-01-01")", "bad-argument:date"},
      {"date", R"("2026-03-14T10:00")", "bad-argument:date"},
      {"date", R"("-026-03-14")", "bad-argument:date"},
      {"order", R"("")", "bad-argument:order"},
      {"order", R"("   ")", "bad-argument:order"},
      {"order", "[]", "bad-argument:order"},
      {"order", "true", "bad-argument:order"},
      {"order", "null", "bad-argument:order"},
      {"order", "1.5", "bad-argument:order"},
      {"order", R"({"given":"x"})", "bad-argument:order"},
  }));
  const std::string good_order = R"("order":"1",)", good_date = R"("date":"2026-03-14",)";
  const bool is_date = std::string_view(row.slot) == "date";
  const auto body = R"({"id":"late-delivery/acknowledge-frustration","locale":"en","arguments":{)" +
                    (is_date ? good_order : good_date) + "\"" + row.slot + "\":" + row.value + "}}";
  CAPTURE(body);
  CHECK(text_of(body.c_str()) == row.problem);
}

TEST_CASE("values of other types are checked as well") {
  const auto with = [](const char* id, const std::string& arguments) {
    return text_of(
        (std::string(R"({"id":")") + id + R"(","locale":"en","arguments":{)" + arguments + "}}")
            .c_str());
  };
  for (const auto* time :
       {R"("24:00")", R"("9")", R"("09:60")", R"("09:00:00")", "9", R"("-1:00")"})
    CHECK(with("late-delivery/own-and-trace", std::string(R"("order":"1","time":)") + time) ==
          "bad-argument:time");
  for (const auto* amount :
       {"24.9", R"("24.9")", R"({"value":"24","currency":"EUR"})", R"({"value":24})",
        R"({"value":24,"currency":"eur"})", R"({"value":24,"currency":"EURO"})",
        R"({"value":1e999,"currency":"EUR"})"})
    CHECK(with("refund-delay/apologise", std::string(R"("customer":"A","amount":)") + amount)
              .substr(0, 4) == "bad-");
  for (const auto* customer : {R"({})", R"({"given":1})", R"("")", "7", R"({"given":"  "})"})
    CHECK(with("refund-delay/apologise",
               std::string(R"("amount":{"value":1,"currency":"EUR"},"customer":)") + customer) ==
          "bad-argument:customer");
  for (const auto* days : {R"("3")", "null", "{}", "1e999"})
    CHECK(with("refund-delay/next-step", std::string(R"("days":)") + days).substr(0, 4) == "bad-");
}

TEST_CASE("what cannot be rendered says why") {
  const auto row = GENERATE(values<Row>({
      {"", "bad-json:"},
      {"{", "bad-json:"},
      {"[]", "bad-json:"},
      {"null", "bad-json:"},
      {"{} x", "bad-json:"},
      {"{\"id\":\"\xFF\"}", "bad-json:"},
      {R"({})", "missing-key:id"},
      {R"({"id":"anger/acknowledge"})", "missing-key:locale"},
      {R"({"id":"","locale":"en"})", "missing-key:id"},
      {R"({"id":7,"locale":"en"})", "bad-json:"},
      {R"({"id":"anger/acknowledge","locale":"!"})", "bad-locale:locale"},
      {R"({"id":"anger/acknowledge","locale":"de"})", "unknown-locale:locale"},
      {R"({"id":"anger/acknowledge","locale":"en","extra":1})", "unknown-key:extra"},
      {R"({"id":"anger/acknowledge","locale":"en","arguments":[]})", "bad-json:"},
      {R"({"id":"anger/acknowledge","locale":"en","alternative":2})",
       "no-such-alternative:alternative"},
      {R"({"id":"anger/acknowledge","locale":"en","alternative":-1})", "bad-json:"},
      {R"({"id":"anger/acknowledge","locale":"en","alternative":0.5})", "bad-json:"},
      {R"({"id":"anger/acknowledge","locale":"en","alternative":"0"})", "bad-json:"},
      {R"({"id":"anger/acknowledge","locale":"en","alternative":99999999999999999999})",
       "bad-json:"},
      {R"({"id":"no/such","locale":"en"})", "unknown-entry:id"},
      {R"({"id":"bereavement/condolence","locale":"ja"})", "entry-not-in-locale:locale"},
      {R"({"id":"norm/apology/early-and-plain","locale":"en"})", "not-a-phrase:id"},
      {R"({"id":"late-delivery/acknowledge-frustration","locale":"en"})", "missing-argument:order"},
      {R"({"id":"late-delivery/acknowledge-frustration","locale":"en","arguments":{"order":"1"}})",
       "missing-argument:date"},
      {R"({"id":"anger/acknowledge","locale":"es"})", "missing-argument:addressee"},
  }));
  CAPTURE(row.body);
  CHECK(text_of(row.body) == row.expected);
}

TEST_CASE("deep nesting is refused, not followed") {
  CHECK(text_of((R"({"id":"x","locale":"en","arguments":)" + std::string(5000, '[')).c_str()) ==
        "bad-json:");
}

}  // namespace
}  // namespace attune::search
