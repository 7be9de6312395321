// SPDX-License-Identifier: GPL-2.0-or-later
// Includes point one way through the house, and the checker that says so finds what is planted.
#include <algorithm>
#include <catch2/catch.hpp>

#include "house_rules.h"

namespace attune::test {
namespace {

using Check = std::vector<std::string> (*)(const Source&);

std::string all_violations(const std::vector<Source>& sources, Check check) {
  std::string out;
  for (const auto& source : sources)
    for (const auto& violation : check(source)) out += violation + "\n";
  return out;
}

TEST_CASE("includes point one way") {
  const auto sources = product_sources(ATTUNE_SOURCE_DIR);
  CHECK(sources.size() > 80);
  CHECK(all_violations(sources, include_violations) == "");
}

TEST_CASE("foreign libraries enter through their own files") {
  CHECK(all_violations(product_sources(ATTUNE_SOURCE_DIR), library_violations) == "");
}

TEST_CASE("files are headed, guarded, short, and compile with both compilers") {
  CHECK(all_violations(product_sources(ATTUNE_SOURCE_DIR), style_violations) == "");
}

TEST_CASE("tests are headed and guarded, too") {
  auto sources = other_sources(ATTUNE_SOURCE_DIR);
  sources.erase(std::remove_if(sources.begin(), sources.end(),
                               [](const Source& source) {
                                 return !source.path.ends_with(".cc") &&
                                        !source.path.ends_with(".h");
                               }),
                sources.end());
  CHECK(sources.size() > 30);
  CHECK(all_violations(sources, style_violations) == "");
}

TEST_CASE("nothing names a path of the machine it was written on") {
  CHECK(all_violations(product_sources(ATTUNE_SOURCE_DIR), path_violations) == "");
  CHECK(all_violations(other_sources(ATTUNE_SOURCE_DIR), path_violations) == "");
}

TEST_CASE("a planted include that points up is found") {
  struct Row {
    const char *file, *include;
  };
  const auto row = GENERATE(values<Row>({{"locales/fold.cc", "corpus/entry.h"},
                                         {"locales/fold.cc", "indexer/schema.h"},
                                         {"corpus/reader.cc", "indexer/build.h"},
                                         {"corpus/reader.cc", "indexer/schema.h"},
                                         {"corpus/reader.cc", "search/page.h"},
                                         {"indexer/schema.cc", "corpus/entry.h"},
                                         {"indexer/manifest.h", "indexer/document.h"},
                                         {"indexer/build.cc", "search/engine.h"},
                                         {"search/engine.cc", "corpus/entry.h"},
                                         {"search/query.h", "indexer/build.h"},
                                         {"search/query.cc", "search/http/message.h"},
                                         {"search/engine.h", "search/api.h"},
                                         {"search/searching.cc", "search/json.h"},
                                         {"search/api.cc", "corpus/check.h"},
                                         {"search/main.cc", "indexer/build.h"},
                                         {"search/http/router.cc", "search/page.h"},
                                         {"search/http/router.cc", "locales/unicode.h"},
                                         {"search/query.cc", "query.h"}}));
  CAPTURE(row.file, row.include);
  const std::string line = std::string("// c\n#include \"") + row.include + "\"\n";
  CHECK(include_violations({row.file, line}).size() == 1);
}

TEST_CASE("what may be included is not complained about") {
  struct Row {
    const char *file, *include;
  };
  const auto row = GENERATE(values<Row>({{"locales/fold.cc", "\"locales/fold.h\""},
                                         {"corpus/reader.cc", "\"locales/language.h\""},
                                         {"indexer/build.cc", "\"corpus/check.h\""},
                                         {"indexer/build.cc", "\"indexer/schema.h\""},
                                         {"search/engine.cc", "\"indexer/manifest.h\""},
                                         {"search/api.cc", "\"search/http/router.h\""},
                                         {"search/api.cc", "\"search/engine.h\""},
                                         {"search/http/wire.cc", "\"search/http/text.h\""},
                                         {"search/query.cc", "<corpus/entry.h>"}}));
  CAPTURE(row.file, row.include);
  CHECK(include_violations({row.file, std::string("#include ") + row.include + "\n"}).empty());
}

TEST_CASE("a planted library is found") {
  struct Row {
    const char *file, *include;
  };
  const auto row = GENERATE(values<Row>({{"search/query.cc", "xapian.h"},
                                         {"search/query.cc", "unicode/uchar.h"},
                                         {"search/json.cc", "boost/locale.hpp"},
                                         {"search/api.cc", "boost/beast.hpp"},
                                         {"search/http/wire.cc", "boost/asio.hpp"},
                                         {"indexer/build.cc", "CLI/CLI.hpp"},
                                         {"corpus/reader.cc", "yaml.h"},
                                         {"search/main.cc", "regex"},
                                         {"indexer/manifest.cc", "sodium.h"}}));
  CAPTURE(row.file, row.include);
  CHECK(library_violations({row.file, std::string("#include <") + row.include + ">\n"}).size() ==
        1);
  CHECK(library_violations({"locales/stemmer.cc", "#include <xapian.h>\n#include <string>\n"})
            .empty());
}

TEST_CASE("planted faults of style and paths are found") {
  const std::string head = "// SPDX-License-Identifier: GPL-2.0-or-later\n";
  CHECK(style_violations({"a.h", head + "#pragma once\n"}).empty());
  CHECK(style_violations({"a.cc", head + "// view"
                                         "s::filter is only talked about\n"})
            .empty());
  CHECK(style_violations({"a.h", "#pragma once\n"}).size() == 2);  // no line before it, either
  CHECK(style_violations({"a.h", head + "int x;\n"}).size() == 1);
  CHECK(style_violations({"a.h", head + "#pragma once\nusing namespace std;\n"}).size() == 1);
  CHECK(style_violations({"a.cc", head + "auto x = v | std::view"
                                         "s::reverse;\n"})
            .size() == 1);
  CHECK(style_violations({"a.cc", head + std::string(500, '\n')}).size() == 1);
  CHECK(path_violations({"run", std::string("cd /ho") + "me/ada"}).size() == 1);
  CHECK(path_violations({"run", "cd /usr/share"}).empty());
}

}  // namespace
}  // namespace attune::test
