// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/cross_validation.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <map>
#include <numeric>
#include <optional>
#include <sstream>
#include <stdexcept>
#include <unordered_map>

#include "corpus/check.h"
#include "indexer/build.h"
#include "indexer/document.h"
#include "indexer/training.h"

namespace attune::index {
namespace {

constexpr std::size_t kFolds = 5, kBins = 10;
constexpr double kTwins = .5;  // Jaccard similarity of the features

/// Finds out how similar examples are to others, by an inverted index of their features.
class Neighbours {
 public:
  explicit Neighbours(const std::vector<Example>& examples) : examples_(examples) {
    for (std::size_t i = 0; i < examples.size(); ++i)
      for (const auto feature : examples[i].features) with_[feature].push_back(i);
  }

  /// Jaccard similarity of the features to each example, in the order of the examples.
  [[nodiscard]] std::vector<double> similarities(const Example& asked) const {
    std::vector<double> out(examples_.size(), 0.0);
    for (const auto feature : asked.features)
      if (const auto found = with_.find(feature); found != with_.end())
        for (const auto i : found->second) ++out[i];
    for (std::size_t i = 0; i < out.size(); ++i)
      if (out[i] > 0)
        out[i] /=
            static_cast<double>(asked.features.size() + examples_[i].features.size()) - out[i];
    return out;
  }

 private:
  const std::vector<Example>& examples_;
  std::unordered_map<Feature, std::vector<std::size_t>> with_;
};

/// A fold for each example: groups of near-twins in turn.
std::vector<std::size_t> folds_of(const std::vector<Example>& examples) {
  std::vector<std::size_t> first(examples.size());  // of the group
  std::iota(first.begin(), first.end(), std::size_t{0});
  const Neighbours neighbours(examples);
  for (std::size_t i = 0; i < examples.size(); ++i) {
    const auto similarities = neighbours.similarities(examples[i]);
    for (std::size_t j = 0; j < i; ++j)
      if (first[j] < first[i] && similarities[j] >= kTwins) first[i] = first[j];
  }
  std::map<std::size_t, std::size_t> fold_of_group;
  std::vector<std::size_t> out;
  out.reserve(first.size());
  for (const auto group : first)
    out.push_back(fold_of_group.try_emplace(group, fold_of_group.size() % kFolds).first->second);
  return out;
}

bool has(const std::vector<std::string>& labels, const std::string& label) {
  return std::find(labels.begin(), labels.end(), label) != labels.end();
}

/// The labels of the most similar examples, by the square of their similarity.
std::vector<float> vote(const std::vector<Example>& teachers, const Neighbours& neighbours,
                        const Example& asked, const std::vector<std::string>& labels) {
  constexpr std::size_t kVoters = 20;
  std::vector<std::pair<double, const Example*>> voters;
  const auto similarities = neighbours.similarities(asked);
  for (std::size_t i = 0; i < teachers.size(); ++i)
    voters.emplace_back(similarities[i], &teachers[i]);
  const auto count = std::min(kVoters, voters.size());
  std::partial_sort(voters.begin(), voters.begin() + static_cast<std::ptrdiff_t>(count),
                    voters.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
  std::vector<float> out(labels.size(), 0.0F);
  float sum = 1e-9F;
  for (std::size_t i = 0; i < count; ++i)
    for (std::size_t label = 0; label < labels.size(); ++label) {
      const auto& own = voters[i].second->labels;
      if (!(own.empty() ? labels[label].empty() : has(own, labels[label]))) continue;
      const auto voice = static_cast<float>(voters[i].first * voters[i].first);
      out[label] += voice;
      sum += voice;
    }
  for (auto& share : out) share /= sum;
  return out;
}

/// Adds up over all folds; `take` divides.
class Tally {
 public:
  void add(const Example& example, const std::vector<float>& probabilities,
           const std::vector<std::string>& labels) {
    std::vector<std::size_t> order(probabilities.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::partial_sort(order.begin(), order.begin() + 3, order.end(),
                      [&](auto a, auto b) { return probabilities[a] > probabilities[b]; });
    const auto is_right = [&](std::size_t label) {
      return example.labels.empty() ? labels[label].empty() : has(example.labels, labels[label]);
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
    for (const auto& label : example.labels) ++counts_[label].meant;
    count_given(example, labels[order[0]]);
    if (2 * probabilities[order[1]] >= probabilities[order[0]])
      count_given(example, labels[order[1]]);
    const auto sure = static_cast<double>(probabilities[order[0]]);
    auto& bin = bins_[std::min(kBins - 1, static_cast<std::size_t>(sure * kBins))];
    bin.sure += sure;
    bin.right += first ? 1 : 0;
  }

  Recognition take(Recognition row) {
    const auto share = [](double of, std::size_t all) {
      return of / static_cast<double>(std::max<std::size_t>(1, all));
    };
    row.labelled = row_.labelled;
    row.unlabelled = row_.unlabelled;
    row.top_1 = share(row_.top_1, row_.labelled);
    row.top_3 = share(row_.top_3, row_.labelled);
    row.left_alone = share(row_.left_alone, row_.unlabelled);
    std::size_t labels = 0;
    for (const auto& [label, count] : counts_) {
      if (count.meant == 0) continue;
      ++labels;
      row.macro_f1 += 2 * count.right / (count.meant + count.given);
    }
    row.macro_f1 = share(row.macro_f1, labels);
    for (const auto& bin : bins_) row.calibration_error += std::abs(bin.sure - bin.right);
    row.calibration_error = share(row.calibration_error, row_.labelled + row_.unlabelled);
    return row;
  }

 private:
  struct Bin {
    double sure = 0, right = 0;
  };
  struct Count {
    double meant = 0, given = 0, right = 0;
  };
  void count_given(const Example& example, const std::string& label) {
    if (label.empty()) return;
    ++counts_[label].given;
    if (has(example.labels, label)) ++counts_[label].right;
  }

  Recognition row_;
  std::array<Bin, kBins> bins_{};
  std::map<std::string, Count> counts_;
};

/// Asks each example of all methods.
class Contest {
 public:
  void teach(const std::vector<Example>& teachers) {
    teachers_ = &teachers;
    neighbours_.emplace(teachers);
    classifier_ = train(teachers);
  }
  void ask(const Example& example) {
    const auto& labels = classifier_.labels();
    const auto by_classifier = classifier_.probabilities(example.features);
    auto both = vote(*teachers_, *neighbours_, example, labels);
    tallies_[0].add(example, both, labels);
    tallies_[1].add(example, by_classifier, labels);
    for (std::size_t i = 0; i < both.size(); ++i) both[i] = (both[i] + 2 * by_classifier[i]) / 3;
    tallies_[2].add(example, both, labels);
  }
  void take(const Recognition& of, std::vector<Recognition>& out) {
    for (std::size_t i = 0; i < tallies_.size(); ++i) {
      auto row = of;
      row.method = static_cast<Method>(i);
      out.push_back(tallies_[i].take(row));
    }
  }

 private:
  const std::vector<Example>* teachers_ = nullptr;
  std::optional<Neighbours> neighbours_;
  Classifier classifier_;
  std::array<Tally, 3> tallies_;
};

void validate(const Recognition& of, const std::vector<Example>& said,
              const std::vector<Example>& words, std::vector<Recognition>& out) {
  const auto folds = folds_of(said);
  Contest contest;
  for (std::size_t fold = 0; fold < kFolds; ++fold) {
    auto training = words;
    for (std::size_t i = 0; i < said.size(); ++i)
      if (folds[i] != fold) training.push_back(said[i]);
    contest.teach(training);
    for (std::size_t i = 0; i < said.size(); ++i)
      if (folds[i] == fold) contest.ask(said[i]);
  }
  contest.take(of, out);
}

/// Messages that nothing was learnt from, as utterances. None when there is no such file.
std::vector<corpus::Entry> read_messages(const std::string& folder, const std::string& language) {
  const auto ids_of = [](const std::string& column) {
    std::vector<std::string> out;
    std::istringstream ids(column);
    for (std::string id; std::getline(ids, id, ',');)
      if (id != "-") out.push_back(id);
    return out;
  };
  std::vector<corpus::Entry> out;
  std::ifstream in(std::filesystem::path(folder) / (language + ".tsv"));
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with('#')) continue;
    std::istringstream columns(line);
    std::string situations, emotions, text;
    std::getline(columns, situations, '\t');
    std::getline(columns, emotions, '\t');
    std::getline(columns, text);
    auto& entry = out.emplace_back();
    entry.situations = ids_of(situations);
    entry.emotions = ids_of(emotions);
    entry.body = corpus::Utterance{text};
  }
  return out;
}

void ask_messages(const Recognition& of, const std::vector<Example>& messages,
                  const std::vector<Example>& training, std::vector<Recognition>& out) {
  Contest contest;
  contest.teach(training);
  for (const auto& message : messages) contest.ask(message);
  contest.take(of, out);
}

}  // namespace

std::vector<Recognition> cross_validate(const RecognitionInput& input) {
  const auto corpus = corpus::load_corpus({input.content, input.packs, input.taxonomy, 0});
  if (!corpus.faults.empty())
    throw std::runtime_error(corpus::to_line(corpus.faults.sorted().front()));
  const auto generation = current_generation(input.index);
  if (!generation)
    throw std::runtime_error("there is no index in " + input.index + "; run attune-index build");
  const locales::Messages catalogues(
      (std::filesystem::path(input.index) / *generation / kMessagesFolder).string());
  std::map<std::string, locales::Locale> locales;
  for (const auto& locale : corpus.locales) locales[locale.tag] = locale;
  std::map<std::string, std::vector<const corpus::Entry*>> by_language;
  for (const auto& entry : corpus.entries)
    by_language[locales::pack_language(entry.locale)].push_back(&entry);
  const auto lists = lists_of(corpus.taxonomy);
  std::vector<Recognition> out;
  for (const auto& [language, entries] : by_language) {
    const DocumentMaker maker({language, locales, catalogues, corpus.taxonomy.channels});
    const auto messages = read_messages(input.messages, language);
    std::vector<const corpus::Entry*> asked;
    for (const auto& message : messages) asked.push_back(&message);
    for (const auto axis : {Axis::Situation, Axis::Emotion}) {
      const auto said = maker.said_examples(axis, entries);
      auto training = maker.word_examples(axis, lists);
      validate({language, axis, "folds"}, said, training, out);
      training.insert(training.end(), said.begin(), said.end());
      if (!messages.empty())
        ask_messages({language, axis, "messages"}, maker.said_examples(axis, asked), training, out);
    }
  }
  return out;
}

std::string to_table(const std::vector<Recognition>& rows) {
  constexpr std::array<const char*, 3> kMethods{"vote", "classifier", "both"};
  std::string out =
      "language  axis       asked     method      labelled  top-1  top-3  macro-F1  unlabelled  "
      "left alone  calibration error\n";
  for (const auto& row : rows)
    out += fmt::format(
        "{:<10}{:<11}{:<10}{:<12}{:>8}  {:.3f}  {:.3f}  {:>8.3f}  {:>10}  {:>10.3f}  {:>17.3f}\n",
        row.language, kFacets[static_cast<std::size_t>(row.axis)].name, row.asked,
        kMethods[static_cast<std::size_t>(row.method)], row.labelled, row.top_1, row.top_3,
        row.macro_f1, row.unlabelled, row.left_alone, row.calibration_error);
  return out;
}

}  // namespace attune::index
