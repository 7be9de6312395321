// SPDX-License-Identifier: GPL-2.0-or-later
// Any bytes as the classifier of a pack: refused with a sentence, or a classifier that comes back
// from its own bytes and whose probabilities are some. The first byte says how many features to ask
// for, four bytes each; the rest is the classifier.
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <numeric>
#include <stdexcept>
#include <string_view>
#include <vector>

#include "indexer/classifier.h"

namespace {

using namespace attune::index;

void require(bool promise) {
  if (!promise) std::abort();
}

/// Takes up to `count` features off the front.
std::vector<Feature> take_features(std::string_view& bytes, std::size_t count) {
  std::vector<Feature> out;
  for (; out.size() < count && bytes.size() >= 4; bytes.remove_prefix(4)) {
    Feature feature = 0;
    for (std::size_t i = 4; i-- > 0;) feature = feature << 8 | static_cast<unsigned char>(bytes[i]);
    out.push_back(feature);
  }
  return out;
}

void check(const Classifier& classifier, const std::vector<Feature>& features) {
  constexpr float kRounding = 1e-3F;
  const auto all = classifier.probabilities(features);
  require(all.size() == classifier.labels().size());
  require(std::all_of(all.begin(), all.end(), [](float p) { return p >= 0 && p <= 1; }));
  const auto sum = std::accumulate(all.begin(), all.end(), 0.0F);
  require(all.empty() || std::abs(sum - 1) < kRounding);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  std::string_view bytes(reinterpret_cast<const char*>(data + 1), size - 1);
  const auto features = take_features(bytes, data[0]);
  try {
    const auto classifier = Classifier::decode(bytes);
    require(classifier.encode() == bytes);
    check(classifier, features);
    check(classifier, {});
  } catch (const std::runtime_error& fault) {
    require(!std::string_view(fault.what()).empty());
  }
  return 0;
}
