// SPDX-License-Identifier: GPL-2.0-or-later
// Trains the classifiers of a pack from its own entries. Deterministic: same examples, same bytes.
#pragma once

#include <string>
#include <vector>

#include "indexer/classifier.h"

namespace attune::index {

struct Example {
  std::vector<Feature> features;
  std::vector<std::string> labels;  ///< several: each is right in part; none: about nothing here
  float weight = 1;
};

struct TrainingSettings {
  int epochs = 30;
  float rate = 1.0F;    ///< of AdaGrad (Duchi et al. 2011)
  float decay = 3e-4F;  ///< L2, per step, on the weights that the step touches
};

/// Softmax regression by AdaGrad. Examples without labels teach the last class, "".
[[nodiscard]] Classifier train(const std::vector<Example>& examples,
                               const TrainingSettings& settings = {});

}  // namespace attune::index
