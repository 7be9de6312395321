// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/http/text.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

using namespace attune::http;

TEST_CASE("UTF-8 is told from other bytes") {
  const std::vector<std::string> good{"",
                                      "a",
                                      "\x7f",
                                      "\xc3\xa9",
                                      "\xe2\x82\xac",
                                      "\xf0\x9f\x98\x80",
                                      "\xf4\x8f\xbf\xbf",
                                      "\xed\x9f\xbf",
                                      "\xee\x80\x80",
                                      std::string(1000, 'a') + "\xc3\xa9"};
  const std::vector<std::string> bad{"\x80",
                                     "\xc3",
                                     "\xc3(",
                                     "\xc0\xaf",
                                     "\xc1\xbf",
                                     "\xe0\x80\xaf",
                                     "\xe2\x82",
                                     "\xed\xa0\x80",
                                     "\xf0\x80\x80\xaf",
                                     "\xf0\x9f\x98",
                                     "\xf4\x90\x80\x80",
                                     "\xf5\x80\x80\x80",
                                     "\xff",
                                     "\xfe",
                                     "a\xe9z",
                                     std::string(1000, 'a') + "\xc3"};
  for (const std::string& text : good) CHECK(valid_utf8(text));
  for (const std::string& text : bad) CHECK_FALSE(valid_utf8(text));
}

TEST_CASE("control characters are found") {
  using namespace std::string_literals;
  for (const std::string& text :
       {"\0"s, "a\n"s, "\t"s, "\x1f"s, "\x7f"s, "\xc2\x80"s, "a\xc2\x9f"s})
    CHECK(has_control(text));
  for (const std::string& text : {""s, " ~"s, "\xc2\xa0"s, "\xc3\x80"s, "\xe2\x80\x8b"s})
    CHECK_FALSE(has_control(text));
}

TEST_CASE("parts are cut off the front") {
  std::string_view rest = " a , b,,c ";
  std::string shown;
  while (!rest.empty()) shown.append("[").append(next_part(rest, ',')).append("]");
  CHECK(shown == "[a][b][][c]");
  CHECK(trimmed(" \t ").empty());
  CHECK(same_ignoring_case("LocalHost", "lOCALhOST"));
  CHECK_FALSE(same_ignoring_case("a[", "a{"));
  CHECK_FALSE(same_ignoring_case("a", "ab"));
}
