// SPDX-License-Identifier: GPL-2.0-or-later
// What a word typed in Latin letters may have been meant for.
#include "search/sound_alikes.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

namespace attune::search {
namespace {

std::vector<std::string> alike(const std::vector<std::string>& known, std::string_view word,
                               const char* language) {
  locales::AnalysisSettings settings;
  settings.fold = {"marks", "arabic"};
  const locales::Analyzer analyzer(language, settings);
  SoundAlikes sounds;
  for (const auto& each : known) sounds.add(each, 1, analyzer);
  sounds.finish();
  std::vector<std::string> out;
  for (const auto& each : sounds.like(word, analyzer, 3)) out.emplace_back(each.word);
  return out;
}

using Words = std::vector<std::string>;

TEST_CASE("vowels and letters that Latin has one sign for make no difference") {
  // “shohna”, letter by letter, for شحنة; “ta2khir” for تأخير.
  CHECK(alike({"شحنة", "فاتورة"}, "شوهنا", "ar") == Words{"شحنة"});
  CHECK(alike({"تأخير", "تغيير"}, "تءخير", "ar") == Words{"تأخير"});
  CHECK(alike({"वापस", "शिकायत"}, "वपस", "hi") == Words{"वापस"});
}

TEST_CASE("the nearest in vowels comes first, and other consonants are other words") {
  CHECK(alike({"طالب", "طلب", "طلبات"}, "تلب", "ar").front() == "طلب");
  CHECK(alike({"فاتورة"}, "شحنة", "ar").empty());
  CHECK(alike({"شحنة"}, "ا", "ar").empty());
  CHECK(alike({}, "شحنة", "ar").empty());
}

}  // namespace
}  // namespace attune::search
