// SPDX-License-Identifier: GPL-2.0-or-later
// What the compiler cannot check of the house's rules (README.md, “Map”): which room may include
// which, where foreign libraries enter, and what no file may contain.
#pragma once

#include <string>
#include <vector>

namespace attune::test {

struct Source {
  std::string path;  ///< "search/query.cc"
  std::string text;
};

/// All C++ of the product: locales, corpus, indexer, search.
[[nodiscard]] std::vector<Source> product_sources(const std::string& root);
/// The tests' C++, and the build files and scripts of the whole project.
[[nodiscard]] std::vector<Source> other_sources(const std::string& root);

/// "search/query.cc: includes corpus/entry.h: search may not include corpus", one line each.
[[nodiscard]] std::vector<std::string> include_violations(const Source& source);
/// "search/query.cc: <xapian.h>: only indexer/pack_writer.cc …"
[[nodiscard]] std::vector<std::string> library_violations(const Source& source);
[[nodiscard]] std::vector<std::string> style_violations(const Source& source);
/// Paths of somebody's machine.
[[nodiscard]] std::vector<std::string> path_violations(const Source& source);

}  // namespace attune::test
