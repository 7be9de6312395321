// SPDX-License-Identifier: GPL-2.0-or-later
// What words and terms a text becomes, script by script.
#include "locales/analyzer.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <stdexcept>

#include "settings.h"

namespace attune::locales {
namespace {

constexpr std::string_view kLetters = "XSGBDP";  // by Family, as in the packs' prefixes

std::vector<Word> analysed(std::string_view tag, std::string_view text) {
  return Analyzer(tag, settings_for(tag)).analyze(text);
}

/// "exact" of each word, with its terms of the families asked for: "envíos(S:envi)".
std::string shown(const std::vector<Word>& words, std::string_view families) {
  std::string out;
  for (const auto& word : words) {
    out += (out.empty() ? "" : " ") + word.exact + (word.stop ? "!" : "");
    for (const auto& term : word.terms) {
      const char letter = kLetters[static_cast<std::size_t>(term.family)];
      if (families.find(letter) != families.npos) out += std::string("·") + letter + ":" + term.key;
    }
  }
  return out;
}

struct Case {
  const char *tag, *text, *families, *expected;
};

TEST_CASE("words become terms of their families") {
  const auto row = GENERATE(values<Case>({
      {"es", "Los envíos llegan", "S", "los!·S:los envíos·S:envi llegan·S:lleg"},
      {"es", "ENVIOS", "S", "envios·S:envi"},
      {"es", "Él", "S", "él!·S:el"},
      {"en", "not refunded", "SG",
       "not!·S:not refunded·S:refund·G:refu·G:efun·G:fund·G:unde·G:nded"},
      {"de", "Rückgabe", "S", "rückgabe·S:ruckgab"},
      {"de", "Rueckgabe", "S", "rueckgabe·S:ruckgab"},
      {"de", "Straße", "X", "strasse·X:strasse"},
      {"fr", "l’envoi d'hier aujourd'hui", "X",
       "envoi·X:envoi hier·X:hier aujourd'hui·X:aujourd'hui"},
      {"tr", "İSTANBUL IŞIK", "S", "istanbul·S:istanbul ışık·S:isik"},
      {"ar", "المَالُ", "X", "المَالُ·X:المَالُ"},
      {"he", "צה״ל", "S", "צה״ל·S:צהל"},
      {"ru", "ещё", "S", "ещё·S:еще·S:ещ"},
      {"th", "เงินคืน", "D", "เงิน·D:เงิน คืน·D:คืน"},
      {"ja", "返金", "DB", "返金·D:返金·B:返金"},
      {"ja", "カード", "DB", "カード·D:かど·B:かど"},
      {"ko", "환불해", "XB", "환불해·X:환불해·B:환불·B:불해"},
      {"en", "refund is late", "P", "refund·P:refund is is!·P:is late late"},
      {"en", "the is Refunded", "P", "the! is!·P:is refund refunded"},
      {"ja", "返金 希望", "P", "返金·P:返金 希望 希望"},
      {"en", "😡 2️⃣ ™", "X", "😡·X:😡 2⃣·X:2⃣ tm·X:tm"},
      {"en", "１２３ ١٢٣ ﬁne", "X", "123·X:123 123·X:123 fine·X:fine"},
      {"en", " … — ?! \n\t", "XSGBDP", ""},
      {"en", "", "XSGBDP", ""},
  }));
  CAPTURE(row.tag, row.text);
  CHECK(shown(analysed(row.tag, row.text), row.families) == row.expected);
}

TEST_CASE("writers who leave out what a keyboard lacks meet those who do not") {
  struct Pair {
    const char *tag, *one, *other;
  };
  const auto row = GENERATE(values<Pair>({
      {"es", "reclamación", "reclamacion"},
      {"de", "Größe", "Groesse"},
      {"fr", "remboursé", "rembourse"},
      {"tr", "iade alamadım", "iade alamadim"},
      {"ar", "أُريدُ", "اريد"},
      {"ar", "الشكوى", "الشكوي"},
      {"hi", "क़ानून", "कानून"},
      {"th", "ต้องการ", "ตองการ"},
      {"ja", "プリペイド", "ぷりぺいど"},
      {"ru", "ещё", "еще"},
      {"en", "re\u0301sume\u0301", "résumé"},
      {"en", "❤️", "❤"},
  }));
  CAPTURE(row.tag, row.one, row.other);
  const auto one = analysed(row.tag, row.one), other = analysed(row.tag, row.other);
  const auto meets = [&](const Term& term) {
    // Without its tone marks Thai is cut into other words: there the n-grams of the run meet.
    return (term.family != Family::Gram || row.tag == std::string("th")) &&
           std::any_of(other.begin(), other.end(), [&](const Word& word) {
             return std::find(word.terms.begin(), word.terms.end(), term) != word.terms.end();
           });
  };
  REQUIRE(!one.empty());
  for (const auto& word : one) CHECK(std::any_of(word.terms.begin(), word.terms.end(), meets));
}

TEST_CASE("places are counted in code points of the text as written") {
  struct Row {
    const char *tag, *text;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> places;
  };
  const auto row = GENERATE(values<Row>({
      {"es", "Los envíos", {{0, 3}, {4, 10}}},
      {"en", "😀😀 late", {{0, 1}, {1, 2}, {3, 7}}},
      {"en", "𝐀𝐁 x", {{0, 2}, {3, 4}}},
      {"en", "e\u0301t e\u0301t", {{0, 3}, {4, 7}}},
      {"fr", "l’envoi", {{2, 7}}},
      {"fr", "😀 qu'il", {{0, 1}, {5, 7}}},
      {"ja", "𠮷で返金", {{0, 1}, {1, 2}, {2, 4}}},
      {"hi", "मेरा पैसा", {{0, 4}, {5, 9}}},
  }));
  CAPTURE(row.tag, row.text);
  std::vector<std::pair<std::uint32_t, std::uint32_t>> places;
  for (const auto& word : analysed(row.tag, row.text)) places.emplace_back(word.begin, word.end);
  CHECK(places == row.places);
}

TEST_CASE("a run without spaces is joined by bigrams over the dictionary’s word ends") {
  const auto words = analysed("ja", "返金希望");
  std::string bigrams;
  for (const auto& word : words)
    for (const auto& term : word.terms)
      if (term.family == Family::Bigram) bigrams += term.key + " ";
  CHECK(bigrams == "返金 金希 希望 ");
  CHECK(shown(analysed("ja", "返金 希望"), "B") == "返金·B:返金 希望·B:希望");
}

TEST_CASE("words of the subject stay whole where the dictionary would cut them") {
  struct Row {
    const char* tag;
    std::vector<std::string> words;
    const char *text, *families, *expected;
  };
  const auto row = GENERATE(values<Row>({
      {"ja", {}, "返金希望者です", "", "返金 希望 者 です"},
      {"ja", {"返金希望"}, "返金希望者です", "", "返金希望 者 です"},
      {"ja",
       {"返金希望"},
       "返金希望",
       "XDB",
       "返金希望·X:返金希望·D:返金希望·B:返金·B:金希·B:希望"},
      // The longest one, wherever it stands in the list.
      {"ja", {"返金希望", "返金希望者", "希望者"}, "返金希望者です", "", "返金希望者 です"},
      {"ja", {"返金希望者", "返金希望"}, "返金希望者です", "", "返金希望者 です"},
      {"ja", {"返金希望"}, "返金希望返金希望", "", "返金希望 返金希望"},
      {"ja", {"返金希望"}, "希望返金希望", "", "希望 返金希望"},
      // Its ends must be ends of words, and nothing may stand between.
      {"ja", {"金希望"}, "返金希望", "", "返金 希望"},
      {"ja", {"返金希望"}, "返金 希望", "", "返金 希望"},
      {"ja", {"返金 希望"}, "返金 希望", "X", "返金·X:返金 希望·X:希望"},
      {"ja", {"返金希望"}, "返金、希望", "", "返金 希望"},
      {"ja", {"返金希望です"}, "返金希望", "", "返金 希望"},
      // A list is in the form that text is brought to.
      {"ja", {"ｶｰﾄﾞ決済"}, "カード決済", "", "カード決済"},
      {"ja", {"カード決済"}, "ｶｰﾄﾞ決済", "", "カード決済"},
      {"th", {}, "เงินคืน", "", "เงิน คืน"},
      {"th", {"เงินคืน"}, "เงินคืน", "D", "เงินคืน·D:เงินคืน"},
      {"en", {"money back"}, "money back", "X", "money·X:money back·X:back"},
  }));
  auto settings = settings_for(row.tag);
  settings.words = row.words;
  CAPTURE(row.text, row.words);
  const auto words = Analyzer(row.tag, settings).analyze(row.text);
  CHECK(shown(words, row.families) == row.expected);
}

TEST_CASE("a joined word has its place in the text, and may be a stop word") {
  auto settings = settings_for("ja");
  settings.words = {"返金希望"};
  settings.stopwords = {"返金希望"};
  const auto words = Analyzer("ja", settings).analyze("𠮷は返金希望。");
  REQUIRE(words.size() == 3);
  CHECK(words[2].begin == 2);
  CHECK(words[2].end == 6);
  CHECK(words[2].stop);
  CHECK_FALSE(words[1].stop);
}

TEST_CASE("a word of the list may have six pieces, not more") {
  // Six and seven words to the dictionary, which knows each of them.
  const std::string six = "返金希望返金希望返金希望", seven = six + "返金";
  auto settings = settings_for("ja");
  REQUIRE(Analyzer("ja", settings).analyze(six).size() == 6);
  REQUIRE(Analyzer("ja", settings).analyze(seven).size() == 7);
  settings.words = {six};
  CHECK(shown(Analyzer("ja", settings).analyze(seven), "") == six + " 返金");
  settings.words = {seven};
  CHECK(Analyzer("ja", settings).analyze(seven).size() == 7);
}

TEST_CASE("an apostrophe is one, however it is typed") {
  struct Row {
    const char *tag, *plain, *typed;
  };
  const auto row = GENERATE(values<Row>({
      {"en", "don't", "don’t"},
      {"en", "DON'T", "DON’T"},
      {"en", "don't", "donʼt"},
      {"en", "don't", "don＇t"},
      {"en", "the customer's parcel isn't here", "the customer’s parcel isn’t here"},
      {"fr", "aujourd'hui", "aujourd’hui"},
      {"fr", "qu'il n'est", "qu’il n’est"},
      {"tr", "İstanbul'da", "İstanbul’da"},
  }));
  CAPTURE(row.tag, row.typed);
  const auto all = "XSGBDP";
  CHECK(shown(analysed(row.tag, row.typed), all) == shown(analysed(row.tag, row.plain), all));
  for (const auto& word : analysed(row.tag, row.typed))
    CHECK(word.exact.find("’") == std::string::npos);
}

TEST_CASE("a word with a curly apostrophe keeps its place in the text") {
  const auto words = analysed("en", "I don’t know");
  REQUIRE(words.size() == 3);
  CHECK(words[1].exact == "don't");
  CHECK(words[1].begin == 2);
  CHECK(words[1].end == 7);
  CHECK(words[2].begin == 8);
}

TEST_CASE("how a language joins words changes no term; it is kept for reading questions") {
  auto settings = settings_for("de");
  const auto plain = shown(Analyzer("de", settings).analyze("Lieferverzögerung"), "XSGBDP");
  settings.compounds = {"s", "es"};
  const Analyzer joining("de", settings);
  CHECK(shown(joining.analyze("Lieferverzögerung"), "XSGBDP") == plain);
  CHECK(joining.settings().compounds == std::vector<std::string>{"s", "es"});
}

TEST_CASE("Latin letters are read as the language’s own by the longest match") {
  const Analyzer japanese("ja", settings_for("ja"));
  CHECK(japanese.transliterate("henpin") == "返品");
  CHECK(japanese.transliterate("hen") == "へん");
  for (const auto* left_over : {"", "x", "henx", "HE", "返"}) {
    CAPTURE(left_over);
    CHECK(japanese.transliterate(left_over).empty());
  }
  CHECK(Analyzer("en", settings_for("en")).transliterate("hen").empty());
}

TEST_CASE("an unknown rule or stemmer is refused when the analyser is made") {
  for (const auto* stemmer : {"klingon", "libstemmer:klingon", "libstemmer:", "libstemmer"}) {
    AnalysisSettings settings;
    settings.stemmer = stemmer;
    CAPTURE(stemmer);
    CHECK_THROWS_AS(Analyzer("en", settings), std::invalid_argument);
  }
  AnalysisSettings settings;
  settings.fold = {"marks", "Marks"};
  CHECK_THROWS_WITH(Analyzer("en", settings), Catch::Contains("“Marks”"));
}

TEST_CASE("a fingerprint tells settings apart that make other terms") {
  const auto base = analysis_fingerprint("es", settings_for("es"));
  CHECK(base == analysis_fingerprint("es", settings_for("es")));
  auto changed = settings_for("es");
  changed.grams = 3;
  CHECK(base != analysis_fingerprint("es", changed));
  CHECK(base != analysis_fingerprint("pt", settings_for("es")));
  changed = settings_for("es");
  changed.stopwords.pop_back();
  CHECK(base != analysis_fingerprint("es", changed));
  changed = settings_for("es");
  changed.compounds = {"s"};
  CHECK(base != analysis_fingerprint("es", changed));
  changed.compounds.clear();
  changed.words = {"s"};
  CHECK(base != analysis_fingerprint("es", changed));
}

}  // namespace
}  // namespace attune::locales
