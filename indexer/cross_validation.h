// SPDX-License-Identifier: GPL-2.0-or-later
// How well the classifiers recognise what they have not seen: five-fold cross-validation over what
// customers say in the corpus. Near-twins share a fold, or a text would be asked of its own copy.
#pragma once

#include <string>
#include <vector>

#include "indexer/schema.h"

namespace attune::index {

/// What decides: the labels of the most similar utterances, the classifier of the pack, or both.
enum class Method : std::uint8_t { Vote, Classifier, Both };

/// Of one language and axis. Shares are of the examples that have a label, or have none.
struct Recognition {
  std::string language;
  Axis axis = Axis::Situation;
  std::string asked;  ///< "folds" of the shipped utterances, or "messages" nobody trained on
  Method method = Method::Classifier;
  std::size_t labelled = 0, unlabelled = 0;
  double top_1 = 0, top_3 = 0;  ///< a right label is first, or among the first three
  /// Mean over the labels of F1, where a text is given its first label, and its second when that is
  /// at least half as likely.
  double macro_f1 = 0;
  double left_alone = 0;  ///< unlabelled texts that were found to be about nothing
  /// Expected calibration error: mean distance between how sure and how right, ten bins (Guo et
  /// al. 2017).
  double calibration_error = 0;
};

struct RecognitionInput {
  std::string content, packs, taxonomy, index;  ///< the index lends its compiled catalogues
  std::string messages;  ///< folder of <language>.tsv, situations⇥emotions⇥text
};

/// Five folds over what customers say, near-twins together; and the messages, by what all of it
/// teaches. Throws std::runtime_error for content with faults.
[[nodiscard]] std::vector<Recognition> cross_validate(const RecognitionInput& input);

[[nodiscard]] std::string to_table(const std::vector<Recognition>& rows);

}  // namespace attune::index
