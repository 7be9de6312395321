// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/cross_validation.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <filesystem>
#include <map>
#include <numeric>
#include <stdexcept>

#include "corpus/check.h"
#include "indexer/build.h"
#include "indexer/document.h"
#include "indexer/training.h"

namespace attune::index {
namespace {

constexpr std::size_t kFolds = 5, kBins = 10;
constexpr double kTwins = .5;  // Jaccard similarity of the features

double similarity(const std::vector<Feature>& a, const std::vector<Feature>& b) {
  std::size_t common = 0;
  for (auto x = a.begin(), y = b.begin(); x != a.end() && y != b.end();) {
    if (*x == *y) {
      ++common;
      ++x;
      ++y;
    } else if (*x < *y) {
      ++x;
    } else {
      ++y;
    }
  }
  return static_cast<double>(common) / static_cast<double>(a.size() + b.size() - common);
}

/// A fold for each example: groups of near-twins in turn.
std::vector<std::size_t> folds_of(const std::vector<Example>& examples) {
  std::vector<std::size_t> first(examples.size());  // of the group
  std::iota(first.begin(), first.end(), std::size_t{0});
  for (std::size_t i = 0; i < examples.size(); ++i)
    for (std::size_t j = 0; j < i; ++j)
      if (first[j] < first[i] && similarity(examples[i].features, examples[j].features) >= kTwins)
        first[i] = first[j];
  std::map<std::size_t, std::size_t> fold_of_group;
  std::vector<std::size_t> out;
  out.reserve(first.size());
  for (const auto group : first)
    out.push_back(fold_of_group.try_emplace(group, fold_of_group.size() % kFolds).first->second);
  return out;
}

/// Adds up over all folds; `take` divides.
class Tally {
 public:
  void add(const Example& example, const Classifier& classifier) {
    const auto probabilities = classifier.probabilities(example.features);
    std::vector<std::size_t> order(probabilities.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::partial_sort(order.begin(), order.begin() + 3, order.end(),
                      [&](auto a, auto b) { return probabilities[a] > probabilities[b]; });
    const auto is_right = [&](std::size_t label) {
      const auto& name = classifier.labels()[label];
      return example.labels.empty() ? name.empty()
                                    : std::find(example.labels.begin(), example.labels.end(),
                                                name) != example.labels.end();
    };
    const bool first = is_right(order[0]);
    if (example.labels.empty()) {
      ++row_.unlabelled;
      row_.left_alone += first ? 1 : 0;
    } else {
      ++row_.labelled;
      row_.top_1 += first ? 1 : 0;
      row_.top_3 += std::any_of(order.begin(), order.begin() + 3, is_right) ? 1 : 0;
    }
    const auto sure = static_cast<double>(probabilities[order[0]]);
    auto& bin = bins_[std::min(kBins - 1, static_cast<std::size_t>(sure * kBins))];
    bin.sure += sure;
    bin.right += first ? 1 : 0;
  }

  Recognition take(const std::string& language, Axis axis) {
    row_.language = language;
    row_.axis = axis;
    row_.top_1 /= static_cast<double>(std::max<std::size_t>(1, row_.labelled));
    row_.top_3 /= static_cast<double>(std::max<std::size_t>(1, row_.labelled));
    row_.left_alone /= static_cast<double>(std::max<std::size_t>(1, row_.unlabelled));
    for (const auto& bin : bins_) row_.calibration_error += std::abs(bin.sure - bin.right);
    row_.calibration_error /= static_cast<double>(row_.labelled + row_.unlabelled);
    return row_;
  }

 private:
  struct Bin {
    double sure = 0, right = 0;
  };
  Recognition row_;
  std::array<Bin, kBins> bins_{};
};

Recognition validate(const std::string& language, Axis axis, const std::vector<Example>& said,
                     const std::vector<Example>& words) {
  const auto folds = folds_of(said);
  Tally tally;
  for (std::size_t fold = 0; fold < kFolds; ++fold) {
    auto training = words;
    for (std::size_t i = 0; i < said.size(); ++i)
      if (folds[i] != fold) training.push_back(said[i]);
    const auto classifier = train(training);
    for (std::size_t i = 0; i < said.size(); ++i)
      if (folds[i] == fold) tally.add(said[i], classifier);
  }
  return tally.take(language, axis);
}

}  // namespace

std::vector<Recognition> cross_validate(const RecognitionInput& input) {
  const auto corpus = corpus::load_corpus({input.content, input.packs, input.taxonomy, 0});
  if (!corpus.faults.empty())
    throw std::runtime_error(corpus::to_line(corpus.faults.sorted().front()));
  const auto generation = current_generation(input.index);
  if (!generation)
    throw std::runtime_error("there is no index in " + input.index + "; run attune-index build");
  const locales::Messages messages(
      (std::filesystem::path(input.index) / *generation / kMessagesFolder).string());
  std::map<std::string, locales::Locale> locales;
  for (const auto& locale : corpus.locales) locales[locale.tag] = locale;
  std::map<std::string, std::vector<const corpus::Entry*>> by_language;
  for (const auto& entry : corpus.entries)
    by_language[locales::pack_language(entry.locale)].push_back(&entry);
  const auto lists = lists_of(corpus.taxonomy);
  std::vector<Recognition> out;
  for (const auto& [language, entries] : by_language) {
    const DocumentMaker maker({language, locales, messages, corpus.taxonomy.channels});
    for (const auto axis : {Axis::Situation, Axis::Emotion})
      out.push_back(validate(language, axis, maker.said_examples(axis, entries),
                             maker.word_examples(axis, lists)));
  }
  return out;
}

std::string to_table(const std::vector<Recognition>& rows) {
  std::string out =
      "language  axis        labelled  top-1  top-3  unlabelled  left alone  calibration error\n";
  for (const auto& row : rows)
    out += fmt::format("{:<10}{:<12}{:>8}  {:.3f}  {:.3f}  {:>10}  {:>10.3f}  {:>17.3f}\n",
                       row.language, kFacets[static_cast<std::size_t>(row.axis)].name, row.labelled,
                       row.top_1, row.top_3, row.unlabelled, row.left_alone, row.calibration_error);
  return out;
}

}  // namespace attune::index
