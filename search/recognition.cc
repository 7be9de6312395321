// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/recognition.h"

#include <utility>

namespace attune::search {
namespace {

/// Of the words as typed, and of what else they may mean.
std::vector<index::Feature> features_of(const Question& question) {
  auto out = index::features_of(question.words);
  std::vector<locales::Word> native;
  for (const auto& alternatives : question.alternatives)
    for (const auto& each : alternatives)
      native.insert(native.end(), each.words.begin(), each.words.end());
  const auto more = index::features_of(native);
  out.insert(out.end(), more.begin(), more.end());
  return out;
}

}  // namespace

std::vector<Recognised> recognise(const Question& question, const Pack& pack,
                                  const FacetLayout& layout, float least) {
  std::vector<Recognised> out;
  const auto features = features_of(question);
  for (const auto& [axis, classifier] : {std::pair{index::Axis::Situation, &pack.situations()},
                                         std::pair{index::Axis::Emotion, &pack.emotions()}}) {
    const auto probabilities = classifier->probabilities(features);
    for (std::size_t i = 0; i < probabilities.size(); ++i) {
      const auto bit = layout.bit(axis, classifier->labels()[i]);
      if (bit != FacetLayout::kNone && probabilities[i] >= least)
        out.push_back({static_cast<std::size_t>(bit), probabilities[i]});
    }
  }
  return out;
}

}  // namespace attune::search
