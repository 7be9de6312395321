// SPDX-License-Identifier: GPL-2.0-or-later
#include "locales/fold.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <stdexcept>

#include "settings.h"

namespace attune::locales {
namespace {

std::string exact(const std::string& text, Lowercase lowercase = Lowercase::Default) {
  return Folder({}, lowercase).exact(icu::UnicodeString::fromUTF8(text));
}

std::string folded(const std::string& rule, const std::string& text) {
  const Folder folder({rule}, Lowercase::Default);
  return folder.fold(folder.exact(icu::UnicodeString::fromUTF8(text)));
}

TEST_CASE("the exact form forgives case, width and digits, nothing else") {
  struct Row {
    const char *surface, *exact;
  };
  const auto row = GENERATE(values<Row>({
      {"ENVÍO", "envío"},
      {"Straße", "strasse"},
      {"ＡＢＣ", "abc"},
      {"ﬁ", "fi"},
      {"don’t", "don't"},
      {"donʼt", "don't"},
      {"don＇t", "don't"},
      {"‘so’", "‘so'"},  // an opening quote is no apostrophe
      {"١٢٣", "123"},
      {"२", "2"},
      {"ｶﾞ", "ガ"},
      {"ΟΔΟΣ", "οδοσ"},
      {"İSTANBUL", "istanbul"},
      {"می\u200Cخواهم", "میخواهم"},
      {"пЁс", "пёс"},
      {"ü", "ü"},
      {"u\u0308", "ü"},
      {"ⅸ", "ix"},
      {"क़", "क़"},
      {"½", "1⁄2"},
      {"", ""},
  }));
  CAPTURE(row.surface);
  CHECK(exact(row.surface) == row.exact);
}

TEST_CASE("Turkic lower-casing keeps the two letters i apart") {
  CHECK(exact("IŞIK İl", Lowercase::Turkic) == "ışık il");
  CHECK(exact("I\u0307", Lowercase::Turkic) == "i");
  CHECK(exact("IŞIK İl", Lowercase::Default) == "işik il");
}

TEST_CASE("each rule folds what writers mix up") {
  struct Row {
    const char *rule, *text, *folded;
  };
  const auto row = GENERATE(values<Row>({
      {"marks", "envío año çà", "envio ano ca"},
      {"marks", "Øre łódź đak ðæ þórr œuvre ıhlamur", "ore lodz dak dae thorr oeuvre ihlamur"},
      {"marks", "ἀρχή", "αρχη"},
      {"marks", "tiếng Việt", "tieng viet"},
      {"marks", "мой ёж", "мой еж"},
      {"german", "Größe Groesse Ärger Aerger", "grosse grosse arger arger"},
      {"german", "Quelle neue Bauer", "quelle neu baur"},
      {"arabic", "أَهْلاً إلى آخر ٱ", "اهلا الي اخر ا"},
      {"arabic", "مدرسة مؤمن شيئ عـــلى", "مدرسه مومن شيي علي"},
      {"persian", "كتاب علي على", "کتاب علی علی"},
      {"hebrew", "שָׁלוֹם צה״ל ג׳ירפה צה\"ל", "שלום צהל גירפה צהל"},
      {"kana", "カード ガパ ヶ", "かど がぱ ゖ"},
      {"indic", "क़ानून माँ", "कानून मां"},
      {"thai", "ต้องการ ไม่ ก๊ก ก๋ง", "ตองการ ไม กก กง"},
      {"cyrillic-yo", "Ещё ёж", "еще еж"},
  }));
  CAPTURE(row.rule, row.text);
  CHECK(folded(row.rule, row.text) == row.folded);
}

TEST_CASE("no rule touches a script that is not its own") {
  /// One text per script, and the rules that may change it.
  const std::vector<std::pair<std::string, std::vector<std::string_view>>> texts{
      {"çüé naïve", {"marks", "german"}},
      {"don't \"quote\" me", {}},
      {"ἀρχή ώρα", {"marks"}},
      {"ёлка й", {"marks", "cyrillic-yo"}},
      {"أُريدُ المالَ", {"arabic", "persian"}},
      {"שָׁלוֹם", {"hebrew"}},
      {"क़ानून माँ", {"indic"}},
      {"ต้องการ", {"thai"}},
      {"カード ガパ", {"kana"}},
      {"がぱ は", {}},
      {"返品 환불", {}},
      {"বাংলা தமிழ் తెలుగు", {}},
      {"ကြောင့်", {}},
      {"😡❤ 𐐨", {}}};
  for (const auto& [text, may_change] : texts)
    for (const auto rule : fold_rule_names()) {
      if (std::find(may_change.begin(), may_change.end(), rule) != may_change.end()) continue;
      CAPTURE(rule, text);
      CHECK(folded(std::string(rule), text) == exact(text));
    }
}

TEST_CASE("folding twice changes nothing more") {
  for (const auto rule : fold_rule_names()) {
    const Folder folder({std::string(rule)}, Lowercase::Default);
    for (const auto& text : many_scripts()) {
      const auto once = folder.fold(folder.exact(icu::UnicodeString::fromUTF8(text)));
      CAPTURE(rule, text);
      CHECK(folder.fold(once) == once);
    }
  }
}

TEST_CASE("rules apply in the order of the pack, and unknown ones are refused") {
  const Folder folder({"marks", "german"}, Lowercase::Default);
  CHECK(folder.fold(folder.exact("Größe née Müeller")) == "grosse nee muller");
  for (const auto* unknown : {"", "accents", "Marks", "marks "})
    CHECK_THROWS_AS(Folder({unknown}, Lowercase::Default), std::invalid_argument);
}

}  // namespace
}  // namespace attune::locales
