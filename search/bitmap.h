// SPDX-License-Identifier: GPL-2.0-or-later
// A set of documents of one pack, one bit each. Facets are counted and filters applied 64 documents
// at a time.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace attune::search {

/// All operands must have the same size.
class Bitmap {
 public:
  explicit Bitmap(std::size_t size = 0) : words_((size + 63) / 64) {}

  void set(std::size_t i) { words_[i / 64] |= 1ULL << (i % 64); }
  [[nodiscard]] bool test(std::size_t i) const { return (words_[i / 64] >> (i % 64) & 1) != 0; }

  Bitmap& operator&=(const Bitmap& other) {
    for (std::size_t i = 0; i < words_.size(); ++i) words_[i] &= other.words_[i];
    return *this;
  }
  Bitmap& operator|=(const Bitmap& other) {
    for (std::size_t i = 0; i < words_.size(); ++i) words_[i] |= other.words_[i];
    return *this;
  }

  Bitmap& remove(const Bitmap& other) {
    for (std::size_t i = 0; i < words_.size(); ++i) words_[i] &= ~other.words_[i];
    return *this;
  }

  [[nodiscard]] std::size_t count() const {
    std::size_t sum = 0;
    for (const auto word : words_) sum += static_cast<std::size_t>(std::popcount(word));
    return sum;
  }
  /// How many words of 64 there are up to the last that has a member.
  [[nodiscard]] std::size_t extent() const {
    auto out = words_.size();
    while (out > 0 && words_[out - 1] == 0) --out;
    return out;
  }
  /// Size of the intersection; nothing of either is beyond `extent` words.
  [[nodiscard]] std::size_t count_common(const Bitmap& other, std::size_t extent) const {
    std::size_t sum = 0;
    for (std::size_t i = 0; i < extent; ++i)
      sum += static_cast<std::size_t>(std::popcount(words_[i] & other.words_[i]));
    return sum;
  }
  /// Calls `visit(i)` for each member, ascending.
  template <class Visit>
  void for_each(Visit visit) const {
    for (std::size_t i = 0; i < words_.size(); ++i)
      for (auto word = words_[i]; word != 0; word &= word - 1)
        visit(i * 64 + static_cast<std::size_t>(std::countr_zero(word)));
  }

 private:
  std::vector<std::uint64_t> words_;
};

}  // namespace attune::search
