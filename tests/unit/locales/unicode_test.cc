// SPDX-License-Identifier: GPL-2.0-or-later
#include "locales/unicode.h"

#include <catch2/catch.hpp>

namespace attune::locales {
namespace {

using namespace std::string_view_literals;

TEST_CASE("well-formed UTF-8 is told from everything else") {
  for (const auto good :
       {""sv, "a"sv, "\0"sv, "é"sv, "返"sv, "😀"sv, "\xF4\x8F\xBF\xBF"sv, "\uFFFE"sv}) {
    CAPTURE(good);
    CHECK(valid_utf8(good));
  }
  for (const auto bad :
       {"\x80"sv, "\xC0\x80"sv, "\xC1\xBF"sv, "\xE0\x80\x80"sv, "\xED\xA0\x80"sv, "\xED\xBF\xBF"sv,
        "\xF0\x80\x80\x80"sv, "\xF4\x90\x80\x80"sv, "\xF8\x88\x80\x80\x80"sv, "\xFF"sv, "a\xC3"sv,
        "\xE8\xBF"sv, "ok\xFEok"sv}) {
    CAPTURE(bad);
    CHECK_FALSE(valid_utf8(bad));
  }
}

TEST_CASE("text is composed") {
  CHECK(nfc("e\u0301") == "é");
  CHECK(nfc("カ\u3099") == "ガ");
  CHECK(nfc("\u1112\u1161\u11AB") == "한");
  CHECK(nfc("क\u093C") == "क\u093C");
  CHECK(nfc("").empty());
}

TEST_CASE("code points are counted, not bytes") {
  CHECK(code_points("") == 0);
  CHECK(code_points("aé返😀") == 4);
  CHECK(code_points("e\u0301") == 2);
}

TEST_CASE("the script of most letters is found") {
  struct Row {
    const char *text, *script;
  };
  const auto row = GENERATE(values<Row>({{"abc", "Latn"},
                                         {"abc где ты", "Cyrl"},
                                         {"123 !?", "Zyyy"},
                                         {"", "Zyyy"},
                                         {"ひらがな漢字", "Hira"},
                                         {"شكرا", "Arab"},
                                         {"धन्यवाद", "Deva"},
                                         {"😀😀a", "Latn"}}));
  CAPTURE(row.text);
  CHECK(main_script(row.text) == row.script);
}

}  // namespace
}  // namespace attune::locales
