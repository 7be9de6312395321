// SPDX-License-Identifier: GPL-2.0-or-later
// What a question finds, through a built index.
#include <catch2/catch.hpp>

#include "sample_engine.h"

namespace attune::search {
namespace {

TEST_CASE("the right entry comes first, however it is asked for") {
  struct Row {
    const char *what, *query, *locale, *ui, *first;
  };
  const auto row = GENERATE(values<Row>({
      {"word", "courier", "en", "en", "late-delivery/own-and-trace"},
      {"inflected", "frustrating", "en", "en", "late-delivery/acknowledge-frustration"},
      {"case", "CONDOLENCES", "en", "en", "bereavement/condolence"},
      {"customer’s words", "this is outrageous", "en", "en", "anger/acknowledge"},
      {"label", "refund delayed", "en", "en", "refund-delay/apologise"},
      {"synonym", "where is my package", "en", "en", "late-delivery/acknowledge-frustration"},
      {"synonym of two words", "reimbursement", "en", "en", "refund-delay/apologise"},
      {"typo", "condolances", "en", "en", "bereavement/condolence"},
      {"typo", "outragous", "en", "en", "anger/acknowledge"},
      {"unfinished word", "condol", "en", "en", "bereavement/condolence"},
      {"title", "escalation ladder", "en", "en", "guide/escalation-ladder"},
      {"cue", "i want to die", "en", "en", "protocol/self-harm"},
      {"avoid", "calm down", "en", "en", "avoid/calm-down"},
      {"scenario", "shopkeeper", "en", "en", "scenario/late-refund"},
      {"accents left out", "envio", "es", "es", "late-delivery/acknowledge-frustration"},
      {"accents added", "reembólso", "es", "es", "refund-delay/apologise"},
      {"region’s own word", "molesto", "es-MX", "es", "late-delivery/acknowledge-frustration"},
      {"Japanese", "返金が遅い", "ja", "ja", "refund-delay/apologise"},
      {"Japanese in Latin letters", "henkin", "ja", "ja", "refund-delay/apologise"},
      {"gloss", "refund", "ja", "en", "refund-delay/apologise"},
      {"English guidance", "formal form", "es", "en", "norm/address/usted"},
      {"own language, carried by id", "reembolso tarde", "ja", "es", "refund-delay/apologise"},
      {"own language, carried by id", "荷物が届かない", "es", "ja",
       "late-delivery/acknowledge-frustration"},
  }));
  const auto page = ask({row.query, row.locale, row.ui});
  CAPTURE(row.what, row.query, ids(page));
  REQUIRE(page.total > 0);
  CHECK(page.hits[0].document->record.id == row.first);
  CHECK(page.relaxations.empty());
}

TEST_CASE("an everyday word for an emotion finds what is marked with it") {
  const auto page = ask({"livid"});
  CHECK(page.total == 5);
  for (const auto& hit : page.hits)
    CHECK(hit.document->record.card.find("\"anger\"") != std::string::npos);
}

TEST_CASE("nothing a customer types is an operator") {
  const auto plain = ids(ask({"my refund is late"}));
  for (const auto* typed :
       {"my refund is late!!!", "my -refund is late", "(my refund is late", "my refund is late)",
        "my: refund: is: late:", "my + refund ~ is ^ late", "my refund is late *",
        "<my refund is late>", "my /refund/ is late", "MY REFUND IS LATE",
        "  my\trefund\nis   late  ", "{my} refund, is; late & ...", "my refund is late \\"}) {
    CAPTURE(typed);
    CHECK(ids(ask({typed})) == plain);
  }
  for (const auto* word : {"AND", "OR", "NOT", "NEAR", "XOR"}) {
    const auto page = ask({"refund " + std::string(word) + " late"});
    CAPTURE(word);
    CHECK(page.hits.at(0).document->record.id == "refund-delay/apologise");
    CHECK(page.words.size() == 3);
  }
}

TEST_CASE("a question without words shows what the filters allow") {
  const auto everything = ids(ask({""}));
  CHECK(ask({""}).total == 12);  // all English entries but the two utterances
  for (const auto* empty : {" ", "?!", "…", "\u200B", "- - -", "\n\t"}) {
    CAPTURE(empty);
    CHECK(ids(ask({empty})) == everything);
    CHECK(ask({empty}).relaxations.empty());
  }
}

TEST_CASE("words that stand nowhere are dropped, and it says so") {
  const auto page = ask({"qqqxxx zzzyyy"});
  CHECK(page.total == 12);
  REQUIRE(page.relaxations.size() == 1);
  CHECK(page.relaxations[0].code == "dropped-words");
  CHECK(page.relaxations[0].values == std::vector<std::string>{"qqqxxx", "zzzyyy"});
}

TEST_CASE("what only customers say is found when it is asked for") {
  CHECK_FALSE(has(ask({"zeppelin"}), "late-delivery/said-02"));
  CHECK(ids(ask({"zeppelin", "en", "en", {{index::Axis::Kind, "utterance"}}})) ==
        "late-delivery/said-02");
  // Customers say it of late deliveries: that is what an agent who types it is shown.
  CHECK(ask({"zeppelin"}).relaxations.empty());
  CHECK(ids(ask({"zeppelin"})).starts_with("late-delivery/"));
}

TEST_CASE("quotes around words and a minus at the end are meant") {
  CHECK(ids(ask({"\"my refund is late\""})) == "refund-delay/apologise");
  CHECK(has(ask({"refund"}), "double-charge/own"));
  CHECK_FALSE(has(ask({"refund -card"}), "double-charge/own"));
  CHECK_FALSE(ask({"\"zzz yyy\" refund"}).hits.empty());  // nobody says it so
  const auto pasted = "I was told on Monday that my refund is late, that is a joke -double";
  CHECK(ask({pasted}).words.back() == "double");
}

TEST_CASE("stop words alone still answer, and do not disturb other words") {
  CHECK(ask({"the of and is to"}).total > 0);
  CHECK(ask({"is the courier of the"}).hits.at(0).document->record.id ==
        "late-delivery/own-and-trace");
}

TEST_CASE("a very long question is answered by its rare words") {
  std::string padding;
  while (padding.size() < 7900) padding += "the ";
  for (const auto& query : {padding + " condolences", "condolences " + padding}) {
    const auto page = ask({query});
    REQUIRE(page.total > 0);
    CHECK(page.hits[0].document->record.id == "bereavement/condolence");
    CHECK(page.words.size() <= 48);
  }
}

TEST_CASE("a hit says by which words and which way it was found") {
  const auto reasons = [](const Hit& hit) {
    std::string out;
    for (const auto& reason : hit.reasons) {
      out += reason.code + "(";
      for (const auto& word : reason.words) out += word + " ";
      out += ")";
    }
    return out;
  };
  CHECK(reasons(ask({"the late refund zzzyyy"}).hits.at(0)) ==
        "words(late refund )situation(refund-delay )emotion(anger )emotion(distrust "
        ")locale-exact()review-reviewed()");
  CHECK(reasons(ask({"refund late", "ja", "en"}).hits.at(0)) ==
        "words-in-own-language(refund late )situation(refund-delay )emotion(anger )locale-exact()");
  CHECK(reasons(ask({"courier", "es-MX", "en"}).hits.at(0)) ==
        "words-in-own-language(courier )locale-parent()");
  CHECK(reasons(ask({"upset", "es-MX", "en"}).hits.at(0)) ==
        "words-in-gloss(upset )locale-exact()");
  CHECK(reasons(ask({"", "es-MX", "en"}).hits.at(0)).find("words") == std::string::npos);
}

}  // namespace
}  // namespace attune::search
