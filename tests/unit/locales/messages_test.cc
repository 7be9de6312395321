// SPDX-License-Identifier: GPL-2.0-or-later
#include "locales/messages.h"

#include <catch2/catch.hpp>

#include <array>
#include <filesystem>
#include <map>
#include <stdexcept>
#include <thread>

#include "indexer/catalogues.h"
#include "tests/support/sample_corpus.h"

namespace attune::locales {
namespace {

constexpr const char* kHead =
    "msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=UTF-8\\n\"\n\n";

class Catalogues {
 public:
  void add(const std::string& tag, const std::string& context, const std::string& id,
           const std::string& text) {
    auto& po = sources_[tag];
    if (po.empty()) po = kHead;
    po += "msgctxt \"" + context + "\"\nmsgid \"" + id + "\"\nmsgstr \"" + text + "\"\n\n";
  }
  [[nodiscard]] Messages load() const {
    for (const auto& [tag, po] : sources_)
      test::write_file(folder_.path() / "packs" / tag / "messages.po", po);
    const auto out = (folder_.path() / "out").string();
    index::compile_catalogues((folder_.path() / "packs").string(), out);
    return Messages(out);
  }

 private:
  test::TempDir folder_;
  std::map<std::string, std::string> sources_;
};

Messages sample() {
  Catalogues catalogues;
  catalogues.add("en", "emotion", "anger", "Anger");
  catalogues.add("en", "emotion", "joy", "Joy");
  catalogues.add("en", "stage", "open", "Opening");
  catalogues.add("es", "emotion", "anger", "Enfado");
  catalogues.add("es", "stage", "open", "open");
  catalogues.add("es", "problem", "No {id}.", "Nada de {id}.");
  catalogues.add("es-MX", "emotion", "anger", "Coraje");
  catalogues.add("zh-Hant", "emotion", "anger", "憤怒");
  catalogues.add("zh", "emotion", "anger", "愤怒");
  catalogues.add("sr-Latn", "emotion", "anger", "Ljutnja");
  catalogues.add("es-419", "emotion", "anger", "Enojo");
  return catalogues.load();
}

TEST_CASE("every catalogue is found under its own tag") {
  const auto messages = sample();
  CHECK(messages.languages() ==
        std::vector<std::string>{"en", "es", "es-419", "es-MX", "sr-Latn", "zh", "zh-Hant"});
  struct Row {
    const char *tag, *text;
  };
  for (const auto& [tag, text] :
       {Row{"en", "Anger"}, Row{"es", "Enfado"}, Row{"es-MX", "Coraje"}, Row{"es-419", "Enojo"},
        Row{"zh-Hant", "憤怒"}, Row{"zh", "愤怒"}, Row{"sr-Latn", "Ljutnja"}}) {
    CAPTURE(tag);
    CHECK(messages.text(tag, "emotion", "anger") == text);
  }
}

TEST_CASE("a missing label falls back to English, then to its id") {
  const auto messages = sample();
  CHECK(messages.text("es", "emotion", "joy") == "Joy");
  CHECK(messages.text("es", "emotion", "nothing") == "nothing");
  CHECK(messages.text("es", "stage", "anger") == "anger");
  CHECK(messages.text("xx", "emotion", "anger") == "Anger");
  CHECK(messages.text("es", "", "") == "");
}

TEST_CASE("a translation may be the very id") {
  CHECK(sample().text("es", "stage", "open") == "open");
}

TEST_CASE("sentences take their values") {
  const auto messages = sample();
  CHECK(messages.sentence("es", "No {id}.", {{"id", "a/b"}}) == "Nada de a/b.");
  CHECK(messages.sentence("zh", "No {id}.", {{"id", "a/b"}}) == "No a/b.");
}

TEST_CASE("placeholders are filled once and unknown ones stay") {
  struct Row {
    const char *sentence, *text;
  };
  const auto row = GENERATE(values<Row>({{"{a} and {b}", "{b} and 2"},
                                         {"{c}", "{c}"},
                                         {"{a", "{a"},
                                         {"a}", "a}"},
                                         {"{}", "{}"},
                                         {"{{a}}", "{{a}}"},
                                         {"", ""},
                                         {"{a}{a}", "{b}{b}"}}));
  CAPTURE(row.sentence);
  CHECK(with_parameters(row.sentence, {{"a", "{b}"}, {"b", "2"}}) == row.text);
}

TEST_CASE("the reader’s language is chosen by language and script") {
  const auto messages = sample();
  struct Row {
    const char *wanted, *chosen;
  };
  const auto row = GENERATE(values<Row>({{"es", "es"},
                                         {"es-AR", "es"},
                                         {"es-MX", "es-MX"},
                                         {"es-mx,en;q=0.5", "es-MX"},
                                         {"de, fr;q=0.9, es;q=0.8", "es"},
                                         {"zh-TW", "zh-Hant"},
                                         {"zh-CN", "zh"},
                                         {"sr", "en"},
                                         {"sr-ME", "sr-Latn"},
                                         {"*", "en"},
                                         {"", "en"},
                                         {",,;q=;,", "en"},
                                         {"  es  ;q=1", "es"},
                                         {"klingon!!, es", "es"},
                                         {"de", "en"}}));
  CAPTURE(row.wanted);
  CHECK(messages.choose(row.wanted) == row.chosen);
}

TEST_CASE("without any catalogue there is a sentence, not an empty interface") {
  const test::TempDir folder;
  CHECK_THROWS_WITH(Messages(folder.path().string()), Catch::Contains("no message catalogue"));
  CHECK_THROWS_AS(Messages((folder.path() / "nowhere").string()), std::runtime_error);
}

TEST_CASE("msgfmt’s refusal names the file") {
  const test::TempDir folder;
  test::write_file(folder.path() / "packs/es/messages.po", "msgid \"a\"\nmsgstr\n");
  CHECK_THROWS_WITH(index::compile_catalogues((folder.path() / "packs").string(),
                                              (folder.path() / "out").string()),
                    Catch::Contains("packs/es/messages.po"));
}

TEST_CASE("threads share the catalogues") {
  const auto messages = sample();
  std::array<int, 4> wrong{};
  {
    std::vector<std::jthread> threads;
    for (auto& count : wrong)
      threads.emplace_back([&messages, &count] {
        for (int i = 0; i < 2000; ++i)
          count += messages.text("es", "emotion", "anger") != "Enfado" ? 1 : 0;
      });
  }
  CHECK(wrong == std::array<int, 4>{});
}

}  // namespace
}  // namespace attune::locales
