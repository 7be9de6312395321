// SPDX-License-Identifier: GPL-2.0-or-later
// Answers as JSON: the documented shape, and text that survives it.
#include "search/json.h"

#include <boost/json.hpp>
#include <catch2/catch.hpp>
#include <set>

#include "sample_engine.h"

namespace attune::search {
namespace {

namespace json = boost::json;

std::string keys_of(const json::value& value) {
  std::set<std::string> keys;
  for (const auto& member : value.as_object()) keys.insert(std::string(member.key()));
  std::string out;
  for (const auto& key : keys) out += key + " ";
  return out;
}

TEST_CASE("a page has the documented members") {
  const auto page = json::parse(stamped(to_json(ask({"refund", "es-MX", "en"})), 412));
  CHECK(keys_of(page) == "facets hits interpretation microseconds relaxations total ");
  CHECK(keys_of(page.at("interpretation")) == "chain locale ui words ");
  CHECK(page.at("microseconds") == 412);
  CHECK(keys_of(page.at("facets")) ==
        "channel emotion escalation kind register situation stage strategy ");
  CHECK(keys_of(page.at("hits").at(0)) ==
        "alternative avoid_when channels details direction emotions english "
        "escalation fallback gloss id intensity "
        "kind locale matches next reasons register review risk say_instead_of score situations "
        "slots sources stage strategy "
        "text title use_when why wordings ");
}

TEST_CASE("a hit by itself has variants instead of a score") {
  const auto hit =
      json::parse(entry_json(*sample_engine().entry("anger/acknowledge", "es"), {"en", "es"}));
  CHECK(hit.at("variants") == json::parse(R"(["en","es"])"));
  CHECK(hit.at("fallback") == false);
  CHECK_FALSE(hit.as_object().contains("score"));
  CHECK_FALSE(hit.as_object().contains("matches"));
  CHECK(hit.at("alternatives").as_array().size() == hit.at("wordings").to_number<std::size_t>());
  CHECK(hit.at("text") == "Está usted furioso, y con razón.");
  CHECK(hit.at("english").at("why") == "A named feeling loses heat.");
}

TEST_CASE("whatever was asked comes back quoted") {
  for (const auto* query : {"\"", "\\", "</script>", "\u2028", "a\tb", "😀 \u0001x"}) {
    const auto page = json::parse(to_json(ask({query})));
    CAPTURE(query);
    CHECK(page.at("interpretation").at("words").is_array());
  }
}

TEST_CASE("locales tell their chain, registers and counts") {
  const auto all = json::parse(locales_json(sample_engine()));
  CHECK(all.at("interface") == json::parse(R"(["en","es","ja"])"));
  const auto& locales = all.at("locales").as_array();
  REQUIRE(locales.size() == 4);
  const auto& mexico = locales.at(2);
  CHECK(mexico.at("tag") == "es-MX");
  CHECK(mexico.at("language") == "es");
  CHECK(mexico.at("chain") == json::parse(R"(["es-MX","es-419","es"])"));
  CHECK(mexico.at("counts") == json::parse(R"({"norm":1,"phrase":1})"));
  CHECK(mexico.at("registers").at(0).at("id") == "usted");
  CHECK(mexico.at("addressee_genders") == json::parse(R"(["feminine","masculine"])"));
}

TEST_CASE("the taxonomy has labels, in the language asked for, else English, else the id") {
  const auto taxonomy = json::parse(taxonomy_json(sample_engine(), "es"));
  CHECK(taxonomy.at("emotions").at(0) == json::parse(R"({"id":"anger","label":"Enfado"})"));
  CHECK(taxonomy.at("channels").at(0).at("label") == "chat");
  CHECK(taxonomy.at("channels").at(2).at("label") == "Voice");
  CHECK(taxonomy.at("stages").at(0).at("label") == "open");
  CHECK(taxonomy.at("situations").at(0).at("group") == "delivery");
  CHECK(keys_of(taxonomy) ==
        "channels emotions escalation evidence_grades guide_methods kinds norm_topics "
        "protocol_topics review_states risks "
        "situations slots stages strategies ui ");
}

TEST_CASE("a problem is an RFC 9457 document in the reader’s language") {
  const auto text = problem_json(problem("unknown-entry", {{"id", "a\"b"}}, "id"),
                                 sample_engine().messages(), "es");
  const auto document = json::parse(text);
  CHECK(keys_of(document) == "code detail parameter status title type ");
  CHECK(document.at("status") == 404);
  CHECK(document.at("title") == "Not Found");
  CHECK(document.at("detail") ==
        "No hay ninguna entrada a\"b. Búsquela antes; los identificadores vienen con cada "
        "resultado.");
  const auto argument =
      json::parse(problem_json(problem("missing-argument", {{"argument", "order"}}, "order"),
                               sample_engine().messages(), "en"));
  CHECK(argument.at("argument") == "order");
  CHECK(argument.at("status") == 422);
}

}  // namespace
}  // namespace attune::search
