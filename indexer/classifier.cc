// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/classifier.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <numeric>
#include <stdexcept>

namespace attune::index {
namespace {

constexpr std::uint32_t kFamilyBits = 7;
constexpr std::uint32_t kFnvOffset = 2166136261U, kFnvPrime = 16777619U;
constexpr std::size_t kMostLabels = 1 << 16;  // a weight holds its label in 16 bits
/// No training comes near it, and sums of numbers below it stay finite.
constexpr float kLargest = 1e6F;

constexpr float kSteps = 32'767;

std::uint32_t mixed(std::uint32_t hash, std::string_view bytes) {
  for (const char c : bytes) hash = (hash ^ static_cast<unsigned char>(c)) * kFnvPrime;
  return hash;
}

Feature feature_of(const locales::Term& term) {
  const auto family = static_cast<std::uint32_t>(term.family);
  return (mixed(kFnvOffset ^ (family + 1), term.key) & ~kFamilyBits) | family;
}

// ---- Binary form: little-endian numbers and strings with their length in front

void put(std::string& out, std::uint32_t number) {
  for (int shift = 0; shift < 32; shift += 8) out += static_cast<char>(number >> shift & 0xFF);
}
void put(std::string& out, float number) {
  put(out, std::bit_cast<std::uint32_t>(number));
}

class Source {
 public:
  explicit Source(std::string_view bytes) : bytes_(bytes) {}

  std::uint32_t number() {
    const auto four = take(4);
    std::uint32_t out = 0;
    for (std::size_t i = 0; i < 4; ++i)
      out |= std::uint32_t{static_cast<unsigned char>(four[i])} << (8 * i);
    return out;
  }
  float real() {
    const auto out = std::bit_cast<float>(number());
    if (!(std::abs(out) <= kLargest)) fail();  // nor is NaN a weight
    return out;
  }
  std::string text() { return std::string(take(number())); }
  /// A count of things of `size` bytes each; never more than there are bytes for.
  std::size_t count(std::size_t size) {
    const std::size_t out = number();
    if (out > bytes_.size() / size) fail();
    return out;
  }
  [[nodiscard]] bool at_end() const { return bytes_.empty(); }
  [[noreturn]] static void fail() {
    throw std::runtime_error("the classifier of the pack cannot be read");
  }

 private:
  std::string_view take(std::size_t size) {
    if (size > bytes_.size()) fail();
    const auto out = bytes_.substr(0, size);
    bytes_.remove_prefix(size);
    return out;
  }
  std::string_view bytes_;
};

}  // namespace

float family_weight(Feature feature) {
  constexpr std::array<float, kFamilyBits + 1> kWeights{1, 1, .5F, .8F, 1, .8F, 1, 1};
  return kWeights[feature & kFamilyBits];
}

std::vector<Feature> features_of(std::span<const locales::Word> words) {
  std::vector<Feature> out;
  for (const auto& word : words)
    for (const auto& term : word.terms) out.push_back(feature_of(term));
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

Classifier::Classifier(std::vector<std::string> labels, std::vector<float> bias,
                       const std::vector<Row>& rows)
    : labels_(std::move(labels)), bias_(std::move(bias)) {
  float largest = 0;
  for (const auto& row : rows)
    for (const auto& weight : row.weights) largest = std::max(largest, std::abs(weight.value));
  step_ = largest > 0 ? largest / kSteps : 1;
  for (const auto& row : rows) {
    features_.push_back(row.feature);
    idf_.push_back(row.idf);
    for (const auto& weight : row.weights)
      weights_.push_back(
          {weight.label, static_cast<std::int16_t>(std::lround(weight.value / step_))});
    begin_.push_back(static_cast<std::uint32_t>(weights_.size()));
  }
  open_buckets();
}

// A question has hundreds of features, and a binary search for each would miss the cache at every
// step. Features are hashes already, so equal shares of their range hold about as many of them.
void Classifier::open_buckets() {
  constexpr std::size_t kInBucket = 4;
  const auto bits = std::max(1, static_cast<int>(std::bit_width(features_.size() / kInBucket)));
  shift_ = 32 - bits;
  buckets_.assign((std::size_t{1} << bits) + 1, 0);
  for (const auto feature : features_) ++buckets_[(feature >> shift_) + 1];
  std::partial_sum(buckets_.begin(), buckets_.end(), buckets_.begin());
}

std::size_t Classifier::find(Feature feature) const {
  const auto bucket = feature >> shift_;
  for (auto row = buckets_[bucket]; row < buckets_[bucket + 1]; ++row)
    if (features_[row] == feature) return row;
  return features_.size();
}

std::vector<float> softmax(std::span<const float> scores, float factor) {
  std::vector<float> out(scores.begin(), scores.end());
  const auto most = *std::max_element(out.begin(), out.end());
  float sum = 0;
  for (auto& score : out) sum += score = std::exp(factor * (score - most));
  for (auto& score : out) score /= sum;
  return out;
}

std::vector<float> Classifier::probabilities(std::span<const Feature> features) const {
  if (labels_.empty()) return {};
  auto out = scores(features);
  if (!out.empty()) return softmax(out, 1);
  out.assign(labels_.size(), 0.0F);  // nothing known, or of no weight
  out.back() = 1;
  return out;
}

std::vector<float> Classifier::scores(std::span<const Feature> features) const {
  std::vector<float> scores(labels_.size(), 0.0F);
  float squares = 0;
  for (const auto feature : features) {
    const auto row = find(feature);
    if (row == features_.size()) continue;
    squares += idf_[row] * idf_[row];
    for (auto w = begin_[row]; w < begin_[row + 1]; ++w)
      scores[weights_[w].label] += idf_[row] * step_ * static_cast<float>(weights_[w].steps);
  }
  if (squares == 0) return {};
  const auto scale = 1 / std::sqrt(squares);
  for (std::size_t i = 0; i < scores.size(); ++i) scores[i] = bias_[i] + scale * scores[i];
  return scores;
}

float Classifier::contribution(Feature feature, std::size_t label) const {
  const auto row = buckets_.empty() ? features_.size() : find(feature);
  if (row == features_.size()) return 0;
  for (auto w = begin_[row]; w < begin_[row + 1]; ++w)
    if (weights_[w].label == label)
      return idf_[row] * step_ * static_cast<float>(weights_[w].steps);
  return 0;
}

std::string Classifier::encode() const {
  std::string out;
  put(out, static_cast<std::uint32_t>(labels_.size()));
  for (std::size_t i = 0; i < labels_.size(); ++i) {
    put(out, static_cast<std::uint32_t>(labels_[i].size()));
    out += labels_[i];
    put(out, bias_[i]);
  }
  put(out, step_);
  put(out, static_cast<std::uint32_t>(features_.size()));
  for (std::size_t i = 0; i < features_.size(); ++i) {
    put(out, features_[i]);
    put(out, idf_[i]);
    put(out, begin_[i + 1] - begin_[i]);
    for (auto w = begin_[i]; w < begin_[i + 1]; ++w) {
      put(out,
          weights_[w].label | std::uint32_t{std::bit_cast<std::uint16_t>(weights_[w].steps)} << 16);
    }
  }
  return out;
}

Classifier Classifier::decode(std::string_view bytes) {
  Source in(bytes);
  std::vector<std::string> labels(in.count(8));
  if (labels.size() > kMostLabels) Source::fail();
  std::vector<float> bias;
  for (auto& label : labels) {
    label = in.text();
    bias.push_back(in.real());
  }
  Classifier out;
  out.labels_ = std::move(labels);
  out.bias_ = std::move(bias);
  out.step_ = in.real();
  const auto features = in.count(12);
  for (std::size_t row = 0; row < features; ++row) {
    out.features_.push_back(in.number());
    out.idf_.push_back(in.real());
    for (auto weights = in.count(4); weights > 0; --weights) {
      const auto both = in.number();
      const auto label = static_cast<std::uint16_t>(both & 0xFFFF);
      if (label >= out.labels_.size()) Source::fail();
      out.weights_.push_back(
          {label, std::bit_cast<std::int16_t>(static_cast<std::uint16_t>(both >> 16))});
    }
    out.begin_.push_back(static_cast<std::uint32_t>(out.weights_.size()));
  }
  if (!in.at_end() || !std::is_sorted(out.features_.begin(), out.features_.end())) Source::fail();
  out.open_buckets();
  for (auto* each : {&out.features_, &out.begin_}) each->shrink_to_fit();
  out.idf_.shrink_to_fit();
  out.weights_.shrink_to_fit();
  return out;
}

}  // namespace attune::index
