// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/completions.h"

#include <algorithm>

#include "locales/unicode.h"

namespace attune::search {
namespace {

/// Two letters of an alphabet say something; of other scripts one character does.
bool is_enough(std::string_view key) {
  const auto length = locales::code_points(key);
  return length >= 2 || (length == 1 && static_cast<unsigned char>(key.front()) >= 0xE0);
}

/// Where the last word begins.
std::size_t last_word(std::string_view question) {
  const auto space = question.rfind(' ');
  return space == std::string_view::npos ? 0 : space + 1;
}

}  // namespace

void Completions::add(std::string_view text, std::uint32_t weight,
                      const locales::Analyzer& analyzer, std::string_view axis,
                      std::string_view id) {
  items_.push_back({analyzer.fold(text), std::string(text), axis, std::string(id), weight});
}

void Completions::finish() {
  std::sort(items_.begin(), items_.end(), [](const Item& a, const Item& b) {
    return a.key != b.key ? a.key < b.key : a.text < b.text;
  });
  items_.shrink_to_fit();
}

void Completions::add_latin(std::string_view latin, std::string_view native,
                            const locales::Analyzer& analyzer) {
  constexpr std::size_t kWord = 4;  // shorter keys are syllables
  if (latin.size() >= kWord)
    items_.push_back({analyzer.fold(latin), std::string(native), {}, {}, 1});
}

std::vector<const Completions::Item*> Completions::with_prefix(std::string_view key,
                                                               std::size_t limit,
                                                               bool words_only) const {
  std::vector<const Item*> found;
  if (!is_enough(key)) return found;
  for (auto at = std::lower_bound(items_.begin(), items_.end(), key,
                                  [](const Item&item, auto wanted) { return item.key < wanted; });
       at != items_.end() && at->key.starts_with(key); ++at)
    if (!words_only || at->axis.empty()) found.push_back(&*at);
  const auto kept = std::min(limit, found.size());
  std::partial_sort(found.begin(), found.begin() + static_cast<std::ptrdiff_t>(kept), found.end(),
                    [](const Item* a, const Item* b) {
                      if (a->axis.empty() != b->axis.empty()) return b->axis.empty();
                      return a->weight != b->weight ? a->weight > b->weight : a->key < b->key;
                    });
  found.resize(kept);
  return found;
}

std::vector<Completion> Completions::complete(std::string_view question, std::size_t limit,
                                              const locales::Analyzer& analyzer) const {
  std::vector<Completion> out;
  const auto begin = last_word(question);
  const auto before = question.substr(0, begin), typed = question.substr(begin);
  const auto offer = [&](std::string_view kept, std::string_view key, bool words_only) {
    for (const auto* item : with_prefix(analyzer.fold(key), limit, words_only)) {
      const auto text = std::string(kept) + item->text;
      const auto known = std::any_of(out.begin(), out.end(),
                                     [&](const Completion& each) { return each.text == text; });
      if (!known && out.size() < limit) out.push_back({text, std::string(item->axis), item->id});
    }
  };
  offer("", question, false);
  if (begin > 0) offer(before, typed, true);
  // “henp” is へん and a letter that is still missing.
  for (auto latin = typed; out.empty() && latin.size() + 2 > typed.size() && !latin.empty();
       latin.remove_suffix(1))
    if (const auto native = analyzer.transliterate(latin); !native.empty())
      offer(before, native, begin > 0);
  return out;
}

}  // namespace attune::search
