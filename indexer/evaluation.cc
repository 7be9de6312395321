// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/evaluation.h"

#include <fmt/format.h>

#include <algorithm>
#include <boost/json.hpp>
#include <cmath>
#include <fstream>
#include <sstream>
#include <stdexcept>

namespace attune::index {
namespace {

constexpr std::size_t kDepth = 10, kFirst = 3;
constexpr std::string_view kSituation = "situation:", kFamily = "/*";

const search::Target& target_of(const search::Engine& engine, const std::string& locale) {
  const auto target = engine.target(locale);
  if (!target) throw std::runtime_error("the index has nothing for " + locale);
  return **target;  // the engine remembers targets in use
}

/// Whether an entry is one of those a golden line expects.
bool is_expected(const std::vector<std::string>& expected, const search::Pack& pack,
                 const search::FacetLayout& layout, search::DocId id) {
  const auto& entry = pack.fetch(id)->record.id;
  return std::any_of(expected.begin(), expected.end(), [&](const std::string& each) {
    if (each.starts_with(kSituation)) {
      const auto bit = layout.bit(Axis::Situation, each.substr(kSituation.size()));
      return bit >= 0 && pack.with_facet(static_cast<std::size_t>(bit)).test(id);
    }
    if (each.ends_with(kFamily)) return entry.starts_with(each.substr(0, each.size() - 1));
    return entry == each;
  });
}

bool asks_for_utterances(const search::SearchRequest& request) {
  return !request.filters[static_cast<std::size_t>(Axis::Kind)].empty();
}

double ideal_dcg(std::size_t relevant) {
  double sum = 0;
  for (std::size_t i = 0; i < std::min(relevant, kDepth); ++i)
    sum += 1 / std::log2(static_cast<double>(i) + 2);
  return sum;
}

Score score_of(const search::Engine& engine, const Case& asked) {
  const auto& target = target_of(engine, asked.request.locale);
  const auto page = engine.search(asked.request).value();
  std::size_t relevant = 0;
  for (const auto id : target.view->documents) {
    if (target.pack->is_utterance(id) && !asks_for_utterances(asked.request)) continue;
    relevant += asked.is_relevant(*target.pack->fetch(id), id) ? 1 : 0;
  }
  Score score;
  score.asked = 1;
  score.nothing = page.hits.empty() || !page.relaxations.empty() ? 1 : 0;
  for (std::size_t i = 0; i < std::min(page.hits.size(), kDepth); ++i) {
    if (!asked.is_relevant(*page.hits[i].document, page.hits[i].number)) continue;
    score.ndcg_sum += 1 / std::log2(static_cast<double>(i) + 2);
    if (score.reciprocal_rank_sum == 0) score.reciprocal_rank_sum = 1 / static_cast<double>(i + 1);
    if (i < kFirst) score.found_in_three = 1;
  }
  if (relevant > 0) score.ndcg_sum /= ideal_dcg(relevant);
  return score;
}

std::string first_three(const search::Engine& engine, const Case& asked) {
  const auto page = engine.search(asked.request).value();
  std::string out;
  for (std::size_t i = 0; i < std::min(page.hits.size(), kFirst); ++i)
    out += " " + page.hits[i].document->record.id;
  return out;
}

void append_row(std::string& out, const std::string& half, const std::string& group,
                const std::string& test_class, const Score& score) {
  out += fmt::format("{:<9}{:<10}{:<16}{:>5}  {:>7.3f}  {:>6.3f}  {:>8.3f}  {:>5.3f}\n", half,
                     group, test_class, score.asked, score.ndcg(), score.mrr(), score.recall_at_3(),
                     score.zero_rate());
}

/// Of one class, or of all together.
Score score_of(const Evaluation& evaluation, const Row& wanted) {
  Score sum;
  for (const auto& [row, score] : evaluation.rows)
    if (row.held_out == wanted.held_out && row.group == wanted.group &&
        (wanted.test_class == "all" || row.test_class == wanted.test_class))
      sum += score;
  return sum;
}

std::string half_of(const Row& row) {
  return row.held_out ? "held-out" : "tuning";
}

}  // namespace

Score& Score::operator+=(const Score& other) {
  asked += other.asked;
  found_in_three += other.found_in_three;
  nothing += other.nothing;
  ndcg_sum += other.ndcg_sum;
  reciprocal_rank_sum += other.reciprocal_rank_sum;
  return *this;
}

std::vector<Case> golden_cases(const search::Engine& engine, const std::string& packs_folder) {
  corpus::Diagnostics faults;
  auto lines = corpus::read_golden(packs_folder, faults);
  if (!faults.empty()) throw std::runtime_error(corpus::to_line(faults.sorted().front()));
  std::vector<Case> out;
  for (auto& line : lines) {
    const auto& target = target_of(engine, line.locale);
    out.push_back({target.language,
                   line.test_class,
                   line.held_out,
                   {line.query, line.locale, line.ui, {}, 0, kDepth},
                   [&engine, &target, expected = std::move(line.expected)](
                       const search::StoredDocument&, search::DocId id) {
                     return is_expected(expected, *target.pack, engine.layout(), id);
                   }});
  }
  return out;
}

Evaluation evaluate(const search::Engine& engine, const std::vector<Case>& cases) {
  Evaluation out;
  for (const auto& asked : cases) {
    const auto score = score_of(engine, asked);
    out.rows[{asked.held_out, asked.group, asked.test_class}] += score;
    if (!asked.held_out && score.found_in_three == 0)
      out.missed.push_back(fmt::format("{} {} “{}” →{}", asked.request.locale, asked.test_class,
                                       asked.request.query, first_three(engine, asked)));
  }
  return out;
}

std::string to_table(const Evaluation& evaluation) {
  std::string out = "half     language  class           asked  nDCG@10     MRR  recall@3   zero\n";
  std::map<std::tuple<bool, std::string>, Score> totals;
  for (const auto& [row, score] : evaluation.rows) {
    append_row(out, half_of(row), row.group, row.test_class, score);
    totals[{row.held_out, row.group}] += score;
  }
  for (const auto& [key, score] : totals)
    append_row(out, half_of({std::get<0>(key), {}, {}}), std::get<1>(key), "all", score);
  return out;
}

std::string to_json(const Evaluation& evaluation) {
  boost::json::array rows;
  for (const auto& [row, score] : evaluation.rows)
    rows.push_back({{"half", half_of(row)},
                    {"language", row.group},
                    {"class", row.test_class},
                    {"asked", score.asked},
                    {"ndcg_at_10", score.ndcg()},
                    {"mrr_at_10", score.mrr()},
                    {"recall_at_3", score.recall_at_3()},
                    {"zero_rate", score.zero_rate()}});
  return boost::json::serialize(rows);
}

std::vector<std::string> below_floors(const Evaluation& evaluation,
                                      const std::string& floors_file) {
  std::ifstream in(floors_file);
  if (!in) throw std::runtime_error("cannot read the floors in " + floors_file);
  std::vector<std::string> out;
  for (std::string line; std::getline(in, line);) {
    if (line.empty() || line.starts_with('#')) continue;
    std::istringstream fields(line);
    std::string half, language, test_class;
    double floor = 0;
    if (!(fields >> half >> language >> test_class >> floor) ||
        (half != "held-out" && half != "tuning"))
      throw std::runtime_error(fmt::format("{}: “{}” is no floor", floors_file, line));
    const auto score = score_of(evaluation, {half == "held-out", language, test_class});
    if (score.asked == 0 || score.recall_at_3() < floor)
      out.push_back(fmt::format("{} {} {}: recall@3 is {:.3f}, its floor {:.3f}", half, language,
                                test_class, score.recall_at_3(), floor));
  }
  return out;
}

}  // namespace attune::index
