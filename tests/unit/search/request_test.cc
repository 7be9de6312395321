// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/request.h"

#include <catch2/catch.hpp>

#include "sample_engine.h"

namespace attune::search {
namespace {

Result<SearchRequest> parse(const Parameters& parameters) {
  static const std::vector<std::string> registers{"usted", "tu"};
  return parse_search_request(parameters, {sample_engine().taxonomy(), registers, "fr"});
}

TEST_CASE("every parameter finds its place") {
  const auto request = parse({{"q", "late AND \"refund\""},
                              {"locale", "es-mx"},
                              {"ui", "EN"},
                              {"kind", "phrase"},
                              {"kind", "norm"},
                              {"situation", "late-delivery"},
                              {"emotion", "anger"},
                              {"escalation", "0"},
                              {"stage", "open"},
                              {"strategy", "ask"},
                              {"channel", "chat"},
                              {"register", "tu"},
                              {"offset", "10000"},
                              {"limit", "50"}});
  REQUIRE(request.has_value());
  CHECK(request->query == "late AND \"refund\"");
  CHECK(request->locale == "es-MX");
  CHECK(request->ui == "en");
  CHECK(request->offset == 10000);
  CHECK(request->limit == 50);
  std::string filters;
  for (std::size_t axis = 0; axis < index::kAxes; ++axis) {
    filters += std::string(index::kFacets[axis].name) + ":";
    for (const auto& value : request->filters[axis]) filters += value + ",";
  }
  CHECK(
      filters ==
      "kind:phrase,norm,situation:late-delivery,emotion:anger,escalation:0,stage:open,strategy:ask,"
      "channel:chat,register:tu,");
}

TEST_CASE("nothing given means everything, in the language given by the caller") {
  const auto request = parse({});
  REQUIRE(request.has_value());
  CHECK(request->query.empty());
  CHECK(request->locale.empty());
  CHECK(request->ui == "fr");
  CHECK(request->offset == 0);
  CHECK(request->limit == 10);
}

TEST_CASE("a value said twice filters once") {
  const auto request = parse({{"kind", "phrase"}, {"kind", "phrase"}});
  REQUIRE(request.has_value());
  CHECK(request->filters[0] == std::vector<std::string>{"phrase"});
}

TEST_CASE("what is wrong is named, and why") {
  struct Row {
    Parameters parameters;
    const char *code, *about;
  };
  const auto row = GENERATE(values<Row>({
      {{{"colour", "red"}}, "unknown-parameter", "colour"},
      {{{"", "x"}}, "unknown-parameter", ""},
      {{{"Q", "x"}}, "unknown-parameter", "Q"},
      {{{"q", "a"}, {"q", "b"}}, "repeated-parameter", "q"},
      {{{"ui", "en"}, {"limit", "1"}, {"ui", "en"}}, "repeated-parameter", "ui"},
      {{{"kind", "phrases"}}, "unknown-value", "kind"},
      {{{"kind", ""}}, "unknown-value", "kind"},
      {{{"kind", "Phrase"}}, "unknown-value", "kind"},
      {{{"situation", "delivery"}}, "unknown-value", "situation"},
      {{{"emotion", "late-delivery"}}, "unknown-value", "emotion"},
      {{{"escalation", "5"}}, "unknown-value", "escalation"},
      {{{"escalation", "01"}}, "unknown-value", "escalation"},
      {{{"stage", "chat"}}, "unknown-value", "stage"},
      {{{"strategy", "x"}}, "unknown-value", "strategy"},
      {{{"channel", "fax"}}, "unknown-value", "channel"},
      {{{"register", "vos"}}, "unknown-value", "register"},
      {{{"locale", ""}}, "bad-locale", "locale"},
      {{{"locale", "español"}}, "bad-locale", "locale"},
      {{{"ui", "../x"}}, "bad-locale", "ui"},
      {{{"offset", "10001"}}, "number-out-of-range", "offset"},
      {{{"offset", "-1"}}, "number-out-of-range", "offset"},
      {{{"offset", "1.0"}}, "number-out-of-range", "offset"},
      {{{"offset", "99999999999999999999999"}}, "number-out-of-range", "offset"},
      {{{"limit", "0"}}, "number-out-of-range", "limit"},
      {{{"limit", "51"}}, "number-out-of-range", "limit"},
      {{{"limit", ""}}, "number-out-of-range", "limit"},
      {{{"limit", " 5"}}, "number-out-of-range", "limit"},
      {{{"limit", "+5"}}, "number-out-of-range", "limit"},
      {{{"limit", "5x"}}, "number-out-of-range", "limit"},
      {{{"limit", "٥"}}, "number-out-of-range", "limit"},
      {{{"q", std::string(kMaxQueryBytes + 1, 'a')}}, "query-too-long", "q"},
  }));
  const auto request = parse(row.parameters);
  CAPTURE(row.code, row.about);
  REQUIRE(request.has_error());
  CHECK(request.error().kind->code == row.code);
  CHECK(request.error().about == row.about);
}

TEST_CASE("the longest query is taken") {
  CHECK(parse({{"q", std::string(kMaxQueryBytes, 'a')}}).has_value());
}

}  // namespace
}  // namespace attune::search
