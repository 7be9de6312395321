// SPDX-License-Identifier: GPL-2.0-or-later
// Answers to short questions that were asked before: a contact centre asks the same few things all
// day, and a page asks again for every letter that is typed. Answers of another generation are
// forgotten at once. Long questions may be a customer's own words: they are not kept.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

#include "search/request.h"

namespace attune::search {

/// Thread-safe.
class AnswerCache {
 public:
  using Answer = std::shared_ptr<const std::string>;
  static constexpr std::size_t kBytes = std::size_t{8} << 20, kLongestQuestion = 64;

  /// Names a question; empty when it is not to be kept.
  [[nodiscard]] static std::string key_of(const Parameters& parameters, std::string_view ui);

  /// nullptr when it is not known.
  [[nodiscard]] Answer find(std::string_view generation, const std::string& key);
  void keep(std::string_view generation, const std::string& key, std::string answer);
  [[nodiscard]] std::uint64_t found() const;

 private:
  using Shelf = std::unordered_map<std::string, Answer>;
  void put(const std::string& key, Answer answer);
  void turn_to(std::string_view generation);

  mutable std::mutex mutex_;
  std::string generation_;
  /// When the younger shelf is full it becomes the older one, and what the older one held is
  /// forgotten unless it was asked for meanwhile.
  Shelf younger_, older_;
  std::size_t younger_bytes_ = 0;
  std::uint64_t found_ = 0;
};

}  // namespace attune::search
