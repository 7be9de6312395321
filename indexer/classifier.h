// SPDX-License-Identifier: GPL-2.0-or-later
// Recognises what a text is about: multinomial logistic regression (“maximum entropy”, Berger et
// al. 1996) over the terms that search uses, so that a misspelt or inflected word counts through
// its n-grams and stem. A weight exists only for a term that was seen with a class, which keeps a
// language's model well under a megabyte.
//
//   P(class | text) = softmax(bias_class + Σ_feature value · weight_feature,class)
//   value = weight of the family · √idf, all values of a text scaled to length 1
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "locales/analyzer.h"

namespace attune::index {

/// A term that a text has: its family in the three lowest bits, and 29 bits of FNV-1a.
using Feature = std::uint32_t;

/// How much a feature of its family says: a word has many n-grams. By cross-validation, 2026-11-23.
[[nodiscard]] float family_weight(Feature feature);

/// Features of a text, ascending, without repeats. The same function serves training and asking.
[[nodiscard]] std::vector<Feature> features_of(std::span<const locales::Word> words);

/// Shares that add up to 1, by exp(factor · score). `scores` is not empty.
[[nodiscard]] std::vector<float> softmax(std::span<const float> scores, float factor);

/// Immutable and thread-safe once made.
class Classifier {
 public:
  struct Weight {
    std::uint16_t label;
    float value;
  };
  /// Values are kept in steps of a 32,767th of the largest.
  /// What a feature says; `weights` by ascending label.
  struct Row {
    Feature feature;
    float idf;
    std::vector<Weight> weights;
  };

  Classifier() = default;
  /// `rows` by ascending feature. A bias for each label.
  Classifier(std::vector<std::string> labels, std::vector<float> bias,
             const std::vector<Row>& rows);

  /// Taxonomy ids; the last one is "", nothing that is known here.
  [[nodiscard]] const std::vector<std::string>& labels() const { return labels_; }

  /// One probability for each label; they add up to 1. Without a known feature the text is about
  /// nothing: the last label has 1.
  [[nodiscard]] std::vector<float> probabilities(std::span<const Feature> features) const;

  /// What the probabilities are the softmax of; empty without a known feature.
  [[nodiscard]] std::vector<float> scores(std::span<const Feature> features) const;

  /// What a feature adds to the score of a label, before the text's length is reckoned in.
  [[nodiscard]] float contribution(Feature feature, std::size_t label) const;

  /// A binary form, the same on every machine.
  [[nodiscard]] std::string encode() const;
  /// Throws std::runtime_error when the bytes are not a classifier.
  [[nodiscard]] static Classifier decode(std::string_view bytes);

 private:
  [[nodiscard]] std::size_t find(Feature feature) const;

  std::vector<std::string> labels_;
  std::vector<float> bias_;
  std::vector<Feature> features_;
  std::vector<std::uint32_t> buckets_;  // first row of each equal share of the features' range
  int shift_ = 31;                      // a feature's bucket is what is left of it after shifting
  std::vector<float> idf_;
  std::vector<std::uint32_t> begin_{0};  // of each feature's weights; one more than features
  struct Step {
    std::uint16_t label;
    std::int16_t steps;
  };
  void open_buckets();

  std::vector<Step> weights_;
  float step_ = 0;  // what one of the weights' steps is worth
};

}  // namespace attune::index
