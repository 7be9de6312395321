// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/support/sample_corpus.h"

#include <fmt/format.h>
#include <stdlib.h>

#include <fstream>
#include <sstream>
#include <stdexcept>

namespace attune::test {
namespace {

namespace fs = std::filesystem;

}  // namespace

TempDir::TempDir() {
  std::string pattern = (fs::temp_directory_path() / "attune-test-XXXXXX").string();
  if (::mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("cannot make " + pattern);
  path_ = pattern;
}

TempDir::~TempDir() {
  std::error_code ignored;
  fs::remove_all(path_, ignored);
}

std::string read_file(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) throw std::runtime_error("cannot open " + path.string());
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

void write_file(const fs::path& path, std::string_view bytes) {
  fs::create_directories(path.parent_path());
  std::ofstream out(path, std::ios::binary | std::ios::trunc);
  out << bytes;
  out.close();
  if (!out) throw std::runtime_error("cannot write " + path.string());
}

SampleCorpus::SampleCorpus() {
  const fs::path source(ATTUNE_SOURCE_DIR);
  fs::copy(source / "tests/support/sample", folder_.path(), fs::copy_options::recursive);
  fs::copy(source / "corpus/taxonomy.yaml", file("taxonomy.yaml"));
}

fs::path SampleCorpus::file(std::string_view relative) const {
  return folder_.path() / relative;
}

void SampleCorpus::write(std::string_view relative, std::string_view text) const {
  write_file(file(relative), text);
}

void SampleCorpus::replace(std::string_view relative, std::string_view from,
                           std::string_view to) const {
  std::string text = read_file(file(relative));
  const auto at = text.find(from);
  if (at == std::string::npos)
    throw std::logic_error(fmt::format("{} is not in {}", from, relative));
  write(relative, text.replace(at, from.size(), to));
}

void SampleCorpus::add_phrases(const std::string& locale, std::size_t count) const {
  std::string text = "kind: phrase\nentries:\n";
  const bool english = locale.starts_with("en");
  const auto* gloss = english ? "" : "        gloss: \"One of many.\"\n";
  for (std::size_t i = 0; i < count; ++i) {
    text += fmt::format(
        "  - id: many/number-{0}\n    situations: [order-status]\n    stage: resolve\n"
        "    strategy: explain\n    register: {1}\n    why: w{0}\n{2}    say:\n"
        "      - text: \"Alpha{0} beta{3}.\"\n{4}      - text: \"Gamma{0} delta{5}.\"\n{4}",
        i, english ? "neutral" : "usted", english ? "" : "    english: {why: one}\n", i % 7, gloss,
        i % 11);
  }
  write("content/" + locale + "/phrases/many.yaml", text);
}

index::BuildOptions SampleCorpus::options() const {
  index::BuildOptions options;
  options.content = file("content").string();
  options.packs = file("packs").string();
  options.taxonomy = file("taxonomy.yaml").string();
  options.index = index();
  options.threads = 2;
  return options;
}

index::BuildReport SampleCorpus::build() const {
  corpus::Diagnostics faults;
  auto report = index::build(options(), faults);
  if (faults.empty()) return report;
  std::string lines;
  for (const auto& fault : faults.sorted()) lines += corpus::to_line(fault) + "\n";
  throw std::runtime_error("the sample corpus has faults:\n" + lines);
}

}  // namespace attune::test
