// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/locale_pack.h"

#include <catch2/catch.hpp>

#include "fault_text.h"

namespace attune::corpus {
namespace {

constexpr std::string_view kSpanish = R"(tag: es
name: español
english_name: Spanish
script: Latn
direction: ltr
registers:
  - {id: usted, name: usted, english: formal, default: true}
  - {id: tu, name: tú, english: informal}
genders: {speaker: [], addressee: [feminine, masculine]}
name_pattern: {default: "{title} {family}", tu: "{given}", fallback: "{given} {family}"}
titles: {feminine: Sra., masculine: Sr.}
analysis: {segmentation: words, stemmer: spanish, lowercase: default, fold: [marks], grams: 4}
)";

constexpr std::string_view kMexican = R"(tag: es-MX
name: español de México
english_name: Mexican Spanish
registers: [{id: usted, name: usted, english: formal, default: true}]
)";

Taxonomy small_taxonomy() {
  Taxonomy taxonomy;
  taxonomy.emotions = {"anger", "joy"};
  taxonomy.situation_groups = {{"delivery", {"late-delivery"}}};
  return taxonomy;
}

void write_spanish(const TempFolder& folder) {
  folder.write("parents.tsv", "es-MX\tes-419\n");
  folder.write("es/locale.yaml", kSpanish);
  folder.write("es/messages.po", "");
  folder.write("es/vocabulary.tsv", "emotion\tanger\tfurioso\n");
  folder.write("es/synonyms.tsv", "paquete\tbulto\n");
  folder.write("es/stop.txt", "# words\nel\nla\n");
}

TEST_CASE("a language, and a region that says only what differs") {
  const TempFolder folder;
  write_spanish(folder);
  folder.write("es-MX/locale.yaml", kMexican);
  folder.write("es-MX/vocabulary.tsv", "emotion\tanger\tencabronado\n");
  Diagnostics faults;
  const LocalePacks packs = read_locale_packs(folder.path(), small_taxonomy(), faults);
  CHECK(fault_text(faults, folder.path()).empty());
  REQUIRE(packs.locales.size() == 2);
  const locales::Locale &es = packs.locales[0], &mx = packs.locales[1];
  CHECK(packs.parents.at("es-MX") == "es-419");
  CHECK(es.tag == "es");
  CHECK(es.registers.size() == 2);
  CHECK(es.registers[0].is_default);
  CHECK(es.addressee_genders == std::vector<std::string>{"feminine", "masculine"});
  CHECK(es.analysis.stemmer == "spanish");
  CHECK(es.analysis.stopwords == std::vector<std::string>{"el", "la"});
  CHECK(mx.tag == "es-MX");
  CHECK(mx.name == "español de México");
  CHECK(mx.registers.size() == 1);
  CHECK(mx.script == "Latn");
  CHECK(mx.analysis == es.analysis);
  CHECK(mx.titles == es.titles);
  CHECK(mx.name_pattern.size() == 2);  // the pattern of a register it dropped is dropped too
  CHECK(mx.vocabulary.size() == 2);
  CHECK(mx.vocabulary[1].word == "encabronado");
}

/// The Spanish file with one part replaced.
std::string with(std::string_view part, std::string_view replacement) {
  std::string text(kSpanish);
  const auto at = text.find(part);
  REQUIRE(at != text.npos);
  return text.replace(at, part.size(), replacement);
}

TEST_CASE("faults of locale.yaml") {
  const std::vector<std::pair<std::string, std::string>> kBad{
      {with("script: Latn\n", ""), "1:1: missing-key\n1:1: wrong-script\n"},
      {with("script: Latn", "script: Cyrl"), "4:9: wrong-script\n"},
      {with("direction: ltr", "direction: rtl"), "5:12: wrong-direction\n"},
      {with("direction: ltr", "direction: left"), "5:12: unknown-value\n"},
      {with(", default: true", ""), "7:3: register-default\n"},
      {with("{id: tu, name: tú, english: informal}", "{id: usted, name: t, english: i}"),
       "7:3: duplicate-id\n10:49: unknown-register\n"},
      {with("english: informal", "default: yes"), "8:5: missing-key\n8:33: not-a-truth-value\n"},
      {with("addressee: [feminine, masculine]", "addressee: [female]"), "9:36: unknown-value\n"},
      {with("tu: \"{given}\"", "vos: \"{given}\""), "10:50: unknown-register\n"},
      {with("default: \"{title} {family}\", ", ""), "10:15: missing-key\n"},
      {with("{title} {family}", "{title} {surname}"), "10:25: name-part\n"},
      {with("feminine: Sra.", "female: Sra."), "11:10: unknown-key\n"},
      {with("stemmer: spanish", "stemmer: spanisch"), "12:42: unknown-stemmer\n"},
      {with("fold: [marks]", "fold: [marks, mraks]"), "12:85: unknown-fold-rule\n"},
      {with("grams: 4", "grams: 40"), "12:93: out-of-range\n"},
      {with("segmentation: words", "segmentation: letters"), "12:26: unknown-value\n"},
      {with("analysis:", "analyse:"), "1:1: missing-key\n12:1: unknown-key\n"},
  };
  for (const auto& [text, expected] : kBad) {
    CAPTURE(text);
    Diagnostics faults;
    static_cast<void>(parse_locale(text, "locale.yaml", {}, faults));
    CHECK(fault_text(faults) == expected);
  }
}

TEST_CASE("how words are joined, and words of the subject") {
  const TempFolder folder;
  write_spanish(folder);
  folder.write("es/locale.yaml", with("grams: 4", "grams: 4, compounds: [s, es]"));
  folder.write("es/words.txt", "# of the subject\ncontra reembolso\nya\n");
  folder.write("es-MX/locale.yaml", kMexican);
  folder.write("es-MX/words.txt", "órale\n");
  Diagnostics faults;
  const LocalePacks packs = read_locale_packs(folder.path(), small_taxonomy(), faults);
  CHECK(fault_text(faults, folder.path()).empty());
  REQUIRE(packs.locales.size() == 2);
  const locales::AnalysisSettings &es = packs.locales[0].analysis, &mx = packs.locales[1].analysis;
  CHECK(es.compounds == std::vector<std::string>{"s", "es"});
  CHECK(es.words == std::vector<std::string>{"contra reembolso", "ya"});
  CHECK(mx.compounds == es.compounds);
  CHECK(mx.words == std::vector<std::string>{"contra reembolso", "ya", "órale"});
}

TEST_CASE("faults of the lists beside it, and of folders") {
  const TempFolder folder;
  write_spanish(folder);
  folder.write("parents.tsv", "es-MX\tes-419\nes-MX\tes\nes_AR\tes\n");
  folder.write("es/vocabulary.tsv",
               "emotion\tangr\tfurioso\nemotions\tanger\tx\nemotion\tanger\n"
               "situation\tlate-delivery\ttarde\n");
  folder.write("es/synonyms.tsv", "solo\n");
  folder.write("es/translit.tsv", "kya\t\n");
  folder.write("es/stop.txt", "el la\nlos\tlas\ne\u0301l\n");
  folder.write("es/words.txt", "ya\te\n");
  folder.write("es/golden.csv", "");
  folder.write("ES/locale.yaml", "x");
  folder.write("pt/locale.yaml", kSpanish);
  folder.write("de/messages.po", "");
  Diagnostics faults;
  const LocalePacks packs = read_locale_packs(folder.path(), small_taxonomy(), faults);
  CHECK(fault_text(faults, folder.path()) ==
        "ES:0:0: bad-locale\n"
        "de/locale.yaml:0:0: unreadable\n"
        "es/golden.csv:0:0: stray-file\n"
        "es/stop.txt:2:1: wrong-columns\n"
        "es/stop.txt:3:1: not-nfc\n"
        "es/synonyms.tsv:1:1: wrong-columns\n"
        "es/translit.tsv:1:5: empty-cell\n"
        "es/vocabulary.tsv:1:9: unknown-id\n"
        "es/vocabulary.tsv:2:1: unknown-axis\n"
        "es/vocabulary.tsv:3:1: wrong-columns\n"
        "es/words.txt:1:1: wrong-columns\n"
        "parents.tsv:2:1: duplicate-id\n"
        "parents.tsv:3:1: bad-locale\n"
        "pt:0:0: missing-file\n"
        "pt/locale.yaml:0:0: wrong-tag\n");
  REQUIRE(packs.locales.size() == 2);  // de says nothing
  CHECK(packs.locales[0].vocabulary.size() == 1);
}

TEST_CASE("golden searches") {
  const TempFolder folder;
  write_spanish(folder);
  folder.write("es/golden.tsv",
               "# class\tlocale\tquery\texpected\n"
               "keywords\tes\tpaquete tarde\tlate-delivery/*  late-delivery/own\n"
               "keyword\tes\tx\ta/b\n"
               "message\tes\tx\n");
  Diagnostics faults;
  const auto golden = read_golden(folder.path(), faults);
  CHECK(fault_text(faults) == "3:1: unknown-class\n4:1: wrong-columns\n");
  REQUIRE(golden.size() == 1);
  CHECK(golden[0].tag == "es");
  CHECK(golden[0].test_class == "keywords");
  CHECK(golden[0].query == "paquete tarde");
  CHECK(golden[0].expected == std::vector<std::string>{"late-delivery/*", "late-delivery/own"});
  CHECK(golden[0].mark == Mark{2, 1});
}

}  // namespace
}  // namespace attune::corpus
