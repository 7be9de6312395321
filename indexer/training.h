// SPDX-License-Identifier: GPL-2.0-or-later
// Learns a Classifier from what customers say.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "indexer/classifier.h"

namespace attune::index {

struct Example {
  std::vector<Feature> features;
  std::vector<std::string> labels;  ///< several: each is right; none: about nothing here
  float weight = 1;                 ///< how much it counts, > 0
};

/// Chosen by cross-validation over eight languages, 2026-11-30: tests/bench/results.md.
struct TrainingSettings {
  int rounds = 5;    ///< over all examples
  double cost = .5;  ///< C of the support vector machine: of an example that is on the wrong side
  double positive = 2;  ///< times as much when the example has the label: most do not
  std::uint32_t fewest =
      2;               ///< texts that must have a feature: what one alone has teaches only itself
  float least = .08F;  ///< smaller weights are dropped; nine in ten are, and nothing is lost
};

/// One linear support vector machine for each label, by dual coordinate descent (Hsieh et al.,
/// ICML 2008, algorithm 1, L2 loss); then one factor for all, so that the softmax of what they say
/// is as sure as it is right on a fifth of the examples that was kept aside (Guo et al., ICML 2017,
/// section 4.2). Examples without labels teach the last class, "".
[[nodiscard]] Classifier train(const std::vector<Example>& examples,
                               const TrainingSettings& settings = {});

}  // namespace attune::index
