// SPDX-License-Identifier: GPL-2.0-or-later
// From what a message means to a reply: the best phrases of the target locale by stage, and the
// norms that bear on this very moment.
#pragma once

#include <string>
#include <vector>

#include "search/page.h"
#include "search/target.h"
#include "search/understanding.h"

namespace attune::search {

struct PlanStage {
  std::string stage;
  std::vector<Hit> hits;
};

/// What a plan is asked for, beside the message.
struct PlanWishes {
  std::string register_id, channel;  ///< empty: the locale's own, any
  std::size_t per_stage = 2;
};

/// Stages in the order of a conversation; one without a fitting phrase is left out. At most one
/// line of empathy, two from escalation 2 on: more lowers satisfaction (Singh, HBR January 2018).
[[nodiscard]] std::vector<PlanStage> make_plan(const Understanding& message, const Target& target,
                                               const PlanWishes& wishes);

/// At most four, the nearest to the case first.
[[nodiscard]] std::vector<Hit> bearing_norms(const Understanding& message, const Target& target,
                                             const index::TaxonomyLists& taxonomy);

}  // namespace attune::search
