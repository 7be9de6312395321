// SPDX-License-Identifier: GPL-2.0-or-later
#include "locales/language.h"

#include <catch2/catch.hpp>

#include <stdexcept>

#include "settings.h"

namespace attune::locales {
namespace {

struct Row {
  const char *in, *out;
};

TEST_CASE("tags are brought to their canonical form") {
  const auto row = GENERATE(values<Row>({{"es", "es"},
                                         {"ES-mx", "es-MX"},
                                         {"PT-br", "pt-BR"},
                                         {"zh-hant-tw", "zh-Hant-TW"},
                                         {"iw", "he"},
                                         {"in", "id"},
                                         {"sr-latn", "sr-Latn"},
                                         {"es-419", "es-419"},
                                         {"en-US-u-hc-h12", "en-US-u-hc-h12"},
                                         {"i-klingon", "tlh"}}));
  CAPTURE(row.in);
  CHECK(canonical_tag(row.in) == row.out);
}

TEST_CASE("what is no language tag is told by an empty answer") {
  for (const auto* bad : {"",          " ",
                          "-",         "e",
                          "1",         "español",
                          "en_",       "en-",
                          "-en",       "en--US",
                          "und",       "und-Latn",
                          "root",      "x-secret",
                          "../../etc", "en US",
                          "en/US",     "en;q=1",
                          "日本",      "\xFF",
                          "*",         "en-US-aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}) {
    CAPTURE(bad);
    CHECK(canonical_tag(bad).empty());
  }
  CHECK(canonical_tag(std::string_view("en\0US", 5)).empty());
}

TEST_CASE("a tag’s pack is its language, with the script where that is not the usual one") {
  const auto row = GENERATE(values<Row>({{"es-MX", "es"},
                                         {"es-419", "es"},
                                         {"en-GB", "en"},
                                         {"ja-JP", "ja"},
                                         {"zh", "zh"},
                                         {"zh-CN", "zh"},
                                         {"zh-Hans", "zh"},
                                         {"zh-TW", "zh-Hant"},
                                         {"zh-HK", "zh-Hant"},
                                         {"zh-Hant-MO", "zh-Hant"},
                                         {"sr", "sr"},
                                         {"sr-Latn", "sr-Latn"},
                                         {"sr-Latn-BA", "sr-Latn"},
                                         {"sr-ME", "sr-Latn"},
                                         {"pa-PK", "pa-Arab"},
                                         {"hi-Latn", "hi-Latn"},
                                         {"qaa", "qaa"}}));
  CAPTURE(row.in);
  CHECK(pack_language(row.in) == row.out);
}

TEST_CASE("scripts come from likely subtags") {
  const auto row = GENERATE(values<Row>({{"es", "Latn"},
                                         {"ar-EG", "Arab"},
                                         {"ja", "Jpan"},
                                         {"th", "Thai"},
                                         {"zh-TW", "Hant"},
                                         {"sr", "Cyrl"},
                                         {"sr-Latn", "Latn"},
                                         {"hi", "Deva"},
                                         {"ko", "Kore"}}));
  CAPTURE(row.in);
  CHECK(script_of(row.in) == row.out);
}

TEST_CASE("a chain leads to the parents and never leaves language and script") {
  const Parents parents{
      {"es-MX", "es-419"},          {"en-GB", "en-001"}, {"zh-Hant", "root"},  {"sr-Latn", "root"},
      {"zh-Hant-MO", "zh-Hant-HK"}, {"pt-AO", "pt-PT"},  {"hi-Latn", "en-IN"}, {"nb", "no"}};
  struct Chain {
    const char* tag;
    std::vector<std::string> chain;
  };
  const auto row = GENERATE(values<Chain>({{"es", {"es"}},
                                           {"es-MX", {"es-MX", "es-419", "es"}},
                                           {"es-ES", {"es-ES", "es"}},
                                           {"en-GB", {"en-GB", "en-001", "en"}},
                                           {"pt-AO", {"pt-AO", "pt-PT", "pt"}},
                                           {"zh-TW", {"zh-TW", "zh-Hant"}},
                                           {"zh-Hant-TW", {"zh-Hant-TW", "zh-Hant"}},
                                           {"zh-Hant-MO", {"zh-Hant-MO", "zh-Hant-HK", "zh-Hant"}},
                                           {"zh-Hant", {"zh-Hant"}},
                                           {"zh-Hans-CN", {"zh-Hans-CN", "zh-Hans", "zh"}},
                                           {"sr-Latn", {"sr-Latn"}},
                                           {"sr-Latn-BA", {"sr-Latn-BA", "sr-Latn"}},
                                           {"sr-ME", {"sr-ME", "sr-Latn"}},
                                           {"hi-Latn", {"hi-Latn"}},
                                           {"nb", {"nb"}}}));
  CAPTURE(row.tag);
  CHECK(fallback_chain(row.tag, parents) == row.chain);
}

TEST_CASE("a chain ends even where parents lead in a circle") {
  const auto chain = fallback_chain("es-MX", {{"es-MX", "es-AR"}, {"es-AR", "es-MX"}});
  CHECK(chain.size() <= 8);
  CHECK(chain.front() == "es-MX");
}

Locale full_locale() {
  Locale locale;
  locale.tag = "tr";
  locale.name = "Türkçe \"x\" \\ \n";
  locale.english_name = "Turkish";
  locale.script = "Latn";
  locale.direction = Direction::RightToLeft;
  locale.registers = {{"siz", "siz", "formal", true}, {"sen", "sen", "informal", false}};
  locale.speaker_genders = {"feminine", "masculine"};
  locale.addressee_genders = {"feminine"};
  locale.name_pattern = {{"default", "{given} Bey"}, {"fallback", "{given}"}};
  locale.titles = {{"feminine", "Hanım"}};
  locale.analysis = settings_for("tr");
  locale.analysis.segmentation = Segmentation::Dictionary;
  locale.analysis.elisions = {"l'"};
  locale.analysis.compounds = {"s", "es"};
  locale.analysis.words = {"返金希望", "a b"};
  locale.analysis.grams = 3;
  locale.analysis.stopwords = {"ve", "ile"};
  locale.analysis.synonyms = {{"iade", "geri ödeme"}, {"a", "b", "c"}};
  locale.analysis.transliteration = {{"sh", "ş"}};
  locale.vocabulary = {{"emotion", "anger", "öfkeli 😡"}};
  return locale;
}

TEST_CASE("a locale comes back from its text as it went in") {
  CHECK(decode_locale(encode(full_locale())) == full_locale());
  CHECK(decode_locale(encode(Locale{})) == Locale{});
  CHECK(encode(decode_locale(encode(full_locale()))) == encode(full_locale()));
  CHECK(encode(full_locale()).find('\n') == std::string::npos);  // packs keep one per line
}

TEST_CASE("damaged text is no locale") {
  const auto whole = encode(full_locale());
  for (std::size_t length = 0; length < whole.size(); length += 7)
    CHECK_THROWS_AS(decode_locale(whole.substr(0, length)), std::runtime_error);
  for (const auto* bad : {"null", "[]", "{}", "{\"tag\":1}", "\xFF", "{\"tag\":\"es\"}"})
    CHECK_THROWS_WITH(decode_locale(bad),
                      Catch::StartsWith("the pack's locale definition cannot be read"));
}

}  // namespace
}  // namespace attune::locales
