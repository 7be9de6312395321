// SPDX-License-Identifier: GPL-2.0-or-later
// Answers as JSON text. What no question changes was written as JSON when the pack was built
// (Record::card) and is only copied here.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "search/engine.h"
#include "search/page.h"

namespace attune::search {

/// The same for the same page, so that it can be kept …
[[nodiscard]] std::string to_json(const SearchPage& page);
/// … with how long this answer took.
[[nodiscard]] std::string stamped(std::string_view answer, std::uint64_t microseconds);
/// A hit by itself: no matches, score or reasons, but the locales that have a variant.
[[nodiscard]] std::string reading_json(const MessageReading& reading, std::uint64_t microseconds);
/// `ui` is the agent's language: structural findings speak it.
[[nodiscard]] std::string findings_json(const std::vector<Finding>& findings, const Engine& engine,
                                        const std::string& ui, std::uint64_t microseconds);

[[nodiscard]] std::string completions_json(const std::vector<Completion>& completions,
                                           std::uint64_t microseconds);
[[nodiscard]] std::string entry_json(const Hit& hit, const std::vector<std::string>& variants);
[[nodiscard]] std::string norms_json(const std::string& locale, const std::vector<Hit>& norms);
[[nodiscard]] std::string locales_json(const Engine& engine);
/// Labels in `ui`, a language with a catalogue.
[[nodiscard]] std::string taxonomy_json(const Engine& engine, const std::string& ui);
/// RFC 9457, its sentence in the language `ui`.
[[nodiscard]] std::string problem_json(const Problem& problem, const locales::Messages& messages,
                                       const std::string& ui);
/// The same for a fault with a ready English sentence.
[[nodiscard]] std::string problem_json(int status, std::string_view code, std::string_view detail);

}  // namespace attune::search
