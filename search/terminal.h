// SPDX-License-Identifier: GPL-2.0-or-later
// Results as cards for a terminal: `attune find "late refund furious" --locale ja --ui en`.
#pragma once

#include <string>

#include "search/engine.h"

namespace attune::search {

struct TerminalStyle {
  bool colour = false;
  int width =
      80;  ///< columns for guidance; the sendable text is never broken, so that it copies whole
};

[[nodiscard]] std::string to_cards(const SearchPage& page, const Engine& engine,
                                   const TerminalStyle& style);

/// What `text` means, and what to answer.
[[nodiscard]] std::string to_text(const MessageReading& reading, std::string_view text,
                                  const Engine& engine, const std::string& ui,
                                  const TerminalStyle& style);
/// What in the draft `text` would hurt, and what would be better.
[[nodiscard]] std::string to_text(const std::vector<Finding>& findings, std::string_view text,
                                  const Engine& engine, const std::string& ui,
                                  const TerminalStyle& style);

/// A problem's sentence in the agent's language.
[[nodiscard]] std::string to_sentence(const Problem& problem, const Engine& engine,
                                      const std::string& ui);

}  // namespace attune::search
