// SPDX-License-Identifier: GPL-2.0-or-later
// Which field of an entry is found under which terms, and how much each counts.
#include "indexer/document.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "corpus/check.h"
#include "indexer/catalogues.h"
#include "indexer/record.h"
#include "tests/support/sample_corpus.h"

namespace attune::index {
namespace {

/// The sample corpus, read once, and its documents on demand.
class Documents {
 public:
  Documents()
      : corpus_(corpus::load_corpus(
            {sample_.file("content"), sample_.file("packs"), sample_.file("taxonomy.yaml"), 1})),
        messages_(compiled()) {
    for (const auto& locale : corpus_.locales) locales_[locale.tag] = locale;
  }

  [[nodiscard]] Document make(const std::string& locale, const std::string& id) const {
    const auto language = locales::pack_language(locale);
    const DocumentMaker maker({language, locales_, messages_, corpus_.taxonomy.channels});
    return maker.make(entry(locale, id));
  }

  /// The document of a taxonomy id, found by its filter term.
  [[nodiscard]] Document label(const std::string& language, Axis axis,
                               const std::string& id) const {
    const DocumentMaker maker({language, locales_, messages_, corpus_.taxonomy.channels});
    TaxonomyLists lists;
    lists.ids = {{"situation", {"late-delivery", "refund-delay"}},
                 {"emotion", {"anger", "joy"}},
                 {"strategy", {"own"}}};
    for (auto& document : maker.labels(lists))
      if (document.booleans == std::vector<std::string>{label_term(axis, id)}) return document;
    throw std::logic_error("no label " + id);
  }

  [[nodiscard]] const corpus::Entry& entry(const std::string& locale, const std::string& id) const {
    const auto found =
        std::find_if(corpus_.entries.begin(), corpus_.entries.end(),
                     [&](const auto& each) { return each.locale == locale && each.id == id; });
    if (found == corpus_.entries.end()) throw std::logic_error("no entry " + id);
    return *found;
  }

 private:
  locales::Messages compiled() {
    const auto out = sample_.file("messages").string();
    compile_catalogues(sample_.file("packs").string(), out);
    return locales::Messages(out);
  }

  test::SampleCorpus sample_;
  corpus::Corpus corpus_;
  locales::Messages messages_;
  std::map<std::string, locales::Locale> locales_;
};

const Documents& documents() {
  static const Documents all;
  return all;
}

std::uint32_t weight_of(const Document& document, const std::string& term) {
  const auto found = std::find_if(document.terms.begin(), document.terms.end(),
                                  [&](const auto& each) { return each.first == term; });
  return found == document.terms.end() ? 0 : found->second;
}

TEST_CASE("each field counts as the schema says, under its family and scope") {
  struct Row {
    const char *locale, *id, *term;
    std::uint32_t weight;  // 0: not there
  };
  const auto row = GENERATE(values<Row>({
      // Text 2, in both alternatives
      {"en", "anger/acknowledge", "S:reason", 2},
      {"en", "double-charge/own", "S:card", 4},
      // what the customer says 3; labels and everyday words have documents of their own
      {"en", "anger/acknowledge", "S:outrag", 3},
      {"en", "anger/acknowledge", "S:furious", 2},
      {"en", "anger/acknowledge", "S:livid", 0},
      {"en", "late-delivery/own-and-trace", "S:deliveri", 0},
      // guidance 1, without grams
      {"en", "anger/acknowledge", "S:heat", 1},
      {"en", "anger/acknowledge", "G:name", 0},
      {"en", "anger/acknowledge", "G:outr", 3},
      // titles 4, main text 2, lists of advice 1
      {"en", "norm/apology/early-and-plain", "S:earli", 4},
      {"en", "norm/apology/early-and-plain", "S:explan", 2},
      {"en", "norm/apology/early-and-plain", "S:repeat", 1},
      {"en", "guide/escalation-ladder", "S:ladder", 4 + 4},
      {"en", "guide/escalation-ladder", "S:tone", 1},
      {"en", "protocol/self-harm", "S:goodby", 3},
      {"en", "protocol/self-harm", "S:alon", 2},
      {"en", "protocol/self-harm", "S:colleagu", 2},
      // patterns are for drafts
      {"en", "avoid/calm-down", "S:calm", 4},
      {"en", "avoid/calm-down", "S:relax", 0},
      {"en", "avoid/calm-down", "S:listen", 2},
      {"en", "scenario/late-refund", "S:shopkeep", 2},
      {"en", "scenario/late-refund", "S:believ", 1},
      {"en", "late-delivery/said-02", "S:zeppelin", 1},
      // English scope: gloss and guidance of other languages, never of English itself
      {"en", "anger/acknowledge", "ES:furious", 0},
      {"es", "anger/acknowledge", "ES:furious", 2},
      {"es", "anger/acknowledge", "ES:heat", 1},
      {"es", "anger/acknowledge", "S:heat", 0},
      {"es", "norm/address/usted", "ES:formal", 4 + 2 + 1},
      {"es", "anger/acknowledge", "S:enf", 0},
      {"es", "late-delivery/own-and-trace", "S:entreg", 0},
      {"es", "late-delivery/own-and-trace", "ES:deliveri", 0},
      {"es", "anger/acknowledge", "X:furioso", 2},
      {"es", "anger/acknowledge", "X:furiosa", 0},
      // names of slots are no words
      {"es", "late-delivery/own-and-trace", "X:order", 0},
      {"ja", "late-delivery/acknowledge-frustration", "X:customer", 0},
      {"en", "late-delivery/acknowledge-frustration", "X:order", 2},
      {"en", "late-delivery/acknowledge-frustration", "X:date", 1},
      // scripts without spaces
      {"ja", "refund-delay/apologise", "B:返金", 2 + 2},
      {"ja", "refund-delay/apologise", "D:返金", 2 + 2},
      {"ja", "refund-delay/apologise", "ES:refund", 2 + 2},
  }));
  CAPTURE(row.locale, row.id, row.term);
  CHECK(weight_of(documents().make(row.locale, row.id), row.term) == row.weight);
}

TEST_CASE("an id is found by its label and its everyday words, in both scopes") {
  struct Row {
    const char* language;
    Axis axis;
    const char *id, *term;
    std::uint32_t weight;
  };
  const auto row = GENERATE(values<Row>({
      {"en", Axis::Emotion, "anger", "S:furious", 4},
      {"en", Axis::Emotion, "anger", "S:livid", 4},
      {"en", Axis::Emotion, "anger", "S:anger", 4},
      {"en", Axis::Emotion, "anger", "ES:anger", 0},
      {"en", Axis::Emotion, "joy", "S:livid", 0},
      {"en", Axis::Situation, "refund-delay", "S:money", 4},
      {"es", Axis::Emotion, "anger", "X:enfado", 4},
      {"es", Axis::Emotion, "anger", "X:furioso", 4},
      {"es", Axis::Emotion, "anger", "ES:livid", 4},
      {"es", Axis::Emotion, "anger", "S:livid", 0},
      {"ja", Axis::Situation, "refund-delay", "D:返金", 4},
      {"ja", Axis::Situation, "refund-delay", "ES:refund", 4},
  }));
  CAPTURE(row.language, row.id, row.term);
  const auto label = documents().label(row.language, row.axis, row.id);
  CHECK(weight_of(label, row.term) == row.weight);
  CHECK(label.data.empty());
}

TEST_CASE("terms are sorted, unique, and short enough for a pack") {
  for (const auto* id :
       {"late-delivery/acknowledge-frustration", "protocol/self-harm", "scenario/late-refund"})
    for (const auto* locale : {"en", "es", "ja"}) {
      const auto terms = documents().make(locale, id).terms;
      CAPTURE(locale, id);
      CHECK(std::is_sorted(terms.begin(), terms.end(),
                           [](const auto& a, const auto& b) { return a.first < b.first; }));
      CHECK(std::adjacent_find(terms.begin(), terms.end(), [](const auto& a, const auto& b) {
              return a.first == b.first;
            }) == terms.end());
      for (const auto& [term, weight] : terms) CHECK(term.size() < 245);
    }
}

std::string joined(const std::vector<std::string>& terms) {
  std::string out;
  for (const auto& term : terms) out += term + " ";
  return out;
}

TEST_CASE("filters are written for every axis; an entry without channels stands for all") {
  CHECK(joined(documents().make("en", "late-delivery/acknowledge-frustration").booleans) ==
        "Qlate-delivery/acknowledge-frustration Len FK:phrase FS:late-delivery FE:anger "
        "FE:frustration FX:1 "
        "FT:acknowledge FY:validate FC:chat FC:email FR:casual FR:neutral ");
  CHECK(joined(documents().make("es-MX", "norm/address/usted").booleans) ==
        "Qnorm/address/usted Les-MX FK:norm FC:chat FC:email FC:sms FC:social FC:voice ");
}

TEST_CASE("a record shows the preview of each wording") {
  const auto record =
      decode_record(documents().make("es", "late-delivery/acknowledge-frustration").data);
  REQUIRE(record.wordings.size() == 2);
  const auto& shown = record.wordings[0];
  CHECK(shown.text ==
        "Su envío {order} debía llegar el {date} y no ha llegado. Entiendo su enfado.");
  CHECK(shown.slots == std::vector<std::string>{"order", "date"});
  CHECK(shown.register_id == "usted");
  CHECK(shown.channels == std::vector<std::string>{"chat", "email"});
  CHECK(record.wordings[1].register_id == "tu");
  CHECK(record.wordings[1].text == "Tu envío va con {days} días de retraso.");
}

TEST_CASE("records keep what each kind shows") {
  const auto record = [](const char* id) { return decode_record(documents().make("es", id).data); };
  CHECK(record("norm/address/usted").topic == "address-and-names");
  CHECK(record("protocol/self-harm").topic == "self-harm");
  CHECK(record("protocol/self-harm").wordings.at(0).gloss == "A trained person takes over.");
  CHECK(record("avoid/calm-down").wordings.at(0).text == "Tómese su tiempo; le escucho.");
  CHECK(
      record("guide/escalation-ladder").card.find("\"steps\":[{\"do\":\"Diga qué ha fallado.\"") !=
      std::string::npos);
  CHECK(record("scenario/late-refund").card.find("\"ending\":\"good\"") != std::string::npos);
  CHECK(record("anger/acknowledge").review_state == "draft");
}

}  // namespace
}  // namespace attune::index
