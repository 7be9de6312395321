// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/operators.h"

#include <algorithm>

namespace attune::search {
namespace {

constexpr std::size_t kMostWords = 8;

std::vector<std::string_view> split(std::string_view text) {
  std::vector<std::string_view> out;
  while (!text.empty()) {
    const auto word = text.substr(0, text.find(' '));
    if (!word.empty()) out.push_back(word);
    text.remove_prefix(std::min(text.size(), word.size() + 1));
  }
  return out;
}

bool leaves_out(std::string_view word) {
  return word.size() > 2 && word.front() == '-' &&
         (static_cast<unsigned char>(word[1]) >= 0x80 || (word[1] | 0x20) >= 'a') &&
         word.find('-', 1) == std::string_view::npos;
}

std::vector<std::string> quoted(std::string_view text) {
  std::vector<std::string> out;
  if (std::count(text.begin(), text.end(), '"') % 2 != 0) return out;
  for (std::size_t at = text.find('"'); at != std::string_view::npos; at = text.find('"', at)) {
    const auto end = text.find('"', at + 1);
    const auto inside = text.substr(at + 1, end - at - 1);
    if (split(inside).size() >= 2) out.emplace_back(inside);
    at = end + 1;
  }
  return out;
}

}  // namespace

Plain plainly_meant(std::string_view question) {
  Plain out{std::string(question), {}, {}};
  auto words = split(question);
  if (words.size() > kMostWords || question.find('\n') != std::string_view::npos) return out;
  std::vector<std::string> left_out;
  for (; !words.empty() && leaves_out(words.back()); words.pop_back())
    left_out.emplace_back(words.back().substr(1));
  if (words.empty()) return out;
  if (!left_out.empty()) {
    const auto end = static_cast<std::size_t>(words.back().data() - question.data());
    out.text = std::string(question.substr(0, end + words.back().size())) + ' ';
    out.left_out = std::move(left_out);
  }
  out.phrases = quoted(out.text);
  return out;
}

}  // namespace attune::search
