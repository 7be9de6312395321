// SPDX-License-Identifier: GPL-2.0-or-later
// Checks what an agent is about to send: wordings that hurt in this locale, and faults of the
// draft's structure. Each finding says where, why, and what would be better.
#pragma once

#include <string>
#include <vector>

#include "search/highlight.h"
#include "search/page.h"
#include "search/target.h"

namespace attune::search {

/// A wording of the corpus that says it better.
struct Better {
  std::string id, text, gloss;
};

struct Finding {
  Offsets place;            ///< in code points of the draft
  std::string rule, level;  ///< taxonomy ids
  std::string entry;        ///< id of the avoid entry that found it; empty for structure
  /// In the locale's language, and in English where that is another one. Of a structural finding:
  /// the sentence to look up in the catalogues, in both.
  std::string why, english_why;
  std::vector<Better> better;
};

struct DraftRequest {
  std::string text, register_id, channel;  ///< register and channel may be empty
};

/// By place. What stands in quotation marks, or in a line that begins with >, is the customer's and
/// is left alone. Thread-safe.
[[nodiscard]] std::vector<Finding> check_draft(const DraftRequest& draft, const Target& target);

}  // namespace attune::search
