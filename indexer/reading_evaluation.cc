// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/reading_evaluation.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>
#include <stdexcept>

namespace attune::index {
namespace {

using Cells = std::vector<std::string>;

std::vector<Cells> rows_of(const std::filesystem::path& file, std::size_t columns) {
  std::ifstream in(file);
  if (!in) throw std::runtime_error(fmt::format("cannot read {}", file.string()));
  std::vector<Cells> out;
  std::size_t number = 0;
  for (std::string line; std::getline(in, line);) {
    ++number;
    if (line.empty() || line.starts_with('#')) continue;
    auto& row = out.emplace_back();
    std::istringstream cells(line);
    for (std::string cell; std::getline(cells, cell, '\t');) row.push_back(cell);
    if (row.size() != columns)
      throw std::runtime_error(fmt::format("{}:{}: expected {} columns separated by tabs, found {}",
                                           file.string(), number, columns, row.size()));
  }
  return out;
}

std::set<std::string> ids_of(const std::string& cell) {
  std::set<std::string> out;
  std::istringstream ids(cell);
  for (std::string id; std::getline(ids, id, ',');)
    if (id != "-") out.insert(id);
  return out;
}

std::string given(const std::string& cell) {
  return cell == "-" ? "" : cell;
}

bool names_any(const std::vector<search::Sign>& signs, const std::set<std::string>& ids) {
  return std::any_of(signs.begin(), signs.end(),
                     [&](const auto& sign) { return ids.contains(sign.id); });
}

bool names_first(const std::vector<search::Sign>& signs, const std::set<std::string>& ids) {
  return !signs.empty() && ids.contains(signs.front().id);
}

class Examiner {
 public:
  Examiner(const search::Engine& engine, std::string language) : engine_(engine) {
    score_.language = std::move(language);
  }

  /// situations⇥emotions⇥text
  void message(const Cells& row) {
    const auto situations = ids_of(row[0]), emotions = ids_of(row[1]);
    const auto unaided = read(row[2], "");
    score_.language_known.count(unaided.languages.front().language == score_.language);
    const auto aided = read(row[2], score_.language);
    count_ordinary(situations, aided.protocols);
    const auto& seen = aided.message;
    if (situations.empty()) return score_.left_alone.count(seen.situations.empty());
    score_.situation.count(names_first(seen.situations, situations));
    score_.among_three.count(names_any(seen.situations, situations));
    score_.emotion.count(names_first(seen.emotions, emotions));
    if (row[0] == "information-request")
      score_.calm_read_as_anger.count(names_any(seen.emotions, {"anger", "frustration"}));
  }

  /// topic⇥text
  void danger(const Cells& row) {
    bool any = false, likely = false;
    for (const auto& card : read(row[1], score_.language).protocols) {
      if (row[0] != "-" && card.hit.document->record.topic != row[0]) continue;
      any = true;
      likely |= card.likely;
    }
    const bool harmless = row[0] == "-";
    (harmless ? score_.alarmed : score_.card).count(any);
    (harmless ? score_.likely_alarmed : score_.likely_card).count(likely);
  }

  /// rules⇥register⇥channel⇥text. In a faulty draft another reader may see another fault: what is
  /// said beyond the expected counts against us in faultless ones only.
  void draft(const Cells& row) {
    const auto rules = ids_of(row[0]);
    std::set<std::string> said;
    for (const auto& finding :
         engine_.check({row[3], given(row[1]), given(row[2])}, score_.language).value())
      said.insert(finding.rule);
    if (rules.empty()) score_.let_pass.count(said.empty());
    for (const auto& rule : rules) score_.rule.count(said.contains(rule));
    for (const auto& rule : said)
      if (rules.empty() || rules.contains(rule)) score_.said_rightly.count(!rules.empty());
  }

  [[nodiscard]] const ReadingScore& score() const { return score_; }

 private:
  void count_ordinary(const std::set<std::string>& situations,
                      const std::vector<search::ProtocolHit>& cards) {
    for (const auto* danger : {"crisis-self-harm", "threats", "harassment", "disaster", "illness",
                               "safety-incident", "account-compromised", "abusive-language"})
      if (situations.contains(danger)) return;
    score_.ordinary_alarmed.count(!cards.empty());
    score_.ordinary_likely_alarmed.count(!cards.empty() && cards.front().likely);
  }

  [[nodiscard]] search::MessageReading read(const std::string& text,
                                            const std::string& locale) const {
    return engine_.read({text, locale, {}}).value();
  }

  const search::Engine& engine_;
  ReadingScore score_;
};

struct Column {
  const char* name;
  Share ReadingScore::*share;
};

constexpr std::array kColumns{Column{"language", &ReadingScore::language_known},
                              Column{"situation", &ReadingScore::situation},
                              Column{"among three", &ReadingScore::among_three},
                              Column{"left alone", &ReadingScore::left_alone},
                              Column{"emotion", &ReadingScore::emotion},
                              Column{"calm as anger", &ReadingScore::calm_read_as_anger},
                              Column{"card", &ReadingScore::card},
                              Column{"likely card", &ReadingScore::likely_card},
                              Column{"alarmed", &ReadingScore::alarmed},
                              Column{"likely alarmed", &ReadingScore::likely_alarmed},
                              Column{"ordinary", &ReadingScore::ordinary_alarmed},
                              Column{"ordinary likely", &ReadingScore::ordinary_likely_alarmed},
                              Column{"rule", &ReadingScore::rule},
                              Column{"said rightly", &ReadingScore::said_rightly},
                              Column{"let pass", &ReadingScore::let_pass}};

}  // namespace

std::vector<ReadingScore> evaluate_reading(const search::Engine& engine,
                                           const std::string& folder) {
  std::vector<ReadingScore> out;
  const std::filesystem::path root(folder);
  for (const auto& pack : engine.packs()) {
    const auto& language = pack->definition().language;
    const auto file = language + ".tsv";
    if (!std::filesystem::exists(root / file)) continue;
    Examiner examiner(engine, language);
    for (const auto& row : rows_of(root / file, 3)) examiner.message(row);
    for (const auto& row : rows_of(root / "safety" / file, 2)) examiner.danger(row);
    for (const auto& row : rows_of(root / "drafts" / file, 4)) examiner.draft(row);
    out.push_back(examiner.score());
  }
  return out;
}

std::string to_table(const std::vector<ReadingScore>& scores) {
  std::string out = fmt::format("{:<17}", "");
  for (const auto& score : scores) out += fmt::format("{:>7}", score.language);
  out += '\n';
  for (const auto& column : kColumns) {
    out += fmt::format("{:<17}", column.name);
    for (const auto& score : scores) out += fmt::format("{:>7.3f}", (score.*column.share).value());
    out += '\n';
  }
  return out;
}

std::string to_json(const std::vector<ReadingScore>& scores) {
  std::string out = "[";
  for (const auto& score : scores) {
    out += fmt::format("{}{{\"locale\":\"{}\"", out.size() > 1 ? "," : "", score.language);
    for (const auto& column : kColumns) {
      const auto& share = score.*column.share;
      out += fmt::format(",\"{}\":{{\"of\":{},\"share\":{:.4f}}}", column.name, share.all,
                         share.value());
    }
    out += '}';
  }
  return out + ']';
}

}  // namespace attune::index
