// SPDX-License-Identifier: GPL-2.0-or-later
// How well the classifiers recognise what they have not seen: five-fold cross-validation over what
// customers say in the corpus. Near-twins share a fold, or a text would be asked of its own copy.
#pragma once

#include <string>
#include <vector>

#include "indexer/schema.h"

namespace attune::index {

/// Of one language and axis. Shares are of the examples that have a label, or have none.
struct Recognition {
  std::string language;
  Axis axis = Axis::Situation;
  std::size_t labelled = 0, unlabelled = 0;
  double top_1 = 0, top_3 = 0;  ///< a right label is first, or among the first three
  double left_alone = 0;        ///< unlabelled texts that were found to be about nothing
  /// Expected calibration error: mean distance between how sure and how right, ten bins (Guo et
  /// al. 2017).
  double calibration_error = 0;
};

struct RecognitionInput {
  std::string content, packs, taxonomy, index;  ///< the index lends its compiled catalogues
};

/// Throws std::runtime_error for content with faults.
[[nodiscard]] std::vector<Recognition> cross_validate(const RecognitionInput& input);

[[nodiscard]] std::string to_table(const std::vector<Recognition>& rows);

}  // namespace attune::index
