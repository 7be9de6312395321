// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/answer_cache.h"

namespace attune::search {

std::string AnswerCache::key_of(const Parameters& parameters, std::string_view ui) {
  std::string key(ui);
  for (const auto& [name, value] : parameters) {
    if (value.size() > kLongestQuestion) return {};
    key += '\x1f';  // control characters are refused in parameters
    key += name;
    key += '\x1e';
    key += value;
  }
  return key;
}

AnswerCache::Answer AnswerCache::find(std::string_view generation, const std::string& key) {
  if (key.empty()) return nullptr;
  const std::lock_guard lock(mutex_);
  turn_to(generation);
  if (const auto known = younger_.find(key); known != younger_.end()) {
    ++found_;
    return known->second;
  }
  const auto known = older_.find(key);
  if (known == older_.end()) return nullptr;
  ++found_;
  auto answer = known->second;
  put(key, answer);
  return answer;
}

void AnswerCache::keep(std::string_view generation, const std::string& key, std::string answer) {
  if (key.empty()) return;
  auto kept = std::make_shared<const std::string>(std::move(answer));
  const std::lock_guard lock(mutex_);
  turn_to(generation);
  put(key, std::move(kept));
}

std::uint64_t AnswerCache::found() const {
  const std::lock_guard lock(mutex_);
  return found_;
}

void AnswerCache::put(const std::string& key, Answer answer) {
  const auto bytes = answer->size() + key.size() + sizeof(Shelf::value_type);
  if (younger_bytes_ + bytes > kBytes / 2) {
    older_ = std::move(younger_);
    younger_.clear();
    younger_bytes_ = 0;
  }
  if (younger_.insert_or_assign(key, std::move(answer)).second) younger_bytes_ += bytes;
}

void AnswerCache::turn_to(std::string_view generation) {
  if (generation_ == generation) return;
  generation_ = generation;
  younger_.clear();
  older_.clear();
  younger_bytes_ = 0;
}

}  // namespace attune::search
