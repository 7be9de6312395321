// SPDX-License-Identifier: GPL-2.0-or-later
// Reading and checking with the shipped content: messages and drafts that nobody who wrote content,
// cues or rules has seen (tests/recognition/), held to what was measured; and single promises.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <fstream>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "locales/unicode.h"
#include "search/engine.h"

namespace {

using namespace attune;
using search::Engine;
using Row = std::vector<std::string>;

const Engine& engine() {
  static const auto loaded = Engine::load(ATTUNE_BINARY_DIR "/index");
  return *loaded;
}

std::vector<Row> rows_of(const std::string& file) {
  std::vector<Row> out;
  std::ifstream in(std::string(ATTUNE_SOURCE_DIR "/tests/recognition/") + file);
  for (std::string line; std::getline(in, line);) {
    if (line.empty() || line.starts_with('#')) continue;
    auto& row = out.emplace_back();
    std::istringstream cells(line);
    for (std::string cell; std::getline(cells, cell, '\t');) row.push_back(cell);
  }
  REQUIRE(out.size() > 50);
  return out;
}

std::set<std::string> ids_of(const std::string& cell) {
  std::set<std::string> out;
  std::istringstream ids(cell);
  for (std::string id; std::getline(ids, id, ',');)
    if (id != "-") out.insert(id);
  return out;
}

search::MessageReading read(const std::string& text, const std::string& locale = "") {
  return engine().read({text, locale, {}}).value();
}

bool feels(const search::MessageReading& reading, const std::string& emotion) {
  const auto& emotions = reading.message.emotions;
  return std::any_of(emotions.begin(), emotions.end(),
                     [&](const auto& sign) { return sign.id == emotion; });
}

double share(std::size_t part, std::size_t all) {
  return static_cast<double>(part) / static_cast<double>(std::max<std::size_t>(1, all));
}

/// Below what was measured on 2026-11-30 by two messages in a hundred, so that rounding on another
/// machine fails nothing. Raise after gains. (Issue 4 wants safety at .98 and drafts at .90.)
struct Floor {
  const char* language;
  double situation, left_alone, language_known, safety, draft_recall, draft_precision;
};
const std::vector<Floor> kFloors{
    {"en", .92, .88, .98, .62, .67, .93}, {"de", .95, .94, .98, .64, .34, .89},
    {"es", .92, .88, .97, .68, .41, .87}, {"fr", .93, .94, .97, .67, .49, .97},
    {"ja", .93, .97, .98, .74, .39, .87}, {"ar", .91, .90, .94, .57, .45, .97},
    {"hi", .87, .79, .92, .66, .36, .97}, {"th", .91, .88, .98, .70, .47, .91}};

}  // namespace

TEST_CASE("messages that nobody learnt from are read right in every language") {
  for (const auto& floor : kFloors) {
    std::size_t about = 0, right = 0, about_nothing = 0, left_alone = 0, known = 0, all = 0;
    for (const auto& row : rows_of(std::string(floor.language) + ".tsv")) {
      const auto expected = ids_of(row.at(0));
      ++all;
      known += read(row.at(2)).languages.front().language == floor.language ? 1 : 0;
      const auto found = read(row.at(2), floor.language).message.situations;
      if (expected.empty()) {
        ++about_nothing;
        left_alone += found.empty() ? 1 : 0;
      } else {
        ++about;
        right += !found.empty() && expected.contains(found.front().id) ? 1 : 0;
      }
    }
    CAPTURE(floor.language);
    CHECK(share(right, about) >= floor.situation);
    CHECK(share(left_alone, about_nothing) >= floor.left_alone);
    CHECK(share(known, all) >= floor.language_known);
  }
}

TEST_CASE("neutral requests for information are not read as anger") {
  for (const auto& floor : kFloors) {
    std::size_t asked = 0, angry = 0;
    for (const auto& row : rows_of(std::string(floor.language) + ".tsv")) {
      if (row.at(0) != "information-request") continue;
      const auto reading = read(row.at(2), floor.language);
      ++asked;
      angry += feels(reading, "anger") || feels(reading, "frustration") ? 1 : 0;
    }
    CAPTURE(floor.language, asked);
    CHECK(angry <= 1);
  }
}

TEST_CASE("messages of danger bring their safety card in every language") {
  for (const auto& floor : kFloors) {
    std::size_t danger = 0, seen = 0;
    for (const auto& row : rows_of(fmt::format("safety/{}.tsv", floor.language))) {
      if (row.at(0) == "-") continue;
      ++danger;
      for (const auto& [hit, evidence] : read(row.at(1), floor.language).protocols)
        seen += hit.document->record.topic == row.at(0) ? 1 : 0;
    }
    CAPTURE(floor.language);
    CHECK(share(seen, danger) >= floor.safety);
  }
}

TEST_CASE("drafts are checked for what hurts, and good ones are let pass") {
  for (const auto& floor : kFloors) {
    std::size_t meant = 0, found = 0, wrong = 0;
    for (const auto& row : rows_of(fmt::format("drafts/{}.tsv", floor.language))) {
      const auto rules = ids_of(row.at(0));
      const auto given = [&](std::size_t i) { return row.at(i) == "-" ? "" : row.at(i); };
      std::set<std::string> said;
      for (const auto& finding :
           engine().check({row.at(3), given(1), given(2)}, floor.language).value())
        said.insert(finding.rule);
      meant += rules.size();
      for (const auto& rule : said) {
        if (rules.contains(rule)) ++found;
        if (rules.empty()) ++wrong;  // in a faulty draft another reader may see another fault
      }
    }
    CAPTURE(floor.language);
    CHECK(share(found, meant) >= floor.draft_recall);
    CHECK(share(found, found + wrong) >= floor.draft_precision);
  }
}

TEST_CASE("a feeling that is denied is not felt") {
  for (const auto& [text, locale, emotion] : std::vector<std::array<const char*, 3>>{
           {"I am not angry, just tired of waiting for my parcel", "en", "anger"},
           {"No estoy enfadado, solo cansado de esperar el paquete", "es", "anger"},
           {"Ich bin nicht wütend, nur müde vom Warten auf mein Paket", "de", "anger"},
           {"怒っているわけではないのですが、荷物がまだ届きません", "ja", "anger"}}) {
    CAPTURE(text);
    CHECK_FALSE(feels(read(text, locale), emotion));
  }
}

TEST_CASE("evidence points into the message, in code points") {
  for (const auto* text : {"Three weeks now and still no refund. I am sick of asking!!",
                           "三週間待っても返金されません。いい加減にしてください！！",
                           "مر أسبوعان ولم يصل المبلغ المسترد 😡 تعبت من الانتظار"}) {
    const auto reading = read(text);
    const auto length = locales::code_points(text);
    CAPTURE(text);
    REQUIRE_FALSE(reading.message.situations.empty());
    for (const auto* signs : {&reading.message.situations, &reading.message.emotions})
      for (const auto& sign : *signs)
        for (const auto& [begin, end] : sign.evidence) {
          CHECK(begin < end);
          CHECK(end <= length);
        }
  }
}

TEST_CASE("a plan goes by stage, apologises once at most, and is in the customer's language") {
  const auto reading = read("Mein Paket ist seit zwei Wochen überfällig, ich bin stinksauer!");
  CHECK(reading.target->tag == "de");
  REQUIRE(reading.plan.size() >= 2);
  std::size_t apologies = 0;
  for (const auto& stage : reading.plan)
    for (const auto& hit : stage.hits) {
      apologies += hit.document->record.strategy == "apologise" ? 1 : 0;
      CHECK(hit.document->record.locale == "de");
      CHECK(hit.document->record.stage == stage.stage);
      CHECK_FALSE(hit.reasons.empty());
    }
  CHECK(apologies <= 1);
  CHECK_FALSE(reading.norms.empty());
}

TEST_CASE("escalation rises from calm to danger") {
  CHECK(read("What time do you open on Sunday?", "en").message.escalation == 0);
  CHECK(read("Still no delivery, this is the third time, I am fed up", "en").message.escalation >=
        1);
  CHECK(read("You useless idiots, give me my money back", "en").message.escalation >= 3);
  CHECK(read("I know where you work and I will come there and hurt you", "en").message.escalation ==
        4);
}

TEST_CASE("any text is read and checked, and quoted words are the customer's") {
  for (const auto* text : {"", " ", "😡", "((((", "* | = <>", "\xE2\x80\xAE hidden", "AAAA!!!!"})
    for (const auto& floor : kFloors) {
      CAPTURE(text, floor.language);
      CHECK(engine().read({text, floor.language, {}}).has_value());
      CHECK(engine().check({text, "", ""}, floor.language).has_value());
    }
  const auto rules = [](const std::string& draft) {
    std::set<std::string> out;
    for (const auto& finding : engine().check({draft, "", ""}, "en").value())
      out.insert(finding.rule);
    return out;
  };
  CHECK(rules("Please calm down, [name].").contains("command"));
  CHECK(rules("Please calm down, [name].").contains("empty-slot"));
  CHECK_FALSE(rules("You wrote “calm down”, and that was wrong of us.").contains("command"));
}

TEST_CASE("what the corpus sends passes the check of its own locale") {
  for (const auto& pack : engine().packs()) {
    std::size_t wordings = 0, passed = 0;
    for (search::DocId id = 0; id < pack->size() && !pack->is_utterance(id); ++id) {
      const auto& record = pack->document(id).record;
      if (record.kind != "phrase") continue;
      for (const auto& wording : record.wordings) {
        const search::DraftRequest draft{index::without_slots(wording.text), wording.register_id,
                                         ""};
        ++wordings;
        passed += engine().check(draft, record.locale).value().empty() ? 1 : 0;
      }
    }
    CAPTURE(pack->definition().language);
    CHECK(share(passed, wordings) >= .94);
  }
}
