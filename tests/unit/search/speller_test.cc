// SPDX-License-Identifier: GPL-2.0-or-later
// What an unknown word may have been meant for.
#include "search/speller.h"

#include <fmt/format.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <random>

#include "locales/unicode.h"

namespace attune::search {
namespace {

struct Known {
  std::string word;
  std::uint32_t documents = 1;
};

Speller speller_of(const std::vector<Known>& words) {
  Speller speller;
  for (const auto& [word, documents] : words) speller.add(word, documents);
  speller.finish();
  return speller;
}

/// "word:distance …", best first.
std::string corrected(const Speller& speller, std::string_view word, std::size_t limit = 10) {
  std::string out;
  for (const auto& each : speller.corrections(word, limit))
    out += fmt::format("{}{}:{}", out.empty() ? "" : " ", each.word, each.distance);
  return out;
}

std::string corrected(const std::vector<Known>& words, std::string_view word) {
  return corrected(speller_of(words), word);
}

TEST_CASE("every kind of slip is forgiven once, and in a long word a letter that moved") {
  const auto speller = speller_of({{"refund"}, {"delivery"}, {"tax"}, {"committee"}});
  struct Row {
    const char *typed, *expected;
  };
  const auto row = GENERATE(values<Row>({
      {"refnd", "refund:1"},        // left out
      {"refuund", "refund:1"},      // doubled
      {"refunds", "refund:1"},      // put in at the end
      {"xrefund", "refund:1"},      // and at the beginning
      {"rafund", "refund:1"},       // replaced
      {"refudn", "refund:1"},       // swapped: one slip, not two
      {"erfund", "refund:1"},       // swapped, with another first letter
      {"taxx", "tax:1"},            // a short word, in a word that is not
      {"comittee", "committee:1"},  // one of two equal letters
      {"dlivergy", "delivery:2"},   // one left out and one put in
      {"eliveryd", "delivery:2"},   // a letter that moved
      {"dlvrergy", ""},             // three slips
      {"comitee", ""},              // two left out: no form in common
      {"deliverrry", ""},           // nor with two put in
      {"delivara", ""},             // nor with two replaced
      {"refund", ""},               // known: not a correction of itself
      {"zeppelin", ""},             // like nothing
      {"REFUND", ""},               // words are compared in their exact form
  }));
  CAPTURE(row.typed);
  CHECK(corrected(speller, row.typed) == row.expected);
}

TEST_CASE("a known word brings its neighbours, never itself") {
  CHECK(corrected({{"cards"}, {"carts"}, {"card"}}, "cards") == "card:1 carts:1");
}

TEST_CASE("two slips are forgiven from seven letters on, as typed") {
  CHECK(corrected({{"payment"}}, "pamenty") == "payment:2");
  CHECK(corrected({{"refund"}}, "refndu") == "");
  CHECK(corrected({{"возврат"}}, "озвратв") == "возврат:2");
  CHECK(corrected({{"деньги"}}, "еньгид") == "");  // six letters, twelve bytes
}

TEST_CASE("fewer slips stand first, then the same first letter, then more documents") {
  CHECK(corrected({{"scarrire", 99}, {"carriers", 1}}, "carrires") == "carriers:1 scarrire:2");
  CHECK(corrected({{"light", 1}, {"night", 99}}, "lnight") == "light:1 night:1");
  CHECK(corrected({{"night", 1}, {"light", 99}}, "lnight") == "light:1 night:1");
  CHECK(corrected({{"cards", 3}, {"carts", 9}}, "carxs") == "carts:1 cards:1");
  CHECK(corrected({{"carts", 3}, {"cards", 9}}, "carxs") == "cards:1 carts:1");
  CHECK(corrected({{"carts", 9}, {"cards", 9}}, "carxs") == "cards:1 carts:1");
}

TEST_CASE("no more corrections than asked for, and the best of them") {
  const auto speller = speller_of({{"cards", 3}, {"carts", 9}, {"carls", 5}});
  CHECK(corrected(speller, "carxs", 0) == "");
  CHECK(corrected(speller, "carxs", 1) == "carts:1");
  CHECK(corrected(speller, "carxs", 2) == "carts:1 carls:1");
}

TEST_CASE("a correction says how many documents have it") {
  const auto speller = speller_of({{"cards", 3}, {"carts", 9}});
  const auto found = speller.corrections("carxs", 2);
  REQUIRE(found.size() == 2);
  CHECK(found[0].documents == 9);
  CHECK(found[1].documents == 3);
}

TEST_CASE("letters are counted in any script") {
  struct Row {
    const char *known, *typed, *expected;
  };
  const auto row = GENERATE(values<Row>({
      {"доставка", "доствака", "доставка:1"},
      {"дом", "дам", ""},  // six bytes, three letters
      {"дома", "дама", "дома:1"},
      {"envío", "envio", "envío:1"},
      {"rückgabe", "ruckgabe", "rückgabe:1"},
      {"الطلبية", "الطلبيه", "الطلبية:1"},
      {"واپسی", "واپسيي", ""},
      {"रिफंड", "रिफड", "रिफंड:1"},
      {"返金希望", "返希望", ""},
      {"返金希望者", "返希望者", "返金希望者:1"},
      {"ぷりぺいど", "ぷりぺーど", "ぷりぺいど:1"},
      {"จัดส่ง", "จัดสง", "จัดส่ง:1"},
      {"𐐨𐐩𐐪𐐫𐐬", "𐐨𐐩𐐫𐐪𐐬", "𐐨𐐩𐐪𐐫𐐬:1"},
  }));
  CAPTURE(row.known, row.typed);
  CHECK(corrected({{row.known}}, row.typed) == row.expected);
}

TEST_CASE("words that are too short or too long are left alone") {
  CHECK(corrected({{"the"}, {"thee"}}, "teh") == "");
  CHECK(corrected({{"then"}}, "tehn") == "then:1");
  CHECK(corrected({{"then"}}, "") == "");
  const std::string longest(Speller::kLongest - 1, 'a');
  CHECK(corrected({{longest}}, longest.substr(1)) == longest + ":1");
  CHECK(corrected({{longest}}, longest.substr(1) + "b") == longest + ":1");
  CHECK(corrected({{longest}}, longest + "b") == "");
  CHECK(corrected({{longest + "b"}}, longest) == "");
  CHECK(corrected({{longest}}, std::string(10'000, 'a')) == "");
}

TEST_CASE("a speller without words knows no correction") {
  CHECK(corrected(std::vector<Known>{}, "refund") == "");
  CHECK(Speller().corrections("refund", 3).empty());
}

TEST_CASE("bytes that are no text are no reason to fall") {
  const auto speller = speller_of({{"refund"}, {"re\xFF\xFE\x80\x80\x80\x80und"}});
  for (const std::string_view bytes : {"\xFF\xFF\xFF\xFF\xFF", "refun\xC3", "\x80\x80\x80\x80\x80"})
    for (const auto& each : speller.corrections(bytes, 9)) CHECK(each.distance <= 2);
}

// ---- Random words

constexpr std::u32string_view kLetters = U"abcdeабвгñéاتي返金";

char32_t random_letter(std::minstd_rand& random) {
  return kLetters[random() % kLetters.size()];
}

std::u32string random_word(std::minstd_rand& random, std::size_t least, std::size_t most) {
  std::u32string out(least + random() % (most - least + 1), U' ');
  for (auto& letter : out) letter = random_letter(random);
  return out;
}

/// All words one slip away, the word itself perhaps among them.
std::vector<std::u32string> spoilt(const std::u32string& word, std::minstd_rand& random) {
  std::vector<std::u32string> out;
  for (std::size_t i = 0; i <= word.size(); ++i) {
    auto& longer = out.emplace_back(word);
    longer.insert(i, 1, random_letter(random));
    if (i == word.size()) break;
    auto& shorter = out.emplace_back(word);
    shorter.erase(i, 1);
    auto& other = out.emplace_back(word);
    other[i] = random_letter(random);
    if (i + 1 == word.size()) continue;
    auto& swapped = out.emplace_back(word);
    std::swap(swapped[i], swapped[i + 1]);
  }
  return out;
}

TEST_CASE("every word of five letters or more is found again after any one slip") {
  std::minstd_rand random(7);
  std::vector<std::u32string> words;
  for (int i = 0; i < 300; ++i) words.push_back(random_word(random, 5, Speller::kLongest - 2));
  std::vector<Known> known;
  for (std::uint32_t i = 0; i < words.size(); ++i) known.push_back({locales::to_utf8(words[i]), i});
  const auto speller = speller_of(known);
  std::size_t asked = 0;
  for (const auto& word : words)
    for (const auto& wrong : spoilt(word, random)) {
      if (wrong == word) continue;
      ++asked;
      const auto right = locales::to_utf8(word);
      const auto found = speller.corrections(locales::to_utf8(wrong), words.size());
      const auto at = std::find_if(found.begin(), found.end(),
                                   [&](const Correction& each) { return each.word == right; });
      if (at == found.end() || at->distance != 1)
        FAIL(locales::to_utf8(wrong) << " does not lead to " << right);
    }
  CHECK(asked > 10'000);
}

/// The textbook recursion, in a full table: slow, and another way to the same answer.
int plain_distance(const std::u32string& a, const std::u32string& b) {
  std::vector<std::vector<int>> table(a.size() + 1, std::vector<int>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i)
    for (std::size_t j = 0; j <= b.size(); ++j) {
      auto& cell = table[i][j];
      if (i == 0 || j == 0) {
        cell = static_cast<int>(i + j);
        continue;
      }
      cell = std::min({table[i - 1][j] + 1, table[i][j - 1] + 1,
                       table[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        cell = std::min(cell, table[i - 2][j - 2] + 1);
    }
  return table[a.size()][b.size()];
}

TEST_CASE("distances are what a plain count of slips says, and come in order") {
  std::minstd_rand random(11);
  std::vector<Known> known;
  for (int i = 0; i < 400; ++i) {
    auto word = random_word(random, 4, 9);
    for (auto& letter : word) letter = kLetters[random() % 3];  // many neighbours
    known.push_back({locales::to_utf8(word)});
  }
  const auto speller = speller_of(known);
  for (int i = 0; i < 200; ++i) {
    auto typed = random_word(random, 4, 9);
    for (auto& letter : typed) letter = kLetters[random() % 3];
    int last = 1;
    for (const auto& each : speller.corrections(locales::to_utf8(typed), 400)) {
      CAPTURE(locales::to_utf8(typed), each.word);
      REQUIRE(each.distance == plain_distance(typed, locales::to_utf32(each.word)));
      REQUIRE(each.distance >= last);
      REQUIRE(each.distance <= (typed.size() < Speller::kLong ? 1 : 2));
      last = each.distance;
    }
  }
}

}  // namespace
}  // namespace attune::search
