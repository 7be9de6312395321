// SPDX-License-Identifier: GPL-2.0-or-later
// Reads what a customer wrote: in which language, about what, with which feelings and how strong,
// how far things have escalated, and whether anybody is in danger. Everything is learnt from the
// utterances and cues of the pack, and every label comes with the words that gave it away. Nothing
// is kept of the message.
#pragma once

#include <string>
#include <vector>

#include "search/highlight.h"
#include "search/target.h"

namespace attune::search {

struct LanguageGuess {
  std::string language;
  float confidence = 0;
  bool given = false;  ///< said by the caller, and so believed
};

/// A situation or an emotion that the message shows.
struct Sign {
  std::string id;
  float confidence = 0;
  std::vector<Offsets> evidence;  ///< in code points of the message
};

/// A safety card that the message calls for: a cue, not a diagnosis. One that is only possible is
/// there so that nothing is missed; it is to be offered quietly, or agents stop looking.
struct Alarm {
  DocId document = 0;  ///< of the protocol, in the pack of the message's language
  std::vector<Offsets> evidence;
  bool likely = false;
};

struct Understanding {
  std::vector<LanguageGuess> languages;  ///< most likely first
  std::vector<Sign> situations, emotions;
  int intensity = 1;          ///< of the emotions: 1 … 5
  int escalation = 0;         ///< 0 calm … 4 danger
  std::vector<Alarm> alarms;  ///< likely ones first, and of those the gravest
  bool sure = false;  ///< the first situation, or that there is none, is more likely than all else
};

/// Of the packs, most likely first. `given` is the language that the caller knows, or empty.
[[nodiscard]] std::vector<LanguageGuess> guess_language(std::string_view text,
                                                        const std::vector<const Pack*>& packs,
                                                        const std::string& given);

/// `target` is the message's own locale, with a pack. Thread-safe.
[[nodiscard]] Understanding understand(std::string_view text, const Target& target);

}  // namespace attune::search
