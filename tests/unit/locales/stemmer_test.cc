// SPDX-License-Identifier: GPL-2.0-or-later
#include "locales/stemmer.h"

#include <catch2/catch.hpp>

#include <stdexcept>

#include "locales/unicode.h"
#include "settings.h"

namespace attune::locales {
namespace {

TEST_CASE("stemmers of both libraries stem") {
  struct Row {
    const char *name, *word, *stem;
  };
  const auto row = GENERATE(values<Row>({{"english", "refunds", "refund"},
                                         {"spanish", "envíos", "envi"},
                                         {"german2", "rueckgaben", "ruckgab"},
                                         {"libstemmer:hindi", "लड़कियाँ", "लड़क"},
                                         {"libstemmer:greek", "παραγγελιες", "παραγγελι"},
                                         {"english", "", ""}}));
  CAPTURE(row.name, row.word);
  CHECK(make_stemmer(row.name)->stem(row.word) == row.stem);
}

TEST_CASE("a language may have no stemmer, but not an unknown one") {
  CHECK(make_stemmer("none") == nullptr);
  for (const auto* unknown : {"klingon", "English ", "libstemmer:", "libstemmer:none", "hindi"}) {
    CAPTURE(unknown);
    CHECK_THROWS_AS(make_stemmer(unknown), std::invalid_argument);
  }
}

TEST_CASE("any text comes out of a stemmer as text") {
  for (const auto* name : {"english", "arabic", "turkish", "finnish", "libstemmer:hindi",
                           "libstemmer:greek", "libstemmer:serbian", "libstemmer:yiddish"}) {
    const auto stemmer = make_stemmer(name);
    for (unsigned seed = 0; seed < 300; ++seed) {
      const auto text = random_text(seed, 1 + seed % 20);
      CAPTURE(name, text);
      REQUIRE(valid_utf8(stemmer->stem(text)));
    }
  }
}

}  // namespace
}  // namespace attune::locales
