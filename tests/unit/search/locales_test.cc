// SPDX-License-Identifier: GPL-2.0-or-later
// Which variant of an entry a customer's locale is served.
#include <algorithm>
#include <catch2/catch.hpp>

#include "sample_engine.h"

namespace attune::search {
namespace {

/// "id@locale" of every hit with a mark for fallback, sorted.
std::vector<std::string> served(const std::string& locale, const std::string& ui) {
  std::vector<std::string> out;
  for (const auto& hit : ask({"", locale, ui}).hits)
    out.push_back(hit.document->record.id + "@" + hit.document->record.locale +
                  (hit.fallback ? "*" : ""));
  std::sort(out.begin(), out.end());
  return out;
}

bool contains(const std::vector<std::string>& all, const std::string& one) {
  return std::find(all.begin(), all.end(), one) != all.end();
}

TEST_CASE("a region sees its own wording first and its parent’s otherwise, flagged") {
  const auto mexico = served("es-MX", "es");
  CHECK(contains(mexico, "late-delivery/acknowledge-frustration@es-MX"));
  CHECK_FALSE(contains(mexico, "late-delivery/acknowledge-frustration@es*"));
  CHECK(contains(mexico, "late-delivery/own-and-trace@es*"));
  CHECK(contains(mexico, "norm/address/usted@es-MX"));
  CHECK(mexico.size() == 10);
}

TEST_CASE("the language itself sees nothing of its regions") {
  const auto spanish = served("es", "es");
  CHECK(spanish.size() == 10);
  for (const auto& hit : spanish) CHECK(hit.ends_with("@es"));
}

TEST_CASE("a region without content of its own sees its parent’s, all flagged") {
  for (const auto* tag : {"es-AR", "es-419", "es-ES", "es-Latn-US"}) {
    const auto hits = served(tag, "en");
    CAPTURE(tag);
    CHECK(hits.size() == 10);
    for (const auto& hit : hits) CHECK(hit.ends_with("@es*"));
  }
}

TEST_CASE("no customer is ever served another language, whatever the agent reads") {
  for (const auto* ui : {"en", "es", "ja", "de"})
    for (const auto* query : {"", "refund", "reembolso", "返金", "zzzyyy"}) {
      for (const auto& hit : ask({query, "ja", ui}).hits)
        CHECK(hit.document->record.locale == "ja");
      for (const auto& hit : ask({query, "es-MX", ui}).hits)
        CHECK(hit.document->record.locale.starts_with("es"));
    }
}

TEST_CASE("another script of the language is another language") {
  for (const auto* tag : {"ja-Latn", "es-Cyrl", "de", "qaa"}) {
    const auto page = sample_engine().search(to_request({"", tag, "en"}));
    CAPTURE(tag);
    REQUIRE(page.has_error());
    CHECK(page.error().kind->code == "unknown-locale");
  }
}

TEST_CASE("without a target the agent’s own language is searched, else English") {
  CHECK(ask({"", "", "ja"}).locale == "ja");
  CHECK(ask({"", "", "es-MX"}).locale == "es-MX");
  CHECK(ask({"", "", "de"}).locale == "en");
  CHECK(ask({"", "", ""}).locale == "en");
}

TEST_CASE("an answer says where its texts may come from") {
  CHECK(ask({"", "es-MX", "en"}).chain == std::vector<std::string>{"es-MX", "es-419", "es"});
  CHECK(ask({"", "ja", "en"}).chain == std::vector<std::string>{"ja"});
}

TEST_CASE("a hit for the agent’s own words is carried to the target by its id") {
  const auto page = ask({"mensajero", "en", "es"});
  REQUIRE(page.total > 0);
  CHECK(page.hits[0].document->record.id == "late-delivery/own-and-trace");
  CHECK(page.hits[0].document->record.locale == "en");
  CHECK(page.hits[0].matches.empty());  // the words are not in the text shown
  CHECK_FALSE(
      has(ask({"condolences", "ja", "en"}), "bereavement/condolence"));  // not written in Japanese
}

TEST_CASE("an entry is served by the same chain as a search") {
  const auto entry = [](const char* id, const char* locale) {
    return sample_engine().entry(id, locale);
  };
  CHECK(entry("late-delivery/acknowledge-frustration", "es-MX")->document->record.locale ==
        "es-MX");
  const auto parent = entry("late-delivery/own-and-trace", "es-MX");
  REQUIRE(parent.has_value());
  CHECK(parent->document->record.locale == "es");
  CHECK(parent->fallback);
  CHECK(entry("late-delivery/said-01", "en").has_value());  // utterances, too, when asked by name
  struct Row {
    const char *id, *locale, *code;
  };
  for (const auto& [id, locale, code] :
       {Row{"no/such", "en", "unknown-entry"}, Row{"", "en", "unknown-entry"},
        Row{"bereavement/condolence", "ja", "entry-not-in-locale"},
        Row{"bereavement/condolence", "de", "unknown-locale"}}) {
    const auto found = entry(id, locale);
    CAPTURE(id, locale);
    REQUIRE(found.has_error());
    CHECK(found.error().kind->code == code);
  }
}

TEST_CASE("variants are all locales an idea is written in") {
  CHECK(sample_engine().variants("late-delivery/acknowledge-frustration") ==
        std::vector<std::string>{"en", "es", "es-MX", "ja"});
  CHECK(sample_engine().variants("bereavement/condolence") == std::vector<std::string>{"en"});
  CHECK(sample_engine().variants("no/such").empty());
}

TEST_CASE("norms come nearest level first") {
  const auto norms = sample_engine().all_of_kind("norm", "es-MX");
  REQUIRE(norms.has_value());
  REQUIRE(norms->size() == 2);
  CHECK((*norms)[0].document->record.locale == "es-MX");
  CHECK((*norms)[1].document->record.id == "norm/apology/early-and-plain");
  CHECK((*norms)[1].fallback);
  CHECK(sample_engine().all_of_kind("norm", "de").has_error());
}

}  // namespace
}  // namespace attune::search
