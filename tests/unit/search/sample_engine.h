// SPDX-License-Identifier: GPL-2.0-or-later
// An engine over the sample corpus (tests/support/sample), built once for all tests of the program.
#pragma once

#include <string>
#include <vector>

#include "search/engine.h"

namespace attune::search {

[[nodiscard]] const Engine& sample_engine();

struct Asked {
  std::string query, locale = "en", ui = "en";
  std::vector<std::pair<index::Axis, std::string>> filters = {};
  std::size_t offset = 0, limit = 50;
};

[[nodiscard]] SearchRequest to_request(const Asked& question);
/// The sample engine's answer; throws when it is a problem.
[[nodiscard]] SearchPage ask(const Asked& question);
/// "id id …", in the order of the hits.
[[nodiscard]] std::string ids(const SearchPage& page);
[[nodiscard]] bool has(const SearchPage& page, const std::string& id);

}  // namespace attune::search
