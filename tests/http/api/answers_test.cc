// SPDX-License-Identifier: GPL-2.0-or-later
// What the API answers on the shipped corpus, good and bad, through a real socket.
#include <catch2/catch.hpp>

#include <set>

#include "locales/unicode.h"
#include "tests/http/api/shipped_api.h"

namespace {

using namespace attune;
namespace json = boost::json;
using test::encoded;

std::set<std::string> ids_of(const json::object& page) {
  std::set<std::string> out;
  for (const auto& hit : page.at("hits").as_array())
    out.insert(std::string(hit.at("id").as_string()));
  return out;
}

}  // namespace

TEST_CASE("a question in the agent's language finds words in the customer's") {
  const test::ShippedApi api;
  for (const auto* locale : {"en", "es", "de", "fr", "ja", "ar", "hi", "th"}) {
    const auto page = api.json("/api/v1/search?q=late+refund+furious&ui=en&kind=phrase&locale=" +
                               std::string(locale));
    INFO(locale);
    REQUIRE(!page.at("hits").as_array().empty());
    const auto& first = page.at("hits").at(0);
    CHECK(std::string(first.at("id").as_string()).find("refund-delay/") == 0);
    CHECK(first.at("locale") == locale);
    if (std::string(locale) != "en") CHECK(!first.at("gloss").as_string().empty());
  }
}

TEST_CASE("text comes from the locale or its parents only, and says which") {
  const test::ShippedApi api;
  bool exact = false, parent = false;
  const auto page = api.json("/api/v1/search?locale=es-MX&ui=en&limit=50&kind=phrase");
  for (const auto& hit : page.at("hits").as_array()) {
    const auto locale = std::string(hit.at("locale").as_string());
    CHECK((locale == "es-MX" || locale == "es-419" || locale == "es"));
    CHECK(hit.at("fallback").as_bool() == (locale != "es-MX"));
    exact = exact || locale == "es-MX";
    parent = parent || locale == "es";
  }
  CHECK(exact);
  CHECK(parent);
}

TEST_CASE("offsets point into the text, in code points") {
  const test::ShippedApi api;
  for (const auto& [locale, query] :
       std::vector<std::pair<std::string, std::string>>{{"es", "pedido"},
                                                        {"de", "bestellung"},
                                                        {"ja", "返金"},
                                                        {"ar", "طلب"},
                                                        {"th", "เงินคืน"},
                                                        {"hi", "ऑर्डर"},
                                                        {"fr", "commande"}}) {
    const auto page = api.json("/api/v1/search?locale=" + locale + "&ui=" + locale +
                               "&kind=phrase&q=" + encoded(query));
    INFO(locale);
    std::size_t marks = 0;
    for (const auto& hit : page.at("hits").as_array()) {
      const auto length = locales::code_points(hit.at("text").as_string());
      for (const auto& range : hit.at("matches").as_array()) {
        ++marks;
        CHECK(range.at(0).as_int64() < range.at(1).as_int64());
        CHECK(range.at(1).to_number<std::size_t>() <= length);
      }
    }
    CHECK(marks > 0);
  }
}

TEST_CASE("filters narrow, and facets count what a click would give") {
  const test::ShippedApi api;
  const auto all = api.json("/api/v1/search?locale=de&ui=de&kind=phrase");
  for (const auto& count : all.at("facets").at("situation").as_array()) {
    const auto id = std::string(count.at("id").as_string());
    const auto narrowed = api.json("/api/v1/search?locale=de&ui=de&kind=phrase&situation=" + id);
    INFO(id);
    CHECK(narrowed.at("total").as_int64() == count.at("count").as_int64());
  }
}

TEST_CASE("a search that leaves nothing says what it gave up") {
  const test::ShippedApi api;
  const auto none = api.json("/api/v1/search?locale=en&ui=en&situation=bereavement&emotion=joy");
  REQUIRE(!none.at("relaxations").as_array().empty());
  CHECK(none.at("relaxations").at(0).at("code") == "dropped-filter");
  CHECK(none.at("total").as_int64() > 0);
  const auto nonsense = api.json("/api/v1/search?locale=en&ui=en&q=qqqxxzz");
  REQUIRE(!nonsense.at("relaxations").as_array().empty());
  CHECK(nonsense.at("relaxations").at(0).at("code") == "dropped-words");
  CHECK(nonsense.at("total").as_int64() > 0);
}

TEST_CASE("a customer's own operators are words") {
  const test::ShippedApi api;
  for (const auto* query : {"refund AND NOT", "-refund (now) \"late", "NOT NOT", "a:b OR", "*",
                            "\"", "~~~", "注文番号 refund"}) {
    INFO(query);
    CHECK(api.get("/api/v1/search?locale=en&q=" + encoded(query)).status == 200);
  }
}

TEST_CASE("wrong questions are refused with a code and a sentence, and the server goes on") {
  const test::ShippedApi api;
  struct Case {
    const char* target;
    int status;
    const char* code;
  };
  for (const auto& [target, status, code] :
       {Case{"/api/v1/search?locale=xx", 404, "unknown-locale"},
        Case{"/api/v1/search?locale=not_a_tag!", 400, "bad-locale"},
        Case{"/api/v1/search?emotion=rage", 400, "unknown-value"},
        Case{"/api/v1/search?limit=51", 400, "number-out-of-range"},
        Case{"/api/v1/search?limit=-1", 400, "number-out-of-range"},
        Case{"/api/v1/search?offset=x", 400, "number-out-of-range"},
        Case{"/api/v1/search?q=a&q=b", 400, "repeated-parameter"},
        Case{"/api/v1/entries/no/such", 404, "unknown-entry"},
        Case{"/api/v1/norms?topic=weather", 400, "unknown-value"},
        Case{"/nothing/here.txt", 404, "unknown-path"}}) {
    const auto reply = api.get(target);
    INFO(target << " " << reply.body);
    CHECK(reply.status == status);
    CHECK(reply.field("content-type") == "application/problem+json");
    CHECK(json::parse(reply.body).at("code") == code);
    CHECK(!json::parse(reply.body).at("detail").as_string().empty());
  }
  CHECK(api.get("/api/v1/search?q=%ff%fe").status == 400);
  CHECK(api.get("/healthz").status == 200);
}

TEST_CASE("problems are told in the agent's language") {
  const test::ShippedApi api;
  const auto english =
      json::parse(api.get("/api/v1/entries/no/such?ui=en").body).at("detail").as_string();
  for (const auto* ui : {"es", "fr", "de", "ja", "ar", "hi", "th"}) {
    INFO(ui);
    CHECK(json::parse(api.get("/api/v1/entries/no/such?ui=" + std::string(ui)).body)
              .at("detail")
              .as_string() != english);
  }
}

TEST_CASE("render fills slots or names the one that is missing") {
  const test::ShippedApi api;
  const std::string id =
      R"({"id":"late-delivery/own-and-trace","locale":"en-GB","alternative":0,"arguments":)";
  const auto good = api.post("/api/v1/render", id + R"({"order":"48211","time":"15:30"}})");
  REQUIRE(good.status == 200);
  CHECK(std::string(json::parse(good.body).at("text").as_string()).find("48211") !=
        std::string::npos);
  struct Case {
    std::string body;
    int status;
    const char* code;
  };
  for (const auto& [body, status, code] :
       {Case{id + R"({"time":"15:30"}})", 422, "missing-argument"},
        Case{id + R"({"order":"1","time":"25:99"}})", 422, "bad-argument"},
        Case{id + R"({"order":"1","time":"15:30"}, "alternativ":1})", 400, "unknown-key"},
        Case{"[]", 400, "bad-json"}, Case{"{", 400, "bad-json"},
        Case{R"({"locale":"en"})", 400, "missing-key"},
        Case{R"({"id":"late-delivery/own-and-trace","locale":"en","alternative":99})", 422,
             "no-such-alternative"},
        Case{R"({"id":"guide/agent-aftercare","locale":"en"})", 422, "not-a-phrase"}}) {
    const auto reply = api.post("/api/v1/render", body);
    INFO(body << "\n" << reply.body);
    CHECK(reply.status == status);
    CHECK(json::parse(reply.body).at("code") == code);
  }
  const auto first_words =
      api.post("/api/v1/render",
               R"({"id":"protocol/self-harm","locale":"en","arguments":{"customer":"Alex"}})");
  CHECK(first_words.status == 200);
  CHECK(api.post("/api/v1/render", "{\"id\":\"" + std::string(100'000, 'x') + "\"}").status == 413);
  CHECK(api.post("/api/v1/render", std::string(10'000, '[')).status == 400);
}

TEST_CASE("an entry tells its variants, norms come nearest level first") {
  const test::ShippedApi api;
  const auto entry =
      api.json("/api/v1/entries/late-delivery/acknowledge-frustration?locale=ja&ui=en");
  std::set<std::string> variants;
  for (const auto& tag : entry.at("variants").as_array())
    variants.insert(std::string(tag.as_string()));
  for (const auto* tag : {"ar", "de", "en", "es", "fr", "hi", "ja", "th"})
    CHECK(variants.contains(tag));
  const auto norms = api.json("/api/v1/norms?locale=en-US&ui=en").at("norms").as_array();
  REQUIRE(norms.size() > 5);
  CHECK(norms.front().at("locale") == "en-US");
  CHECK(norms.back().at("locale") == "en");
}

TEST_CASE("paging is stable and covers everything once") {
  const test::ShippedApi api;
  const auto total = api.json("/api/v1/search?locale=fr&ui=fr&q=commande").at("total").as_int64();
  std::set<std::string> seen;
  std::size_t shown = 0;
  for (std::int64_t offset = 0; offset < total; offset += 7) {
    const auto page = api.json("/api/v1/search?locale=fr&ui=fr&q=commande&limit=7&offset=" +
                               std::to_string(offset));
    shown += page.at("hits").as_array().size();
    seen.merge(ids_of(page));
  }
  CHECK(shown == static_cast<std::size_t>(total));
  CHECK(seen.size() == shown);
}

TEST_CASE("reading and checking refuse what they do not know, and go on") {
  const test::ShippedApi api;
  for (const auto* body :
       {R"({"text": "late", "channel": "fax"})", R"({"text": "late", "register": "royal"})",
        R"({"text": "late", "limit": 99})", R"({"text": "late", "mood": "bad"})",
        R"({"text": 1.5})", R"({"locale": "en"})", R"([])",
        R"({"text": "late", "locale": "no tag"})"}) {
    INFO(body);
    CHECK(api.post("/api/v1/read", body).status == 400);
  }
  CHECK(api.post("/api/v1/check", R"({"text": "a", "locale": "en", "channel": "fax"})").status ==
        400);
  CHECK(api.post("/api/v1/check", R"({"text": "a", "locale": "tlh"})").status == 404);
  CHECK(api.post("/api/v1/read", R"({"text": "where is my parcel"})").status == 200);
}
