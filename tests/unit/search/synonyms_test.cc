// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/synonyms.h"

#include <catch2/catch.hpp>

namespace attune::search {
namespace {

std::string others(const Synonyms& synonyms, const locales::Analyzer& analyzer,
                   const std::string& text) {
  const auto words = analyzer.analyze(text);
  std::string out;
  for (const auto* member : synonyms.others(words)) {
    for (const auto& word : *member) out += word.exact + "+";
    out += " ";
  }
  return out;
}

TEST_CASE("a member at the beginning brings the other members of its groups") {
  const locales::Analyzer analyzer("en", {});
  const Synonyms synonyms({{"refund", "money back", "reimbursement"},
                           {"back", "return"},
                           {"refund", "repay"},
                           {"…", "dots"}},
                          analyzer);
  struct Row {
    const char *text, *others;
  };
  const auto row = GENERATE(values<Row>({{"money back now", "refund+ reimbursement+ "},
                                         {"MONEY back", "refund+ reimbursement+ "},
                                         {"back money", "return+ "},
                                         {"money", ""},
                                         {"my money back", ""},
                                         {"return", "back+ "},
                                         {"", ""},
                                         {"unknown", ""}}));
  CAPTURE(row.text);
  CHECK(others(synonyms, analyzer, row.text) == row.others);
  CHECK(others(synonyms, analyzer, "reimbursement") == "refund+ money+back+ ");
}

TEST_CASE("a word in two groups brings both") {
  const locales::Analyzer analyzer("en", {});
  const Synonyms synonyms({{"refund", "money back"}, {"refund", "repay"}}, analyzer);
  const auto found = others(synonyms, analyzer, "refund");
  CHECK(found.find("money+back+ ") != std::string::npos);
  CHECK(found.find("repay+ ") != std::string::npos);
}

TEST_CASE("no groups, no synonyms") {
  const locales::Analyzer analyzer("en", {});
  CHECK(others(Synonyms({}, analyzer), analyzer, "refund").empty());
  CHECK(others(Synonyms({{"!", "?"}}, analyzer), analyzer, "refund").empty());
}

}  // namespace
}  // namespace attune::search
