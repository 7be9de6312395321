// SPDX-License-Identifier: GPL-2.0-or-later
#include "settings.h"

#include <unicode/unistr.h>

#include <array>
#include <map>
#include <random>

namespace attune::locales {
namespace {

AnalysisSettings words(std::string stemmer, std::vector<std::string> fold) {
  AnalysisSettings out;
  out.stemmer = std::move(stemmer);
  out.fold = std::move(fold);
  return out;
}

AnalysisSettings dictionary(std::vector<std::string> fold) {
  AnalysisSettings out = words("none", std::move(fold));
  out.segmentation = Segmentation::Dictionary;
  out.grams = 0;
  return out;
}

std::map<std::string, AnalysisSettings, std::less<>> make_all() {
  std::map<std::string, AnalysisSettings, std::less<>> all{
      {"ar", words("arabic", {"marks", "arabic"})},
      {"de", words("german2", {"marks", "german"})},
      {"en", words("english", {"marks"})},
      {"es", words("spanish", {"marks"})},
      {"fa", words("none", {"persian"})},
      {"fr", words("french", {"marks"})},
      {"he", words("none", {"hebrew"})},
      {"hi", words("libstemmer:hindi", {"indic"})},
      {"ja", dictionary({"kana"})},
      {"ko", words("none", {})},
      {"ru", words("russian", {"cyrillic-yo"})},
      {"th", dictionary({"thai"})},
      {"tr", words("turkish", {"marks"})}};
  all["tr"].lowercase = Lowercase::Turkic;
  all["fr"].elisions = {"l’", "d'", "qu'"};
  all["en"].stopwords = {"the", "a", "is", "not"};
  all["es"].stopwords = {"los", "él"};
  all["ja"].transliteration = {{"he", "へ"}, {"henpin", "返品"}, {"n", "ん"}};
  return all;
}

const std::map<std::string, AnalysisSettings, std::less<>>& all_settings() {
  static const auto all = make_all();
  return all;
}

/// First and last code point of what random_text draws from.
constexpr std::array<std::pair<int, int>, 16> kRanges{{{0x20, 0x7E},
                                                       {0xA0, 0x17F},
                                                       {0x300, 0x36F},
                                                       {0x370, 0x4FF},
                                                       {0x590, 0x6FF},
                                                       {0x900, 0xDFF},
                                                       {0xE00, 0xE7F},
                                                       {0x1E00, 0x20CF},
                                                       {0x2600, 0x27BF},
                                                       {0x3040, 0x30FF},
                                                       {0x4E00, 0x9FFF},
                                                       {0xAC00, 0xD7A3},
                                                       {0xF900, 0xFFFD},
                                                       {0x10400, 0x1044F},
                                                       {0x1F300, 0x1FAFF},
                                                       {0xE0001, 0xE01EF}}};

}  // namespace

const std::vector<std::string>& analysed_tags() {
  static const auto tags = [] {
    std::vector<std::string> out;
    for (const auto& [tag, settings] : all_settings()) out.push_back(tag);
    return out;
  }();
  return tags;
}

AnalysisSettings settings_for(std::string_view tag) {
  return all_settings().find(tag)->second;
}

const std::vector<std::string>& many_scripts() {
  static const std::vector<std::string> texts{"Los envíos llegan tarde, ¡qué rabia!",
                                              "L’envoi de l'été n’est pas là",
                                              "Straße, Öl & Fußgänger",
                                              "İstanbul'da IŞIK ılık",
                                              "أُريدُ المالَ فوراً",
                                              "سفارش من کجاست؟ می‌خواهم",
                                              "איפה ההזמנה שלי? צה״ל",
                                              "मेरा पैसा वापस करो क़ानून",
                                              "ฉันต้องการเงินคืนเดี๋ยวนี้",
                                              "返金はいつですか？プリペイドカード",
                                              "환불해 주세요 지금",
                                              "Ёлка ещё не пришла",
                                              "Où est ma commande 😡😡 ??",
                                              "a😀b 𝐀𝐁 𐐀𐐨 𠮷野家",
                                              "e\u0301tude re\u0301sume\u0301"};
  return texts;
}

std::string random_text(unsigned seed, std::size_t count) {
  std::minstd_rand random(seed + 1);
  icu::UnicodeString out;
  while (out.countChar32() < static_cast<int32_t>(count)) {
    const auto [first, last] = kRanges[random() % kRanges.size()];
    out.append(
        UChar32(first + static_cast<int>(random() % static_cast<unsigned>(last - first + 1))));
    if (random() % 5 == 0) out.append(u' ');
  }
  std::string text;
  return out.toUTF8String(text);
}

}  // namespace attune::locales
