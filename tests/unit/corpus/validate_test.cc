// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/validate.h"

#include <catch2/catch.hpp>

#include "corpus/reader.h"
#include "fault_text.h"

namespace attune::corpus {
namespace {

Taxonomy small_taxonomy() {
  Taxonomy taxonomy;
  taxonomy.emotions = {"anger", "joy"};
  taxonomy.situation_groups = {{"delivery", {"late-delivery", "lost-package"}}};
  taxonomy.stages = {"open", "resolve"};
  taxonomy.strategies = {"ask", "own"};
  taxonomy.channels = {"chat", "sms"};
  taxonomy.norm_topics = {"apology"};
  taxonomy.protocol_topics = {"self-harm"};
  taxonomy.guide_methods = {"ladder"};
  taxonomy.risks = {"promise"};
  taxonomy.review_states = {"draft", "reviewed"};
  taxonomy.evidence_grades = {"A", "B", "C", "D"};
  taxonomy.source_kinds = {"study"};
  taxonomy.draft_rules = {"blame"};
  taxonomy.draft_levels = {"hint"};
  taxonomy.cue_kinds = {"negation"};
  taxonomy.slots = {{"order", "text", "1"}, {"days", "number", "3"}, {"speaker", "gender", "f"}};
  return taxonomy;
}

locales::Locale locale(std::string tag, std::string script) {
  locales::Locale made;
  made.tag = std::move(tag);
  made.script = std::move(script);
  made.registers = {{"formal", "formal", "formal", true}};
  return made;
}

struct File {
  std::string locale, text;
};

/// Reads and validates a few files; faults as "es/0: 3:5: code" lines without the reader's own.
std::string validated(const std::vector<File>& files) {
  std::vector<Entry> entries;
  Diagnostics of_reading;
  for (const File& file : files) {
    auto read = read_entries(file.text, {file.locale, file.locale}, of_reading);
    entries.insert(entries.end(), read.begin(), read.end());
  }
  CHECK(fault_text(of_reading).empty());
  const Taxonomy taxonomy = small_taxonomy();
  std::vector<locales::Locale> locales{locale("en", "Latn"), locale("es", "Latn"),
                                       locale("es-MX", "Latn"), locale("ja", "Jpan")};
  locales[1].addressee_genders = {"feminine", "masculine"};
  const locales::Parents parents{{"es-MX", "es-419"}};
  std::string text;
  for (const Diagnostic& fault : validate(entries, {taxonomy, locales, parents}).sorted()) {
    text +=
        fmt::format("{}:{}:{}: {}\n", fault.file, fault.mark.line, fault.mark.column, fault.code);
  }
  return text;
}

constexpr std::string_view kPhrase = R"(kind: phrase
entries:
  - id: late-delivery/own
    situations: [late-delivery]
    emotions: [anger]
    stage: resolve
    strategy: own
    register: formal
    say:
      - {text: "Pedido {order} ya.", gloss: "Order {order} now."}
      - {text: "Voy a buscarlo hoy.", gloss: "I will look for it today."}
    why: Porque sirve.
    english: {why: It helps.}
)";

constexpr std::string_view kEnglish = R"(kind: phrase
entries:
  - id: late-delivery/own
    stage: resolve
    strategy: own
    register: formal
    say: [{text: One thing}, {text: Another thing}]
    why: It helps.
)";

std::string with(std::string_view text, std::string_view part, std::string_view replacement) {
  std::string changed(text);
  const auto at = changed.find(part);
  REQUIRE(at != changed.npos);
  return changed.replace(at, part.size(), replacement);
}

TEST_CASE("good content has no faults") {
  CHECK(validated({{"es", std::string(kPhrase)}, {"en", std::string(kEnglish)}}).empty());
  CHECK(validated({{"es-MX", with(kPhrase, "why: P", "next: [late-delivery/own]\n    why: P")}})
            .empty());
}

TEST_CASE("faults within one phrase") {
  const std::vector<std::array<std::string, 3>> kRows{
      {"id: late-delivery/own", "id: late-delivery", "3:9: bad-id"},
      {"id: late-delivery/own", "id: Late/own", "3:9: bad-id"},
      {"id: late-delivery/own", "id: late//own", "3:9: bad-id"},
      {"id: late-delivery/own", "id: late/own-", "3:9: bad-id"},
      {"[late-delivery]", "[late-delivry]", "4:18: unknown-situation"},
      {"[late-delivery]", "[late-delivery, late-delivery]", "4:33: repeated-id"},
      {"[anger]", "[joy, rage]", "5:21: unknown-emotion"},
      {"stage: resolve", "stage: solve", "6:12: unknown-stage"},
      {"strategy: own", "strategy: owe", "7:15: unknown-strategy"},
      {"register: formal", "register: tu", "8:15: unknown-register"},
      {"gloss: \"Order {order} now.\"", "gloss: \"Order {order} now.\", register: tu",
       "10:77: unknown-register"},
      {"gloss: \"Order {order} now.\"", "gloss: \"Order {order} now.\", channels: [fax]",
       "10:78: unknown-channel"},
      {"gloss: \"Order {order} now.\"", "gloss: \"Order {days} now.\"", "10:45: gloss-slot"},
      {"gloss: \"Order {order} now.\"", "gloss: \"Order {ordr} now.\"", "10:52: gloss-slot"},
      {", gloss: \"Order {order} now.\"", "", "10:9: missing-gloss"},
      {"gloss: \"Order {order} now.\"", "gloss: \"Pedido {order} ya.\"", "10:45: gloss-is-text"},
      {"gloss: \"Order {order} now.\"", "gloss: \"Заказ {order} уже.\"", "10:45: wrong-script"},
      {"Pedido {order} ya.", "Pedido {ordr} ya.", "10:25: unknown-slot"},
      {"Pedido {order} ya.", "No s'hace {order}.", "10:21: straight-apostrophe"},
      {"Pedido {order} ya.", "Pedido \\u007Border", "10:16: pattern-syntax"},
      {"Pedido {order} ya.", "Заказ {order} уже.", "10:16: wrong-script"},
      {"Pedido {order} ya.", "{speaker, select, other {a}} {order}", "10:16: unmarked-gender"},
      {"Voy a buscarlo hoy.", "Pedido {order} ya.", "11:16: repeated-alternative"},
      {"{order} now.\"", "{order} now.\", speaker: feminine", "10:76: unmarked-gender"},
      {"{order} now.\"", "{order} now.\", addressee: female", "10:78: unknown-gender"},
      {"{order} now.\"", "{order} now.\", addressee: feminine", ""},
      {"why: Porque sirve.", "why: Потому что", "12:10: wrong-script"},
      {"    english: {why: It helps.}\n", "", "3:9: missing-english"},
      {"why: It helps.", "why: Это помогает.", "13:20: wrong-script"},
      {"why: P", "next: [late-delivery/owns]\n    why: P", "12:12: unknown-reference"},
      {"why: P", "risk: [promises]\n    why: P", "12:12: unknown-risk"},
      {"why: P", "change: typo\n    why: P", "12:13: unknown-change"},
      {"why: P", "review: {state: seen}\n    why: P", "12:21: unknown-review-state"},
      {"why: P", "review: {state: reviewed, by: Ana}\n    why: P", "12:21: unsigned-review"},
      {"why: P", "review: {state: draft, on: 14-03-2026}\n    why: P", "12:32: bad-date"},
      {"why: P", "review: {state: draft, on: 2026-02-29}\n    why: P", "12:32: bad-date"},
      {"why: P", "review: {state: draft, review_by: 2028-02-29}\n    why: P", ""},
      {"why: P", "sources: [{title: T, kind: book}]\n    why: P", "12:32: unknown-source-kind"},
  };
  for (const auto& [part, replacement, expected] : kRows) {
    CAPTURE(part, replacement);
    const std::string text = with(kPhrase, part, replacement);
    const std::string found = validated({{"es", text}});
    CHECK(found == (expected.empty() ? "" : fmt::format("es:{}\n", expected)));
  }
}

TEST_CASE("faults between entries") {
  const std::string phrase(kPhrase), english(kEnglish);
  const std::string utterance =
      "kind: utterance\nentries:\n"
      "  - {id: late-delivery/own, situations: [], emotions: [], text: x}\n";
  const std::string next = with(kPhrase, "why: P", "next: [a/only-mexico]\n    why: P");
  const std::string mexico = with(kPhrase, "late-delivery/own", "a/only-mexico");
  CHECK(validated({{"es", phrase}, {"es", phrase}}) == "es:3:9: duplicate-id\n");
  CHECK(validated({{"en", english}, {"es", utterance}}) == "es:3:10: kind-differs\n");
  CHECK(validated({{"es", next}, {"es-MX", mexico}}) == "es:12:12: unknown-reference\n");
  CHECK(validated({{"es-MX", next}, {"es", mexico}}).empty());
  CHECK(validated({{"es", next}, {"en", with(kEnglish, "late-delivery/own", "a/only-mexico")}})
            .empty());
  CHECK(validated({{"fr", utterance}, {"fr", with(utterance, "/own", "/two")}}) ==
        "fr:0:0: no-locale-pack\n");
  CHECK(validated({{"en", english + "    english: {why: It helps.}\n"}}) ==
        "en:9:14: english-in-english\n");
}

TEST_CASE("faults of the other kinds") {
  const std::vector<std::array<std::string, 3>> kRows{
      {"en",
       "kind: norm\nentries:\n  - {id: norm/a/b, topic: apologies, title: T, tendency: T, do: "
       "[D],\n"
       "     varies: V, ask_instead: Q, evidence: A}\n",
       "en:3:27: unknown-norm-topic\nen:4:43: missing-source\n"},
      {"en",
       "kind: guide\nentries:\n  - {id: guide/a, method: steps, title: T, when: W,\n"
       "     steps: [{do: A, phrases: [x/y]}, {do: B}]}\n",
       "en:3:27: unknown-guide-method\nen:4:32: unknown-reference\n"},
      {"en",
       "kind: avoid\nentries:\n  - {id: avoid/a, words: W, rule: blame, level: hint, patterns: "
       "['*', ok], why: Y,\n"
       "     say_instead: S, instead: [x/y]}\n",
       "en:3:66: bad-pattern\nen:4:32: unknown-reference\n"},
      {"ja",
       "kind: norm\nentries:\n  - {id: norm/a/b, topic: apology, title: 謝罪, tendency: English "
       "here,\n"
       "     do: [する], varies: ちがう, ask_instead: 何, evidence: C,\n"
       "     english: {title: T, tendency: T, ask_instead: Q}}\n",
       "ja:3:57: wrong-script\n"},
  };
  for (const auto& [tag, text, expected] : kRows) {
    CAPTURE(text);
    CHECK(validated({{tag, text}}) == expected);
  }
}

TEST_CASE("role-plays lead from the start to an ending") {
  const auto scenario = [](std::string_view passages) {
    return fmt::format(
        "kind: scenario\nentries:\n  - {{id: scenario/a, title: T, persona: P, goal: G, start: a,\n"
        "     rubric: [{{criterion: C, poor: P, fair: F, good: G}}],\n     passages: [\n{}]}}\n",
        passages);
  };
  const auto passage = [](std::string_view id, std::string_view to, std::string_view other) {
    return fmt::format(
        "{{id: {}, customer: C, emotion: joy, replies: [{{agent: A, to: {}, feedback: F}}, "
        "{{agent: B, to: {}, feedback: F}}]}},\n",
        id, to, other);
  };
  const auto ending = [](std::string_view id) {
    return fmt::format("{{id: {}, customer: C, emotion: joy, ending: good}},\n", id);
  };
  const std::vector<std::pair<std::string, std::string>> kRows{
      {passage("a", "b", "b") + ending("b"), ""},
      {passage("a", "a", "b") + ending("b"), ""},
      {passage("a", "b", "c") + ending("b"), "en:6:93: unknown-passage\n"},
      {passage("a", "b", "b") + ending("b") + ending("c"), "en:8:6: unreachable\n"},
      {passage("a", "b", "c") + passage("c", "c", "c") + ending("b"), "en:7:6: never-ends\n"},
      {passage("a", "b", "b") + ending("b") + ending("b"), "en:8:6: duplicate-id\n"},
      {passage("x", "b", "b") + ending("b"), "en:3:60: unknown-passage\n"},
      {passage("a", "b", "b") + "{id: b, customer: C, emotion: rage, ending: happy},\n",
       "en:7:31: unknown-emotion\nen:7:45: unknown-ending\n"},
      {passage("a", "b", "b") + "{id: b, customer: C, emotion: joy},\n",
       "en:6:6: never-ends\nen:7:1: dead-end\nen:7:6: never-ends\n"},
  };
  for (const auto& [passages, expected] : kRows) {
    CAPTURE(passages);
    CHECK(validated({{"en", scenario(passages)}}) == expected);
  }
}

TEST_CASE("golden searches expect what exists") {
  Diagnostics of_reading;
  const auto entries = read_entries(kPhrase, {"es", "es"}, of_reading);
  const Taxonomy taxonomy = small_taxonomy();
  const std::vector<locales::Locale> locales{locale("es", "Latn")};
  const locales::Parents parents;
  const auto line = [](std::string tag, std::vector<std::string> expected) {
    return Golden{"es",  "keywords",   "es",  std::move(tag), "q", std::move(expected),
                  false, "golden.tsv", {1, 1}};
  };
  const auto checked = [&](const Golden& golden) {
    const std::array<Golden, 1> one{golden};
    return fault_text(validate_golden(one, entries, {taxonomy, locales, parents}));
  };
  CHECK(checked(line("es", {"late-delivery/own", "late-delivery/*"})).empty());
  CHECK(checked(line("fr", {"late-delivery/own"})) == "1:1: unknown-locale\n");
  CHECK(checked(line("es", {"late-delivery/owns"})) == "1:1: unknown-reference\n");
  CHECK(checked(line("es", {"late/*"})) == "1:1: unknown-reference\n");
  CHECK(checked(line("es", {"situation:late-delivery"})).empty());
  CHECK(checked(line("es", {"situation:late"})) == "1:1: unknown-id\n");
}

}  // namespace
}  // namespace attune::corpus
