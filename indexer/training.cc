// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/training.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <random>
#include <set>
#include <span>

namespace attune::index {
namespace {

/// Of the probabilities when there is too little to calibrate them by.
constexpr float kUsualSharpness = 4;
constexpr std::size_t kFewExamples = 100, kKeptAside = 5;  // one in five

using Numbers = std::vector<std::size_t>;

/// Examples as rows of a sparse matrix: features by ascending number, each row of length 1.
class Matrix {
 public:
  struct Cell {
    std::uint32_t column;
    float value;
  };

  Matrix(const std::vector<Example>& examples, std::uint32_t fewest) {
    std::map<Feature, std::uint32_t> seen;
    for (const auto& example : examples)
      for (const auto feature : example.features) ++seen[feature];
    const auto all = static_cast<float>(examples.size());
    std::map<Feature, std::uint32_t> column;
    if (examples.size() < kFewExamples) fewest = 1;
    for (const auto& [feature, count] : seen) {
      if (count < fewest) continue;
      column[feature] = static_cast<std::uint32_t>(features_.size());
      features_.push_back(feature);
      idf_.push_back(family_weight(feature) * std::log(1 + all / static_cast<float>(count)));
    }
    for (const auto& example : examples) add_row(example, column);
  }

  [[nodiscard]] std::span<const Cell> row(std::size_t i) const { return rows_[i]; }
  [[nodiscard]] std::size_t columns() const { return features_.size(); }
  [[nodiscard]] Feature feature(std::size_t column) const { return features_[column]; }
  [[nodiscard]] float idf(std::size_t column) const { return idf_[column]; }

 private:
  void add_row(const Example& example, const std::map<Feature, std::uint32_t>& column) {
    auto& row = rows_.emplace_back();
    float squares = 0;
    for (const auto feature : example.features) {
      const auto found = column.find(feature);
      if (found == column.end()) continue;
      const auto at = found->second;
      row.push_back({at, idf_[at]});
      squares += idf_[at] * idf_[at];
    }
    for (auto& cell : row) cell.value /= std::sqrt(squares);
  }

  std::vector<Feature> features_;
  std::vector<float> idf_;
  std::vector<std::vector<Cell>> rows_;
};

/// The machine of one label: a weight for each column, and last of all the bias.
class Machine {
 public:
  Machine(const Matrix& matrix, const std::vector<Example>& examples,
          const TrainingSettings& settings)
      : matrix_(matrix), examples_(examples), settings_(settings) {}

  /// `examples` by number; `has_label` says of every example whether it has the label.
  std::vector<float> learn(const Numbers& examples, const std::vector<bool>& has_label) {
    weights_.assign(matrix_.columns() + 1, 0.0F);
    duals_.assign(examples_.size(), 0.0);
    auto order = examples;
    std::mt19937 random(1);
    for (int round = 0; round < settings_.rounds; ++round) {
      for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[random() % i]);
      for (const auto i : order) step(i, has_label[i]);
    }
    return std::move(weights_);
  }

 private:
  void step(std::size_t i, bool positive) {
    constexpr double kSquares = 2;  // of the row, which has length 1, and of the bias
    const auto row = matrix_.row(i);
    const double sign = positive ? 1 : -1;
    const double diagonal = .5 / (settings_.cost * static_cast<double>(examples_[i].weight) *
                                  (positive ? settings_.positive : 1));
    double score = weights_.back();
    for (const auto& cell : row) score += double{weights_[cell.column]} * double{cell.value};
    auto& dual = duals_[i];
    const auto gradient = sign * score - 1 + diagonal * dual;
    if (dual == 0 && gradient >= 0) return;
    const auto before = dual;
    dual = std::max(dual - gradient / (kSquares + diagonal), 0.0);
    const auto change = static_cast<float>((dual - before) * sign);
    for (const auto& cell : row) weights_[cell.column] += change * cell.value;
    weights_.back() += change;
  }

  const Matrix& matrix_;
  const std::vector<Example>& examples_;
  const TrainingSettings& settings_;
  std::vector<float> weights_;
  std::vector<double> duals_;
};

class Trainer {
 public:
  Trainer(const std::vector<Example>& examples, const TrainingSettings& settings)
      : examples_(examples), settings_(settings), matrix_(examples, settings.fewest) {
    std::set<std::string> labels;
    for (const auto& example : examples)
      labels.insert(example.labels.begin(), example.labels.end());
    labels_.assign(labels.begin(), labels.end());
    labels_.emplace_back();
  }

  Classifier run() {
    Numbers all(examples_.size());
    std::iota(all.begin(), all.end(), std::size_t{0});
    if (all.size() < kFewExamples) return learn(all, kUsualSharpness);
    Numbers most, aside;
    std::mt19937 random(2);
    for (const auto i : all) (random() % kKeptAside == 0 ? aside : most).push_back(i);
    return learn(all, sharpness(learn(most, 1), aside));
  }

 private:
  Classifier learn(const Numbers& numbers, float sharpness) {
    std::vector<float> bias;
    std::vector<Classifier::Row> rows(matrix_.columns());
    for (std::size_t column = 0; column < rows.size(); ++column)
      rows[column] = {matrix_.feature(column), matrix_.idf(column), {}};
    Machine machine(matrix_, examples_, settings_);
    for (std::size_t label = 0; label < labels_.size(); ++label) {
      const auto weights = machine.learn(numbers, has_label(labels_[label]));
      bias.push_back(sharpness * weights.back());
      for (std::size_t column = 0; column < rows.size(); ++column)
        if (std::abs(weights[column]) >= settings_.least)
          rows[column].weights.push_back(
              {static_cast<std::uint16_t>(label), sharpness * weights[column]});
    }
    // What says nothing about any label still says that the text is about other things.
    return {labels_, std::move(bias), rows};
  }

  [[nodiscard]] std::vector<bool> has_label(const std::string& label) const {
    std::vector<bool> out;
    out.reserve(examples_.size());
    for (const auto& [features, labels, weight] : examples_)
      out.push_back(label.empty() ? labels.empty()
                                  : std::find(labels.begin(), labels.end(), label) != labels.end());
    return out;
  }

  /// The factor under which the examples kept aside are most likely, by golden-section search.
  [[nodiscard]] float sharpness(const Classifier& classifier, const Numbers& aside) const {
    std::vector<std::vector<float>> scores;
    std::vector<std::vector<std::size_t>> right;
    for (const auto i : aside) {
      auto said = classifier.scores(examples_[i].features);
      if (examples_[i].weight < 1 || said.empty()) continue;  // a word is no text
      scores.push_back(std::move(said));
      auto& labels = right.emplace_back();
      for (std::size_t label = 0; label < labels_.size(); ++label) {
        const auto& own = examples_[i].labels;
        if (own.empty() ? labels_[label].empty()
                        : std::find(own.begin(), own.end(), labels_[label]) != own.end())
          labels.push_back(label);
      }
    }
    const auto unlikely = [&](float factor) {
      double sum = 0;
      for (std::size_t i = 0; i < scores.size(); ++i) {
        const auto shares = softmax(scores[i], factor);
        double share = 1e-9;
        for (const auto label : right[i]) share += double{shares[label]};
        sum -= std::log(share);
      }
      return sum;
    };
    constexpr float kGolden = .618034F;
    float low = .5F, high = 20;
    for (int i = 0; i < 16; ++i) {
      const auto left = high - kGolden * (high - low), right_one = low + kGolden * (high - low);
      if (unlikely(left) < unlikely(right_one)) {
        high = right_one;
      } else {
        low = left;
      }
    }
    return (low + high) / 2;
  }

  const std::vector<Example>& examples_;
  const TrainingSettings& settings_;
  Matrix matrix_;
  std::vector<std::string> labels_;
};

}  // namespace

Classifier train(const std::vector<Example>& examples, const TrainingSettings& settings) {
  return Trainer(examples, settings).run();
}

}  // namespace attune::index
