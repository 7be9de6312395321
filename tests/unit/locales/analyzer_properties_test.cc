// SPDX-License-Identifier: GPL-2.0-or-later
// What holds for every text there is: the promises that indexing and asking rest on.
#include <catch2/catch.hpp>

#include <algorithm>
#include <array>
#include <thread>

#include "locales/analyzer.h"
#include "locales/unicode.h"
#include "settings.h"

namespace attune::locales {

bool operator==(const Word& a, const Word& b) {
  return a.begin == b.begin && a.end == b.end && a.exact == b.exact && a.terms == b.terms &&
         a.stop == b.stop;
}

namespace {

constexpr unsigned kRandomTexts = 300;

/// As the server makes it: from the settings the pack carries.
AnalysisSettings through_pack(const AnalysisSettings& settings) {
  Locale locale;
  locale.analysis = settings;
  return decode_locale(encode(locale)).analysis;
}

/// The first promise a word breaks, or "".
std::string broken_promise(const Word& word, std::uint32_t from, std::uint32_t length) {
  if (word.begin < from || word.begin >= word.end || word.end > length) return "place";
  if (word.exact.empty() || !valid_utf8(word.exact)) return "exact";
  if (word.terms.empty()) return "no terms";
  for (auto term = word.terms.begin(); term != word.terms.end(); ++term) {
    if (term->key.empty() || !valid_utf8(term->key)) return "key";
    if (term->key.size() > 240) return "key too long for a pack";
    if (std::find(word.terms.begin(), term, *term) != term) return "duplicate";
  }
  return "";
}

void check_promises(const Analyzer& analyzer, const std::string& text) {
  const auto words = analyzer.analyze(text);
  const auto length = static_cast<std::uint32_t>(code_points(text));
  std::uint32_t from = 0;
  for (const auto& word : words) {
    const auto broken = broken_promise(word, from, length);
    if (!broken.empty()) FAIL(broken << " of “" << word.exact << "” in: " << text);
    from = word.end;
  }
}

TEST_CASE("every word of any text has a place and sound terms") {
  for (const auto& tag : analysed_tags()) {
    const Analyzer analyzer(tag, settings_for(tag));
    for (const auto& text : many_scripts()) check_promises(analyzer, text);
    for (unsigned seed = 0; seed < kRandomTexts; ++seed)
      check_promises(analyzer, random_text(seed, 1 + seed % 90));
  }
  SUCCEED();
}

TEST_CASE("a question is analysed exactly as the entry was, whatever was asked before") {
  for (const auto& tag : analysed_tags()) {
    const Analyzer indexing(tag, settings_for(tag)), asking(tag, through_pack(settings_for(tag)));
    for (unsigned seed = 0; seed < kRandomTexts; ++seed) {
      const auto text = random_text(seed * 7 + 1, 1 + seed % 60);
      const auto indexed = indexing.analyze(text);
      if (indexed != asking.analyze(text) || indexed != indexing.analyze(text))
        FAIL(tag << ": " << text);
    }
  }
  SUCCEED();
}

TEST_CASE("very long words keep sound keys where they are cut") {
  const Analyzer english("en", settings_for("en"));
  for (const auto* letter : {"a", "é", "𐐨", "ß", "\u0301"}) {
    for (const auto* start : {"", "x", "xy"}) {
      std::string word = start;
      for (int i = 0; i < 300; ++i) word += letter;
      check_promises(english, word);
      for (const auto& each : english.analyze(word))
        for (const auto& term : each.terms) CHECK(term.key.find("\uFFFD") == std::string::npos);
    }
  }
}

TEST_CASE("composed and decomposed spelling make the same terms") {
  struct Pair {
    const char *tag, *composed, *decomposed;
  };
  const auto row = GENERATE(values<Pair>({
      {"es", "año", "an\u0303o"},
      {"tr", "İade", "I\u0307ade"},
      {"de", "Öl", "O\u0308l"},
      {"ja", "ガ", "カ\u3099"},
      {"ko", "한", "\u1112\u1161\u11AB"},
      {"ar", "أنا", "\u0627\u0654نا"},
      {"ru", "ё", "е\u0308"},
  }));
  const Analyzer analyzer(row.tag, settings_for(row.tag));
  CAPTURE(row.tag, row.composed);
  const auto one = analyzer.analyze(row.composed), other = analyzer.analyze(row.decomposed);
  REQUIRE(one.size() == 1);
  REQUIRE(other.size() == 1);
  CHECK(one[0].terms == other[0].terms);
}

TEST_CASE("threads share one analyser") {
  const Analyzer analyzer("fr", settings_for("fr"));
  std::vector<std::vector<Word>> expected;
  for (const auto& text : many_scripts()) expected.push_back(analyzer.analyze(text));
  std::array<int, 4> wrong{};
  {
    std::vector<std::jthread> threads;
    for (auto& count : wrong)
      threads.emplace_back([&analyzer, &expected, &count] {
        for (int round = 0; round < 100; ++round)
          for (std::size_t i = 0; i < expected.size(); ++i)
            count += analyzer.analyze(many_scripts()[i]) != expected[i] ? 1 : 0;
      });
  }
  CHECK(wrong == std::array<int, 4>{});
}

}  // namespace
}  // namespace attune::locales
