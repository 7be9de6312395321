// SPDX-License-Identifier: GPL-2.0-or-later
// How well search finds: questions with known answers, asked of a real engine.
//   metrics per question (Manning, Raghavan & Schütze 2008, ch. 8), averaged per group:
//   nDCG@10 binary relevance, ideal = min(10, relevant entries) · MRR@10 · recall@3 share of
//   questions with a right entry among the first three · zero share that found nothing
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <tuple>
#include <vector>

#include "corpus/locale_pack.h"
#include "search/engine.h"

namespace attune::index {

struct Case {
  std::string group, test_class;  ///< group: language, or language and noise
  bool held_out = false;
  search::SearchRequest request;
  std::function<bool(const search::StoredDocument&, search::DocId)> is_relevant;
};

/// Sums over the questions of one row; the accessors give means.
struct Score {
  std::size_t asked = 0, found_in_three = 0, nothing = 0;
  double ndcg_sum = 0, reciprocal_rank_sum = 0;

  [[nodiscard]] double ndcg() const { return mean(ndcg_sum); }
  [[nodiscard]] double mrr() const { return mean(reciprocal_rank_sum); }
  [[nodiscard]] double recall_at_3() const { return mean(static_cast<double>(found_in_three)); }
  [[nodiscard]] double zero_rate() const { return mean(static_cast<double>(nothing)); }
  Score& operator+=(const Score& other);

 private:
  [[nodiscard]] double mean(double sum) const {
    return asked == 0 ? 0 : sum / static_cast<double>(asked);
  }
};

struct Row {
  bool held_out;
  std::string group, test_class;
  friend auto operator<=>(const Row&, const Row&) = default;
};

struct Evaluation {
  std::map<Row, Score> rows;
  std::vector<std::string> missed;  ///< questions of the tuning half whose answer was not in three
};

/// The golden queries of all packs. Throws std::runtime_error naming the first faulty line.
[[nodiscard]] std::vector<Case> golden_cases(const search::Engine& engine,
                                             const std::string& packs_folder);

[[nodiscard]] Evaluation evaluate(const search::Engine& engine, const std::vector<Case>& cases);

/// A table for people; and the same as JSON.
[[nodiscard]] std::string to_table(const Evaluation& evaluation);
[[nodiscard]] std::string to_json(const Evaluation& evaluation);

/// What of `floors_file` (half⇥language⇥class or all⇥recall@3) is not reached, a sentence each. A
/// floor without questions is not reached. Throws std::runtime_error for a file that cannot be
/// read.
[[nodiscard]] std::vector<std::string> below_floors(const Evaluation& evaluation,
                                                    const std::string& floors_file);

}  // namespace attune::index
