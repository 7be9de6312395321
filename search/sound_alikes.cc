// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/sound_alikes.h"

#include <algorithm>
#include <tuple>

#include "search/edit_distance.h"

namespace attune::search {
namespace {

constexpr std::size_t kFewestConsonants = 2;

bool is_vowel_or_glide(char c) {
  return std::string_view("aeiouwy").find(c) != std::string_view::npos;
}

/// Without vowels, doubled letters and a last h, which is as often a vowel's.
std::string consonants_of(std::string_view latin) {
  std::string out;
  for (const char c : latin)
    if (c >= 'a' && c <= 'z' && !is_vowel_or_glide(c) && (out.empty() || out.back() != c)) out += c;
  if (out.ends_with('h')) out.pop_back();
  return out;
}

/// How far apart two words with the same consonants may be.
int most_between(std::string_view consonants) {
  return consonants.size() <= kFewestConsonants ? 1 : 3;
}

}  // namespace

void SoundAlikes::add(std::string_view word, std::uint32_t documents,
                      const locales::Analyzer& analyzer) {
  if (!romanizer_) romanizer_ = std::make_unique<locales::Romanizer>();
  auto latin = romanizer_->latin(analyzer.fold(word));
  const auto number = static_cast<std::uint32_t>(words_.size());
  std::vector<std::string> forms{consonants_of(latin)};
  for (const auto& each : analyzer.analyze(word))
    forms.push_back(consonants_of(romanizer_->latin(locales::kernel_of(each))));
  std::sort(forms.begin(), forms.end());
  forms.erase(std::unique(forms.begin(), forms.end()), forms.end());
  for (auto& form : forms)
    if (form.size() >= kFewestConsonants) filed_.emplace_back(std::move(form), number);
  words_.push_back({std::string(word), std::move(latin), documents});
}

void SoundAlikes::finish() {
  std::sort(filed_.begin(), filed_.end());
  filed_.shrink_to_fit();
  words_.shrink_to_fit();
}

std::vector<SoundAlike> SoundAlikes::like(std::string_view word, const locales::Analyzer& analyzer,
                                          std::size_t limit) const {
  if (filed_.empty()) return {};
  const auto latin = romanizer_->latin(analyzer.fold(word));
  const auto consonants = consonants_of(latin);
  if (consonants.size() < kFewestConsonants) return {};
  std::vector<std::pair<int, const Known*>> found;
  for (auto at = std::lower_bound(filed_.begin(), filed_.end(), std::pair{consonants, 0U});
       at != filed_.end() && at->first == consonants; ++at) {
    const auto& known = words_[at->second];
    const auto most = most_between(consonants);
    if (const auto distance = edit_distance(latin, known.latin, most); distance <= most)
      found.emplace_back(distance, &known);
  }
  std::sort(found.begin(), found.end(), [](const auto& a, const auto& b) {
    return std::tuple(a.first, b.second->documents, a.second->word) <
           std::tuple(b.first, a.second->documents, b.second->word);
  });
  std::vector<SoundAlike> out;
  for (std::size_t i = 0; i < std::min(limit, found.size()); ++i)
    out.push_back({found[i].second->word, found[i].first});
  return out;
}

}  // namespace attune::search
