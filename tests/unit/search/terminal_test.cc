// SPDX-License-Identifier: GPL-2.0-or-later
// Cards for a terminal.
#include "search/terminal.h"

#include <catch2/catch.hpp>

#include "sample_engine.h"

namespace attune::search {
namespace {

std::string cards(const Asked& question, TerminalStyle style = {}) {
  return to_cards(ask(question), sample_engine(), style);
}

TEST_CASE("a card shows the words, the meaning, the reason, and where it comes from") {
  CHECK(cards({"Déjelo", "es-MX", "en", {{index::Axis::Strategy, "own"}}}) ==
        "1  Ahora mismo pregunto al mensajero por su pedido {order}.\n"
        "   ≈ I am asking the courier about your order {order} right now.\n"
        "   Phrase · es (not es-MX) · resolve · own · usted · draft\n"
        "   Why: One named owner.\n"
        "   late-delivery/own-and-trace\n\n"
        "1 of 1 · es-MX\n");
}

TEST_CASE("guidance is broken at the width, sendable words never are") {
  const auto text = cards({"courier order",
                           "en",
                           "en",
                           {{index::Axis::Strategy, "own"}, {index::Axis::Channel, "voice"}}},
                          {false, 30});
  CHECK(text.find("I am asking the courier about order {order} and will ring you at {time}.\n") !=
        std::string::npos);
  CHECK(text.find("   Why: One named owner and\n   one time to wait for.\n") != std::string::npos);
}

TEST_CASE("what was given up is said first") {
  CHECK(cards({"zzzyyy", "en", "en", {{index::Axis::Situation, "bereavement"}}})
            .starts_with("No entry has these words."));
  CHECK(cards({"",
               "en",
               "en",
               {{index::Axis::Situation, "bereavement"}, {index::Axis::Channel, "chat"}}})
            .starts_with("Nothing fits “chat”."));
}

TEST_CASE("colour comes only when asked for") {
  CHECK(cards({"courier"}).find('\033') == std::string::npos);
  CHECK(cards({"courier"}, {true, 80}).find("\033[1m") != std::string::npos);
}

TEST_CASE("every kind makes a card in every language") {
  for (const auto* locale : {"en", "es-MX", "ja"})
    for (const auto& kind : sample_engine().taxonomy().ids.at("kind"))
      CHECK(cards({"", locale, "ja", {{index::Axis::Kind, kind}}}).find("1  ") == 0);
}

TEST_CASE("a problem is a sentence in the agent’s language") {
  const auto& engine = sample_engine();
  CHECK(to_sentence(problem("unknown-entry", {{"id", "x/y"}}), engine, "es-AR")
            .starts_with("No hay ninguna entrada x/y."));
  CHECK(to_sentence(problem("unknown-entry", {{"id", "x/y"}}), engine, "de")
            .starts_with("There is no entry x/y."));
}

}  // namespace
}  // namespace attune::search
