// SPDX-License-Identifier: GPL-2.0-or-later
// Every language of the interface says everything: its catalogue has each message of
// locales/messages.pot.
#include <catch2/catch.hpp>

#include <algorithm>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "search/engine.h"
#include "search/problems.h"

namespace {

using namespace attune;

/// The quoted text after `keyword` on a line of a PO file; continued lines are joined by the
/// caller.
std::string unquoted(const std::string& line) {
  const auto begin = line.find('"'), end = line.rfind('"');
  std::string out;
  for (auto i = begin + 1; i < end; ++i) {
    if (line[i] == '\\' && i + 1 < end) ++i;
    out += line[i];
  }
  return out;
}

struct Message {
  std::string context, id;
};

std::vector<Message> template_messages() {
  std::vector<Message> out;
  std::ifstream in(ATTUNE_SOURCE_DIR "/locales/messages.pot");
  bool in_id = false;
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with("msgctxt ")) {
      out.push_back({unquoted(line), ""});
    } else if (line.starts_with("msgid ") && !out.empty() && out.back().id.empty()) {
      out.back().id = unquoted(line);
      in_id = true;
    } else if (line.starts_with('"') && in_id) {
      out.back().id += unquoted(line);
    } else {
      in_id = false;
    }
  }
  return out;
}

}  // namespace

TEST_CASE("every catalogue translates every message") {
  const auto engine = search::Engine::load(ATTUNE_BINARY_DIR "/index");
  const auto messages = template_messages();
  REQUIRE(messages.size() > 200);
  for (const auto& language : engine->messages().languages()) {
    if (language == "en") continue;  // English sentences are the ids themselves
    for (const auto& message : messages) {
      INFO(language << " " << message.context << " “" << message.id << "”");
      CHECK(engine->messages().has(language, message.context, message.id));
    }
  }
}

TEST_CASE("every sentence of a problem is in the template") {
  const auto messages = template_messages();
  for (const auto& kind : search::kProblems) {
    const bool there = std::any_of(messages.begin(), messages.end(), [&](const Message& message) {
      return message.context == "problem" && message.id == kind.sentence;
    });
    INFO(kind.code << ": " << kind.sentence);
    CHECK(there);
  }
}
