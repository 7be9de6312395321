// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/classifier.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <stdexcept>

namespace attune::index {
namespace {

constexpr std::uint32_t kFamilyBits = 7;
constexpr std::uint32_t kFnvOffset = 2166136261U, kFnvPrime = 16777619U;
constexpr std::size_t kMostLabels = 1 << 16;  // a weight holds its label in 16 bits
/// No training comes near it, and sums of numbers below it stay finite.
constexpr float kLargest = 1e6F;

constexpr std::uint32_t kFree = 0xFFFFFFFF;

/// The low bits of a feature are its family; Fibonacci hashing brings the others down.
std::size_t slot_of(Feature feature) {
  return std::size_t{feature} * 0x9E3779B97F4A7C15ULL >> 32;
}

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
  constexpr std::array<float, kFamilyBits + 1> kWeights{1, 1, .4F, .6F, 1, 1, 1, 1};
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
  for (const auto& row : rows) {
    features_.push_back(row.feature);
    idf_.push_back(row.idf);
    weights_.insert(weights_.end(), row.weights.begin(), row.weights.end());
    begin_.push_back(static_cast<std::uint32_t>(weights_.size()));
  }
  slots_.assign(std::bit_ceil(2 * features_.size() + 1), kFree);
  const auto mask = slots_.size() - 1;
  for (std::uint32_t row = 0; row < features_.size(); ++row) {
    auto at = slot_of(features_[row]) & mask;
    while (slots_[at] != kFree) at = (at + 1) & mask;
    slots_[at] = row;
  }
}

// A question has dozens of features, and a binary search for each would miss the cache at every
// step. Features are hashes already.
std::size_t Classifier::find(Feature feature) const {
  const auto mask = slots_.size() - 1;
  auto at = slot_of(feature) & mask;
  while (slots_[at] != kFree && features_[slots_[at]] != feature) at = (at + 1) & mask;
  return slots_[at] == kFree ? features_.size() : slots_[at];
}

std::vector<float> Classifier::probabilities(std::span<const Feature> features) const {
  std::vector<float> scores(labels_.size(), 0.0F);
  if (labels_.empty()) return scores;
  float squares = 0;
  for (const auto feature : features) {
    const auto row = find(feature);
    if (row == features_.size()) continue;
    squares += idf_[row] * idf_[row];
    for (auto w = begin_[row]; w < begin_[row + 1]; ++w)
      scores[weights_[w].label] += idf_[row] * weights_[w].value;
  }
  if (squares == 0) {  // nothing known, or of no weight
    std::fill(scores.begin(), scores.end(), 0.0F);
    scores.back() = 1;
    return scores;
  }
  const auto scale = 1 / std::sqrt(squares);
  for (std::size_t i = 0; i < scores.size(); ++i) scores[i] = bias_[i] + scale * scores[i];
  const auto most = *std::max_element(scores.begin(), scores.end());
  float sum = 0;
  for (auto& score : scores) sum += score = std::exp(score - most);
  for (auto& score : scores) score /= sum;
  return scores;
}

std::string Classifier::encode() const {
  std::string out;
  put(out, static_cast<std::uint32_t>(labels_.size()));
  for (std::size_t i = 0; i < labels_.size(); ++i) {
    put(out, static_cast<std::uint32_t>(labels_[i].size()));
    out += labels_[i];
    put(out, bias_[i]);
  }
  put(out, static_cast<std::uint32_t>(features_.size()));
  for (std::size_t i = 0; i < features_.size(); ++i) {
    put(out, features_[i]);
    put(out, idf_[i]);
    put(out, begin_[i + 1] - begin_[i]);
    for (auto w = begin_[i]; w < begin_[i + 1]; ++w) {
      put(out, std::uint32_t{weights_[w].label});
      put(out, weights_[w].value);
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
  std::vector<Row> rows(in.count(12));
  for (auto& row : rows) {
    row = {in.number(), in.real(), std::vector<Weight>(in.count(8))};
    for (auto& weight : row.weights) {
      const auto label = in.number();
      if (label >= labels.size()) Source::fail();
      weight = {static_cast<std::uint16_t>(label), in.real()};
    }
  }
  const auto ascending = [](const Row& a, const Row& b) { return a.feature < b.feature; };
  if (!in.at_end() || !std::is_sorted(rows.begin(), rows.end(), ascending)) Source::fail();
  return {std::move(labels), std::move(bias), rows};
}

}  // namespace attune::index
