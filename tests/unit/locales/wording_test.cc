// SPDX-License-Identifier: GPL-2.0-or-later
#include "locales/wording.h"

#include <catch2/catch.hpp>

namespace attune::locales {
namespace {

AnalysisSettings spaced(const char* stemmer) {
  AnalysisSettings out;
  out.stemmer = stemmer;
  out.fold = {"marks"};
  return out;
}

AnalysisSettings unspaced(const char* fold) {
  AnalysisSettings out;
  out.segmentation = Segmentation::Dictionary;
  out.fold = {fold};
  out.grams = 0;
  return out;
}

/// The place where the pattern is found first, or an empty text.
std::string found(const Analyzer& analyzer, const std::string& pattern, const std::string& text) {
  Wordings wordings(analyzer);
  wordings.add(pattern);
  const auto matches = wordings.find(text, analyzer.analyze(text));
  if (matches.empty()) return "";
  std::string out;
  std::uint32_t at = 0;
  for (const char c : text) {
    if ((static_cast<unsigned char>(c) & 0xC0) != 0x80) ++at;
    if (at > matches.front().begin && at <= matches.front().end) out += c;
  }
  return out;
}

TEST_CASE("a wording is found whatever its case, accents and inflection") {
  const Analyzer english("en", spaced("english")), spanish("es", spaced("spanish"));
  CHECK(found(english, "calm down", "PLEASE CALM DOWN now") == "CALM DOWN");
  CHECK(found(english, "you fail to", "because you failed to sign") == "you failed to");
  CHECK(found(spanish, "cálmese", "por favor calmese ya") == "calmese");
  CHECK(found(english, "calm down", "calmly put it down") == "");
  CHECK(found(english, "calm down", "down calm") == "");
}

TEST_CASE("a star is nothing to three words, a choice is one of its words") {
  const Analyzer english("en", spaced("english"));
  CHECK(found(english, "never * again", "never again") == "never again");
  CHECK(found(english, "never * again", "never come back here again") ==
        "never come back here again");
  CHECK(found(english, "never * again", "never will I come back again") == "");
  CHECK(found(english, "(kill|hurt) (myself|me)", "I will hurt myself") == "hurt myself");
  CHECK(found(english, "(kill|hurt) (myself|me)", "I will help myself") == "");
  CHECK(found(english, "=may", "you may go") == "may");
  CHECK(found(english, "=relaxed", "just relax") == "");
  CHECK(found(english, "relaxed", "just relax") == "relax");
}

TEST_CASE("the shortest match is taken, and all of them are found") {
  const Analyzer english("en", spaced("english"));
  CHECK(found(english, "a * b", "a x b b") == "a x b");
  Wordings wordings(english);
  CHECK(wordings.add("refund") == 0);
  CHECK(wordings.add("my money") == 1);
  CHECK(wordings.size() == 2);
  const std::string text = "refund my money, refund it";
  const auto matches = wordings.find(text, english.analyze(text));
  REQUIRE(matches.size() == 3);
  CHECK(matches[0] == WordingMatch{0, 0, 6});
  CHECK(matches[1] == WordingMatch{1, 7, 15});
  CHECK(matches[2] == WordingMatch{0, 17, 23});
}

TEST_CASE("in scripts without spaces a wording is a run of characters") {
  const Analyzer japanese("ja", unspaced("kana")), thai("th", unspaced("thai"));
  CHECK(found(japanese, "もういや", "本当にもうイヤです") == "もうイヤ");
  CHECK(found(japanese, "もう*(いや|嫌)", "もう何もかも嫌になった") == "もう何もかも嫌");
  CHECK(found(japanese, "もう*嫌", "もうあれこれといろいろ言われるのは本当に嫌") == "");
  CHECK(found(thai, "ไม่อยากอยู่แล้ว", "เรา ไม่อยาก อยู่แล้วจริงๆ") == "ไม่อยาก อยู่แล้ว");
  CHECK(found(thai, "นะค่ะ", "ขอบคุณนะคะ") == "นะคะ");  // tones are forgiven …
  CHECK(found(thai, "=นะค่ะ", "ขอบคุณนะคะ") == "");     // … unless the form is meant
  CHECK(found(thai, "=นะค่ะ", "ขอบคุณนะค่ะ") == "นะค่ะ");
  CHECK(found(japanese, "ng", "ok ngです") == "ng");
  CHECK(found(japanese, "ng", "shippingです") == "");
}

TEST_CASE("what cannot be a pattern is said in a sentence, and matches nothing") {
  for (const auto* bad :
       {"", " ", "*", "* *", "(a|b", "a)", "a|b", "(a|)", "((a))", "(a*b)", "="}) {
    CAPTURE(bad);
    CHECK_FALSE(fault_of_wording(bad).empty());
    CHECK(found(Analyzer("en", spaced("english")), bad, "a b = * () (a|b)") == "");
  }
  for (const auto* good : {"a", "a * b", "(a|b) c", "=a", "a (b|=c) *"}) {
    CAPTURE(good);
    CHECK(fault_of_wording(good).empty());
  }
}

}  // namespace
}  // namespace attune::locales
