// SPDX-License-Identifier: GPL-2.0-or-later
// Which language a text is in: how often its letters and words stand in texts of each language that
// there is. A naive Bayes model over character 1- to 4-grams and whole words (Cavnar & Trenkle 1994
// compare ranks of such n-grams; with a few languages, probabilities do better).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace attune::locales {

/// Hashes of the n-grams and words of a text, with repeats.
[[nodiscard]] std::vector<std::uint32_t> language_features(std::string_view text);

/// What texts of one language look like. Thread-safe once made.
class Profile {
 public:
  Profile() = default;
  /// Keeps the commonest features of the texts.
  explicit Profile(const std::vector<std::string>& texts);

  /// Log probability of a feature.
  [[nodiscard]] float log_probability(std::uint32_t feature) const;

  /// A binary form, the same on every machine, and back. decode() throws std::runtime_error.
  [[nodiscard]] std::string encode() const;
  [[nodiscard]] static Profile decode(std::string_view bytes);

 private:
  std::unordered_map<std::uint32_t, std::uint32_t> counts_;
  std::uint32_t total_ = 0;
};

/// How likely each language is, in the order of the profiles; adds up to 1. All the same for a text
/// without a letter.
[[nodiscard]] std::vector<float> likelihoods(std::string_view text,
                                             const std::vector<const Profile*>& profiles);

}  // namespace attune::locales
