// SPDX-License-Identifier: GPL-2.0-or-later
// The classifier of a pack: what training teaches it, what it answers, and its bytes.
#include "indexer/classifier.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <limits>
#include <numeric>
#include <random>
#include <stdexcept>

#include "indexer/training.h"

namespace attune::index {
namespace {

using namespace std::string_literals;
using locales::Family;
using Features = std::vector<Feature>;
using Probabilities = std::vector<float>;

// Of one family, so that all weigh the same.
constexpr Feature kOrder = 800, kMoney = 8, kBack = 16, kCard = 24, kParcel = 88, kLate = 96,
                  kCourier = 104, kHello = 168, kThanks = 176;

/// Two classes and small talk; an order is spoken of in both.
std::vector<Example> toy_problem() {
  return {{{kMoney, kBack}, {"refund"}},
          {{kMoney, kCard, kOrder}, {"refund"}},
          {{kBack, kCard, kOrder}, {"refund"}},
          {{kParcel, kLate, kOrder}, {"delivery"}},
          {{kParcel, kCourier}, {"delivery"}},
          {{kLate, kCourier, kOrder}, {"delivery"}},
          {{kHello}, {}},
          {{kHello, kThanks}, {}},
          {{kMoney, kParcel, kOrder}, {"refund", "delivery"}}};
}

const Classifier& toy() {
  static const auto classifier = train(toy_problem());
  return classifier;
}

/// The label of the most probable class.
std::string best(const Classifier& classifier, const Features& features) {
  const auto all = classifier.probabilities(features);
  const auto at = std::max_element(all.begin(), all.end());
  return classifier.labels()[static_cast<std::size_t>(at - all.begin())];
}

float probability(const Classifier& classifier, const Features& features, const char* label) {
  const auto& labels = classifier.labels();
  const auto at = std::find(labels.begin(), labels.end(), label);
  REQUIRE(at != labels.end());
  return classifier.probabilities(features)[static_cast<std::size_t>(at - labels.begin())];
}

bool is_distribution(const Probabilities& all) {
  const bool fractions =
      std::all_of(all.begin(), all.end(), [](float p) { return p >= 0 && p <= 1; });
  const auto sum = std::accumulate(all.begin(), all.end(), 0.0);
  return fractions && std::abs(sum - 1) < 1e-4;
}

// ---- Learning

TEST_CASE("labels are in order, and the last one is for nothing known") {
  CHECK(toy().labels() == std::vector<std::string>{"delivery", "refund", ""});
}

TEST_CASE("training learns the examples, and what they have in common") {
  for (const auto& example : toy_problem())
    if (example.labels.size() < 2)
      CHECK(best(toy(), example.features) == (example.labels.empty() ? "" : example.labels[0]));
  // Combinations that were in no example.
  CHECK(best(toy(), {kMoney, kBack, kCard}) == "refund");
  CHECK(best(toy(), {kCard, kOrder}) == "refund");
  CHECK(best(toy(), {kLate, kCourier}) == "delivery");
  CHECK(best(toy(), {kThanks}) == "");
  CHECK(probability(toy(), {kMoney, kBack}, "refund") > .8F);
  CHECK(probability(toy(), {kMoney, kBack}, "delivery") < .1F);
}

TEST_CASE("what both classes say decides for neither, and an example of both is half each") {
  CHECK(probability(toy(), {kOrder}, "refund") < .75F);
  CHECK(probability(toy(), {kOrder}, "delivery") < .75F);
  const auto both = train({{{8, 16}, {"a", "b"}}, {{24}, {}}});
  CHECK(probability(both, {8, 16}, "a") == Approx(probability(both, {8, 16}, "b")));
  CHECK(probability(both, {8, 16}, "a") > .4F);
}

TEST_CASE("an example of more weight teaches more") {
  const auto taught = [](float weight) {
    return probability(train({{{8}, {"a"}, weight}, {{8}, {"b"}}}), {8}, "a");
  };
  CHECK(taught(3) > taught(1) + .1F);
  CHECK(taught(.3F) < taught(1) - .1F);
}

TEST_CASE("with enough to calibrate by, a classifier is as sure as it is right") {
  // Feature 8 means “a” three times in four, whatever else the text says.
  std::vector<Example> examples;
  std::minstd_rand random(3);
  for (int i = 0; i < 2000; ++i)
    examples.push_back(
        {{8, 16 + 8 * (static_cast<Feature>(random()) % 40)}, {random() % 4 == 0 ? "b" : "a"}});
  CHECK(probability(train(examples), {8, 16}, "a") == Approx(.75).margin(.1));
}

TEST_CASE("without examples everything is about nothing") {
  const auto empty = train({});
  CHECK(empty.labels() == std::vector<std::string>{""});
  CHECK(empty.probabilities(Features{1, 2}) == Probabilities{1});
  CHECK(Classifier::decode(empty.encode()).labels() == empty.labels());
}

// ---- Answering

/// One feature and one class, small enough to compute and to spell out.
Classifier tiny() {
  return {{"a", ""}, {.5F, -1.0F}, {{7, 2.0F, {{0, 1.5F}}}}};
}

TEST_CASE("probabilities are those of the formula") {
  // value = idf / √(idf²) = 1; scores .5 + 1·1.5 = 2 and -1
  const auto all = tiny().probabilities(Features{7});
  REQUIRE(all.size() == 2);
  CHECK(all[0] == Approx(1 / (1 + std::exp(-3.0))));
  CHECK(all[1] == Approx(1 - 1 / (1 + std::exp(-3.0))));
  // Two features share the length 1: 3/5 and 4/5.
  const Classifier two({"a", ""}, {0, 0}, {{7, 3.0F, {{0, 1.0F}}}, {9, 4.0F, {{0, 2.0F}}}});
  const auto score = .6 * 1 + .8 * 2;
  CHECK(two.probabilities(Features{7, 9})[0] == Approx(1 / (1 + std::exp(-score))));
  CHECK(two.probabilities(Features{7, 8, 9})[0] == two.probabilities(Features{7, 9})[0]);
}

TEST_CASE("probabilities add up to 1 for any features") {
  std::minstd_rand random(5);
  for (int i = 0; i < 500; ++i) {
    Features features(random() % 12);
    for (auto& feature : features) feature = static_cast<Feature>(8 * (random() % 120));
    REQUIRE(is_distribution(toy().probabilities(features)));
  }
}

TEST_CASE("a text without a known feature is about nothing") {
  const Features none, unknown{0, 9, 799, 801, std::numeric_limits<Feature>::max()};
  for (const auto& features : {none, unknown})
    CHECK(toy().probabilities(features) == Probabilities{0, 0, 1});
  CHECK(Classifier().probabilities(unknown).empty());
}

TEST_CASE("what weighs nothing is not known") {
  // Its square is 0.
  const Classifier light({"a", ""}, {9, 0}, {{8, -1e-30F, {{0, 5}}}, {16, 0, {{0, 5}}}});
  CHECK(light.probabilities(Features{8, 16}) == Probabilities{0, 1});
}

TEST_CASE("scores of any size are weighed without overflow") {
  const Classifier steep({"a", "b", ""}, {1e5F, -1e5F, 0}, {{1, 1e5F, {{0, 1e6F}, {1, -1e6F}}}});
  CHECK(steep.probabilities(Features{1}) == Probabilities{1, 0, 0});
}

// ---- Features

locales::Word word_of(std::vector<locales::Term> terms) {
  locales::Word word;
  word.terms = std::move(terms);
  return word;
}

TEST_CASE("features are the terms: sorted, each once, told apart by family") {
  const std::vector<locales::Word> words{word_of({{Family::Exact, "a"}, {Family::Stem, "refund"}}),
                                         word_of({{Family::Stem, "refund"}, {Family::Stem, "é"}})};
  // The hashes stand in packs: another hash would make every pack there is forget what it learnt.
  CHECK(features_of(words) == Features{0x2993F79, 0xADBD5639, 0xE50C2AB8});
  CHECK(features_of({}).empty());
  CHECK(features_of(std::vector{word_of({{Family::Exact, "a"}})}) !=
        features_of(std::vector{word_of({{Family::Stem, "a"}})}));
}

TEST_CASE("an n-gram says less than a word: a word has many") {
  const auto weight = [](Family family) {
    return family_weight(features_of(std::vector{word_of({{family, "refu"}})}).at(0));
  };
  CHECK(weight(Family::Exact) == weight(Family::Stem));
  CHECK(weight(Family::Gram) < weight(Family::Stem));
  CHECK(weight(Family::Bigram) < weight(Family::Dictionary));
}

// ---- Bytes

/// tiny() as it stands in a pack.
const std::string kTinyBytes =
    "\2\0\0\0"  // labels
    "\1\0\0\0a"
    "\0\0\0\x3F"  // “a”, .5
    "\0\0\0\0"
    "\0\0\x80\xBF"      // “”, -1
    "\x80\x01\x40\x38"  // a step: 1.5 / 32,767
    "\1\0\0\0"          // features
    "\7\0\0\0"
    "\0\0\0\x40"      // 7, 2
    "\1\0\0\0"        // weights
    "\0\0\xFF\x7F"s;  // of “a”, 32,767 steps

TEST_CASE("the bytes are those of the format, on any machine") {
  CHECK(tiny().encode() == kTinyBytes);
  CHECK(Classifier().encode() == std::string(12, '\0'));
}

TEST_CASE("same examples, same bytes") {
  CHECK(train(toy_problem()).encode() == train(toy_problem()).encode());
  auto other = toy_problem();
  other.pop_back();
  CHECK(train(other).encode() != train(toy_problem()).encode());
}

TEST_CASE("a classifier comes back from its bytes as it went in") {
  for (const auto& classifier : {toy(), tiny(), Classifier(), train({})}) {
    const auto back = Classifier::decode(classifier.encode());
    CHECK(back.labels() == classifier.labels());
    CHECK(back.encode() == classifier.encode());
    for (const auto& features : {Features{}, Features{7}, Features{kMoney, kOrder}})
      CHECK(back.probabilities(features) == classifier.probabilities(features));
  }
}

TEST_CASE("a piece of the bytes is no classifier, nor is more than all of them") {
  for (const auto& whole : {toy().encode(), kTinyBytes}) {
    for (std::size_t length = 0; length < whole.size(); ++length)
      REQUIRE_THROWS_AS(Classifier::decode(whole.substr(0, length)), std::runtime_error);
    CHECK_THROWS_AS(Classifier::decode(whole + '\0'), std::runtime_error);
    CHECK_THROWS_AS(Classifier::decode(whole + whole), std::runtime_error);
  }
}

/// Whether the bytes were refused; those that were not must make a sound classifier.
bool is_refused(const std::string& bytes) {
  try {
    const auto forged = Classifier::decode(bytes);
    REQUIRE(forged.encode() == bytes);
    const auto all = forged.probabilities(Features{7, kMoney, kBack, kOrder});
    REQUIRE(all.size() == forged.labels().size());
    REQUIRE((all.empty() || is_distribution(all)));
    return false;
  } catch (const std::runtime_error& fault) {
    REQUIRE(fault.what() == "the classifier of the pack cannot be read"s);
    return true;
  }
}

TEST_CASE("a changed byte is refused or makes another sound classifier") {
  std::size_t refused = 0, taken = 0;
  for (const auto& whole : {toy().encode(), kTinyBytes})
    for (std::size_t i = 0; i < whole.size(); ++i)
      for (const int change : {0x01, 0x02, 0x08, 0x40, 0x80, 0xFF}) {
        auto bytes = whole;
        bytes[i] = static_cast<char>(bytes[i] ^ change);
        CAPTURE(i, change);
        ++(is_refused(bytes) ? refused : taken);
      }
  CHECK(refused > 100);
  CHECK(taken > 100);
}

/// kTinyBytes with four of them replaced.
std::string with(std::size_t at, std::string_view four) {
  return std::string(kTinyBytes).replace(at, 4, four);
}

TEST_CASE("counts, labels and numbers out of their range are refused") {
  const auto bad = GENERATE(values<std::string>({
      with(0, "\xFF\xFF\xFF\xFF"),   // labels without end
      with(0, "\0\0\0\x40"s),        //
      with(4, "\xFF\xFF\xFF\xFF"),   // a label without end
      with(25, "\xFF\xFF\xFF\x7F"),  // features
      with(37, "\xFF\xFF\xFF\xFF"),  // weights
      with(41, "\2\0\0\0"s),         // a weight for a label that is not there
      with(9, "\0\0\xC0\x7F"s),      // NaN
      with(9, "\0\0\x80\x7F"s),      // infinity
      with(9, "\0\0\x80\xFF"s),      // and the other
      with(33, "\xFF\xFF\x7F\x7F"),  // the largest float: its square is infinity
      with(21, "\xFF\xFF\x7F\x7F"),  // and as a step
  }));
  CAPTURE(bad.size());
  CHECK(is_refused(bad));
}

TEST_CASE("features out of order are refused: they would not be found") {
  const Classifier ordered({""}, {0}, {{1, 1, {}}, {2, 1, {}}});
  const Classifier disordered({""}, {0}, {{2, 1, {}}, {1, 1, {}}});
  CHECK_FALSE(is_refused(ordered.encode()));
  CHECK(is_refused(disordered.encode()));
}

}  // namespace
}  // namespace attune::index
