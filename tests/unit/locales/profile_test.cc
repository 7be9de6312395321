// SPDX-License-Identifier: GPL-2.0-or-later
#include "locales/profile.h"

#include <catch2/catch.hpp>
#include <numeric>
#include <stdexcept>

namespace attune::locales {
namespace {

const Profile& english() {
  static const Profile profile({"where is my order", "I want my money back", "the parcel is late"});
  return profile;
}
const Profile& german() {
  static const Profile profile({"wo ist meine Bestellung", "ich will mein Geld zurück"});
  return profile;
}

std::vector<float> of(const char* text) {
  return likelihoods(text, {&english(), &german()});
}

TEST_CASE("a text is likelier in the language whose letters and words it has") {
  CHECK(of("where is the money")[0] > .8F);
  CHECK(of("WO IST DAS GELD")[1] > .8F);
  CHECK(of("mein")[1] > .5F);
}

TEST_CASE("likelihoods add up to 1, and nothing to go by leaves all the same") {
  for (const auto* text : {"", "12345", "?!", "返金してください", "money Geld"}) {
    const auto all = of(text);
    CHECK(std::accumulate(all.begin(), all.end(), 0.0) == Approx(1));
  }
  CHECK(of("12 !?")[0] == Approx(.5));
  CHECK(likelihoods("text", {}).empty());
}

TEST_CASE("a profile's bytes make the same profile, and other bytes none") {
  const auto bytes = english().encode();
  CHECK(Profile::decode(bytes).encode() == bytes);
  const Profile empty;
  CHECK(Profile::decode(empty.encode()).encode() == empty.encode());
  for (const auto& bad :
       {std::string(), bytes.substr(1), bytes.substr(0, 7), std::string(12, '\0')})
    CHECK_THROWS_AS(Profile::decode(bad), std::runtime_error);
}

}  // namespace
}  // namespace attune::locales
