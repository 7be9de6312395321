// SPDX-License-Identifier: GPL-2.0-or-later
// How a customer is addressed.
#include <catch2/catch.hpp>

#include "locales/format.h"

namespace attune::locales {
namespace {

Locale with_names(std::map<std::string, std::string> patterns,
                  std::map<std::string, std::string> titles) {
  Locale locale;
  locale.name_pattern = std::move(patterns);
  locale.titles = std::move(titles);
  return locale;
}

Locale locale_of(const std::string& tag) {
  if (tag == "ja")
    return with_names(
        {{"default", "{family}様"}, {"chat", "{given}さん"}, {"fallback", "{given}様"}}, {});
  if (tag == "de")
    return with_names(
        {{"default", "{title} {family}"}, {"du", "{given}"}, {"fallback", "{given} {family}"}},
        {{"feminine", "Frau"}, {"masculine", "Herr"}});
  if (tag == "hu")
    return with_names({{"default", "{family} {given}"}, {"fallback", "{given}"}}, {});
  if (tag == "th") return with_names({{"default", "คุณ{given}"}, {"fallback", "คุณลูกค้า"}}, {});
  return with_names({}, {});
}

TEST_CASE("names follow the locale’s pattern and register") {
  struct Row {
    const char *tag, *register_id;
    PersonName name;
    const char* text;
  };
  const auto row = GENERATE(values<Row>({
      {"ja", "sonkei", {"太郎", "山田", "", ""}, "山田様"},
      {"ja", "chat", {"太郎", "山田", "", ""}, "太郎さん"},
      {"ja", "sonkei", {"Madonna", "", "", ""}, "Madonna様"},
      {"de", "sie", {"Anna", "Keller", "", "feminine"}, "Frau Keller"},
      {"de", "sie", {"Jan", "Keller", "", "masculine"}, "Herr Keller"},
      {"de", "sie", {"Jan", "Keller", "Dr.", "masculine"}, "Dr. Keller"},
      {"de", "sie", {"Kim", "Keller", "", ""}, "Kim Keller"},
      {"de", "sie", {"Kim", "Keller", "", "robot"}, "Kim Keller"},
      {"de", "du", {"Anna", "Keller", "", "feminine"}, "Anna"},
      {"de", "du", {"", "Keller", "", "feminine"}, "Frau Keller"},
      {"de", "sie", {"Amina", "", "", "feminine"}, "Amina"},
      {"de", "sie", {"", "Keller", "", ""}, "Keller"},
      {"hu", "", {"Éva", "Nagy", "", ""}, "Nagy Éva"},
      {"hu", "", {"Éva", "", "", ""}, "Éva"},
      {"th", "formal", {"สมชาย", "ใจดี", "", ""}, "คุณสมชาย"},
      {"th", "formal", {"", "", "", ""}, "คุณลูกค้า"},
      {"xx", "", {"Ada", "Byron", "", ""}, "Ada Byron"},
      {"xx", "", {"", "", "", ""}, ""},
  }));
  CAPTURE(row.tag, row.register_id, row.name.given, row.name.family, row.name.gender);
  CHECK(person_name(locale_of(row.tag), row.register_id, row.name) == row.text);
}

TEST_CASE("a name is never read as a pattern") {
  CHECK(person_name(locale_of("hu"), "", {"{family}", "{title} {given}", "", ""}) ==
        "{title} {given} {family}");
}

}  // namespace
}  // namespace attune::locales
