// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/reader.h"

#include <catch2/catch.hpp>

#include "fault_text.h"

namespace attune::corpus {
namespace {

const EntriesFile kOrigin{"content/es/phrases/x.yaml", "es"};

std::vector<Entry> read(const std::string& text, Diagnostics& faults) {
  return read_entries(text, kOrigin, faults);
}

constexpr std::string_view kPhrase = R"(kind: phrase
entries:
  - id: late-delivery/own
    situations: [late-delivery]
    emotions: [frustration, anger]
    intensity: 3
    escalation: 1
    stage: resolve
    strategy: own
    channels: [chat]
    register: usted
    customer_says: [mi pedido no llega]
    say:
      - {text: "Uno {order}", gloss: "1 {order}", register: tu, channels: [sms], speaker: feminine}
      - {text: Dos, gloss: Two, addressee: masculine}
    why: Porque sí.
    use_when: Siempre.
    avoid_when: Nunca.
    say_instead_of: [Lo sentimos]
    next: [late-delivery/offer]
    risk: [promise]
    sources: [{title: T, author: A, year: 2007, venue: V, locator: p. 3, kind: study}]
    review: {state: reviewed, by: Ana, on: 2026-03-14, review_by: 2027-03-14}
    change: wording
    english: {why: Because., use_when: Always., avoid_when: Never.}
)";

TEST_CASE("a phrase with every field") {
  Diagnostics faults;
  const auto entries = read(std::string(kPhrase), faults);
  CHECK(fault_text(faults).empty());
  REQUIRE(entries.size() == 1);
  const Entry& entry = entries.front();
  CHECK(entry.id == "late-delivery/own");
  CHECK(entry.locale == "es");
  CHECK(entry.file == kOrigin.file);
  CHECK(entry.mark == Mark{3, 9});
  CHECK(entry.kind() == Kind::Phrase);
  CHECK(entry.emotions == std::vector<std::string>{"frustration", "anger"});
  CHECK(entry.intensity == 3);
  CHECK(entry.escalation == 1);
  CHECK(entry.register_id == "usted");
  CHECK(entry.sources.at(0).year == 2007);
  CHECK(entry.review.review_by == "2027-03-14");
  CHECK(entry.english.at("use_when") == "Always.");
  const auto& say = std::get<Phrase>(entry.body).say;
  REQUIRE(say.size() == 2);
  CHECK(say[0].text == "Uno {order}");
  CHECK(say[0].speaker == "feminine");
  CHECK(say[0].mark == Mark{14, 9});
  CHECK(spot_of(entry, "say[0].text").value == Mark{14, 16});
  CHECK(spot_of(entry, "say[0].text").text == Mark{14, 17});
  CHECK(spot_of(entry, "next[0]").value == Mark{20, 12});
}

TEST_CASE("every other kind") {
  const std::vector<std::pair<std::string, Kind>> kKindTexts{
      {"kind: norm\nentries:\n  - {id: norm/a/b, topic: apology, title: T, tendency: T, do: [D], "
       "dont: [N], why: W, varies: V, ask_instead: Q, evidence: C, "
       "english: {title: T, tendency: T, ask_instead: Q}}\n",
       Kind::Norm},
      {"kind: guide\nentries:\n  - {id: guide/a, method: ladder, title: T, when: W, steps: [{do: "
       "A, "
       "escalation: 0, phrases: [a/b]}, {do: B}], limits: [L], exit: E, next: [a/b], "
       "english: {title: T, when: W, summary: S}}\n",
       Kind::Guide},
      {"kind: protocol\nentries:\n  - {id: protocol/a, topic: self-harm, title: T, "
       "cues: [a, b, c, d, e, f, g, h, i, j], first_words: [{text: A}, {text: B}], never_say: [N], "
       "steps: [{do: A}], hand_over: H, english: {title: T, summary: S, hand_over: H}}\n",
       Kind::Protocol},
      {"kind: avoid\nentries:\n  - {id: avoid/a, words: W, rule: blame, level: hint, patterns: "
       "[p], why: Y, say_instead: S, "
       "instead: [a/b], english: {why: Y, words: W, say_instead: S}}\n",
       Kind::Avoid},
      {"kind: utterance\nentries:\n  - {id: a/said-01, situations: [], emotions: [], text: hola}\n",
       Kind::Utterance},
      {"kind: scenario\nentries:\n  - {id: scenario/a, title: T, persona: P, goal: G, start: o, "
       "passages: [{id: o, customer: C, emotion: anger, intensity: 4, replies: [{agent: A, to: e, "
       "feedback: F}, {agent: B, to: e, feedback: F}]}, {id: e, customer: C, emotion: relief, "
       "ending: good}], rubric: [{criterion: C, weight: 2, poor: P, fair: F, good: G}], "
       "english: {title: T, persona: P, goal: G}}\n",
       Kind::Scenario},
  };
  for (const auto& [text, kind] : kKindTexts) {
    CAPTURE(text);
    Diagnostics faults;
    const auto entries = read(text, faults);
    CHECK(fault_text(faults).empty());
    REQUIRE(entries.size() == 1);
    CHECK(entries.front().kind() == kind);
  }
}

/// The phrase above with one line replaced.
std::string with(std::string_view line, std::string_view replacement) {
  std::string text(kPhrase);
  const auto at = text.find(line);
  REQUIRE(at != text.npos);
  return text.replace(at, line.size(), replacement);
}

TEST_CASE("faults of an entry, each with its place") {
  const std::vector<std::pair<std::string, std::string>> kBad{
      {with("stage: resolve", "stge: resolve"), "3:5: missing-key\n8:5: unknown-key\n"},
      {with("intensity: 3", "intensity: 6"), "6:16: out-of-range\n"},
      {with("intensity: 3", "intensity: 99999999999999999999"), "6:16: out-of-range\n"},
      {with("intensity: 3", "intensity: \"3\""), "6:16: not-a-number\n"},
      {with("intensity: 3", "intensity: 3.5"), "6:16: not-a-number\n"},
      {with("intensity: 3", "intensity: [3]"), "6:16: wrong-shape\n"},
      {with("stage: resolve", "stage: [resolve]"), "8:12: wrong-shape\n"},
      {with("stage: resolve", "stage: 7"), "8:12: not-a-text\n"},
      {with("stage: resolve", "stage: ~"), "8:12: not-a-text\n"},
      {with("stage: resolve", "stage:"), "8:11: empty-text\n"},
      {with("why: Porque sí.", "why: \"  \""), "16:10: empty-text\n"},
      {with("why: Porque sí.", "why: \" Porque sí.\""), "16:10: stray-space\n"},
      {with("channels: [chat]", "channels: []"), "10:15: too-few\n"},
      {with("channels: [chat]", "channels: chat"), "10:15: wrong-shape\n"},
      {with("emotions: [frustration, anger]", "emotions: [frustration, '']"), "5:29: empty-text\n"},
      {with("      - {text: Dos, gloss: Two, addressee: masculine}\n", ""), "14:7: too-few\n"},
      {with("text: Dos, ", ""), "15:9: missing-key\n"},
      {with("text: Dos", "text: Dos, words: Tres"), "15:21: unknown-key\n"},
      {with("year: 2007", "year: 907"), "22:43: out-of-range\n"},
      {with("title: T, author", "author"), "22:15: missing-key\n"},
      {with("state: reviewed", "stat: reviewed"), "23:13: missing-key\n23:14: unknown-key\n"},
      {with("english: {why: Because., ", "english: {summary: X, "),
       "25:14: missing-key\n25:15: unknown-key\n"},
      {with("kind: phrase", "kind: phrases"), "1:7: unknown-kind\n"},
      {with("kind: phrase\n", ""), "1:1: missing-key\n"},
      {with("kind: phrase", "kind: phrase\nversion: 1"), "2:1: unknown-key\n"},
      {with("id: late-delivery/own", "idd: late-delivery/own"),
       "3:5: missing-key\n3:5: unknown-key\n"},
      {"kind: phrase\n", "1:1: missing-key\n"},
      {"kind: phrase\nentries: []\n", "2:10: too-few\n"},
      {"kind: phrase\nentries: [a]\n", "2:11: wrong-shape\n"},
      {"kind: phrase\nentries: {a: b}\n", "2:10: wrong-shape\n"},
      {"- a\n", "1:1: wrong-shape\n"},
      {"kind: utterance\nentries:\n  - {id: a/b, text: x, english: {why: x}}\n",
       "3:5: missing-key\n3:5: missing-key\n3:24: unknown-key\n"},
      {"kind: phrase\nentries:\n  - id: a/b\n  - id: a/c\n",
       "3:5: missing-key\n3:5: missing-key\n3:5: missing-key\n3:5: missing-key\n3:5: missing-key\n"
       "4:5: missing-key\n4:5: missing-key\n4:5: missing-key\n4:5: missing-key\n4:5: "
       "missing-key\n"},
  };
  for (const auto& [text, expected] : kBad) {
    CAPTURE(text);
    Diagnostics faults;
    static_cast<void>(read(text, faults));
    CHECK(fault_text(faults) == expected);
  }
}

TEST_CASE("an unknown key says which one was meant") {
  Diagnostics faults;
  static_cast<void>(read(with("stage: resolve", "stge: resolve"), faults));
  CHECK(to_line(faults.sorted().back()) ==
        "content/es/phrases/x.yaml:8:5: unknown-key: “stge” is not a field — "
        "did you mean “stage”?");
}

}  // namespace
}  // namespace attune::corpus
