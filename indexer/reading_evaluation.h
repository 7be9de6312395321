// SPDX-License-Identifier: GPL-2.0-or-later
// How well messages are read and drafts checked: by a real engine, on texts that nobody learnt from
// (tests/recognition/README.md says what they are).
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "search/engine.h"

namespace attune::index {

/// So many of so many.
struct Share {
  std::size_t part = 0, all = 0;
  void count(bool counts) {
    ++all;
    part += counts ? 1 : 0;
  }
  [[nodiscard]] double value() const {
    return all == 0 ? 0 : static_cast<double>(part) / static_cast<double>(all);
  }
};

/// One language.
struct ReadingScore {
  std::string language;
  Share language_known;           ///< messages whose language was guessed right
  Share situation, among_three;   ///< messages about something: the first named is right, or any
  Share left_alone;               ///< messages about nothing here that got no situation
  Share emotion;                  ///< the first named is one of those meant
  Share calm_read_as_anger;       ///< requests for information that got anger or frustration
  Share card, likely_card;        ///< messages of danger that got their card at all, or as likely
  Share alarmed, likely_alarmed;  ///< harmless messages with dangerous words that got any card
  Share ordinary_alarmed, ordinary_likely_alarmed;  ///< of messages about no danger
  Share rule;                                       ///< faults of drafts that were found
  Share said_rightly;  ///< of the found, and of what was said about faultless drafts
  Share let_pass;      ///< faultless drafts without a finding
};

/// Of every language that has a file there. Throws std::runtime_error when a file is malformed.
[[nodiscard]] std::vector<ReadingScore> evaluate_reading(const search::Engine& engine,
                                                         const std::string& folder);

/// A table for people; and the same as JSON.
[[nodiscard]] std::string to_table(const std::vector<ReadingScore>& scores);
[[nodiscard]] std::string to_json(const std::vector<ReadingScore>& scores);

}  // namespace attune::index
