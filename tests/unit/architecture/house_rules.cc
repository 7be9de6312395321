// SPDX-License-Identifier: GPL-2.0-or-later
#include "house_rules.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <string_view>

namespace attune::test {
namespace {

namespace fs = std::filesystem;

/// Rooms from the ground up; the first whose place fits a file is its room.
enum class Room { Locales, Corpus, Schema, Evaluation, Indexer, Http, SearchCore, SearchApi };

struct Place {
  Room room;
  std::string_view name;
  std::vector<std::string_view> files;  ///< stems ("indexer/schema") or folders ("locales/")
  std::vector<Room> may_include;        ///< besides itself
};

const std::vector<Place>& places() {
  static const std::vector<Place> all{
      {Room::Locales, "locales", {"locales/"}, {}},
      {Room::Corpus, "corpus", {"corpus/"}, {Room::Locales}},
      {Room::Schema,
       "the index format",
       {"indexer/schema", "indexer/classifier", "indexer/manifest", "indexer/digest"},
       {Room::Locales}},
      {Room::Evaluation,
       "evaluation",
       {"indexer/evaluation", "indexer/collection", "indexer/cross_validation",
        "indexer/reading_evaluation", "indexer/main"},
       {Room::Locales, Room::Corpus, Room::Schema, Room::Indexer, Room::SearchCore}},
      {Room::Indexer, "indexer", {"indexer/"}, {Room::Locales, Room::Corpus, Room::Schema}},
      {Room::Http, "search/http", {"search/http/"}, {}},
      {Room::SearchApi,
       "search/api",
       {"search/answer_cache", "search/api", "search/body", "search/json", "search/live_engine",
        "search/main", "search/metrics", "search/openapi", "search/render", "search/terminal",
        "search/terminal_reading"},
       {Room::Locales, Room::Schema, Room::SearchCore, Room::Http}},
      {Room::SearchCore, "search", {"search/"}, {Room::Locales, Room::Schema}},
  };
  return all;
}

const Place& place_of(const std::string& path) {
  const auto stem = path.substr(0, path.rfind('.'));
  for (const auto& place : places())
    for (const auto file : place.files)
      if (file.ends_with('/') ? path.starts_with(file) : stem == file) return place;
  throw std::logic_error("no room for " + path);
}

bool is_product(const std::string& path) {
  return std::any_of(places().begin(), places().end(), [&](const Place& place) {
    return path.starts_with(place.files.front().substr(0, place.files.front().find('/') + 1));
  });
}

/// A library, by what its headers begin with, and the files it enters through.
struct Library {
  std::string_view header;
  std::vector<std::string_view> files;
};

const std::vector<Library>& libraries() {
  static const std::vector<Library> all{
      {"xapian", {"indexer/pack_writer.cc", "locales/stemmer.cc", "search/pack.cc"}},
      {"unicode/",
       {"corpus/locale_fields.cc", "corpus/pattern.cc", "corpus/text.cc", "corpus/validate_text.cc",
        "indexer/manifest.cc", "locales/analyzer.cc", "locales/fold.cc", "locales/fold.h",
        "locales/format.cc", "locales/language.cc", "locales/profile.cc", "locales/romanizer.cc",
        "locales/unicode.cc", "locales/wording.cc"}},
      {"boost/locale", {"locales/messages.cc", "search/http/text.cc"}},
      {"boost/beast", {"search/http/server.cc"}},
      {"boost/asio", {"search/http/server.cc"}},
      {"boost/url", {"search/http/target.cc"}},
      {"boost/json",
       {"indexer/collection.cc", "indexer/evaluation.cc", "indexer/manifest.cc",
        "indexer/record.cc", "indexer/schema.cc", "locales/language.cc", "search/body.cc",
        "search/json.cc", "search/pack.cc", "search/render.cc", "search/terminal.cc"}},
      {"CLI/", {"indexer/main.cc", "search/main.cc"}},
      {"yaml", {"corpus/yaml.cc"}},
      {"sodium", {"indexer/digest.cc", "search/http/etag.cc"}},
      {"libstemmer", {"locales/stemmer.cc"}},
      {"zlib", {"search/http/static_files.cc"}},
      {"regex", {}},  // four seconds of compiling for each file
  };
  return all;
}

/// What stands between the marks of every #include, quotes or angles kept: "<string>".
std::vector<std::string> includes_of(const std::string& text) {
  std::vector<std::string> out;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    if (!line.starts_with("#include ")) continue;
    const auto end = line.find_last_of(">\"");
    out.push_back(line.substr(9, end == std::string::npos ? end : end - 8));
  }
  return out;
}

Source read(const fs::path& root, const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return {fs::relative(path, root).generic_string(), text.str()};
}

void add_cpp(const fs::path& root, const char* folder, std::vector<Source>& out) {
  for (const auto& item : fs::recursive_directory_iterator(root / folder))
    if (item.path().extension() == ".cc" || item.path().extension() == ".h")
      out.push_back(read(root, item.path()));
}

std::string without_comments(const std::string& text) {
  std::string out;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) out += line.substr(0, line.find("//")) + "\n";
  return out;
}

}  // namespace

std::vector<Source> product_sources(const std::string& root) {
  std::vector<Source> out;
  for (const auto* folder : {"locales", "corpus", "indexer", "search"}) add_cpp(root, folder, out);
  return out;
}

std::vector<Source> other_sources(const std::string& root) {
  std::vector<Source> out;
  add_cpp(root, "tests", out);
  for (const auto* file : {"CMakeLists.txt", "CMakePresets.json", "README.md", "run", "test"})
    if (fs::exists(fs::path(root) / file)) out.push_back(read(root, fs::path(root) / file));
  for (const auto* folder : {"locales", "corpus", "indexer", "search", "tests"})
    for (const auto& item : fs::recursive_directory_iterator(fs::path(root) / folder))
      if (item.path().filename() == "CMakeLists.txt") out.push_back(read(root, item.path()));
  return out;
}

std::vector<std::string> include_violations(const Source& source) {
  std::vector<std::string> out;
  const auto& from = place_of(source.path);
  for (const auto& include : includes_of(source.text)) {
    const auto path = include.substr(1);
    if (include[0] != '"') continue;
    if (!is_product(path)) {
      out.push_back(fmt::format("{}: includes {}: name it from the root", source.path, path));
      continue;
    }
    const auto& to = place_of(path);
    const auto& may = from.may_include;
    if (to.room != from.room && std::find(may.begin(), may.end(), to.room) == may.end())
      out.push_back(fmt::format("{}: includes {}: {} may not include {}", source.path, path,
                                from.name, to.name));
  }
  return out;
}

std::vector<std::string> library_violations(const Source& source) {
  std::vector<std::string> out;
  for (const auto& include : includes_of(source.text))
    for (const auto& library : libraries())
      if (include[0] == '<' && include.substr(1).starts_with(library.header) &&
          std::find(library.files.begin(), library.files.end(), source.path) == library.files.end())
        out.push_back(
            fmt::format("{}: {}: only {}", source.path, include, fmt::join(library.files, ", ")));
  return out;
}

std::vector<std::string> style_violations(const Source& source) {
  std::vector<std::string> out;
  const auto complain = [&](const char* what) { out.push_back(source.path + ": " + what); };
  const bool header = source.path.ends_with(".h");
  const auto lines = std::count(source.text.begin(), source.text.end(), '\n');
  const auto code = without_comments(source.text);
  if (!source.text.starts_with("// SPDX-License-Identifier: GPL-2.0-or-later\n"))
    complain("the first line is not the SPDX line");
  if (header && code.find("\n#pragma once\n") == std::string::npos) complain("no #pragma once");
  if (header && code.find("using namespace") != std::string::npos)
    complain("using namespace in a header");
  if (lines > (header ? 250 : 500)) complain("too long: split it");
  // Put together here, so that this file does not violate its own rule; so are the paths below.
  static const std::string kAdaptor = std::string("view") + "s::";
  if (code.find(kAdaptor) != std::string::npos)
    complain("a view adaptor: clang 14 does not compile it");
  return out;
}

std::vector<std::string> path_violations(const Source& source) {
  static const std::array<std::string, 4> kMachine{
      std::string("/wo") + "rk/", std::string("/ho") + "me/", std::string("/ro") + "ot/",
      std::string("/Us") + "ers/"};
  std::vector<std::string> out;
  for (const auto& path : kMachine)
    if (source.text.find(path) != std::string::npos)
      out.push_back(source.path + ": names a path of one machine: " + path);
  return out;
}

}  // namespace attune::test
