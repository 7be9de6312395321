// SPDX-License-Identifier: GPL-2.0-or-later
// What the library alone takes for the same texts, so that a build rate can be read on any machine:
// Xapian's TermGenerator (words with positions, stems, CJK n-grams), one database for each of two
// threads, neither merged nor flushed to the disk.
//   bench_peers CONTENT PACKS FOLDER      prints entries a second
#include <fmt/format.h>
#include <xapian.h>

#include <array>
#include <chrono>
#include <filesystem>
#include <string>
#include <thread>
#include <variant>

#include "corpus/check.h"

namespace {

using namespace attune;

void index(const corpus::Entry& entry, Xapian::TermGenerator& generator) {
  const auto* phrase = std::get_if<corpus::Phrase>(&entry.body);
  if (phrase == nullptr) return;
  for (const auto& wording : phrase->say) {
    generator.index_text(wording.text);
    generator.increase_termpos();
    generator.index_text(wording.gloss, 1, "XG");
    generator.increase_termpos();
  }
  for (const auto& said : phrase->customer_says) generator.index_text(said);
  for (const auto* guidance : {&entry.why, &entry.use_when, &entry.avoid_when})
    generator.index_text(*guidance);
}

void write(const corpus::Corpus& corpus, std::size_t begin, std::size_t end,
           const std::string& path) {
  Xapian::WritableDatabase database(path, Xapian::DB_CREATE_OR_OVERWRITE | Xapian::DB_NO_SYNC |
                                              Xapian::DB_DANGEROUS | Xapian::DB_BACKEND_GLASS);
  Xapian::TermGenerator generator;
  generator.set_stemmer(Xapian::Stem("en"));
  generator.set_flags(Xapian::TermGenerator::FLAG_CJK_NGRAM);
  for (auto i = begin; i < end; ++i) {
    Xapian::Document document;
    generator.set_document(document);
    index(corpus.entries[i], generator);
    document.set_data(corpus.entries[i].id);
    database.add_document(document);
  }
  database.commit();
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 4) {
    fmt::print(stderr, "usage: bench_peers CONTENT PACKS FOLDER\n");
    return 2;
  }
  const std::filesystem::path folder(arguments[3]);
  std::filesystem::create_directories(folder);
  const auto corpus = corpus::load_corpus({arguments[1], arguments[2], "corpus/taxonomy.yaml", 2});
  const auto start = std::chrono::steady_clock::now();
  const auto middle = corpus.entries.size() / 2;
  std::thread half([&] { write(corpus, 0, middle, folder / "peer-1"); });
  write(corpus, middle, corpus.entries.size(), folder / "peer-2");
  half.join();
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
  fmt::print("{:.0f}\n", static_cast<double>(corpus.entries.size()) / took.count());
}
