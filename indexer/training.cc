// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/training.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <random>
#include <set>

namespace attune::index {
namespace {

/// A weight while it is learnt, and AdaGrad's sum of squared gradients.
struct Learnt {
  std::uint16_t label;
  float value = 0, squares = 1e-6F;
};

struct FeatureRow {
  float idf = 0;
  std::vector<Learnt> weights;  // by label
};

class Trainer {
 public:
  Trainer(const std::vector<Example>& examples, const TrainingSettings& settings)
      : examples_(examples), settings_(settings) {
    std::set<std::string> labels;
    for (const auto& example : examples)
      labels.insert(example.labels.begin(), example.labels.end());
    labels_.assign(labels.begin(), labels.end());
    labels_.emplace_back();
    for (std::size_t i = 0; i < labels_.size(); ++i)
      number_[labels_[i]] = static_cast<std::uint16_t>(i);
    bias_.resize(labels_.size());
    for (std::size_t i = 0; i < labels_.size(); ++i) bias_[i].label = number_[labels_[i]];
    open_rows();
  }

  Classifier run() {
    std::vector<std::size_t> order(examples_.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::mt19937 random(1);
    for (int epoch = 0; epoch < settings_.epochs; ++epoch) {
      for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[random() % i]);
      for (const auto i : order) learn(i);
    }
    return result();
  }

 private:
  using Targets = std::vector<std::pair<std::uint16_t, float>>;

  /// One row for each feature, with a place for each class it was seen with.
  void open_rows() {
    for (const auto& example : examples_) {
      const auto& targets = targets_.emplace_back(targets_of(example));
      auto& of_example = rows_of_.emplace_back();
      for (const auto feature : example.features) {
        auto& row = rows_[feature];
        row.idf += 1;
        of_example.push_back(&row);
        for (const auto& [label, share] : targets) open_weight(row, label);
      }
    }
    const auto all = static_cast<float>(examples_.size());
    for (auto& [feature, row] : rows_)
      row.idf = family_weight(feature) * std::sqrt(std::log(1 + all / row.idf));
  }

  /// A text with several labels is each of them in part.
  [[nodiscard]] Targets targets_of(const Example& example) {
    if (example.labels.empty()) return {{number_[""], 1.0F}};
    Targets out;
    const auto share = 1 / static_cast<float>(example.labels.size());
    for (const auto& label : example.labels) out.emplace_back(number_[label], share);
    return out;
  }

  static void open_weight(FeatureRow& row, std::uint16_t label) {
    const auto at = std::lower_bound(row.weights.begin(), row.weights.end(), label,
                                     [](const Learnt& a, auto b) { return a.label < b; });
    if (at == row.weights.end() || at->label != label) row.weights.insert(at, Learnt{label});
  }

  void learn(std::size_t number) {
    const auto& rows = rows_of_[number];
    float squares = 0;
    for (const auto* row : rows) squares += row->idf * row->idf;
    const auto scale = squares > 0 ? 1 / std::sqrt(squares) : 0.0F;
    auto gradient = probabilities(rows, scale);
    for (const auto& [label, share] : targets_[number]) gradient[label] -= share;
    for (auto& each : gradient) each *= examples_[number].weight;
    for (std::size_t i = 0; i < bias_.size(); ++i) step(bias_[i], gradient[i], 0);
    for (auto* row : rows)
      for (auto& weight : row->weights)
        step(weight, gradient[weight.label] * row->idf * scale, settings_.decay);
  }

  [[nodiscard]] std::vector<float> probabilities(const std::vector<FeatureRow*>& rows,
                                                 float scale) const {
    std::vector<float> scores(labels_.size(), 0.0F);
    for (const auto* row : rows)
      for (const auto& weight : row->weights) scores[weight.label] += row->idf * weight.value;
    for (std::size_t i = 0; i < scores.size(); ++i) scores[i] = bias_[i].value + scale * scores[i];
    const auto most = *std::max_element(scores.begin(), scores.end());
    float sum = 0;
    for (auto& score : scores) sum += score = std::exp(score - most);
    for (auto& score : scores) score /= sum;
    return scores;
  }

  void step(Learnt& weight, float gradient, float decay) const {
    gradient += decay * weight.value;
    weight.squares += gradient * gradient;
    weight.value -= settings_.rate * gradient / std::sqrt(weight.squares);
  }

  [[nodiscard]] Classifier result() const {
    std::vector<float> bias;
    for (const auto& each : bias_) bias.push_back(each.value);
    std::vector<Classifier::Row> rows;
    for (const auto& [feature, learnt] : rows_) {
      Classifier::Row row{feature, learnt.idf, {}};
      for (const auto& weight : learnt.weights) row.weights.push_back({weight.label, weight.value});
      rows.push_back(std::move(row));
    }
    return {labels_, std::move(bias), rows};
  }

  const std::vector<Example>& examples_;
  const TrainingSettings& settings_;
  std::vector<std::string> labels_;
  std::map<std::string, std::uint16_t> number_;
  std::vector<Learnt> bias_;
  std::map<Feature, FeatureRow> rows_;
  std::vector<Targets> targets_;                   // of each example
  std::vector<std::vector<FeatureRow*>> rows_of_;  // of each example; map nodes stay in place
};

}  // namespace

Classifier train(const std::vector<Example>& examples, const TrainingSettings& settings) {
  return Trainer(examples, settings).run();
}

}  // namespace attune::index
