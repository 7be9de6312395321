// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/problems.h"

#include <algorithm>
#include <stdexcept>

namespace attune::search {

Problem problem(std::string_view code, std::vector<std::pair<std::string_view, std::string>> values,
                std::string about) {
  const auto found = std::find_if(kProblems.begin(), kProblems.end(),
                                  [&](const auto& kind) { return kind.code == code; });
  if (found == kProblems.end()) throw std::logic_error("no such problem: " + std::string(code));
  return {&*found, std::move(values), std::move(about)};
}

void throw_exception_from_error(const Problem& problem, const boost::source_location&) {
  throw std::logic_error("a result was read without looking: " + std::string(problem.kind->code));
}

}  // namespace attune::search
