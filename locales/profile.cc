// SPDX-License-Identifier: GPL-2.0-or-later
#include "locales/profile.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <stdexcept>

#include "locales/unicode.h"

namespace attune::locales {
namespace {

constexpr std::size_t kKept = 20'000, kLongestGram = 4;
constexpr char32_t kEdge = U'\x01';

std::uint32_t hash_of(std::u32string_view text, std::uint32_t seed) {
  auto hash = 2166136261U ^ seed;
  for (const auto c : text) hash = (hash ^ static_cast<std::uint32_t>(c)) * 16777619U;
  return hash;
}

/// Lower-case letters and marks, words apart by one kEdge, and one at either end.
std::u32string letters_of(std::string_view text) {
  std::u32string out(1, kEdge);
  for (const auto c : to_utf32(text)) {
    const auto point = static_cast<UChar32>(c);
    const bool letter =
        u_isalpha(point) != 0 || (U_MASK(u_charType(point)) & U_GC_M_MASK) != 0 || c == U'’';
    if (letter) {
      out += static_cast<char32_t>(u_tolower(point));
    } else if (out.back() != kEdge) {
      out += kEdge;
    }
  }
  if (out.back() != kEdge) out += kEdge;
  return out;
}

void put(std::string& out, std::uint32_t number) {
  for (int shift = 0; shift < 32; shift += 8) out += static_cast<char>(number >> shift & 0xFF);
}

std::uint32_t take(std::string_view& bytes) {
  if (bytes.size() < 4) throw std::runtime_error("the language profile of the pack cannot be read");
  std::uint32_t out = 0;
  for (std::size_t i = 4; i-- > 0;) out = out << 8 | static_cast<unsigned char>(bytes[i]);
  bytes.remove_prefix(4);
  return out;
}

}  // namespace

std::vector<std::uint32_t> language_features(std::string_view text) {
  const auto letters = letters_of(text);
  std::vector<std::uint32_t> out;
  for (std::size_t i = 0; i < letters.size(); ++i)
    for (std::size_t n = 1; n <= kLongestGram && i + n <= letters.size(); ++n)
      if (n > 1 || letters[i] != kEdge)
        out.push_back(hash_of(std::u32string_view(letters).substr(i, n), 0));
  for (std::size_t begin = 1; begin < letters.size();) {
    const auto end = letters.find(kEdge, begin);
    if (end - begin > kLongestGram - 2)  // shorter words are grams already
      out.push_back(hash_of(std::u32string_view(letters).substr(begin, end - begin), 1));
    begin = end + 1;
  }
  return out;
}

Profile::Profile(const std::vector<std::string>& texts) {
  std::map<std::uint32_t, std::uint32_t> counts;
  for (const auto& text : texts)
    for (const auto feature : language_features(text)) {
      ++counts[feature];
      ++total_;
    }
  std::vector<std::pair<std::uint32_t, std::uint32_t>> common;  // negated count, feature
  for (const auto& [feature, count] : counts) common.emplace_back(~count, feature);
  const auto kept = std::min(kKept, common.size());
  std::partial_sort(common.begin(), common.begin() + static_cast<std::ptrdiff_t>(kept),
                    common.end());
  for (std::size_t i = 0; i < kept; ++i) counts_[common[i].second] = ~common[i].first;
}

float Profile::log_probability(std::uint32_t feature) const {
  constexpr float kUnseen = .2F;
  const auto found = counts_.find(feature);
  const auto count = found == counts_.end() ? kUnseen : static_cast<float>(found->second);
  return std::log(count / (static_cast<float>(total_) + 1));
}

std::string Profile::encode() const {
  std::string out;
  put(out, total_);
  const std::map<std::uint32_t, std::uint32_t> ordered(counts_.begin(), counts_.end());
  for (const auto& [feature, count] : ordered) {
    put(out, feature);
    put(out, count);
  }
  return out;
}

Profile Profile::decode(std::string_view bytes) {
  Profile out;
  out.total_ = take(bytes);
  while (!bytes.empty()) {
    const auto feature = take(bytes);
    const auto count = take(bytes);
    if (count == 0) throw std::runtime_error("the language profile of the pack cannot be read");
    out.counts_[feature] = count;
  }
  return out;
}

std::vector<float> likelihoods(std::string_view text, const std::vector<const Profile*>& profiles) {
  // N-grams overlap, so that each tells less than it seems to.
  constexpr float kIndependence = .15F;
  std::vector<float> scores(profiles.size(), 0.0F);
  for (const auto feature : language_features(text))
    for (std::size_t i = 0; i < profiles.size(); ++i)
      scores[i] += kIndependence * profiles[i]->log_probability(feature);
  if (scores.empty()) return scores;
  const auto most = *std::max_element(scores.begin(), scores.end());
  float sum = 0;
  for (auto& score : scores) sum += score = std::exp(score - most);
  for (auto& score : scores) score /= sum;
  return scores;
}

}  // namespace attune::locales
